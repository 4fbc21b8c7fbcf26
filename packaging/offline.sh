#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
# Runs a command where there is no network at all: in a namespace without any interface, not even the loopback.
# Where the kernel does not allow that, the command runs all the same, and one line says so.
set -euo pipefail
for way in -n -cn -rn; do
	if unshare "$way" true 2>/dev/null; then
		echo "no network: this runs in a namespace without any interface" >&2
		exec unshare "$way" env NOTMINE_OFFLINE=1 "$@"
	fi
done
echo "reduced: this kernel gives no namespace without a network; only the watch over sockets in the tests holds" >&2
exec "$@"
