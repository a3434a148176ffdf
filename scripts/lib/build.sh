# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Configuring and building a preset. Sourced.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# The same source is the same source in every checkout: the cache does not look at its folder. What is
# compiled with precompiled headers hits in its own checkout only: those name their folder.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
# Without this it refuses whatever is compiled with precompiled headers.
export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
# What the compiler says it read is enough; preprocessing everything once more is not needed.
export CCACHE_DEPEND=1

# build_preset NAME: configures and builds one preset. What the tools say goes to stderr, so
# that the output of a script stays what the script itself has to say.
build_preset() {
    (
        # Joined by &&: where the caller looks at the exit code, set -e does not stop anything.
        cd "$root" \
            && cmake --preset "$1" \
            && cmake --build --preset "$1" --parallel "${ECOM67_JOBS:-$(nproc)}"
    ) >&2
}
