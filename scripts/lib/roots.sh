# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Bare systems to install packages into: made once with debootstrap from the mirror that this machine
# uses itself, then copied for each test. Sourced; needs root.

# Made roots and fetched packages are kept here; they may be deleted at any time.
roots_folder=${ECOM67_ROOTS:-$root/build/packaging-roots}

# The home of whoever runs something in a bare system.
# shellcheck disable=SC2034  # used by those that source this as well
home_inside=/home/customer

# debian_mirror: the address this machine takes Debian's packages from.
debian_mirror() {
    # shellcheck disable=SC2016  # apt fills these in
    apt-get indextargets --format '$(SITE) $(LABEL)' 'Created-By: Packages' \
        | awk '$2 == "Debian" && !found { print $1; found = 1 }'
}

# bare_root SUITE: makes sure there is a minimal system of it, and prints its folder.
bare_root() {
    local folder=$roots_folder/$1 mirror try
    if [ ! -e "$folder/.complete" ]; then
        mirror=$(debian_mirror)
        [ -n "$mirror" ] || { printf 'No mirror of Debian in the sources of apt.\n' >&2; return 1; }
        mkdir -p "$roots_folder/archives/$1"
        # A mirror that is just being updated, or a connection that breaks: twice more.
        for try in 1 2 3; do
            rm -rf --one-file-system "$folder"
            debootstrap --variant=minbase --cache-dir="$roots_folder/archives/$1" \
                "$1" "$folder" "$mirror" >"$roots_folder/$1.log" 2>&1 && break
            [ "$try" -lt 3 ] || { tail -5 "$roots_folder/$1.log" >&2; return 1; }
        done
        # Daemons are of no use in there.
        printf '#!/bin/sh\nexit 101\n' >"$folder/usr/sbin/policy-rc.d"
        chmod 755 "$folder/usr/sbin/policy-rc.d"
        touch "$folder/.complete"
    fi
    printf '%s\n' "$folder"
}

# copy_root SUITE NAME [PACKAGE...]: a fresh copy with these packages of the distribution in it; prints
# its folder. One with the same packages is made once and copied from then on.
copy_root() {
    local suite=$1 bare key copy=$roots_folder/copies/$2
    shift 2
    bare=$(bare_root "$suite") || return
    if [ "$#" -gt 0 ]; then
        key=$roots_folder/$suite-$(printf '%s\n' "$@" | sha256sum | cut -c1-12)
        if [ ! -e "$key/.complete" ]; then
            rm -rf --one-file-system "$key"
            cp -a --reflink=auto "$bare" "$key"
            rm "$key/.complete"
            # As it would be after an installation with the usual settings: these are there.
            in_root "$key" apt-get -q update >"$key.log" 2>&1
            in_root "$key" apt-get -q -y install --no-install-recommends "$@" >>"$key.log" 2>&1 \
                || { tail -5 "$key.log" >&2; return 1; }
            touch "$key/.complete"
        fi
        bare=$key
    fi
    rm -rf --one-file-system "$copy"
    mkdir -p "$roots_folder/copies"
    cp -a --reflink=auto "$bare" "$copy"
    printf '%s\n' "$copy"
}

# in_root ROOT COMMAND...: runs it in there, with processes and mounts of its own, so that nothing is
# left behind whatever happens. The network and the X screen are those of this machine.
in_root() {
    local where=$1 archives
    shift
    # What apt fetches is kept, for each release apart.
    archives=$roots_folder/archives/apt-$(sed -n 's/^VERSION_CODENAME=//p' "$where/etc/os-release")
    mkdir -p "$archives"
    # shellcheck disable=SC2016  # the inner shell does
    HOME_INSIDE=$home_inside unshare --mount --pid --fork --kill-child bash -c '
        set -e
        where=$1 archives=$2
        shift 2
        mkdir -p "$where$HOME_INSIDE"
        mount -t proc proc "$where/proc"
        mount --bind "$archives" "$where/var/cache/apt/archives"
        mount -t tmpfs tmpfs "$where/dev/shm" 2>/dev/null || true
        cp /etc/resolv.conf "$where/etc/resolv.conf" 2>/dev/null || true
        exec chroot "$where" "$@"' in_root "$where" "$archives" \
        env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="$home_inside" LC_ALL=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "$@" </dev/null
}
