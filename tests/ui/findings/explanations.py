# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Invented explanations about two subjects: open, ticked, ruled out, and settled by an answer."""

from __future__ import annotations

from viewer.case.message import message
from viewer.case.review import Explanation, Settled

DEVICE = "device:G0TESTDEVICE0001"
GIFT = Explanation(DEVICE, message("innocent.gift"), Settled.OPEN, ("M02", "M03"))
RESALE = Explanation(DEVICE, message("innocent.resale"), Settled.OPEN, ("M02",))
TICKED = Explanation("batch:All.zip/Audio", message("innocent.kinds"), Settled.APPLIES, ("M20",))
OUT = Explanation("batch:All.zip/Audio", message("innocent.template"), Settled.RULED_OUT, ("M22",))
ANSWERED = Explanation("export", message("innocent.fire_tv"), Settled.APPLIES, ("M01",), by_answer=True)
EXPLANATIONS = (GIFT, RESALE, TICKED, OUT, ANSWERED)
