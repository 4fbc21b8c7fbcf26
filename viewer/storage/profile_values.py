# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Voice profiles as bytes and back, before they are sealed and after."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from typing import Any

from viewer.case.message import Problem, message
from viewer.case.voice import VoicePrint, VoiceProfile

_EMBEDDING_BYTES = 192 * 4


def written(profiles: Sequence[VoiceProfile]) -> bytes:
    """Profiles as JSON."""
    plain = [{"person": one.person, "prints": [_plain(each) for each in one.prints]} for one in profiles]
    return json.dumps({"profiles": plain}, ensure_ascii=False).encode()


def profiles_of(content: bytes) -> tuple[VoiceProfile, ...]:
    """The profiles that `written` wrote. Raises Problem `enrol.profiles_damaged` for anything else."""
    try:
        return tuple(_profile(one) for one in json.loads(content)["profiles"]) if content else ()
    except (ValueError, KeyError, TypeError):
        raise Problem(message("enrol.profiles_damaged")) from None


def _plain(one: VoicePrint) -> dict[str, Any]:
    return {
        "embedding": base64.b64encode(one.embedding).decode(),
        "duration_s": one.duration_s,
        "speech_s": one.speech_s,
        "snr_db": one.snr_db,
        "wide_band": one.wide_band,
    }


def _profile(plain: dict[str, Any]) -> VoiceProfile:
    return VoiceProfile(str(plain["person"]), tuple(_print(one) for one in plain["prints"]))


def _print(plain: dict[str, Any]) -> VoicePrint:
    embedding = base64.b64decode(plain["embedding"], validate=True)
    if len(embedding) != _EMBEDDING_BYTES:
        raise ValueError
    return VoicePrint(
        embedding=embedding,
        duration_s=float(plain["duration_s"]),
        speech_s=float(plain["speech_s"]),
        snr_db=float(plain["snr_db"]),
        wide_band=bool(plain["wide_band"]),
    )
