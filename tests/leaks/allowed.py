# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What may stand in a report of default settings, and why; everything else that a canary is planted in may not.

None of this is a canary. The tests look for the first two, so that the list says what is so.
"""

from __future__ import annotations

ALLOWED = {
    "the name and address that the user typed as the sender": "a letter needs one; an anonymous letter has none",
    "the names of archives as they were received": "the company must find the delivery; it chose these names",
    "sizes and SHA-256 of the parts, ids and SHA-256 of recordings": "they identify without telling",
    "the last four signs of a device's number": "the owner must tell devices apart; four of sixteen find nobody",
    "times, lengths, counts, strengths, rules": "the report is made of them",
}
ASKED_FOR = {
    "standard output of list, groups, search": "the user asks for rows, with words, by the command itself",
    "standard output of verify --export": "the page tells which files were read, by their names",
    "names of unread files on standard error with --json": "data was asked for, and holds the same names",
}
