# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Walks the tree that a screen reader sees."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

SPOKEN = {
    QAccessible.Role.Button, QAccessible.Role.PushButton, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText, QAccessible.Role.ComboBox, QAccessible.Role.Slider, QAccessible.Role.SpinBox,
    QAccessible.Role.Table, QAccessible.Role.Tree, QAccessible.Role.List, QAccessible.Role.ProgressBar,
    QAccessible.Role.StaticText, QAccessible.Role.MenuItem, QAccessible.Role.PageTab, QAccessible.Role.Dial,
}  # fmt: skip


def nameless(top: QWidget) -> list[str]:
    """Every visible widget that does something or says something and has no name; as role and class."""
    found: list[str] = []
    _walk(QAccessible.queryAccessibleInterface(top), found)
    return found


def _walk(node: QAccessibleInterface | None, found: list[str]) -> None:
    if node is None or node.state().invisible:
        return
    if node.role() in SPOKEN and not node.text(QAccessible.Text.Name).strip():
        thing = node.object()
        found.append(f"{node.role().name} {type(thing).__name__} {thing.objectName() if thing else ''}")
    if node.role() in {QAccessible.Role.Table, QAccessible.Role.Tree, QAccessible.Role.List}:
        return
    for place in range(node.childCount()):
        _walk(node.child(place), found)
