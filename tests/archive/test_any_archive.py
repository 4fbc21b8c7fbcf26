# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What an archive holds comes out of it, whole or cut; and any bytes at all end in a list or a sentence."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.crafted import Made, build, local
from tests.archive.listing import listed
from tests.fuzz.targets import zip as target

KINDS = st.sampled_from(("", "signed", "bare", "signed-wide", "bare-wide"))
CONTENTS = st.binary(min_size=1, max_size=300).filter(lambda data: not data.startswith(b"PK"))  # no archives inside
MEMBERS = st.lists(
    st.builds(Made, st.just(b""), CONTENTS, st.sampled_from((0, 8, 12)), described=KINDS),
    min_size=1,
    max_size=6,
)


def numbered(members: list[Made]) -> list[Made]:
    return [Made(b"%d.bin" % n, one.data, one.method, described=one.described) for n, one in enumerate(members)]


@settings(max_examples=60, deadline=None)
@given(MEMBERS, st.binary(max_size=40), st.binary(max_size=40))
def test_what_was_put_in_comes_out(members: list[Made], before: bytes, comment: bytes) -> None:
    made = numbered(members)
    found = listed(build(made, before=b"MZ" + before, comment=comment))
    read = {name: held for name, held in found.contents.items() if "!" not in name}
    assert read == {one.name.decode(): one.data for one in made}


@settings(max_examples=60, deadline=None)
@given(MEMBERS, st.data())
def test_a_cut_archive_gives_what_is_whole(members: list[Made], data: st.DataObject) -> None:
    made = numbered(members)
    body = [local(one) for one in made]
    whole = data.draw(st.integers(1, len(body)))
    found = listed(b"".join(body[:whole]) + body[whole - 1][:10])
    assert {one.name.decode(): one.data for one in made[:whole]}.items() <= found.contents.items()


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(target.seeds()), st.integers(0, 1 << 12))
def test_any_bytes_end_in_a_list_or_a_sentence(grafted: bytes, seed: bytes, at: int) -> None:
    place = at % (len(seed) + 1)
    target.run(seed[:place] + grafted + seed[place:])
    target.run(seed[:place] + grafted)
