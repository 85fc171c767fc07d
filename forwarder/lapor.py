"""SP4N-LAPOR!: what its form asks for, the words that it uses, and the numbers that it gives.

There is no public interface: officers type, or hand in files. All here is pure. The columns of
files are named as in LAPOR's own open data. LAPOR publishes no lengths: those of `FIELDS` are ours,
and what does not fit is cut where the officer sees it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, model_validator
from pydantic import Field as Setting

from forwarder.destination import DestinationSettings, DestinationType, web_address

NAME = "lapor"
PICTURES_BYTES = 2_000_000
"""All attachments of one report together."""

# --- words, both ways ---------------------------------------------------------------------------

STATUS_WORDS: Mapping[str, str] = {
    "new": "Belum Terverifikasi",
    "on_hold": "Tertunda",
    "assigned": "Terdisposisi Belum Ditindaklanjuti",
    "in_progress": "Terdisposisi Sedang Diproses",
    "resolved": "Terdisposisi Selesai",
    "closed": "Selesai",
    "handed_over": "Bukan Wewenang",
    "archived": "Arsip",
}
"""LAPOR's word for each status of ours."""
_OTHER_STATUS_WORDS: Mapping[str, str] = {
    "belum diverifikasi": "new",
    "menunggu verifikasi": "new",
    "ditunda": "on_hold",
    "terdisposisi": "assigned",
    "terverifikasi": "assigned",
    "belum ditindaklanjuti": "assigned",
    "sedang diproses": "in_progress",
    "dalam proses": "in_progress",
    "proses": "in_progress",
    "sedang ditindaklanjuti": "in_progress",
    "ditutup": "closed",
    "bukan wewenang diteruskan": "handed_over",
    "diarsipkan": "archived",
}
CLASSIFICATION_WORDS: Mapping[str, str] = {
    "complaint": "Pengaduan",
    "aspiration": "Aspirasi",
    "information_request": "Permintaan Informasi",
}
CATEGORIES = frozenset(
    {
        "Agama",
        "Ekonomi dan Keuangan",
        "Energi dan Sumber Daya Alam",
        "Kependudukan",
        "Kesehatan",
        "Kesetaraan Gender dan Sosial Inklusif",
        "Ketenagakerjaan",
        "Ketenteraman, Ketertiban Umum, dan Pelindungan Masyarakat",
        "Lingkungan Hidup dan Kehutanan",
        "Pekerjaan Umum dan Penataan Ruang",
        "Pembangunan Desa, Daerah Tertinggal, dan Transmigrasi",
        "Pendidikan dan Kebudayaan",
        "Perhubungan",
        "Perlindungan Konsumen",
        "Pertanian dan Peternakan",
        "Politik dan Hukum",
        "Program Makan Bergizi Gratis (MBG)",
        "SP4N-LAPOR!",
        "Sosial dan Kesejahteraan",
        "Teknologi Informasi dan Komunikasi",
    }
)
"""LAPOR's main categories. Our topics begin with the same names, see `muara/seed/topics.yaml`."""
OTHER_CATEGORY = "Topik Lainnya"


def category_of(topic: str | None, changed: Mapping[str, str]) -> str:
    """LAPOR's category for one of our topics.

    `changed`, the table `destinations.lapor.categories`, goes first. A topic that a government
    added itself and mapped to nothing is "Topik Lainnya".
    """
    if not topic:
        return OTHER_CATEGORY
    return changed.get(topic) or (topic if topic in CATEGORIES else OTHER_CATEGORY)


def read_status(words: str) -> str | None:
    """Our status for LAPOR's words, in any case and with any marks between them; None unknown."""
    plain = " ".join(re.sub(r"[^a-z]+", " ", words.lower()).split())
    return _STATUSES.get(plain)


_STATUSES = {word.lower(): status for status, word in STATUS_WORDS.items()} | dict(
    _OTHER_STATUS_WORDS
)

# --- numbers ------------------------------------------------------------------------------------

_HOSTS = ("lapor.go.id",)
_SHORTEST, _LONGEST = 5, 12
_LABELS = re.compile(
    r"(?:nomor|no|tracking|id|laporan|tiket|lapor)\W*(?:id|laporan)?\W*([0-9]{5,12})(?!\w)",
    re.IGNORECASE,
)


