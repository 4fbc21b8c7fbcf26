# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Lists the members of a ZIP, and of the ZIPs inside it: each an entry, whatever is wrong with it or its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from sys import intern

from viewer.archive.barred import barred, is_folder, member_of
from viewer.archive.contents import Contents
from viewer.archive.kinds import SNIFFED_BYTES, kind_of
from viewer.archive.local import disagreements, look
from viewer.archive.members import Locator, Member, unpacked_head
from viewer.archive.names import alike, decoded, shown
from viewer.archive.opener import Opener
from viewer.archive.records import ENCRYPTED, NO_SYSTEM, Record
from viewer.case.export import Entry, Kind, Limits
from viewer.case.message import Message, Problem, message

_SYSTEMS = {0: "dos", 3: "unix", 10: "ntfs", 19: "darwin", NO_SYSTEM: "unknown"}
_MOST_STATED = 1 << 41


@dataclass(frozen=True, slots=True)
class Found:
    """An entry and where its bytes lie."""

    entry: Entry
    locator: Locator


@dataclass
class Allowance:
    """How many entries, and how many unpacked bytes of them, an archive and those inside it may still have."""

    entries: int
    bytes: int

    @classmethod
    def of(cls, limits: Limits, archive_bytes: int) -> Allowance:
        """What the limits allow an archive of this size."""
        return cls(limits.entries, limits.total(archive_bytes))

    def count(self, limits: Limits) -> None:
        """One entry more. Raises Problem where it is one too many."""
        self.entries -= 1
        if self.entries < 0:
            raise Problem(message("archive.too_many", most=limits.entries))

    def spend(self, most: int) -> bool:
        """Set aside what an entry may come to; False where that is more than is left."""
        if most > self.bytes:
            return False
        self.bytes -= most
        return True


