# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The voices of a case: grouped, compared with those who enrolled, and put right by the user."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from viewer.analysis.voice.examined import Examined
from viewer.case.message import Problem, message
from viewer.case.voice import Likeness, VoiceCard, VoicePrint, VoiceProfile, Voices
from viewer.storage import decisions, groups
from viewer.storage import voices as kept
from viewer.storage.voices import COMPARED, PrintedClip, VoicedClip
from viewer.work import Unwatched, Watch
from viewer.workflow.hearing import VERSION
from viewer.workflow.isolation.declared import Terms, isolated
from viewer.workflow.judging import observe_voices, rejudge
from viewer.workflow.opened import OpenCase
from viewer.workflow.workers import Workers


def voices(case: OpenCase) -> Voices:
    """All voices of a case, as they are now."""
    file = case.file
    likeness, stability, sums = kept.load_likeness(file), kept.load_stability(file), kept.sum_voices(file)
    said, states = decisions.claims(file), kept.load_states(file)
    names = {row.group: row.label for row in groups.load_groups(file)}
    cards = tuple(
        VoiceCard(
            group=row.group,
            recordings=row.recordings,
            audio_seconds=row.audio_seconds,
            speech_seconds=sums[key].speech_s,
            devices=tuple(names.get(f"device:{one}", one) for one in sums[key].devices if one),
            first=row.first,
            last=row.last,
            stability=stability.get(key),
            likenesses=likeness.get(key, ()),
            standing=row.standing,
            strength=row.strength,
            decision=row.decision,
            person=said.get(row.group, ""),
        )
        for row in groups.load_groups(file)
        if row.kind == "voice" and (key := row.group.partition(":")[2]) in sums
    )
    persons = dict.fromkeys(one.person for card in cards for one in card.likenesses)
    return Voices(
        cards=tuple(sorted(cards, key=lambda card: -card.recordings)),
        points=kept.load_points(file),
        unsure=states.get(COMPARED, 0),
        incomparable=sum(n for state, n in states.items() if state.startswith("voice.")),
        unmeasured=states.get("", 0),
        persons=tuple(persons),
    )


def is_grouped(case: OpenCase) -> bool:
    """Whether the prints that were taken were grouped."""
    return bool(case.file.ask("SELECT 1 FROM voice_clip LIMIT 1"))


def find_voices(case: OpenCase, workers: Workers, watch: Watch) -> None:
    """Group all prints that were taken, in a worker, and compare them with those who enrolled. Raises Cancelled."""
    clips = kept.load_prints(case.file, VERSION)
    profiles = _profiles(case, clips)
    watch.expect(None, "phase.voices")
    pending = workers.start(_examined, [one.print for one in clips], profiles)
    found = workers.finish(pending, watch)
    keys = [f"V{number + 1}" for number in range(len(found.stability))]
    listed = [
        VoicedClip(
            clip.number,
            keys[label] if label >= 0 else "",
            reason or COMPARED,
            float(place[0]),
            float(place[1]),
        )
        for clip, label, reason, place in zip(clips, found.labels, found.reasons, found.places, strict=True)
    ]
    listed += [
        VoicedClip(number, "", "voice.too_short", 0.0, 0.0) for number in kept.load_printless(case.file, VERSION)
    ]
    stability = {key: None if isnan(told) else told for key, told in zip(keys, found.stability, strict=True)}
    kept.keep_voices(case.file, listed, stability)
    _keep_likeness(case, clips, keys, found)
    observe_voices(case)


@isolated(Terms("voices", seconds=3600, reply_bytes=1 << 28))
def _examined(prints: Sequence[VoicePrint], profiles: Sequence[VoiceProfile]) -> Examined:
    """In a worker."""
    from viewer.analysis.voice.examine import examine

    return examine(prints, None, profiles, Unwatched())


def enrol(case: OpenCase, profile: VoiceProfile, watch: Watch) -> None:
    """Compare all voices with somebody who enrolled, from now on and as long as the case is open."""
    case.profiles[profile.person] = profile
    compare(case, watch)


