# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the voice stage is measured against: filter banks and network over every clip, one process, two threads."""

from __future__ import annotations

import io
import sys
import time
import zipfile

import onnxruntime
import soundfile

from viewer.analysis.voice.filter_bank import filter_bank, mean_normalised
from viewer.resource import resource


def bare(path: str) -> float:
    """Seconds that the loop takes over an archive's WAV files of 16 kHz, without loading the network."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = 2, 1
    model = str(resource("voice/campplus.onnx"))
    network = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    began = time.perf_counter()
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith(".wav"):
                samples, _ = soundfile.read(io.BytesIO(archive.read(name)), dtype="float32")
                network.run(None, {"feats": mean_normalised(filter_bank(samples))[None]})
    return time.perf_counter() - began


if __name__ == "__main__":
    print(bare(sys.argv[1]))
