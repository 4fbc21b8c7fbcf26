# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The why-panel gives every reason its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.ui.fake_browsing import CatalogueWords, FakeCase, FakeWhy, finding, row
from tests.ui.findings.explanations import GIFT, RESALE
from viewer.case.finding import Direction, Standing, Strength
from viewer.case.message import Problem, message
from viewer.case.review import Settled
from viewer.ui.findings.measured_lines import measurements
from viewer.ui.findings.why import WhyPanel
from viewer.ui.findings.why_state import Section, WhyState, derive_why_state

WORDS = CatalogueWords("en")
FOR = finding("M02", Direction.FOR)
WHY = FakeWhy(
    reasons_for=(replace(FOR, rule="M03", strength=Strength.S1), FOR),
    reasons_against=(finding("M33", Direction.AGAINST, Strength.S2),),
    neutral=(finding("M24", Direction.NEUTRAL, Strength.S0),),
    explanations=(GIFT, RESALE),
    not_looked_at=(message("unseen.voice"),),
    explained=(replace(FOR, rule="M24", explained=(message("innocent.gift"),)),),
)

NOT_COMPARED = "This recording was not compared with your voice: nobody is enrolled, or it holds too little speech."


def section(state: WhyState, heading: str) -> tuple[str, ...]:
    return next((one.lines for one in (*state.sections, *state.more) if one.heading == heading), ())


@pytest.mark.parametrize(
    ("standing", "of_recording", "of_group"),
    [
        (
            Standing.CONSISTENT,
            "This recording fits what you stated.",
            "The recordings of this group fit what you stated.",
        ),
        (
            Standing.INCONSISTENT,
            "This recording does not fit what you stated.",
            "The recordings of this group do not fit what you stated.",
        ),
        (
            Standing.UNDECIDED,
            "It cannot be told whether this recording fits what you stated.",
            "It cannot be told whether the recordings of this group fit what you stated.",
        ),
        (
            Standing.NOT_EXAMINED,
            "This recording has not been examined.",
            "The recordings of this group have not been examined.",
        ),
    ],
)
def test_headlines(standing: Standing, of_recording: str, of_group: str) -> None:
    why = FakeWhy(standing)
    assert derive_why_state(why, WORDS, row(1)).headline == of_recording
    assert derive_why_state(why, WORDS).headline == of_group


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ({"voice_group": "V2", "voice_llr": -1.4}, (
            "Grouped by voice: Voice 2",
            "This recording gives moderate support for “spoken by somebody else” over “spoken by you”.",
        )),
        ({"voice_llr": 0.1}, (
            "Grouped by voice: in no group",
            "This recording gives no support either way,"
            " neither for “spoken by you” nor for “spoken by somebody else”.",
        )),
        ({"voice_group": "V2"}, ("Grouped by voice: Voice 2", NOT_COMPARED)),
        ({}, ()),
    ],
)  # fmt: skip
def test_the_comparison_of_voices_names_both_propositions(heard: dict[str, object], said: tuple[str, ...]) -> None:
    found = section(derive_why_state(WHY, WORDS, row(1, **heard)), "What the comparison of voices says")
    assert found[:2] == said
    assert not said or found[2].startswith("A voice that is not yours may be a guest")


def test_everything_is_said_strongest_first() -> None:
    state = derive_why_state(WHY, WORDS, row(1))
    assert section(state, "What speaks for somebody else's recordings") == (
        "<title M02> (<S3>). <M02 for>",
        "<title M03> (<S1>). <M02 for>",
    )
    assert section(state, "What speaks against that") == ("<title M33> (<S2>). <M33 against>",)
    assert [line.text for line in state.explanations[0].lines] == ["<gift>", "<resale>"]
    assert section(state, "Explained by what you said") == ("<title M24>. <M02 for> You said: <gift>",)
    assert section(state, "What was found and points neither way") == ("<title M24> (<S0>). <M24 neutral>",)
    assert section(state, "What was not looked at") == ("<voice>",)
    assert state.strength == "How strong this is: <S3>"


def test_both_sides_are_named_even_when_empty_and_nothing_else_is() -> None:
    state = derive_why_state(FakeWhy(Standing.NOT_EXAMINED), WORDS)
    assert state.sections == (
        Section("What speaks for somebody else's recordings", ("Nothing was found.",)),
        Section("What speaks against that", ("Nothing was found.",)),
    )
    assert (state.strength, state.explanations) == ("", ())
    assert [one.heading for one in state.more] == ["What you can do now"]


