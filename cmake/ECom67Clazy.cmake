# SPDX-License-Identifier: MIT
# Clazy as a part of the compiler: it reads the sources of the program while they are compiled, which
# costs a fraction of reading them once more. Needs the clang++ that its plugin was built for.

option(ECOM67_CLAZY "Have clazy read the sources while clang++ compiles them" OFF)

# The same checks as those of scripts/lint, which reads this file.
set(ECOM67_CLAZY_CHECKS level1,isempty-vs-count,qstring-varargs,signal-with-return-value)

# ecom67_read_by_clazy(<target>): what clazy says is a warning, and an error where those are.
function(ecom67_read_by_clazy target)
    if(ECOM67_CLAZY)
        target_compile_options(${target} PRIVATE
            "SHELL:-Xclang -load -Xclang ClazyPlugin.so -Xclang -add-plugin -Xclang clazy"
            "SHELL:-Xclang -plugin-arg-clazy -Xclang ${ECOM67_CLAZY_CHECKS}")
    endif()
endfunction()
