# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A page of HTML with other words: same tags, other text, other targets of links; what is no tag is text."""

from __future__ import annotations

import html
import re

from viewer.report.twin.pseudonyms import Mode, Pseudonyms

_PARTS = re.compile(r"(<!--.*?-->|<!?[A-Za-z/][^<>]*>)", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([\w:-]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<>=]+)""")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,15})")
_KEPT = frozenset(
    ("charset", "lang", "rel", "colspan", "rowspan", "width", "height", "border", "dir", "align", "valign")
)
_SHORT = re.compile(r"[\w\-/; =.%]{0,40}")


def twin_html(text: str, using: Pseudonyms) -> str:
    """The same page about nobody."""
    return "".join(
        _tag(part, using) if at % 2 else html.escape(using.text(html.unescape(part)), quote=False)
        for at, part in enumerate(_PARTS.split(text))
    )


def _tag(tag: str, using: Pseudonyms) -> str:
    if tag.startswith("<!--"):
        return f"<!--{using.text(tag[4:-3])}-->"
    if tag.lower().startswith("<!doctype"):
        return "<!DOCTYPE html>"
    named = _TAG.match(tag)
    if named is None:
        return html.escape(using.text(tag), quote=False)
    inside = "".join(
        f" {_name(one[1], using)}{one[2]}{_value(one[1], one[3], using)}"
        for one in _ATTRIBUTE.finditer(tag[named.end() :])
    )
    return f"<{named[1]}{named[2]}{inside}{'/' if tag.endswith('/>') else ''}>"


def _name(name: str, using: Pseudonyms) -> str:
    known = name.lower() in _KEPT or name.lower() in ("href", "src", "class", "id", "title", "alt", "style", "name")
    return name if known else using.text(name, Mode.PATH)


def _value(name: str, value: str, using: Pseudonyms) -> str:
    quote = value[0] if value[:1] in "\"'" else ""
    bare = value.strip("\"'") if quote else value
    low = name.lower()
    if low in _KEPT and _SHORT.fullmatch(bare):
        return value
    made = using.path(html.unescape(bare)) if low in ("href", "src", "class", "id") else using.text(html.unescape(bare))
    return f"{quote}{html.escape(made, quote=True)}{quote}"
