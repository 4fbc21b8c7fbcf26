# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whether an export agrees with itself, for those who must check before they publish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from viewer.case.message import Message, message
from viewer.case.observation import Value
from viewer.storage.recall import load_observations
from viewer.workflow.judging import observe_consistency
from viewer.workflow.opened import OpenCase

_CAUSES: Mapping[str, tuple[str, ...]] = {
    "id_time_name": ("verified.cause.zone", "innocent.wrong_clock", "innocent.format_change"),
    "id_time_member": ("verified.cause.zone", "innocent.repacked", "verified.cause.sent_later"),
    "member_order": ("innocent.repacked", "verified.cause.sent_later", "innocent.wrong_clock"),
    "member_time": ("innocent.wrong_clock", "innocent.repacked"),
    "transcript_time": ("verified.cause.sent_later", "innocent.wrong_clock", "verified.cause.linked_wrongly"),
    "id_device": ("verified.cause.linked_wrongly", "verified.cause.several_devices"),
    "device_dates": ("innocent.second_hand", "verified.cause.registered_again", "innocent.wrong_clock"),
    "serial_type": ("verified.cause.new_kind", "innocent.renamed"),
    "audio_usual": ("innocent.firmware", "innocent.kinds", "verified.cause.converted"),
    "audio_device": ("innocent.firmware", "innocent.kinds", "verified.cause.converted"),
    "declared_length": ("verified.cause.streamed", "verified.cause.cut_download"),
    "encoder": ("innocent.kinds", "innocent.format_change", "verified.cause.converted"),
    "silence": ("verified.cause.noise_gate", "verified.cause.dropout", "verified.cause.masked"),
    "duplicates": ("innocent.chime", "innocent.shared_file", "verified.cause.packed_twice"),
    "ids_twice": ("verified.cause.segments", "innocent.format_change"),
    "without_line": ("innocent.deleted", "innocent.not_understood"),
    "without_recording": ("innocent.deleted", "innocent.not_understood", "verified.cause.typed"),
    "clock": ("innocent.wrong_clock", "verified.cause.time_unknown"),
    "first_bytes": ("verified.cause.named_wrongly", "innocent.template"),
    "damaged": ("verified.cause.cut_download", "innocent.repacked"),
}
_LIMITS: Mapping[str, tuple[str, ...]] = {
    "id_time_name": ("verified.limit.same_source",),
    "id_time_member": ("verified.limit.same_source",),
    "transcript_time": ("verified.limit.linked_by_time",),
    "audio_usual": ("verified.limit.usual",),
    "encoder": ("verified.limit.tags",),
    "silence": ("verified.limit.splice",),
    "duplicates": ("verified.limit.bytes",),
    "damaged": ("verified.limit.sums",),
}
_ORDER = ("deviates", "holds", "not_applicable")


class Result(StrEnum):
    """Whether what was checked holds throughout, deviates somewhere, or could not be checked at all."""

    HOLDS = "holds"
    DEVIATES = "deviates"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Verified:
    """One internal consistency that was checked.

    `check` is its stable key (`id_time_name`, `member_order` ...), `name` says what was compared, `text` what came of
    it. Of `checked` (recordings, files or lines) `deviating` deviate. `innocent` are harmless causes of a deviation
    (empty where it holds), `limits` say what the check cannot show. Nothing is ever called forged.
    """

    check: str
    name: Message
    checked: int
    deviating: int
    result: Result
    text: Message
    innocent: tuple[Message, ...] = ()
    limits: tuple[Message, ...] = ()


def verification(case: OpenCase) -> tuple[Verified, ...]:
    """Every internal consistency of an examined case that was checked: what deviates first, then what holds, then what
    could not be checked.
    """
    kept = next((one for one in load_observations(case.file, "consistency") if one.subject == "export"), None)
    values = (kept or observe_consistency(case)).values
    found = [_verified(check, *_pair(values.get(check))) for check in _CAUSES]
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.result)))


def _verified(check: str, checked: int, deviating: int) -> Verified:
    result = Result.NOT_APPLICABLE if not checked else Result.DEVIATES if deviating else Result.HOLDS
    if result is Result.DEVIATES:
        text = message(f"verified.deviates.{check}", n=deviating, checked=checked)
    elif result is Result.HOLDS:
        text = message("verified.holds", n=checked)
    else:
        text = message("verified.not_applicable")
    return Verified(
        check=check,
        name=message(f"verified.name.{check}"),
        checked=checked,
        deviating=deviating,
        result=result,
        text=text,
        innocent=tuple(message(key) for key in _CAUSES[check]) if result is Result.DEVIATES else (),
        limits=tuple(message(key) for key in ("verified.limit.forged", *_LIMITS.get(check, ()))),
    )


def _pair(value: Value) -> tuple[int, int]:
    """(Checked, deviating) as it was measured; (0, 0) for what is missing or malformed."""
    if isinstance(value, list) and len(value) == 2:
        checked, deviating = value
        if isinstance(checked, int) and isinstance(deviating, int) and 0 <= deviating <= checked:
            return checked, deviating
    return 0, 0
