"""Reads what WhatsApp's "export chat" gives: a text file of messages, alone or in a zip with media.

Android and iOS write the lines differently, in the language and the date order of the telephone.
The date order is found out from all dates of the file; system lines are passed over.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import BinaryIO
from zoneinfo import ZoneInfo

from channels.manual import Written
from channels.typed import international
from muara.tables import LARGEST_FILE, UnreadableFile, check_zip, encoding_of

OURSELVES = frozenset({"anda", "you"})
LONGEST_MESSAGE = 20_000
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"))
_STAMP = (
    r"(?P<day>\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4})(?:,|\s)\s*"
    r"(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:[.:](?P<second>\d{2}))?"
    r"(?:\s?(?P<half>[AaPp])\.?\s?[Mm]\.?)?"
)
_LINE = re.compile(rf"(?:\[{_STAMP}\]\s|{_STAMP.replace('?P<', '?P<a_')}\s[-–]\s)(?P<rest>.*)")
_SENDER = re.compile(r"(?P<sender>[^:\"“”]{1,80}): ?(?P<text>.*)", re.DOTALL)
_FILE = re.compile(
    r"(?:<(?:terlampir|lampiran|attached): (?P<ios>[^<>/\\]{1,120})>"
    r"|(?P<android>[^/\\\n]{1,120}\.\w{2,5}) \((?:file|berkas) (?:terlampir|attached)\))"
)
_EDITED = re.compile(
    r"\s*<(?:this message was edited|pesan ini (?:telah )?diedit)>\s*$", re.IGNORECASE
)
_WITHOUT_WORDS = re.compile(
    r"(?:<?media (?:omitted|tidak disertakan)>?"
    r"|(?:image|video|audio|sticker|gif|document|contact card|gambar|foto|stiker|dokumen"
    r"|kartu kontak|voice message|pesan suara) (?:omitted|tidak disertakan)"
    r"|this message was deleted\.?|you deleted this message\.?"
    r"|pesan ini (?:telah )?dihapus\.?|anda (?:telah )?menghapus pesan ini\.?"
    r"|waiting for this message.*|menunggu pesan ini.*"
    r"|missed (?:voice|video) call.*|panggilan (?:suara|video) tak terjawab.*"
    r"|null)",
    re.IGNORECASE,
)
# As WhatsApp words them; people speak of groups and businesses too.
_SYSTEM = re.compile(
    r"(?:messages and calls are end-to-end encrypted|pesan dan panggilan (?:ter|di)enkripsi"
    r"|messages to this (?:chat|group) are|pesan (?:ke|di) (?:chat|grup) ini (?:ter|di|se)"
    r"|.{0,80}(?:created (?:this )?group|membuat grup)(?: ini)?(?: [\"“].*|\.?\Z)"
    r"|.{0,80}(?:joined using|bergabung menggunakan) .{0,60}(?:link|tautan)"
    r"|.{0,40}security code (?:with .{0,60} )?changed|kode keamanan .{0,60}berubah"
    r"|this business (?:uses|works with|is now)"
    r"|(?:akun )?bisnis ini (?:menggunakan layanan|bekerja sama dengan|terdaftar sebagai))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a chat; `moment` is the telephone's local time."""

    number: int
    """The line that it begins on."""
    moment: datetime
    sender: str
    text: str
    file: str | None = None


class Chat:
    """An exported chat, opened. Messages can be read as often as one likes."""

    def __init__(self, text: BinaryIO, archive: zipfile.ZipFile | None) -> None:
        self._text = text
        self._encoding = encoding_of(text)
        self._archive = archive
        self._members = {m.filename.rpartition("/")[2]: m for m in _members(archive)}
        self._is_day_first: bool | None = None

    def messages(self) -> Iterator[Said]:
        """What people said, in the order of the file; without system lines and empty messages."""
        order = self._date_order()
        for number, stamp, rest in self._entries():
            said = _read(number, stamp, rest, order)
            if said is not None:
                yield said

    def senders(self) -> Counter[str]:
        """How many messages each person wrote."""
        return Counter(said.sender for said in self.messages())

    def content(self, name: str, most: int) -> bytes | None:
        """A file of the export; None when it is not in it or has more than `most` bytes."""
        member = self._members.get(name)
        if member is None or self._archive is None or member.file_size > most:
            return None
        try:
            with self._archive.open(member) as stream:
                content = stream.read(most + 1)
        except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError):
            return None
        return content if len(content) <= most else None

    def _date_order(self) -> bool:
        if self._is_day_first is None:
            days = [stamp["day"] or "" for _, stamp, _ in self._entries()]
            if not days:
                raise UnreadableFile("not_a_chat")
            self._is_day_first = is_day_first(days)
        return self._is_day_first

    def _entries(self) -> Iterator[tuple[int, dict[str, str | None], str]]:
        """Line number, time and rest of each entry, with the lines that continue it."""
        current: tuple[int, dict[str, str | None], list[str]] | None = None
        for number, line in enumerate(self._lines(), start=1):
            found = _LINE.fullmatch(line)
            if found is not None:
                if current is not None:
                    yield current[0], current[1], "\n".join(current[2])
                current = (number, _stamp(found), [found["rest"]])
            elif current is not None and sum(map(len, current[2])) < LONGEST_MESSAGE:
                current[2].append(line)
        if current is not None:
            yield current[0], current[1], "\n".join(current[2])

    def _lines(self) -> Iterator[str]:
        self._text.seek(0)
        text = io.TextIOWrapper(self._text, encoding=self._encoding, errors="replace")
        try:
            for line in text:
                yield line.rstrip("\r\n").translate(_MARKS)
        finally:
            text.detach()


