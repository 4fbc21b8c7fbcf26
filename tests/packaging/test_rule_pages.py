# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The pages about the rules: all there, in both languages, as the catalogue says it, and short enough to read."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_house import FORBIDDEN
from viewer.findings.about import ASPECTS, THEMES, about
from viewer.findings.registry import RULES
from viewer.words import LANGUAGES, Words

ROOT = Path(__file__).resolve().parent.parent.parent
THEMED = [rule for rules in THEMES.values() for rule in rules]
MOST_WORDS = 30


def judged() -> set[str]:
    """The names that the modules of the registered rules give to their findings."""
    modules = {inspect.getmodule(rule) for rule in RULES}
    trees = [ast.parse(inspect.getsource(module)) for module in modules if module]
    values = [node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return {value for value in values if isinstance(value, str) and re.fullmatch(r"M\d\d", value)}


def test_every_rule_stands_under_one_theme() -> None:
    assert judged() >= {"M01", "M33"}
    assert judged() <= set(THEMED)
    assert sorted(THEMED) == [f"M{number:02}" for number in range(1, 34)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_registered_rule_has_a_page_with_all_that_is_said_of_it(language: str) -> None:
    words = Words(language)
    for rule in sorted(judged()):
        page = (ROOT / "docs" / "user" / language / "rules" / f"{rule}.md").read_text(encoding="utf-8")
        flat = " ".join(page.split())
        assert page.startswith(f"# {rule} {words.text(f'rule.{rule}.title')}\n")
        assert [words.say(said) in flat for _, said in about(rule)] == [True] * len(ASPECTS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", THEMED)
def test_what_is_said_of_a_rule_is_short_and_says_no_forbidden_word(language: str, rule: str) -> None:
    words = Words(language)
    said = " ".join(words.say(sentence) for _, sentence in about(rule))
    sentences = [one for one in re.split(r"(?<=[.?!])\s+", said) if one]
    assert not FORBIDDEN[language].search(said)
    assert len(said.split()) / len(sentences) <= MOST_WORDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_leads_to_the_rules(language: str) -> None:
    guide = ROOT / "docs" / "user" / language
    why = next(guide.glob("4-*.md"))
    index = (guide / "rules" / "README.md").read_text(encoding="utf-8")
    assert "(rules/README.md)" in (guide / "README.md").read_text(encoding="utf-8")
    assert "(rules/README.md)" in why.read_text(encoding="utf-8")
    assert all(f"({rule}.md)" in index for rule in judged())


def test_the_pages_are_as_the_catalogue_says() -> None:
    check = [sys.executable, ROOT / "packaging" / "rule_pages.py", "--check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
