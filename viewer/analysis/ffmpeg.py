# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""MP4, AAC, WMA, WebM and AMR through FFmpeg: from memory alone, the audio stream only."""

from __future__ import annotations

import io
from collections.abc import Iterator

import av
import av.error
import numpy as np
from av.audio.stream import AudioStream
from av.container import InputContainer
from numpy.typing import NDArray

from viewer.analysis.pcm import (
    EMPTY_AUDIO,
    MAX_CHANNELS,
    MAX_RATE,
    MAX_SECONDS,
    NOT_DECODABLE,
    RARE_CODEC,
    Decoded,
    Samples,
    Undecodable,
    from_float,
    from_int32,
    kept,
)

_CODECS = {
    "aac": "aac",
    "alac": "alac",
    "amrnb": "amr_nb",
    "amrwb": "amr_wb",
    "amr_nb": "amr_nb",
    "amr_wb": "amr_wb",
    "flac": "flac",
    "mp3": "mp3",
    "mp3float": "mp3",
    "opus": "opus",
    "vorbis": "vorbis",
    "wmapro": "wmapro",
    "wmav1": "wmav1",
    "wmav2": "wmav2",
    "wmavoice": "wmavoice",
}
_CONTAINERS = {"mov": "mp4", "aac": "adts", "asf": "asf", "matroska": "webm", "amr": "amr"}
_CLOSED = {"protocol_whitelist": "", "enable_drefs": "0", "use_absolute_path": "0"}
_MAX_ERRORS = 100


def read_ffmpeg(data: bytes, demuxer: str) -> Decoded | Undecodable:
    """Decode bytes with one named demuxer, so that no play list or reference is ever followed."""
    with av.open(io.BytesIO(data), "r", format=demuxer, options=_CLOSED, metadata_errors="replace") as container:
        if not container.streams.audio:
            return NOT_DECODABLE
        stream = container.streams.audio[0]
        codec = _CODECS.get(stream.codec_context.name)
        if codec is None:
            return RARE_CODEC
        declared = _declared(stream, container.duration)
        samples, frames, rate = _read(_frames(container, stream))
        if not frames:
            return EMPTY_AUDIO
        return Decoded(samples, rate, codec, _CONTAINERS[demuxer], frames, None, declared)


def _declared(stream: AudioStream, container_us: int | None) -> float | None:
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    return container_us / 1e6 if container_us is not None else None


def _frames(container: InputContainer, stream: AudioStream) -> Iterator[av.AudioFrame]:
    """The decoded frames; damaged packets are passed over, a hundred of them end the reading."""
    errors = 0
    packets = container.demux(stream)
    while errors < _MAX_ERRORS:
        try:
            packet = next(packets, None)
            if packet is None:
                return
            yield from packet.decode()
        except av.error.FFmpegError:
            errors += 1


def _read(frames: Iterator[av.AudioFrame]) -> tuple[Samples, int, int]:
    blocks: list[Samples] = []
    count, held, rate, channels = 0, 0, 0, 0
    for frame in frames:
        if not rate:
            rate, channels = frame.sample_rate, frame.layout.nb_channels
            if not (1 <= rate <= MAX_RATE and 1 <= channels <= MAX_CHANNELS):
                break
        if frame.sample_rate != rate or frame.layout.nb_channels != channels or count >= MAX_SECONDS * rate:
            break
        count += frame.samples
        wanted = kept(count, channels) - held
        if wanted > 0:
            blocks.append(_to_int16(frame.to_ndarray(), channels)[:wanted])
            held += min(wanted, frame.samples)
    return (np.concatenate(blocks) if blocks else np.empty((0, 1), np.int16)), count, rate


def _to_int16(values: NDArray[np.generic], channels: int) -> Samples:
    """A frame's array, planar [channels, n] or packed [1, n * channels], as [n, channels]."""
    table = values.T if values.shape[0] == channels else values.reshape(-1, channels)
    if table.dtype == np.int16:
        return np.ascontiguousarray(table, np.int16)
    if table.dtype == np.int32:
        return from_int32(table.view(np.int32))
    if table.dtype == np.uint8:
        return ((table.astype(np.int16) - 128) << 8).astype(np.int16)
    return from_float(table.astype(np.float64))
