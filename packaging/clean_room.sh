#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
# Proves that `make demo` and `make test` each work as the first command on a bare Debian 12: makes a system of its own
# with debootstrap (python3, make and git, nothing else), clones the committed HEAD into it, and runs them there.
#
#   packaging/clean_room.sh [FOLDER] [COMMAND...]     default: a new temporary folder; "make demo", then "make test"
#
# Needs root, and debootstrap from Debian. FOLDER is used again if a system is in it already. The settings of pip
# (PIP_*), its certificates and this machine's way to the network are handed through; everything else is new.
set -eu
checkout=$(cd "$(dirname "$0")/.." && pwd)
room=${1:-$(mktemp -d)}
[ $# -gt 0 ] && shift

if [ ! -x "$room/usr/bin/make" ]; then
    debootstrap --variant=minbase --include=python3,make,git,ca-certificates bookworm "$room"
fi
cp /etc/resolv.conf /etc/hosts "$room/etc/"
cp -r /usr/local/share/ca-certificates/. "$room/usr/local/share/ca-certificates/"

leave() {
    for place in dev/shm dev/pts proc; do
        if mountpoint -q "$room/$place"; then umount "$room/$place"; fi
    done
}
trap leave EXIT
mountpoint -q "$room/proc" || mount -t proc proc "$room/proc"
mkdir -p "$room/dev/pts" "$room/dev/shm"
mountpoint -q "$room/dev/shm" || mount -t tmpfs tmpfs "$room/dev/shm"
mountpoint -q "$room/dev/pts" || mount -t devpts devpts "$room/dev/pts" || true

within() {
    env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
        $(env | grep -E '^PIP_(CERT|INDEX_URL|EXTRA_INDEX_URL|DEFAULT_TIMEOUT|TRUSTED_HOST)=' || true) \
        chroot "$room" "$@"
}
within update-ca-certificates >/dev/null 2>&1
rm -rf "$room/checkout"
git clone --quiet --no-hardlinks "$checkout" "$room/checkout"

if [ $# -gt 0 ]; then
    within sh -c "cd /checkout && $*"
else
    within sh -c "cd /checkout && make demo"
    rm -rf "$room/checkout/.venv"
    within sh -c "cd /checkout && make test"
fi
