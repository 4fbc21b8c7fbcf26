# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Enrolling a voice in the window: by microphone, from files, or with a profile that was kept."""
