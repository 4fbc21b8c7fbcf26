# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A desk for whoever asks for one."""

import pytest

from tests.ui.player.desk import Desk


@pytest.fixture
def desk(qtbot):
    return Desk(qtbot)
