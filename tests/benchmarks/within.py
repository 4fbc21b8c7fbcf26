# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""`python -m tests.benchmarks.within WHAT FOLDER FILE`: one measurement in a process of its own; JSON on stdout.

Little is imported here, since worker processes import it too.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from tests.benchmarks import browsing, covering, reading

    measures = {
        "keys": browsing.keys,
        "scrolling": browsing.scrolling,
        "standstill": browsing.standstill,
        "panic": covering.panic,
        "stopping": reading.stopping,
        "reading": reading.standstill,
    }
    sys.stdout.write(json.dumps(measures[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))) + "\n")
    sys.stdout.flush()
    os._exit(0)  # what is left to tidy up is not measured
