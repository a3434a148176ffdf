# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Signatures, with a certificate that is made here. Sourced by packaging/tests/windows.sh.
# shellcheck disable=SC2154 # what the sourcing script has set

make_certificate() {
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj '/CN=E-Com67 test of signing' \
        -addext 'extendedKeyUsage=codeSigning' -keyout "$wine_folder/sign.key" \
        -out "$wine_folder/sign.pem" 2>/dev/null
}

verifies() { osslsigncode verify -CAfile "$wine_folder/sign.pem" -in "$1"; }

# signs FILE: unsigned it does not verify; signed it does; with one byte changed it does not.
signs() {
    local copy=$wine_folder/signed-${1##*/}
    make_certificate
    cp "$1" "$copy"
    fails verifies "$copy"
    expect 'unsigned' env -u ECOM67_SIGN_CERTIFICATE -u ECOM67_SIGN_KEY "$windows_here/sign" "$copy"
    fails env -u ECOM67_SIGN_KEY "ECOM67_SIGN_CERTIFICATE=$wine_folder/sign.pem" "$windows_here/sign" "$copy"
    ECOM67_SIGN_CERTIFICATE=$wine_folder/sign.pem ECOM67_SIGN_KEY=$wine_folder/sign.key \
        "$windows_here/sign" "$copy"
    verifies "$copy"
    # In the midst of what is packed: an MSI has room at its beginning that nothing uses.
    printf 'tampered' | dd of="$copy" bs=1 seek=$(($(stat -c %s "$copy") / 2)) conv=notrunc 2>/dev/null
    fails verifies "$copy"
}
