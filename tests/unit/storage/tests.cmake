# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
foreach(name CheckedFile ConversationAge ConversationDatabase ConversationRetry EnvFile
        LogFile LogWriter MemoryConversationStore MessageRecord ProfilePaths SettingsStore
        SqliteConversationStore)
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
