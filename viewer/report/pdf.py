# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A report as a tagged PDF (PDF/UA-1) with embedded fonts, set by Typst."""

from __future__ import annotations

import json
from typing import BinaryIO

from viewer.report.blocks import Report
from viewer.report.plain import plain_report
from viewer.resource import resource


def write_pdf(report: Report, stream: BinaryIO) -> None:
    """Write the report; the same report gives the same bytes. Only the fonts that Typst brings are used.

    What the report says enters as data, never as markup, so no text of it can act in the typesetter.
    """
    import typst

    template = resource("report/report.typ").read_bytes()
    told = json.dumps(plain_report(report), ensure_ascii=False)
    made = typst.compile(
        template, format="pdf", sys_inputs={"report": told}, pdf_standards=["ua-1"], ignore_system_fonts=True
    )
    stream.write(made if isinstance(made, bytes) else b"".join(made or ()))
