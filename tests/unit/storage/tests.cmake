# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
foreach(name ConversationDatabase SqliteConversationStore)
    ecom67_add_test(tst_${name} SOURCE unit/storage/tst_${name}.cpp LABEL unit
        LINK ecom67::storage Qt6::Sql)
endforeach()