@contextmanager
def open_chat(file: BinaryIO) -> Iterator[Chat]:
    """The chat in a zip as WhatsApp exports it, or in its text file alone."""
    file.seek(0)
    is_zip = file.read(4) == b"PK\x03\x04"
    file.seek(0)
    if not is_zip:
        yield Chat(file, None)
        return
    check_zip(file)
    with zipfile.ZipFile(file) as archive:
        texts = [m for m in archive.infolist() if m.filename.lower().endswith(".txt")]
        if not texts:
            raise UnreadableFile("not_a_chat")
        named = [m for m in texts if "chat" in m.filename.lower()]
        chosen = (named or texts)[0]
        if chosen.file_size > LARGEST_FILE:
            raise UnreadableFile("too_large")
        try:
            text = io.BytesIO(archive.read(chosen))
        except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
            raise UnreadableFile("not_a_zip") from error
        yield Chat(text, archive)


def is_day_first(days: list[str]) -> bool:
    """Whether "3/4/26" is in April. Any day beyond 12 tells; else time must not run backwards."""
    pairs = [tuple(map(int, re.split(r"[/.-]", day)))[:2] for day in days]
    if any(first > 12 for first, _ in pairs):
        return True
    if any(second > 12 for _, second in pairs):
        return False
    return _steps_back(days, day_first=True) <= _steps_back(days, day_first=False)


def _steps_back(days: list[str], *, day_first: bool) -> int:
    dates = [_date(day, day_first) for day in days]
    return sum(later < earlier for earlier, later in pairwise(dates))


def _date(day: str, day_first: bool) -> tuple[int, int, int]:
    """Year, month, day."""
    first, second, third = map(int, re.split(r"[/.-]", day))
    if first > 31:
        return first, second, third
    year = third + 2000 if third < 100 else third
    return (year, second, first) if day_first else (year, first, second)


def _stamp(found: re.Match[str]) -> dict[str, str | None]:
    names = ("day", "hour", "minute", "second", "half")
    return {name: found[name] or found[f"a_{name}"] for name in names}


def _read(number: int, stamp: dict[str, str | None], rest: str, order: bool) -> Said | None:
    spoken = _SENDER.fullmatch(rest)
    if spoken is None:  # nobody said it: a system line
        return None
    moment = _moment(stamp, order)
    text = _EDITED.sub("", spoken["text"]).strip()
    if moment is None or _SYSTEM.match(text):
        return None
    file = _FILE.search(text)
    name = (file["ios"] or file["android"]).strip() if file else None
    if file:
        text = (text[: file.start()] + text[file.end() :]).strip()
    if _WITHOUT_WORDS.fullmatch(text):
        text = ""
    if not text and name is None:
        return None
    sender = spoken["sender"].strip().removeprefix("~").strip()
    return Said(number, moment, sender, text[:LONGEST_MESSAGE], name) if sender else None


def _moment(stamp: dict[str, str | None], day_first: bool) -> datetime | None:
    year, month, day = _date(stamp["day"] or "", day_first)
    hour = int(stamp["hour"] or 0)
    half = (stamp["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return datetime(  # noqa: DTZ001 - local time; the caller knows where
            year, month, day, hour, int(stamp["minute"] or 0), int(stamp["second"] or 0)
        )
    except ValueError:
        return None


def _members(archive: zipfile.ZipFile | None) -> list[zipfile.ZipInfo]:
    return archive.infolist() if archive is not None else []


class ChatReader:
    """Makes reports of messages. One for each reading of a chat: it counts what is said twice."""

    def __init__(
        self, *, own: Collection[str], source: str, entered_by: str, zone: ZoneInfo
    ) -> None:
        """`own` are the names under which the office itself wrote."""
        self._own = frozenset(name.lower() for name in own) | OURSELVES
        self._source = source
        self._entered_by = entered_by
        self._zone = zone
        self._seen: Counter[str] = Counter()

    def read(self, said: Said) -> Written | None:
        """The report in a message, without its file; None for what the office itself wrote."""
        if said.sender.lower() in self._own:
            return None
        sent_at = said.moment.replace(tzinfo=self._zone).astimezone(UTC)
        parts = (said.sender, said.moment.isoformat(), said.text, said.file or "")
        content = hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
        self._seen[content] += 1
        phone = international(said.sender) if re.search(r"\d{6}", _digits(said.sender)) else None
        address = f"whatsapp:{phone}" if phone else f"chat:{self._source}:{said.sender}"
        return Written(
            external_id=f"chat:{self._source}:{content}:{self._seen[content]}",
            conversation_id=f"chat:{self._source}:{phone or said.sender}",
            origin="whatsapp_export",
            entered_by=self._entered_by,
            text=said.text or None,
            sent_at=sent_at,
            name=None if phone else said.sender,
            phone=phone,
            addresses=(address,),
            is_whole=False,
        )


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