def forget(case: OpenCase, person: str) -> None:
    """What is known of how somebody compares goes, and their profile with it."""
    case.profiles.pop(person, None)
    kept.forget_likeness(case.file, person)
    observe_voices(case)
    rejudge(case)


def claim(case: OpenCase, subjects: str | Sequence[str], person: str) -> int:
    """Say that voice groups (`voice:...`) or recordings (`r...`) are the owner's voice or that of somebody of the
    household; the other voices are compared with it. Returns how many recordings it reaches.

    Raises Problem where there is no such group or recording.
    """
    reached = decisions.claim(case.file, (subjects,) if isinstance(subjects, str) else tuple(subjects), person)
    compare(case, Unwatched())
    return reached


def merge(case: OpenCase, chosen: Sequence[str]) -> str:
    """Make several voice groups one; its name. Raises Problem for fewer than two, or one that is not there."""
    if len(set(chosen)) < 2:
        raise Problem(message("voices.merge_needs_two"))
    group = decisions.merge(case.file, tuple(dict.fromkeys(chosen)))
    compare(case, Unwatched())
    return group


def split(case: OpenCase, group: str, recordings: Sequence[str] = ()) -> str:
    """Take recordings, by id, out of a voice group, or the half that differs most from the rest; the new group's name.

    Raises Problem where that leaves a part without recordings.
    """
    clips = [one for one in kept.load_prints(case.file, VERSION) if f"voice:{one.voice}" == group]
    taken = tuple(recordings) or _smaller_half(clips)
    if not taken or len(set(taken)) >= len(clips):
        raise Problem(message("voices.cannot_split"))
    made = decisions.split(case.file, group, taken)
    compare(case, Unwatched())
    return made


def _smaller_half(clips: Sequence[PrintedClip]) -> tuple[str, ...]:
    """The ids of the smaller of two halves that a voice falls into."""
    from viewer.analysis.voice.halves import smaller_half

    return tuple(clips[place].id for place in smaller_half([one.print for one in clips]))


def compare(case: OpenCase, watch: Watch) -> None:
    """Compare the groups as they are now with everybody who enrolled or was pointed out, and judge again."""
    clips = kept.load_prints(case.file, VERSION)
    keys = kept.keys_of(clips)
    place = {key: number for number, key in enumerate(keys)}
    given = [place.get(one.voice, -1) for one in clips]
    profiles = _profiles(case, clips)
    _mark_unknown(case, keys, {one.person for one in profiles})
    if profiles and clips:
        from viewer.analysis.voice.examine import examine

        found = examine([one.print for one in clips], given, profiles, watch)
        _keep_likeness(case, clips, keys, found)
    observe_voices(case)
    rejudge(case)


def _keep_likeness(case: OpenCase, clips: Sequence[PrintedClip], keys: Sequence[str], found: Examined) -> None:
    told = [(key, one) for likenesses in found.voices.values() for key, one in zip(keys, likenesses, strict=True)]
    single = [
        (clip.number, person, llr)
        for person, likenesses in found.clips.items()
        for clip, llr in zip(clips, likenesses, strict=True)
    ]
    kept.keep_likeness(case.file, told, single)


def _profiles(case: OpenCase, clips: Sequence[PrintedClip]) -> tuple[VoiceProfile, ...]:
    """Everybody to compare with: who enrolled, and who the user pointed out among the voices."""
    found = dict(case.profiles)
    said = decisions.claims(case.file)
    for person in dict.fromkeys(said.values()):
        mine = tuple(one.print for one in clips if person in (said.get(f"voice:{one.voice}"), said.get(one.id)))
        if mine:
            found[person] = VoiceProfile(person, (found[person].prints if person in found else ()) + mine)
    return tuple(found.values())


def _mark_unknown(case: OpenCase, keys: Sequence[str], known: set[str]) -> None:
    """Groups made since somebody enrolled whose profile is gone can be compared once they enrol again."""
    likeness = kept.load_likeness(case.file)
    persons = {one.person for told in likeness.values() for one in told} - known
    new = [
        (key, Likeness(person, None, "voice.enrol_again")) for key in keys if key not in likeness for person in persons
    ]
    kept.keep_likeness(case.file, new, ())
