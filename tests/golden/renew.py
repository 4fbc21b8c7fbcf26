# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""`python -m tests.golden.renew`: write the kept reports anew, and say which of them changed."""

from __future__ import annotations

import sys

from tests.golden.reports import KEPT, kept, written


def main() -> None:
    """Write what differs, and remove what is no longer made."""
    KEPT.mkdir(exist_ok=True)
    before, now = kept(), written()
    for name in sorted(before.keys() - now.keys()):
        (KEPT / name).unlink()
        sys.stdout.write(f"removed  {name}\n")
    for name, text in now.items():
        if before.get(name) != text:
            (KEPT / name).write_bytes(text.encode("utf-8"))
            sys.stdout.write(f"written  {name}\n")


if __name__ == "__main__":
    main()
