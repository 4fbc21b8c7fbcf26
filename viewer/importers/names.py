# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Mines the path of a recording for what it carries: utterance id, device, account and time."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

_S = r"[/_:.\- ~]*"
_G = r"[/_:.\- ~]+"
_UUID = r"([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})"
_DAY = r"(20\d\d|19\d\d){s}(\d\d){s}(\d\d){s}(\d\d){s}"
_UTTERANCE = re.compile(
    rf"(?<![A-Za-z0-9])([A-Z0-9]{{12,14}}|TextClient){_S}1\.?{_S}0{_S}{_DAY.format(s=_S)}"
    rf"([A-Za-z0-9]{{14,32}}){_S}(\d\d){_S}(\d\d){_S}TNIH[_.\- ]?2V{_S}{_UUID}([A-Z]{{3}})?(?:{_S}(\d{{1,2}})(?!\d))?",
    re.IGNORECASE,
)
_UTTERANCE_CUT = re.compile(
    rf"(?<![A-Za-z0-9])([A-Z0-9]{{12,14}}|TextClient){_G}1{_S}0{_G}{_DAY.format(s=_G)}"
    rf"([A-Za-z0-9]{{14,32}}){_G}(\d\d){_G}(\d\d)(?!\d)"
)
_RECORD_KEY = re.compile(
    r"(?<![A-Za-z0-9])(A[0-9A-Z]{11,14})[#_.\-~+]+(1\d{12})[#_.\-~+]+([A-Z0-9]{12,14})[#_.\-~+]+([A-Za-z0-9]{14,32})"
)
_ITEM = re.compile(r"(?<![A-Za-z0-9])(A[0-9A-Z]{11,14})#[0-9a-f]{8}-")
_LABELLED = re.compile(
    r"(?:customer|account|kunde)(?:[ _\-]?id)?[=_\- :/]+(A[0-9A-Z]{11,14})(?![0-9A-Za-z])", re.IGNORECASE
)
_DIRECTED = re.compile(r"amzn1\.account\.[A-Z0-9]{10,40}")
_TOKEN = re.compile(r"(?<![0-9A-Za-z])(?:[A-Z][0-9A-Z]{15}|[0-9a-f]{32})(?![0-9A-Za-z])")
_CUSTOMER = re.compile(r"(?<![0-9A-Za-z])A[0-9A-Z]{11,14}(?![0-9A-Za-z])")
_TIME = re.compile(
    r"(?<!\d)(20\d\d|19\d\d)[-_.:]?(\d\d)[-_.:]?(\d\d)[T_\-. @]{0,3}(\d\d)[-_.:hH]?(\d\d)"
    r"(?:[-_.:mM]?(\d\d)(?!\d\d?(?!\d))(?:[-_.,](\d{3})(?!\d))?)?(?!\d)[_ ]?(Z|UTC|GMT)?(?![a-z])"
)
_TIME_DAY_FIRST = re.compile(r"(?<!\d)(\d\d)-(\d\d)-(20\d\d)[T_\-. @]{1,3}(\d\d)-(\d\d)-(\d\d)(?!\d)")
_EPOCH = re.compile(r"(?<![0-9A-Za-z])(1\d{9}|1\d{12})(?![0-9A-Za-z])")
_UUID_NAME = re.compile(rf"(?<![0-9a-fA-F]){_UUID}(?![0-9a-fA-F])", re.IGNORECASE)
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_DATED_FOLDER = re.compile(r"(?:/(?:\d{1,4}|(?:19|20)\d\d[-_.]\d\d(?:[-_.]\d\d)?))+$")


@dataclass(frozen=True, slots=True)
class Mined:
    """What a path says. `time` is naive; `zoned` tells that the grammar or the name itself makes it UTC.

    `grammar` is a stable label of the naming style, `folder` the path before the part that names the recording.
    """

    grammar: str
    folder: str
    time: datetime | None = None
    zoned: bool = False
    precision: float = 1.0
    device: str | None = None
    device_type: str | None = None
    account: str | None = None
    utterance_id: str | None = None


def mine(inside: str, customers: Collection[str] = ()) -> Mined:
    """Mine a path inside an archive; `customers` are customer ids known from documents, recognised without a label."""
    path = _ESCAPE.sub(lambda m: chr(int(m[1], 16)), inside) if "%" in inside else inside
    return _by_utterance(path, customers) or _by_record_key(path) or _by_name(path, customers)


def utterance_in(text: str) -> tuple[str, int, int] | None:
    """The utterance id in a text, in its canonical form, with its span; None where there is none."""
    if "TNIH" not in text:
        return None
    match = _UTTERANCE.search(text)
    return None if match is None else (_canonical(match), match.start(), match.end())


