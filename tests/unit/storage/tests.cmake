# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
foreach(name CheckedFile ConversationAge ConversationDatabase ConversationRetry EnvFile
        HostileSettings IniText LogFile LogWriter MemoryConversationStore MessageRecord OwnerAccess
        ProfilePaths SecretPieces SettingSources SettingsStore SettingsWatcher SqliteConversationStore
        ThreadedSecretStore)
    ecom67_add_test(tst_${name} SOURCE unit/storage/tst_${name}.cpp LABEL unit
        LINK ecom67::storage Qt6::Sql)
endforeach()

# A second program for the tests that kill one.
qt_add_executable(storage_child unit/storage/StorageChild.cpp)
target_link_libraries(storage_child PRIVATE ecom67::storage ecom67_options)
ecom67_add_test(tst_ConversationSafety SOURCE unit/storage/tst_ConversationSafety.cpp LABEL unit
    LINK ecom67::storage Qt6::Sql)
target_compile_definitions(tst_ConversationSafety PRIVATE
    ECOM67_STORAGE_CHILD="$<TARGET_FILE:storage_child>")
add_dependencies(tst_ConversationSafety storage_child)
ecom67_add_test(tst_ProfileLock SOURCE unit/storage/tst_ProfileLock.cpp LABEL unit
    LINK ecom67::storage)
if(UNIX AND NOT APPLE)
    ecom67_add_test(tst_PolicyFile SOURCE unit/storage/tst_PolicyFile.cpp LABEL unit
        LINK ecom67::storage)
endif()

# The keyring of the desktop, used by a program of its own.
if(UNIX AND NOT APPLE AND TARGET Qt6Keychain::Qt6Keychain)
    qt_add_executable(secret_child unit/storage/SecretChild.cpp)
    target_link_libraries(secret_child PRIVATE ecom67::storage ecom67_options)
    ecom67_add_test(tst_SecretStore SOURCE unit/storage/tst_SecretStore.cpp
        support/SecretService.h LABEL unit LINK ecom67::storage Qt6::Network)
    target_compile_definitions(tst_SecretStore PRIVATE
        ECOM67_SECRET_CHILD="$<TARGET_FILE:secret_child>")
    add_dependencies(tst_SecretStore secret_child)
endif()

# The Credential Manager, which is there on every Windows.
if(WIN32)
    ecom67_add_test(tst_CredentialSecrets SOURCE unit/storage/tst_CredentialSecrets.cpp
        LABEL unit LINK ecom67::storage advapi32)
endif()
