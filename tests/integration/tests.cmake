# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
ecom67_add_test(tst_WebSocketHandshake SOURCE integration/tst_WebSocketHandshake.cpp
    LABEL integration LINK ecom67::service)

# The console program as scripts run it.
foreach(name ConfigCommand SendCommand)
    ecom67_add_test(tst_${name} SOURCE integration/tst_${name}.cpp support/CliRun.h
        LABEL integration LINK ecom67::gateway Qt6::Network)
    target_compile_definitions(tst_${name} PRIVATE ECOM67_CLI="$<TARGET_FILE:ecom67-support-cli>")
    add_dependencies(tst_${name} ecom67-support-cli)
endforeach()

# It works with no display.
add_test(NAME lint_cli_linked_modules
    COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/scripts/check-linked-modules.py
        $<TARGET_FILE:ecom67-support-cli>)
set_tests_properties(lint_cli_linked_modules PROPERTIES LABELS lint)
