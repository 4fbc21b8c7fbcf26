#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
# Finds a Python of 3.11 or newer that really starts, and hands over to bootstrap.py: bootstrap.sh run|dev|lock
set -eu
here=$(dirname "$0")
for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3 python}; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        exec "$candidate" "$here/bootstrap.py" "$@"
    fi
done
if [ -n "${PYTHON:-}" ]; then
    echo "PYTHON=$PYTHON does not start, or is older than 3.11." >&2
else
    echo "Notmine needs Python 3.11 or newer. On Debian and Ubuntu: sudo apt-get install python3 python3-venv" >&2
fi
exit 1
