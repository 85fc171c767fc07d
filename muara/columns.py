"""What the columns of somebody's list mean, guessed from their headers; and rows as reports."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from channels.manual import Fault, Written
from forwarder.lapor import guess_answer_columns

if TYPE_CHECKING:  # which looks for headers that are known here
    from muara.tables import Row

FIELDS = (
    "text",
    "date",
    "time",
    "name",
    "phone",
    "address",
    "place",
    "number",
    "origin",
    "category",
    "status",
    "agency",
    "lapor_tracking_id",
    "secret",
)
"""What a column can be. Each field stands for one column at most."""
LONGEST_TEXT = 20_000
_EARLIER = ("number", "category", "status", "agency", "lapor_tracking_id")
_OLDEST = 1990

# Whole headers in lower case, without punctuation; the first field that knows one takes it.
_HEADERS: dict[str, tuple[str, ...]] = {
    "text": (
        *("isi laporan", "isi pengaduan", "isi aduan", "isi", "uraian", "uraian pengaduan"),
        *("uraian laporan", "uraian aduan", "keluhan", "deskripsi", "pesan", "pengaduan"),
        *("aduan", "laporan", "isi keluhan", "permasalahan", "description", "text", "message"),
        *("complaint", "complaint text", "details", "report"),
    ),
    "date": (
        *("tanggal laporan", "tanggal pengaduan", "tanggal aduan", "tgl laporan", "tgl aduan"),
        *("tgl pengaduan", "tanggal masuk", "tgl masuk", "tanggal", "tgl", "waktu", "timestamp"),
        *("tanggal lapor", "waktu laporan", "date", "created at", "reported at", "date reported"),
    ),
    "time": ("jam", "pukul", "time"),
    "name": (
        *("nama pelapor", "nama pengadu", "pelapor", "pengadu", "nama", "nama lengkap"),
        *("name", "reporter", "reporter name"),
    ),
    "phone": (
        *("no hp", "nomor hp", "hp", "no telp", "no telepon", "nomor telepon", "telepon", "telp"),
        *("no wa", "nomor wa", "wa", "whatsapp", "kontak", "no hp wa", "phone", "mobile"),
        *("phone number", "handphone", "no handphone"),
    ),
    "address": ("alamat", "alamat pelapor", "alamat pengadu", "address"),
    "place": (
        *("lokasi", "lokasi kejadian", "tempat", "tempat kejadian", "alamat kejadian"),
        *("lokasi aduan", "place", "location"),
    ),
    "number": (
        *("nomor laporan", "no laporan", "nomor aduan", "no aduan", "nomor pengaduan"),
        *("no pengaduan", "nomor tiket", "no tiket", "kode tiket", "kode aduan", "tiket", "id"),
        *("id laporan", "id aduan", "nomor registrasi", "no registrasi", "no reg", "ticket"),
        *("ticket number", "ticket id", "reference"),
    ),
    "origin": ("kanal", "media", "sumber", "sumber aduan", "melalui", "channel", "source"),
    "category": ("kategori", "topik", "jenis aduan", "bidang", "category", "topic"),
    "status": ("status", "status aduan", "status laporan", "state"),
    "agency": (
        *("opd", "instansi", "dinas", "disposisi", "opd terkait", "instansi terkait", "unit"),
        *("skpd", "perangkat daerah", "agency"),
    ),
    "lapor_tracking_id": (
        *("nomor lapor", "no lapor", "id lapor", "tracking id lapor", "tracking id"),
        *("nomor sp4n", "nomor sp4n lapor", "id sp4n lapor", "lapor tracking id"),
    ),
    "secret": ("rahasia", "kerahasiaan", "secret"),
}
_ORIGINS = {
    "telephone": ("telepon", "telp", "telpon", "call", "phone", "hotline", "call center"),
    "radio": ("radio", "siaran"),
    "walk_in": ("datang", "langsung", "loket", "tatap muka", "walk"),
    "letter": ("surat", "letter", "kotak saran"),
    "village_visit": ("sambang", "kunjungan", "desa"),
    "social_media": ("facebook", "instagram", "twitter", "tiktok", "medsos", "media sosial"),
}
_YES = frozenset({"ya", "y", "yes", "1", "true", "benar", "rahasia", "secret", "x"})


def guess(headers: Sequence[str]) -> dict[str, str]:
    """The field of each header that tells one; a field is given to the likeliest header only."""
    ranked = sorted(
        (rank, position, header, field)
        for position, header in enumerate(headers)
        for field, known in _HEADERS.items()
        if (rank := _rank(header, known)) is not None
    )
    found: dict[str, str] = {}
    for _, _, header, field in ranked:
        if header not in found and field not in found.values():
            found[header] = field
    return found


def known_headers(headers: Sequence[str]) -> int:
    """How many of these cells are the header of a field, of reports or of answers."""
    return max(len(guess(headers)), len(guess_answer_columns(headers)))


def _rank(header: str, known: Sequence[str]) -> int | None:
    plain = " ".join(re.sub(r"[^a-z0-9]+", " ", header.lower()).split())
    return known.index(plain) if plain in known else None


def signature(headers: Sequence[str]) -> str:
    """The same for lists with the same headers, whatever stands in them."""
    return hashlib.sha256("\x1f".join(headers).encode()).hexdigest()[:32]


class RowReader:
    """Makes reports of rows. One for each reading of a file: it notices numbers that come twice."""

    def __init__(
        self,
        headers: Sequence[str],
        mapping: Mapping[str, str],
        *,
        source: str,
        entered_by: str,
        zone: ZoneInfo,
        now: datetime,
    ) -> None:
        """`mapping` gives the fields of headers; `source` names the application or list."""
        self._headers = tuple(headers)
        self._positions = {field: self._headers.index(h) for h, field in mapping.items()}
        self._source = source
        self._entered_by = entered_by
        self._zone = zone
        self._now = now
        self._numbers: dict[str, bytes] = {}

    def read(self, row: Row) -> Written | Fault:
        """The report in a row, or why there is none."""
        fault = row.fault
        try:
            return self._fault(row, fault) if fault else self._report(row)
        except _Unfit as error:
            return self._fault(row, str(error))

    def _fault(self, row: Row, fault: str) -> Fault:
        cells = dict(zip(self._headers, row.cells, strict=True))
        return Fault(fault=fault, source=self._source, row=cells)

    def _report(self, row: Row) -> Written:
        def cell(field: str) -> str:
            position = self._positions.get(field)
            return row.cells[position] if position is not None else ""

        text = cell("text")
        if not text:
            raise _Unfit("text_missing")
        if len(text) > LONGEST_TEXT:
            raise _Unfit("text_too_long")
        sent_at = self._moment(cell("date"), cell("time"))
        identity = self._identity(text, sent_at, cell)
        return Written(
            external_id=identity,
            conversation_id=identity,
            origin=_origin(cell("origin")),
            entered_by=self._entered_by,
            text=text,
            place=cell("place") or None,
            sent_at=sent_at,
            name=cell("name") or None,
            phone=cell("phone") or None,
            address=cell("address") or None,
            is_secret=cell("secret").lower() in _YES,
            earlier={field: cell(field) for field in _EARLIER if cell(field)},
        )

    def _moment(self, day: str, hour: str) -> datetime | None:
        if not day:
            return None
        found = read_row_moment(day, hour, self._zone)
        if found is None:
            raise _Unfit("date_not_understood")
        if found > self._now:
            raise _Unfit("date_in_future")
        return found

    def _identity(self, text: str, sent_at: datetime | None, cell: Callable[[str], str]) -> str:
        """The list's own number, else what the row says: whatever the file is called."""
        said = (text, sent_at.isoformat() if sent_at else "", cell("name"), cell("phone"))
        where = (cell("place"), cell("address"))
        # Lists that say no place are known as they were before places counted.
        content = "\x1f".join((*said, *where) if any(where) else said)
        digest = hashlib.sha256(content.encode("utf-8", "replace")).digest()
        number = cell("number")
        if not number:
            return f"row:{self._source}:{digest.hex()}"
        if self._numbers.setdefault(number, digest) != digest:
            raise _Unfit("number_repeated")
        return f"number:{self._source}:{number}"


