# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Amazon exports with Alexa recordings: the 2018 shape, the categories of 2019 to 2023, and the parts since 2024."""

from __future__ import annotations

from viewer.importers.amazon_alexa.read import read
from viewer.importers.amazon_alexa.recognise import recognise
from viewer.importers.importer import Importer

AMAZON_ALEXA = Importer("amazon-alexa", recognise, read)
