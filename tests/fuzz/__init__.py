# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Fuzzing: one module a target in `targets`, each with `seeds()` and `run(data)`; `make fuzz TARGET=zip SECONDS=60`.

A target lets through what a broken file is allowed to cause, a `Problem` above all; every other exception is a crash.
"""
