# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Which parts of a mixed export belong together, and to whom."""

from __future__ import annotations

from viewer.case.portion import Portion
from viewer.workflow.opened import OpenCase


def portions(case: OpenCase) -> tuple[Portion, ...]:
    """The portions of an examined case: foreign ones first, then the owner's, then the unknown, the largest first."""
    raise NotImplementedError