class _Unfit(Exception):
    """A row is no report; the message is the reason."""


def _origin(written: str) -> str:
    plain = written.lower()
    for origin, words in _ORIGINS.items():
        if any(word in plain for word in words):
            return origin
    return "import"


# --- times ---------------------------------------------------------------------------------------

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "january", "jan"),
            ("februari", "february", "feb", "pebruari"),
            ("maret", "march", "mar"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "june", "jun"),
            ("juli", "july", "jul"),
            ("agustus", "august", "agu", "ags", "agt", "aug"),
            ("september", "sep", "sept"),
            ("oktober", "october", "okt", "oct"),
            ("november", "nov", "nopember", "nop"),
            ("desember", "december", "des", "dec"),
        ),
        start=1,
    )
    for name in names
}
_TIME = (
    r"(?:[ T,]+(?:pukul |jam )?(?P<hour>\d{1,2})[.:](?P<minute>\d{2})"
    r"(?:[.:](?P<second>\d{2}))?(?:\.\d+)?(?: ?(?P<half>[ap])\.?m\.?)?(?: ?(?:wib|wita|wit))?)?"
)
# Days since Excel's first one, and parts of a day. Two digits behind the point are minutes, but
# for the quarters of a day.
_SERIAL = re.compile(r"\d{5}(?:[.,]\d{1,17})?")
_FRACTION = re.compile(r"0[.,](?:\d|25|75|\d{3,17})|0")
_EXCEL_BEGINS = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell knows no zone
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_051
_DAY = 86_400
_SAME_HOUR = timedelta(minutes=1)
_FORMS = tuple(
    re.compile(day + _TIME, re.IGNORECASE)
    for day in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?:\w+, ?)?(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4}|\d{2})",
        r"(?:\w+, ?)?(?P<day>\d{1,2})[- ](?P<name>[a-z]{3,9})[- ,]+(?P<year>\d{4}|\d{2})",
    )
)