@dataclass
class Archive:
    """One ZIP being listed: `path` is the part's name or the entry's path, `container` where it lies.

    After `entries` came to its end, `notes` holds what is strange about the archive as a whole.
    """

    path: str
    container: Locator
    opener: Opener
    allowance: Allowance
    notes: tuple[Message, ...] = ()
    _seen: dict[str, int] = field(default_factory=dict, repr=False)
    _is_unlocked: bool = False

    def entries(self) -> Iterator[Found]:
        """Every file, and those of archives inside to the depth of the limits, each once.

        An archive inside that cannot be listed is itself an entry with a flaw. Raises Problem where nothing can be
        listed, where there are more entries than the limits allow, and where a password is needed.
        """
        with self.opener.container(self.container) as stream:
            contents = Contents.of(stream, self.opener.limits)
            for record in contents.records():
                found = self._one(contents, record)
                if found is None:
                    continue
                if found.entry.kind is Kind.ARCHIVE:
                    yield from self._nested(found.entry, found.locator)
                else:
                    yield found
            self.notes = contents.notes()

    def _one(self, contents: Contents, record: Record) -> Found | None:
        """A member as an entry; None for a folder."""
        limits = self.opener.limits
        name = decoded(record)
        if record.size == 0 and is_folder(name, record):
            return None
        self.allowance.count(limits)
        inside, notes = shown(name, record.number, limits.name_length)
        if name.endswith("/"):
            notes = (*notes, message("archive.note.folder_with_contents"))
        if contents.may_repeat(record, alike(name, limits.name_length)):
            inside, notes = self._told_apart(name, inside, notes)
        if record.recovered:
            notes = (*notes, message("archive.note.recovered"))
        path = f"{self.path}!{inside}"
        member = member_of(record)
        flaw = barred(record, member, contents, limits)
        if flaw is None and not self.allowance.spend(limits.most_of(record.size, record.packed)):
            flaw = message("archive.too_much_in_all")
        kind = Kind.OTHER
        if flaw is None:
            try:
                kind, member, strange = self._examined(contents, record, member, path)
                if strange:
                    notes = (*notes, *strange)
            except Problem as problem:
                flaw = self._flaw_of(problem)
        entry = _entry(path, record, kind, flaw, (*notes, *record.notes) if record.notes else notes)
        return Found(entry, Locator(self.container.file, (*self.container.chain, member)))

    def _told_apart(self, name: str, inside: str, notes: tuple[Message, ...]) -> tuple[str, tuple[Message, ...]]:
        """A name that came before gets a number; one that only looks the same is noted."""
        common = alike(name, self.opener.limits.name_length)
        same, looks = self._seen.get(name, 0), self._seen.get(common, 0)
        self._seen[name] = same + 1
        if common != name:
            self._seen[common] = looks + 1
        if same and name in self._seen:
            return f"{inside}#{same + 1}", (*notes, message("archive.note.repeated_name"))
        return inside, (*notes, message("archive.note.alike_name")) if looks else notes

    def _examined(
        self, contents: Contents, record: Record, member: Member, path: str
    ) -> tuple[Kind, Member, tuple[Message, ...]]:
        """What a member is by its first bytes, how to read it, and in what its own header differs. Raises Problem.

        Whether it is encrypted is for its own header to say, since that is written with the bytes.
        """
        head = look(contents.stream, record, SNIFFED_BYTES)
        notes = () if record.recovered else disagreements(record, head.record)
        if notes and (record.flags ^ head.record.flags) & ENCRYPTED:
            member = member_of(record._replace(flags=record.flags ^ ENCRYPTED))
        if member.is_plain:
            first = unpacked_head(head.first, member.method, SNIFFED_BYTES)
            return kind_of(first, path, member.size), member, notes
        kind = sniffed(path, Locator(self.container.file, (*self.container.chain, member)), self.opener)
        self._is_unlocked |= member.lock is not None
        return kind, member, notes

    def _flaw_of(self, problem: Problem) -> Message:
        """What a problem with one entry says of it. Raises it again where a password has to be asked for first."""
        if not problem.said.key.startswith("archive.password"):
            return problem.said
        goes_on_without = self.opener.secret is not None and not self.opener.secret.value
        if goes_on_without or self._is_unlocked:
            return message("archive.locked")
        raise problem

    def _nested(self, entry: Entry, locator: Locator) -> Iterator[Found]:
        depth = self.opener.limits.nested_depth
        if len(locator.chain) > depth:
            yield Found(replace(entry, flaw=message("archive.nested_too_deep", depth=depth)), locator)
            return
        nested = Archive(entry.path, locator, self.opener, self.allowance)
        try:
            inside = list(nested.entries())
        except Problem as problem:
            if problem.said.key.startswith(("archive.password", "archive.too_many")):
                raise
            yield Found(replace(entry, flaw=problem.said), locator)
            return
        yield Found(replace(entry, notes=(*entry.notes, *nested.notes)), locator)
        yield from inside


def sniffed(path: str, locator: Locator, opener: Opener) -> Kind:
    """The kind of an entry by its first bytes. Raises Problem where they cannot be read."""
    with opener.entry(locator) as stream:
        head = stream.read(SNIFFED_BYTES)
    size = locator.chain[-1].size if locator.chain else len(head)
    return kind_of(head, path, size)


def _entry(path: str, record: Record, kind: Kind, flaw: Message | None, notes: tuple[Message, ...]) -> Entry:
    day, time = record.when >> 16, record.when & 0xFFFF
    date = (day >> 9) + 1980, day >> 5 & 15, day & 31
    return Entry(
        path=path,
        part=intern(path[: path.index("!")]),
        size=min(_MOST_STATED, record.size),
        packed=min(_MOST_STATED, record.packed),
        kind=kind,
        modified="%04d-%02d-%02dT%02d:%02d:%02d" % (*date, time >> 11, time >> 5 & 63, (time & 31) * 2),  # noqa: UP031
        maker=intern(f"{_SYSTEMS.get(record.system, record.system)}/{record.version}/{record.method}"),
        flaw=flaw,
        notes=notes,
    )
