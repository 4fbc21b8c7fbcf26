# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How running text, cells and names of files fall into tokens: dates, ids, addresses, words, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from viewer.report.twin.letters import folded
from viewer.report.twin.moments import DATES, TIMES

_S = r"[/_:.\- ~]*"
_UUID = r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
PATTERNS = {
    "email": r"[^\s@<>()\[\],;:\"'/!=]{1,64}@[A-Za-z0-9.\-]{1,190}\.[A-Za-z]{2,24}",
    "utterance": rf"(?<![A-Za-z0-9])(?P<kind>[A-Z0-9]{{12,14}}|TextClient)(?P<u1>{_S}1\.?{_S}0{_S})"
    rf"(?P<uy>(?:19|20)\d\d)(?P<u2>{_S})(?P<um>\d\d)(?P<u3>{_S})(?P<ud>\d\d)(?P<u4>{_S}\d\d{_S})"
    rf"(?P<serial>[A-Za-z0-9]{{14,32}})(?P<u5>{_S}\d\d{_S}\d\d)(?!\d)"
    rf"(?P<u6>{_S}TNIH[_.\- ]?2V{_S})?",
    "uuid": rf"(?<![0-9a-fA-F]){_UUID}(?![0-9a-fA-F])(?:[A-Z]{{3}}(?![A-Za-z]))?",
    "ip": r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])|"
    r"(?<![\w:])(?:[0-9a-fA-F]{1,4}:){2,7}:?(?:[0-9a-fA-F]{1,4}:?){0,6}(?![\w:])",
    "zone": r"(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Z][A-Za-z_\-]{1,30}"
    r"(?:/[A-Z][A-Za-z_\-]{1,30})?",
    "date": f"(?:{DATES})",
    "clock": TIMES,
    "epoch": r"(?<![0-9A-Za-z.])1\d{12}(?![0-9A-Za-z])",
    "id": r"(?<![^\W_])[A-Za-z0-9]*(?:[A-Za-z][0-9]|[0-9][A-Za-z])[A-Za-z0-9]*(?![^\W_])",
    "word": r"[^\W\d_]+",
    "number": r"\d+",
}
TOKENS = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS.items()))
GMAIL = ("gmail.com", "googlemail.com")
COUNTED = {
    "email": "emails",
    "uuid": "ids",
    "ip": "networks",
    "zone": "zones",
    "clock": "numbers",
    "epoch": "dates",
    "id": "ids",
    "word": "words",
    "number": "numbers",
}


def bare_serial(serial: str) -> str:
    """A serial number without separators."""
    return re.sub(r"[\W_]", "", serial)


def plain_email(address: str) -> str:
    """An e-mail address as addresses are compared: without what follows a plus sign, without Gmail's dots."""
    local, _, domain = address.strip().casefold().partition("@")
    local = local.partition("+")[0]
    return f"{local.replace('.', '')}@gmail.com" if domain in GMAIL else f"{local}@{domain}"


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The folded words of several texts."""
    return frozenset(folded(word) for one in texts for word in re.findall(r"[^\W\d_]+", one))