@pytest.mark.parametrize(
    ("why", "begins"),
    [
        (WHY, "Go through what else could explain it"),
        (replace(WHY, explanations=()), "Listen no further."),
        (replace(WHY, explanations=(replace(GIFT, state=Settled.RULED_OUT),)), "Listen no further."),
        (FakeWhy(Standing.UNDECIDED), "Complete your answers"),
        (FakeWhy(Standing.CONSISTENT, explanations=(GIFT,)), "Nothing."),
        (FakeWhy(Standing.NOT_EXAMINED), "Let the reading go on"),
    ],
)
def test_it_ends_with_what_can_be_done_now(why: FakeWhy, begins: str) -> None:
    assert section(derive_why_state(why, WORDS), "What you can do now")[0].startswith(begins)


def test_of_the_export_as_a_whole_it_says_what_stands_out_and_no_standing() -> None:
    state = derive_why_state(WHY, WORDS, whole=True)
    assert (state.headline, state.strength) == ("What concerns the export as a whole", "")
    assert [one.heading for one in state.sections] == ["What stands out"]
    assert len(state.sections[0].lines) == 3
    assert section(state, "What speaks against that") == ()


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({}, "Length: 2.3 s"),
        ({"declared_s": 4.0}, "Length: 2.3 s; the file declares 4.0 s"),
        ({"declared_s": None}, "Length: 2.3 s"),
        ({}, "Sample rate: 16,000 Hz"),
        ({}, "Channels: 1"),
        ({}, "Encoding: PCM_16"),
        ({}, "Loudness: -23.4 LUFS"),
        ({}, "Signal above noise (estimate): 31 dB"),
        ({}, "Speech: 1.2 s"),
        ({"speech_s": 0.0}, "Speech: 0.0 s"),
    ],
)
def test_what_was_measured(changed: dict[str, object], line: str) -> None:
    assert line in measurements(row(1, **changed), WORDS)


def test_what_was_not_measured_is_left_out() -> None:
    unmeasured = dict.fromkeys(
        ("duration_s", "sample_rate", "channels", "codec", "loudness_lufs", "snr_db", "speech_s")
    )
    assert measurements(row(1, **unmeasured), WORDS) == ()


@pytest.fixture
def panel(qtbot) -> WhyPanel:
    made = WhyPanel(WORDS)
    qtbot.addWidget(made)
    made.set_browsing(FakeCase([row(0), row(1)], why=WHY).browsing())
    return made


def test_the_panel_writes_headings_and_lists(panel: WhyPanel) -> None:
    panel.show_recording(1)
    document = panel.text.document()
    blocks = [document.findBlockByNumber(at) for at in range(document.blockCount())]
    assert blocks[0].text() == "This recording does not fit what you stated."
    levels = {block.text(): block.blockFormat().headingLevel() for block in blocks}
    assert levels["This recording does not fit what you stated."] == 1
    assert levels["What speaks against that"] == 2
    assert all(block.textList() for block in blocks if "<M33 against>" in block.text())
    assert panel.text.accessibleDescription() == blocks[0].text()


def test_a_group_has_no_measurements(panel: WhyPanel) -> None:
    panel.show_group("device:G0TESTDEVICE0001")
    assert "Sample rate" not in panel.more.toPlainText()
    panel.show_recording(1)
    assert "Sample rate" in panel.more.toPlainText()


def test_it_is_said_anew_of_what_is_shown(panel: WhyPanel) -> None:
    panel.show_group("device:G0TESTDEVICE0001")
    panel.refresh()
    assert panel.text.toPlainText().startswith("The recordings of this group")
    panel.show_export()
    panel.refresh()
    assert panel.text.toPlainText().startswith("What concerns the export as a whole")


def test_what_is_there_no_more_is_no_longer_shown(panel: WhyPanel) -> None:
    def gone(_group: str) -> None:
        raise Problem(message("case.no_such_group"))

    panel.show_group("voice:V1")
    panel.set_browsing(replace(FakeCase([]).browsing(), why_group=gone))
    panel._ask = lambda case: case.why_group("voice:V1")
    panel.refresh()
    assert panel.text.toPlainText().startswith("Choose a recording or a group")


def test_text_from_outside_is_never_markup(panel: WhyPanel) -> None:
    panel.show_state(WhyState("<b>bold</b>\u202e", "", (Section("<h1>x</h1>", ("<img src=x>",)),)))
    assert panel.text.toPlainText() == "<b>bold</b>⟨U+202E⟩\n<h1>x</h1>\n<img src=x>"


def test_it_can_be_selected_by_keyboard_and_not_edited(panel: WhyPanel) -> None:
    flags = panel.text.textInteractionFlags()
    assert flags & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert panel.text.isReadOnly()
    assert panel.text.accessibleName() == "Why"


@pytest.mark.parametrize(
    "empty", [lambda p: p.show_recording(-1), lambda p: p.show_group(""), lambda p: p.set_browsing(None)]
)
def test_nothing_to_say(panel: WhyPanel, empty) -> None:
    panel.show_recording(0)
    empty(panel)
    assert panel.text.toPlainText() == "Choose a recording or a group to see why it stands as it does."
