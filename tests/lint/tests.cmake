# SPDX-License-Identifier: MIT
# The lints that need no program, and the proof that each of them can fail.
find_package(Python3 REQUIRED COMPONENTS Interpreter)

foreach(lint layers source bug-table fault-table translations)
    string(REPLACE "-" "_" name ${lint})
    add_test(NAME lint_${name}
        COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/scripts/check-${lint}.py)
    set_tests_properties(lint_${name} PROPERTIES LABELS lint)
endforeach()

foreach(name layers source bug_table fault_table translations linked_modules leak command_line)
    # -B: a test leaves nothing behind in the source tree.
    add_test(NAME lint_${name}_selftest
        COMMAND Python3::Interpreter -B ${CMAKE_CURRENT_LIST_DIR}/test_${name}.py)
    set_tests_properties(lint_${name}_selftest PROPERTIES LABELS lint)
endforeach()
