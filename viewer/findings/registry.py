# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""All rules, one line each; a rule is a pure function `(Grounds) -> tuple[Finding, ...]` and knows no other."""

from __future__ import annotations

from collections.abc import Callable

from viewer.case.finding import Finding, Grounds
from viewer.findings.rules import (
    accounts,
    away,
    children,
    contacts,
    dates,
    devices,
    languages,
    links,
    mine,
    missing,
    named,
    networks,
    parcel,
    payments,
    people,
    places,
    requester,
    rhythm,
    rooms,
    skills,
    sound,
    travel,
    use,
    voices,
    wording,
)

VERSION = "2"

Rule = Callable[[Grounds], tuple[Finding, ...]]

RULES: tuple[Rule, ...] = (
    use.never_used,  # M01
    devices.unlisted,  # M02
    devices.unregistered,  # M02
    named.unlisted_by_name,  # M02
    named.unregistered_by_name,  # M02
    dates.outside_ownership,  # M03
    dates.before_account,  # M03
    accounts.other_account,  # M04
    accounts.other_files,  # M04
    people.other_names,  # M05
    people.other_emails,  # M06
    people.other_phones,  # M06
    places.spoken_places,  # M07
    places.other_addresses,  # M07
    rhythm.other_zone,  # M08
    rhythm.other_night,  # M08
    travel.impossible_travel,  # M09
    away.while_away,  # M10
    rhythm.other_rhythm,  # M11
    languages.other_language,  # M12
    languages.other_locale,  # M12
    wording.spoken_language,  # M13
    skills.other_skills,  # M14
    rooms.spoken_rooms,  # M15
    rooms.other_things,  # M15
    links.linked_services,  # M16
    links.spoken_services,  # M16
    contacts.common_contacts,  # M17
    wording.nothing_in_common,  # M18
    parcel.same_bytes,  # M19
    parcel.other_names_of_files,  # M20
    parcel.two_packages,  # M21
    parcel.document_makers,  # M22
    sound.without_transcripts,  # M23
    sound.without_audio,  # M23
    sound.other_sound,  # M24
    networks.other_networks,  # M25
    payments.other_payments,  # M26
    children.child_profiles,  # M27
    missing.missing_data,  # M28
    parcel.summary_contradicted,  # M29
    requester.other_requester,  # M30
    voices.unknown_voice,  # M31 M32
    voices.known_voice,  # M33
    mine.own_device,  # M33
    named.own_named_device,  # M33
    mine.own_account,  # M33
)
