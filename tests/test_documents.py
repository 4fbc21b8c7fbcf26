# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The documents: links lead somewhere, both user guides are complete, and the commands named there exist."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from viewer.case.finding import Conclusion

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#:]+)\)")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_to_a_file(page: Path) -> None:
    broken = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
    assert broken == []


def test_both_user_guides_have_the_same_pages() -> None:
    pages = {language: sorted((ROOT / "docs" / "user" / language).glob("*.md")) for language in ("de", "en")}
    assert [page.name[:2] for page in pages["de"]] == [page.name[:2] for page in pages["en"]]
    assert len(pages["en"]) == 18


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_guide_explains_every_conclusion(language: str) -> None:
    guide = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs" / "user" / language).glob("6-*.md"))
    assert all(f"`{conclusion.value}`" in guide for conclusion in Conclusion)


def test_the_facts_in_the_readme_can_be_read() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```toml\n(.*?)```", readme, re.DOTALL)
    assert block
    facts = tomllib.loads(block[1])
    assert set(facts) == {"owner", "device", "place", "person", "away"}


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert set(re.findall(r"(?:`|    )make ([a-z-]+)", text)) <= targets


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "adr"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in sorted(folder.glob("0*.md")) if page.name not in listed] == []
