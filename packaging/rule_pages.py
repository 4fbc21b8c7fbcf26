# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Writes a page for every rule and their index, `docs/user/<language>/rules/`, from the catalogue; --check only tells.

A rule has a page as soon as it has a title; so window, terminal and documentation say the same.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from viewer.findings.about import THEMES, about, theme_title  # noqa: E402  # once the path is set
from viewer.words import LANGUAGES, Words  # noqa: E402  # once the path is set

DOCS = ROOT / "docs" / "user"
WIDTH = 124


def title(words: Words, rule: str) -> str:
    """The title of a rule; empty where the catalogue has none."""
    try:
        return words.text(f"rule.{rule}.title")
    except KeyError:
        return ""


def pages(language: str) -> Mapping[str, str]:
    """Every page of a language by file name."""
    words = Words(language)
    made = {}
    index = [f"# {words.text('rules.index.title')}", textwrap.fill(words.text("rules.index.text"), WIDTH)]
    for theme, rules in THEMES.items():
        shown = [(rule, title(words, rule)) for rule in rules if title(words, rule)]
        made.update({f"{rule}.md": _page(words, rule, name) for rule, name in shown})
        if shown:
            index.append(f"## {words.say(theme_title(theme))}")
            index.append("\n".join(f"- [{rule} {name}]({rule}.md)" for rule, name in shown))
    return {"README.md": _joined(index), **made}


def _page(words: Words, rule: str, name: str) -> str:
    parts = [f"# {rule} {name}"]
    for heading, sentence in about(rule):
        parts += [f"## {words.say(heading)}", textwrap.fill(words.say(sentence), WIDTH)]
    return _joined([*parts, f"[{words.text('rules.index.back')}](README.md)"])


def _joined(parts: list[str]) -> str:
    return "\n\n".join(parts) + "\n"


def main() -> int:
    """Write, or check; 1 if a page is stale or of no rule."""
    check, stale = "--check" in sys.argv, []
    for language in LANGUAGES:
        folder, wanted = DOCS / language / "rules", pages(language)
        extra = [path for path in folder.glob("*.md") if path.name not in wanted]
        old = [folder / name for name, text in wanted.items() if _text(folder / name) != text]
        stale += [*extra, *old]
        if not check:
            folder.mkdir(parents=True, exist_ok=True)
            for path in extra:
                path.unlink()
            for path in old:
                path.write_text(wanted[path.name], encoding="utf-8")
    for path in stale:
        print(f"{'stale' if check else 'written'}: {path.relative_to(ROOT)}")
    return 1 if check and stale else 0


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
