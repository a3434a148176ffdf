# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Completion of ecom67-support-cli for bash.

_ecom67_support_cli() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} words=
    COMPREPLY=()
    case $before in
        --network-proxy)
            mapfile -t COMPREPLY < <(compgen -W 'system none http socks5' -- "$word")
            return
            ;;
        --dialect)
            mapfile -t COMPREPLY < <(compgen -W 'customer legacy admin' -- "$word")
            return
            ;;
        --network-ca-file | --jwks | --script | import)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
            return
            ;;
        --endpoint | --profile | --network-proxy-host | --network-proxy-port | --timeout \
            | --session | --port | --stage | --secret | --issuer | --audience | --time-scale \
            | --think | --fault)
            return
            ;;
    esac
    if [ "$COMP_CWORD" -eq 1 ]; then
        words='send config identity gateway --help --version'
    else
        case ${COMP_WORDS[1]} in
            send)
                words='--endpoint --profile --network-proxy --network-proxy-host
                    --network-proxy-port --network-ca-file --json --timeout --session --help'
                ;;
            config) words='import --json --profile --endpoint --dry-run --help' ;;
            identity) words='store forget --json --profile --proxy-password --help' ;;
            gateway)
                words='--port --stage --require-token --secret --jwks --issuer --audience
                    --time-scale --think --script --dialect --fault --help'
                ;;
        esac
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -F _ecom67_support_cli ecom67-support-cli
