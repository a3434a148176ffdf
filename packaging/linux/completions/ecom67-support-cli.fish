# SPDX-License-Identifier: MIT
# Completion of ecom67-support-cli for fish.
set -l commands send config identity gateway
complete -c ecom67-support-cli -f
complete -c ecom67-support-cli -l help -d 'show the commands or options and leave'
complete -c ecom67-support-cli -n "not __fish_seen_subcommand_from $commands" -l version -d 'show the version'
complete -c ecom67-support-cli -n "not __fish_seen_subcommand_from $commands" -a send -d 'ask one question'
complete -c ecom67-support-cli -n "not __fish_seen_subcommand_from $commands" -a config -d 'show or import settings'
complete -c ecom67-support-cli -n "not __fish_seen_subcommand_from $commands" -a identity -d 'where the token comes from'
complete -c ecom67-support-cli -n "not __fish_seen_subcommand_from $commands" -a gateway -d 'serve the local gateway'

complete -c ecom67-support-cli -n '__fish_seen_subcommand_from send config identity' -l profile -x -d 'use the settings of this profile'
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from send config identity' -l json -d 'print one JSON object'
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from send config' -l endpoint -x -d 'WebSocket address of the chat'

complete -c ecom67-support-cli -n '__fish_seen_subcommand_from send' -l network-proxy -x -a 'system none http socks5' -d 'way to the server'
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from send' -l network-proxy-host -x -d 'host of the proxy'
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from send' -l network-proxy-port -x -d 'port of the proxy'
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from send' -l network-ca-file -r -F -d 'certificates to be trusted as well'
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from send' -l timeout -x -d 'wait as long for the answer'
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from send' -l session -x -d 'go on with this session'

complete -c ecom67-support-cli -n '__fish_seen_subcommand_from config' -a import -d 'take over the endpoint of a .env file'
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from import' -F
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from config' -l dry-run -d 'write nothing'

complete -c ecom67-support-cli -n '__fish_seen_subcommand_from identity' -a 'store forget'
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from identity' -l proxy-password -d 'of the proxy in place of the token'

complete -c ecom67-support-cli -n '__fish_seen_subcommand_from gateway' -l port -x -d 'TCP port on 127.0.0.1'
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from gateway' -l stage -x -d 'stage path of the URL'
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from gateway' -l require-token -d 'refuse handshakes without a token'
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from gateway' -l secret -x -d 'key of HS256 tokens'
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from gateway' -l jwks -r -F -d 'public keys of RS256 tokens'
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from gateway' -l issuer -x -d '"iss" that tokens must have'
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from gateway' -l audience -x -d '"aud" that tokens must have'
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from gateway' -l time-scale -x -d 'multiply the time quotas'
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from gateway' -l think -x -d 'time the assistant takes'
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from gateway' -l script -r -F -d 'prepared answers'
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from gateway' -l dialect -x -a 'customer legacy admin' -d 'which server it is'
complete -c ecom67-support-cli -n '__fish_seen_subcommand_from gateway' -l fault -x -d 'misbehave'