def read_number(pasted: str) -> str | None:
    """The tracking number in a pasted number, address or sentence; None without a single one.

    Seven digits today; 5 to 12 are taken. Of an address of LAPOR the last run of digits that
    stands for itself in the path counts, or a field of the query.
    """
    text = pasted.strip()
    bare = re.sub(r"[\s#.]+", "", text)
    if bare.isascii() and bare.isdigit():
        return bare if _SHORTEST <= len(bare) <= _LONGEST else None
    if address := re.search(r"https?://\S+", text):
        return _number_in_address(address.group())
    found = {*_LABELS.findall(text)} or {*re.findall(r"(?<!\w)[0-9]{5,12}(?!\w)", text)}
    return found.pop() if len(found) == 1 else None


def _number_in_address(address: str) -> str | None:
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    if not any(host == known or host.endswith(f".{known}") for known in _HOSTS):
        return None
    runs = re.findall(r"(?<![\w-])[0-9]{5,12}(?![\w-])", f"{parts.path} {parts.query}")
    runs = runs or re.findall(r"(?<![0-9])[0-9]{5,12}(?![0-9])", parts.path)
    return runs[-1] if runs else None


def is_number(word: str) -> bool:
    """Whether this can be one of LAPOR's tracking numbers."""
    return word.isascii() and word.isdigit() and _SHORTEST <= len(word) <= _LONGEST


# --- a report as their form wants it ------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One of our complaints, with nothing in it that says who wrote.

    `texts` are what was said, redacted, voices as they were typed; `alike` what others said of the
    same, who go along with it. `places` are words, the most exact first.
    """

    tracking_id: str
    title: str
    texts: Sequence[str]
    alike: Sequence[str] = ()
    alike_count: int = 0
    incident_on: date
    reported_on: date
    places: Sequence[str] = ()
    agencies: Sequence[str] = ()
    government: str
    topic: str | None
    classification: str
    is_secret: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One field of LAPOR's form: `key` copies it, `longest` is how many characters it takes."""

    name: str
    key: str
    longest: int
    is_required: bool = False


FIELDS = (
    Field("title", "1", 150, is_required=True),
    Field("text", "2", 3_000, is_required=True),
    Field("incident_on", "3", 10, is_required=True),
    Field("place", "4", 200),
    Field("agency", "5", 150),
    Field("category", "6", 100),
    Field("classification", "7", 30, is_required=True),
)
"""In the order of the form."""
FILLED = frozenset({*(field.name for field in FIELDS), "anonymous", "secret"})
"""What a bookmarklet fills in: all fields, and the two ticks."""


class LaporSettings(DestinationSettings):
    """SP4N-LAPOR!, where officers enter reports and look up what became of them."""

    form_url: Annotated[str, AfterValidator(web_address)] = Setting(
        default="https://www.lapor.go.id",
        description="Address of the page on which officers enter reports.",
    )
    categories: dict[str, str] = Setting(
        default_factory=dict,
        description="LAPOR's category by topic, where it has another name than the topic.",
    )
    selectors: dict[str, str] = Setting(
        default_factory=dict,
        description="CSS selectors of the form's fields, for the bookmarklet that fills it in.",
    )

    @model_validator(mode="after")
    def _knows_fields(self) -> LaporSettings:
        if unknown := sorted(set(self.selectors) - FILLED):
            raise ValueError(
                f"has selectors for what is no field: {', '.join(unknown)}. "
                f"The fields are {', '.join(sorted(FILLED))}."
            )
        return self


DESTINATION = DestinationType(
    label="SP4N-LAPOR!",
    settings=LaporSettings,
    open=lambda settings, _context: settings,
    is_served_by_people=True,
)
REFERENCE_KEY, EVERYTHING_KEY = "8", "9"
_MORE = "…"


def fields_of(report: Report, categories: Mapping[str, str]) -> dict[str, str]:
    """The words for each of `FIELDS`, cut to its length between words."""
    words = {
        "title": report.title or _first_line(report.texts),
        "text": _text_of(report),
        "incident_on": report.incident_on.strftime("%d/%m/%Y"),
        "place": "; ".join(dict.fromkeys(report.places)),
        "agency": ", ".join(report.agencies) or report.government,
        "category": category_of(report.topic, categories),
        "classification": CLASSIFICATION_WORDS.get(report.classification, "Pengaduan"),
    }
    return {field.name: shortened(words[field.name], field.longest) for field in FIELDS}


def _first_line(texts: Sequence[str]) -> str:
    return " ".join(" ".join(texts).split())


