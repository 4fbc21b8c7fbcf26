# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The invented people of the demonstration export, their homes, devices and voices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
FIRST = datetime(2016, 3, 1, tzinfo=UTC)
LAST = datetime(2018, 8, 20, tzinfo=UTC)


@dataclass(frozen=True)
class Voice:
    """One synthetic voice: `engine` is espeak-ng or flite, `name` the engine's own word for it."""

    engine: str
    name: str
    language: str


@dataclass(frozen=True)
class Device:
    """One invented device. `reverb_s` and `snr_db` give its room a sound of its own."""

    serial: str
    type_id: str
    model: str
    room: str
    since: datetime
    reverb_s: float
    snr_db: float


@dataclass(frozen=True)
class Speaker:
    """Somebody who speaks in the export, how often (a weight), and to which devices."""

    who: str
    voice: Voice
    weight: float
    devices: tuple[Device, ...]


NAME = "Karla Mustermann"
EMAIL = "karla.mustermann@example.org"
CUSTOMER_ID = "A1DEMO0KARLA7"
ADDRESS = ("Beispielweg 4", "79098", "Freiburg")

OWN_DEVICES = (
    Device("G0900DEMO0000K17", "A3S5BH2HU6VAYF", "Echo Dot", "Küche", datetime(2017, 1, 6, 11, tzinfo=UTC), 0.25, 24),
    Device("G0900DEMO0000F42", "AB72C64C86AW2", "Echo", "Flur", datetime(2017, 11, 20, 17, tzinfo=UTC), 0.4, 20),
)
FOREIGN_DEVICES = (
    Device("B0F00DEMO0009W63", "AB72C64C86AW2", "Echo", "Wohnzimmer", FIRST, 0.35, 18),
    Device("B0F00DEMO0009S28", "A3S5BH2HU6VAYF", "Echo Dot", "Schlafzimmer", FIRST, 0.2, 22),
    Device("B0F00DEMO0009B05", "A3S5BH2HU6VAYF", "Echo Dot", "Bad", datetime(2017, 5, 2, tzinfo=UTC), 0.6, 16),
)
SPEAKERS = (
    Speaker("owner", Voice("espeak-ng", "de+f2", "de"), 0.45, OWN_DEVICES),
    Speaker("household", Voice("espeak-ng", "de+m7", "de"), 0.2, OWN_DEVICES),
    Speaker("guest", Voice("flite", "awb", "en"), 0.03, OWN_DEVICES),
    Speaker("stranger", Voice("flite", "rms", "en"), 0.23, FOREIGN_DEVICES),
    Speaker("stranger", Voice("flite", "slt", "en"), 0.09, FOREIGN_DEVICES),
)

FACTS = (
    f"""\
# What the invented owner of the demonstration export says about herself.
[owner]
names = ["{NAME}"]
emails = ["{EMAIL}"]
customer_ids = ["{CUSTOMER_ID}"]
languages = ["de"]
account_opened = 2012-04-01
uses_voice_assistant = true
"""
    + "".join(
        f"""
[[device]]
serial = "{device.serial}"
name = "{device.room}"
type = "{device.model}"
since = {device.since:%Y-%m-%d}
"""
        for device in OWN_DEVICES
    )
    + f"""
[[place]]
timezone = "Europe/Berlin"
city = "{ADDRESS[2]}"
since = 2010-01-01

[[person]]
names = ["Tom Mustermann"]
relation = "partner"
languages = ["de"]
"""
)
