#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
# Writes the hash-locked requirements anew from pyproject.toml, for every supported Python and system at once.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/python -m venv build/lock
build/lock/bin/python -m pip --disable-pip-version-check install --quiet uv
lock() {
    build/lock/bin/uv pip compile pyproject.toml "$@" --universal --python-version 3.11 --generate-hashes \
        --only-binary :all: --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet
}
lock --upgrade --output-file packaging/requirements/run.txt
lock --upgrade --group dev --constraints packaging/requirements/run.txt --output-file packaging/requirements/dev.txt