def record_key_in(text: str) -> tuple[str, datetime, str, str] | None:
    """Customer id, UTC time, device type and serial of a record key `<customer>#<epoch ms>#<type>#<serial>`."""
    match = _RECORD_KEY.search(text)
    if match is None:
        return None
    return match[1], datetime.fromtimestamp(int(match[2]) / 1000, UTC), match[3], match[4]


def uuid_of(utterance_id: str) -> str:
    """The uuid inside an utterance id or a name, in lower case with dashes; empty where there is none."""
    match = _UUID_NAME.search(utterance_id) or re.search(_UUID, utterance_id, re.IGNORECASE)
    return "" if match is None else "-".join(match.groups()[:5]).lower()


def _canonical(match: re.Match[str]) -> str:
    kind, year, month, day, hour, serial, minute, second = match.groups()[:8]
    uuid = "-".join(match.groups()[8:13]).lower()
    tail = (match[14] or "").upper() + (f"/{match[15]}" if match[15] else "")
    return f"{_kind(kind)}:1.0/{year}/{month}/{day}/{hour}/{_serial(serial)}/{minute}:{second}::TNIH_2V.{uuid}{tail}"


def _by_utterance(path: str, customers: Collection[str]) -> Mined | None:
    whole = _UTTERANCE.search(path) if "TNIH" in path.upper() else None
    match = whole or _UTTERANCE_CUT.search(path)
    if match is None:
        return None
    kind, year, month, day, hour, serial, minute, second = match.groups()[:8]
    return Mined(
        "utterance_id",
        path[: match.start()].rpartition("/")[0],
        _moment(year, month, day, hour, minute, second),
        zoned=True,
        device=_serial(serial),
        device_type=_kind(kind),
        account=_account(path, customers),
        utterance_id=_canonical(match) if whole else None,
    )


def _by_record_key(path: str) -> Mined | None:
    match = _RECORD_KEY.search(path)
    if match is None:
        return None
    when = datetime.fromtimestamp(int(match[2]) / 1000, UTC).replace(tzinfo=None)
    folder = path[: match.start()].rpartition("/")[0]
    return Mined("record_key", folder, when, True, 0.001, _serial(match[4]), match[3], match[1])


def _by_name(path: str, customers: Collection[str]) -> Mined:
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    when, zoned, precision = _time(stem)
    token = next((t[0] for t in _TOKEN.finditer(stem) if sum(c.isdigit() for c in t[0]) >= 3), None)
    if token is None and when is not None:
        token = next((t[0] for t in _TOKEN.finditer(folder) if sum(c.isdigit() for c in t[0]) >= 3), None)
    uuid = _UUID_NAME.search(stem) if token is None or "-" in stem else None
    device = None if token is None or (when is None and token.islower()) else token
    known = [label for label, found in (("serial", device), ("time", when), ("uuid", uuid)) if found]
    grammar = "_".join(known) or ("number" if re.fullmatch(r"\D{0,24}\d{1,9}", stem) else "name")
    return Mined(
        grammar,
        _DATED_FOLDER.sub("", "/" + folder).lstrip("/"),
        when,
        zoned,
        precision,
        device,
        account=_account(path, customers),
        utterance_id=uuid_of(uuid[0]) if uuid else None,
    )


def _time(stem: str) -> tuple[datetime | None, bool, float]:
    match = _TIME.search(stem)
    if match is not None:
        when = _moment(*match.groups()[:5], match[6] or "0")
        if when is not None:
            when = when.replace(microsecond=int(match[7]) * 1000) if match[7] else when
            return when, match[8] is not None, 0.001 if match[7] else 1.0 if match[6] else 60.0
    match = _TIME_DAY_FIRST.search(stem)
    if match is not None and int(match[1]) > 12:
        day, month, year, hour, minute, second = match.groups()
        return _moment(year, month, day, hour, minute, second), False, 1.0
    match = _EPOCH.search(stem)
    if match is not None and (len(match[1]) == 13 or not match[1].startswith("10000")):
        scale = 1000 if len(match[1]) == 13 else 1
        when = datetime.fromtimestamp(int(match[1]) / scale, UTC).replace(tzinfo=None)
        return when, True, 1 / scale
    return None, False, 1.0


def _moment(*figures: str) -> datetime | None:
    """The moment that year, month, day, hour, minute and second make, if there is such a one."""
    year, month, day, hour, minute, second = (int(figure) for figure in figures)
    try:
        return datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None


def _account(path: str, customers: Collection[str]) -> str | None:
    for pattern in (_LABELLED, _ITEM):
        match = pattern.search(path)
        if match is not None:
            return match[1]
    match = _DIRECTED.search(path)
    if match is not None:
        return match[0]
    return next((m[0] for m in _CUSTOMER.finditer(path) if m[0] in customers), None) if customers else None


def _serial(found: str) -> str:
    return found.lower() if len(found) == 32 else found.upper()


def _kind(found: str) -> str:
    return "TextClient" if found.casefold() == "textclient" else found.upper()
