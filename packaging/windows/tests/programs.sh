# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# What the installed programs must do, whichever package brought them. Sourced by
# packaging/tests/windows.sh. installed is the folder they lie in, as this computer sees it.
# shellcheck disable=SC2154 # what the sourcing script has set

# run_program NAME ARGUMENT...: one of the two, for at most two minutes.
run_program() {
    local name=$1
    shift
    timeout 120 wine "$installed/$name.exe" "$@" </dev/null
}

# expect TEXT COMMAND...: its output must hold the text.
expect() {
    local text=$1 output
    shift
    output=$("$@" 2>&1 | tr -d '\r')
    printf '%s\n' "$output"
    grep -qF -- "$text" <<<"$output"
}

# fails COMMAND...: a command that must not succeed. (A "!" before it would not end a test.)
fails() {
    if "$@"; then
        printf 'this should have failed: %s\n' "$*"
        return 1
    fi
}

# starts VERSION: both programs, and all that the window program needs at hand.
starts() {
    local line
    expect "E-Com67 Support $1" run_program ecom67-support --version
    expect "ecom67-support-cli $1" run_program ecom67-support-cli --version
    run_program ecom67-support --info | tr -d '\r' >"$wine_folder/info"
    cat "$wine_folder/info"
    for line in 'Qt: 6\.' 'database drivers: .*QSQLITE' '[Ss]channel' \
        'system defaults: .*E-Com67 Support/E-Com67/E-Com67 Support.ini'; do
        grep -q "$line" "$wine_folder/info" || { printf 'no %s in --info\n' "$line"; return 1; }
    done
    # Everybody may write there.
    fails grep 'system defaults: .*ProgramData' "$wine_folder/info"
}

# picture_is_good FILE: a window with something in it, not an empty one.
picture_is_good() {
    local colours
    colours=$(identify -format '%k' "$1")
    printf '%s: %s colours\n' "$(basename "$1")" "$colours"
    [ "$colours" -gt 50 ]
}

# self_test ENDPOINT NAME [ARGUMENT...]: connects, asks, waits for the answer, saves its window.
self_test() {
    local endpoint=$1 picture=$pictures/$2.png
    shift 2
    rm -f "$picture"
    run_program ecom67-support --profile selftest --endpoint "$endpoint" \
        --self-test "$(windows_path "$picture")" "$@"
    picture_is_good "$picture"
}

trust_authority() {
    openssl x509 -in "$ECOM67_TEST_CA" -outform DER -out "$wine_folder/authority.der"
    "$windows_triple-gcc-posix" -o "$wine_folder/add-authority.exe" \
        "$windows_tests/add-authority.c" -lcrypt32
    wine "$wine_folder/add-authority.exe" "$(windows_path "$wine_folder/authority.der")"
}

# converses: plain, and encrypted only where Windows trusts the authority.
converses() {
    self_test "$ECOM67_TEST_WS" plain
    expect 'Hello' run_program ecom67-support-cli send 'Hello Grüße' --endpoint "$ECOM67_TEST_WS"
    local code=0
    run_program ecom67-support-cli send Hello --endpoint "$ECOM67_TEST_WSS" || code=$?
    [ "$code" -eq 3 ] || { printf 'a certificate of nobody was taken, or another fault: %s\n' "$code"; return 1; }
    trust_authority
    expect 'Hello' run_program ecom67-support-cli send Hello --endpoint "$ECOM67_TEST_WSS"
    self_test "$ECOM67_TEST_WSS" encrypted
    # Without OpenSSL nobody is judged by keys; that must be said, not ignored.
    code=0
    expect 'without OpenSSL' run_program ecom67-support-cli gateway --require-token --jwks keys.json || code=$?
    [ "$code" -eq 0 ]
}

# script_file NAME STEP...: a script for the window program, with its name outside of Latin-1.
script_file() {
    local file=$wine_folder/$1 text
    shift
    text=$(printf '%s,\n' "$@")
    printf '{"steps":[%s]}\n' "${text%,}" >"$file"
    windows_path "$file"
}

# talks_once TEXT: asks a question at the endpoint of the installation, and leaves the answer there.
talks_once() {
    local script
    script=$(script_file 'Gespräch 你好.json' '{"do":"open"}' '{"do":"wait-status","status":"Online","timeout":40000}' \
        "{\"do\":\"send\",\"text\":\"$1\"}" '{"do":"wait-answer","timeout":40000}' \
        "{\"do\":\"screenshot\",\"file\":\"$(windows_path "$pictures/conversation.png" | sed 's|\\|/|g')\"}" \
        '{"do":"quit"}')
    run_program ecom67-support --script "$script"
    picture_is_good "$pictures/conversation.png"
}

# remembers TEXT: the conversation of before is there again.
remembers() {
    local script
    script=$(script_file 'later.json' '{"do":"open"}' "{\"do\":\"expect\",\"text\":\"$1\"}" '{"do":"quit"}')
    run_program ecom67-support --script "$script"
}
