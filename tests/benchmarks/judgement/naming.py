# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How recordings are named, from all that an utterance id tells to a mere number."""

from __future__ import annotations

from dataclasses import dataclass

from tests.benchmarks.judgement.households import Household
from tests.benchmarks.judgement.regions import DEVICE_TYPES
from tests.benchmarks.judgement.utterances import Utterance

BLANK = frozenset({"number"})


@dataclass(frozen=True, slots=True)
class Named:
    """A file name, and whether it tells nothing at all."""

    file: str
    blank: bool


def named(one: Utterance, style: str, number: int, home: Household) -> Named:
    """The name of a recording in one of the styles."""
    when, kind = one.when, DEVICE_TYPES[one.device.kind]
    names = {
        "id": f"{kind}.1.0_{when:%Y_%m_%d_%H}_{one.device.serial}_{when:%M.%S}..TNIH_2V.{one.uuid}ZXV_0",
        "serial-time": f"{one.device.serial}_{when:%Y-%m-%dT%H-%M-%S}",
        "record-key": f"{home.customer}#{round(when.timestamp() * 1000)}#{kind}#{one.device.serial}",
        "time-uuid": f"{when:%Y-%m-%dT%H-%M-%S}_{one.uuid}",
        "uuid": one.uuid,
        "number": f"{number:04d}",
    }
    return Named(f"{names[style]}.wav", style in BLANK)