def _text_of(report: Report) -> str:
    parts = [text.strip() for text in report.texts if text.strip()]
    if report.alike_count:
        parts.append(f"Laporan yang sama kami terima dari {report.alike_count} warga lain.")
    parts += [text.strip() for text in report.alike if text.strip()]
    return "\n\n".join(parts)


def shortened(text: str, longest: int) -> str:
    """`text` in at most `longest` characters, cut between words."""
    if len(text) <= longest:
        return text
    cut = text[: longest - len(_MORE)]
    whole = cut.rsplit(None, 1)
    return (whole[0] if len(whole) == 2 else cut).rstrip(" ,.;:\n") + _MORE


# --- files --------------------------------------------------------------------------------------

COLUMNS = (
    "TrackingID",
    "JudulLaporan",
    "IsiLaporan",
    "DisposisiInstansi",
    "Kategori",
    "Klasifikasi",
    "Status",
    "Area",
    "TanggalKejadian",
    "TanggalLaporanMasuk",
    "TanggalDisposisi",
    "TanggalLaporanDitutup",
    "Anonim",
    "Rahasia",
    "NomorMuara",
)
"""Of a batch. Those that LAPOR fills in are empty; `NomorMuara` is how an answer is known again."""


def row_of(report: Report, categories: Mapping[str, str]) -> dict[str, str]:
    """One line of a batch, by `COLUMNS`."""
    fields = fields_of(report, categories)
    return {
        "TrackingID": "",
        "JudulLaporan": fields["title"],
        "IsiLaporan": fields["text"],
        "DisposisiInstansi": fields["agency"],
        "Kategori": fields["category"],
        "Klasifikasi": fields["classification"],
        "Status": STATUS_WORDS["new"],
        "Area": fields["place"],
        "TanggalKejadian": report.incident_on.isoformat(),
        "TanggalLaporanMasuk": report.reported_on.isoformat(),
        "TanggalDisposisi": "",
        "TanggalLaporanDitutup": "",
        "Anonim": "Ya",
        "Rahasia": "Ya" if report.is_secret else "Tidak",
        "NomorMuara": report.tracking_id,
    }


ANSWER_FIELDS = ("foreign_id", "tracking_id", "title", "status", "answer")
"""What a column of an answer file can be; the number is needed, the others help."""
_ANSWER_HEADERS: Mapping[str, tuple[str, ...]] = {
    "foreign_id": (
        *("trackingid", "idtracking", "nomorlapor", "idlapor", "nomorsp4nlapor", "nomorlaporan"),
        *("idlaporan", "kodelaporan", "id"),
    ),
    "tracking_id": ("nomormuara", "nomorkami", "referensi", "nomorreferensi"),
    "title": ("judullaporan", "judul"),
    "status": ("status", "statuslaporan"),
    "answer": ("tindaklanjut", "jawaban", "tanggapan", "isitindaklanjut", "respon"),
}


def guess_answer_columns(headers: Sequence[str]) -> dict[str, str]:
    """The field of each header that tells one; a field is given to the likeliest header only."""
    plain = {header: re.sub(r"[^a-z0-9]+", "", header.lower()) for header in headers}
    found: dict[str, str] = {}
    for field, known in _ANSWER_HEADERS.items():
        likely = [h for word in known for h in headers if plain[h] == word and h not in found]
        if likely:
            found[likely[0]] = field
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignAnswer:
    """What one line of an answer file says; None where it says nothing of that."""

    foreign_id: str
    tracking_id: str | None = None
    title: str | None = None
    status: str | None = None
    """A key of `STATUS_WORDS`."""
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line that says nothing that can be used; `fault` is why."""

    fault: str


def read_answer(cells: Mapping[str, str]) -> ForeignAnswer | Unclear:
    """One line by `ANSWER_FIELDS`. Faults: `no_number`, `status_unknown`."""
    said = {field: cells.get(field, "").strip().removeprefix("'") for field in ANSWER_FIELDS}
    number = read_number(said["foreign_id"])
    if number is None:
        return Unclear("no_number")
    status = read_status(said["status"]) if said["status"] else None
    if said["status"] and status is None:
        return Unclear("status_unknown")
    return ForeignAnswer(
        foreign_id=number,
        tracking_id=said["tracking_id"] or None,
        title=said["title"] or None,
        status=status,
        answer=said["answer"] or None,
    )
