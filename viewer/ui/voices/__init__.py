# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The room where it is shown which recordings sound like one voice, and how like the enrolled each voice is."""