def read_row_moment(day: str, hour: str, zone: ZoneInfo) -> datetime | None:
    """What a cell for the day and one for the hour say together; None when that is no moment.

    Workbooks write a day as its midnight, and both cells may say the hour.
    """
    day, hour = _day_of_serial(day), _hour_of_fraction(hour)
    plain = day.removesuffix(" 00:00:00") if hour else day
    found = read_moment(f"{plain} {hour}".strip(), zone)
    if found is not None or not hour:
        return found
    whole = read_moment(day, zone)
    if whole is None:
        return None
    again = read_moment(f"{whole.astimezone(zone).date()} {hour}", zone)
    return whole if again is not None and abs(again - whole) < _SAME_HOUR else None


def _day_of_serial(written: str) -> str:
    """A day as Excel counts it, from 2000 to 2100, spelled out; anything else as it is."""
    if not _SERIAL.fullmatch(written):
        return written
    days = float(written.replace(",", "."))
    if not _FIRST_SERIAL <= days < _LAST_SERIAL:
        return written
    return (_EXCEL_BEGINS + timedelta(seconds=round(days * _DAY))).isoformat(sep=" ")


def _hour_of_fraction(written: str) -> str:
    """An hour as Excel's part of a day, spelled out; anything else as it is."""
    if not _FRACTION.fullmatch(written):
        return written
    seconds = min(round(float(written.replace(",", ".")) * _DAY), _DAY - 1)
    return str(timedelta(seconds=seconds))


def read_moment(written: str, zone: ZoneInfo) -> datetime | None:
    """A day, with or without an hour, as offices write it, in `zone`; None when it is none.

    The day comes before the month, as in Indonesia; a day alone is its first moment.
    """
    plain = " ".join(written.split())
    if len(plain) > 60:
        return None
    if re.search(r"(?:Z|[+-]\d{2}:?\d{2})$", plain) and "T" in plain:
        return _with_zone(plain)
    for form in _FORMS:
        found = form.fullmatch(plain)
        if found:
            return _made(found.groupdict(), zone)
    return None


def _with_zone(plain: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(plain)
        return moment.astimezone(UTC) if moment.tzinfo and moment.year >= _OLDEST else None
    except (ValueError, OverflowError):
        return None


def _made(parts: Mapping[str, str | None], zone: ZoneInfo) -> datetime | None:
    name = parts.get("name")
    month = _MONTHS.get(name.lower()) if name else int(parts["month"] or 0)
    year = int(parts["year"] or 0)
    year += 2000 if year < 100 else 0
    hour = int(parts.get("hour") or 0)
    half = (parts.get("half") or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if month is None or year < _OLDEST:
        return None
    try:
        day = date(year, month, int(parts["day"] or 0))
        clock = time(hour, int(parts.get("minute") or 0), int(parts.get("second") or 0))
        return datetime.combine(day, clock, zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
