# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Completion of ecom67-support for bash.

_ecom67_support() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()
    case $before in
        --log-level)
            mapfile -t COMPREPLY < <(compgen -W 'debug info warning error none' -- "$word")
            return
            ;;
        --kiosk-enabled)
            mapfile -t COMPREPLY < <(compgen -W 'true false' -- "$word")
            return
            ;;
        --network-proxy)
            mapfile -t COMPREPLY < <(compgen -W 'system none http socks5' -- "$word")
            return
            ;;
        --bench)
            mapfile -t COMPREPLY < <(compgen -W 'startup send view' -- "$word")
            return
            ;;
        --log-file | --network-ca-file | --script | --self-test)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
            return
            ;;
        --endpoint | --network-proxy-host | --network-proxy-port | --profile)
            return
            ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W '-h --help -v --version --info --demo --kiosk --endpoint
        --log-level --log-file --kiosk-enabled --network-proxy --network-proxy-host
        --network-proxy-port --network-ca-file --profile --script --self-test --bench' -- "$word")
}
complete -F _ecom67_support ecom67-support
