# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The command `enclose`: an item is shown, then added to letters by hand, and can be taken out again."""

from __future__ import annotations

from argparse import Namespace

from viewer.case.enclosure import Content, Enclosure
from viewer.case.message import Problem, message
from viewer.cli import output
from viewer.cli.case_key import opened
from viewer.cli.secret import secret_of
from viewer.words import Words
from viewer.workflow import enclosing
from viewer.workflow.opened import OpenCase


def run_enclose(options: Namespace, words: Words) -> int:
    """`notmine enclose`: shows an item, adds one that was shown, takes one out, or lists those that letters carry."""
    if options.to and (options.show is None or options.show[1] != Content.SOUND):
        raise Problem(message("cli.enclose.to_without_sound"))
    if options.note and options.add is None:
        raise Problem(message("cli.enclose.note_without_add"))
    with opened(options, words) as case:
        if options.show:
            _show(case, options, words)
        elif options.add:
            recording, what = _named(options.add)
            enclosing.enclose(case, enclosing.shown_before(case, recording, what), options.note)
            output.say(words.text("cli.enclose.added", item=_item(recording, what, words)))
        elif options.withdraw:
            recording, what = _named(options.withdraw)
            gone = enclosing.withdraw(case, recording, what)
            key = "cli.enclose.withdrawn" if gone else "cli.enclose.was_not_in"
            output.say(words.text(key, item=_item(recording, what, words)))
        else:
            _list(enclosing.enclosures(case), options.json, words)
    return 0


def _show(case: OpenCase, options: Namespace, words: Words) -> None:
    """What adding it means, and then the item itself."""
    recording, what = _named(options.show)
    for key in ("enclosing.means", "enclosing.means.letters", "enclosing.means.exposure"):
        output.complain(words.text(key))
    if what is Content.SOUND:
        if options.to is None:
            raise Problem(message("cli.enclose.sound_needs_a_file"))
        shown = enclosing.show_in_file(case, recording, options.to, secret_of(options.password_file))
        sound = shown.sound
        seconds = words.number(len(sound.samples) / sound.rate, 1) if sound is not None else ""
        output.say(words.text("cli.enclose.sound", file=options.to.name, seconds=seconds))
    else:
        output.say(enclosing.show(case, recording, what).text)
    output.complain(words.text("cli.enclose.next", recording=recording, what=what.value))


def _list(items: tuple[Enclosure, ...], as_json: bool, words: Words) -> None:
    if not items and not as_json:
        output.say(words.text("enclosing.none"))
    for one in items:
        if as_json:
            added = {"added": one.enclosed_at, "note": one.note}
            output.emit({"recording": one.recording, "what": one.what.value, **added})
        else:
            output.say("  ".join((_item(one.recording, one.what, words), one.enclosed_at, one.note)).rstrip())


def _named(given: list[str]) -> tuple[str, Content]:
    """A recording's id and which content of it. Raises Problem where there is no such content."""
    recording, what = given
    if what not in [one.value for one in Content]:
        raise Problem(message("cli.enclose.what", what=what))
    return recording, Content(what)


def _item(recording: str, what: Content, words: Words) -> str:
    return words.text(f"enclosing.item.{what}", recording=recording)
