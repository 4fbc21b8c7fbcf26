# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""All rules, one line each; a rule is a pure function `(Grounds) -> tuple[Finding, ...]` and knows no other."""

from __future__ import annotations

from collections.abc import Callable

from viewer.case.finding import Finding, Grounds
from viewer.findings.rules import accounts, dates, devices, languages, mine, parcel, people, sound, use, voices

VERSION = "2"

Rule = Callable[[Grounds], tuple[Finding, ...]]

RULES: tuple[Rule, ...] = (
    use.never_used,  # M01
    devices.unlisted,  # M02
    devices.unregistered,  # M02
    dates.outside_ownership,  # M03
    dates.before_account,  # M03
    accounts.other_account,  # M04
    accounts.other_files,  # M04
    people.other_names,  # M05
    people.other_emails,  # M06
    languages.other_language,  # M12
    languages.other_locale,  # M12
    parcel.same_bytes,  # M19
    parcel.other_names_of_files,  # M20
    parcel.two_packages,  # M21
    parcel.document_makers,  # M22
    sound.without_transcripts,  # M23
    sound.without_audio,  # M23
    sound.other_sound,  # M24
    parcel.summary_contradicted,  # M29
    voices.unknown_voice,  # M31 M32
    voices.known_voice,  # M33
    mine.own_device,  # M33
    mine.own_account,  # M33
)
