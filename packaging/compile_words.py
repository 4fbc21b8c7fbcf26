# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Compiles every catalogue `resources/words/<language>/<area>.po` to its .mo; --check only tells."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

WORDS = Path(__file__).parent.parent / "resources" / "words"


def compiled(po: Path) -> bytes:
    """The bytes of the .mo file for a catalogue; the same whenever they are made."""
    with po.open("rb") as stream:
        catalogue = read_po(stream, locale=po.parent.name, abort_invalid=True)
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def main() -> int:
    """Compile, or check; 1 if a catalogue is stale."""
    check, stale = "--check" in sys.argv, []
    for po in sorted(WORDS.glob("*/*.po")):
        mo, wanted = po.with_suffix(".mo"), compiled(po)
        if not mo.exists() or mo.read_bytes() != wanted:
            stale.append(po)
            if not check:
                mo.write_bytes(wanted)
    for po in stale:
        print(f"{'stale' if check else 'compiled'}: {po.relative_to(WORDS)}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
