"""Fits the weights with which the words of a message lean towards a level of urgency.

Run by hand, `python -m scripts.fit_urgency`, after the authored messages have grown; it writes the
file that `normalizer._urgency_leaning` reads. Messages that are labelled with a level teach it, and
those that are labelled as emergencies teach "high". What the rules and the words then weigh
together is fitted on messages of authors who knew neither, each judged by words that the others
taught.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from zlib import crc32

from normalizer._urgency_leaning import LEARNT, Leaning
from normalizer.text import read
from normalizer.urgency import heard, judge_by_rules
from scripts.fit_words import Row, Words, fit, rows

_LABELS = ("high", "low")

# How people begin and end, whatever they tell: by a greeting nobody can tell a danger from a wish.
_OPENINGS = (
    "Assalamualaikum, ",
    "Assalamu'alaikum warahmatullahi wabarakatuh. ",
    "Ass wr wb bapak bupati ",
    "Selamat pagi pak, ",
    "Selamat siang admin, mohon maaf mengganggu waktunya. ",
    "selamat malam min mau lapor ",
    "Yth. Bapak Bupati di tempat. Dengan hormat, ",
    "Kepada Yth Kepala Dinas terkait, kami warga perumahan bermaksud menyampaikan bahwa ",
    "Mohon izin melaporkan, ",
    "ijin lapor pak ",
    "halo min ",
    "Permisi kak, saya warga kecamatan sini. ",
    "perkenalkan saya warga rw 05, ",
    "Kulo nuwun pak, nyuwun pangapunten. ",
    "sugeng enjing bapak ",
    "punten pak, wilujeng siang, ",
    "sampurasun admin ",
    "hello admin, good morning. ",
    "saya mau tanya ",
    "kepada bapak bupati, mau lapor ",
    "Dear sir or madam, ",
    "pak bupati yang saya hormati ",
    "mau nyampein aja nih min, ",
    "maaf pak sebelumnya, ",
    "LAPOR ",
    "lokasi rt 02 rw 04 dusun kulon. ",
    "Assalamualaikum, saya warga desa Sukamaju RT 01 RW 02 ingin melapor. ",
    "kami warga dusun Tengah desa Sumberejo kecamatan Kota mengadukan, ",
    "di jalan Mawar depan masjid dekat pasar desa kami, ",
    "izin menyampaikan keluhan dari masyarakat kelurahan Kota, bapak ibu yang terhormat, ",
    "saking warga dusun Lor RT 03 nyuwun pirsa ",
    "ti warga kampung Hilir desa Sukasari bade nyarioskeun ",
    "selamat sore bapak ibu, mohon ijin saya warga komplek griya blok C mau cerita. ",
    "kejadiannya di perempatan dekat sekolah desa Karangasem, ",
    "from residents of rt 04 near the village hall: ",
    "mohon maaf sebelumnya saya orang kampung sini ingin bertanya dan menyampaikan, ",
)
_CLOSINGS = (
    ". Terima kasih",
    ", terimakasih pak",
    ". Makasih min",
    " matur suwun",
    ". Atas perhatiannya diucapkan terima kasih.",
    ". Demikian laporan kami, terima kasih atas perhatian bapak.",
    " mohon tanggapannya, trims",
    ". Mohon ditindaklanjuti. Terima kasih banyak 🙏",
    ". Wassalamualaikum wr wb",
    " hatur nuhun",
    " lapor kemana ya",
    " nuhun sateuacanna",
    " thanks",
    ". Thank you for your attention",
    ". Besar harapan kami agar mendapat perhatian",
    " tolong diperhatikan ya pak",
    " mohon bantuannya",
    ". Salam hormat, warga",
    " tks",
    ". Semoga bapak selalu sehat, amin",
    " sekian dan terima kasih",
    ". Lokasi di desa Sukamaju kecamatan Kota",
    ". suwun pak",
    " mhn segera ditindak lanjuti mksh",
    " maturnuwun sanget",
    ". Demikian, atas tindak lanjut dan kerja samanya kami ucapkan terima kasih",
    ". Lokasinya di dusun Krajan RT 02 RW 03 desa Sukamaju",
    " (jl melati dekat balai desa kec kota)",
    ", ini di kampung saya pak rt 06 belakang masjid",
    ". Mohon kiranya bapak ibu menindaklanjuti aduan kami",
    " tempatnya di pinggir jalan raya depan pasar",
)

Labelled = tuple[str, str]
"""A text and its level."""


def main() -> None:
    """Fit, and write the file."""
    known, ordinary = [*earlier()], [*calm()]

    def teach(authored: Sequence[Labelled]) -> Words[str]:
        taught = framed([*known, *authored, *ordinary])
        return Words([*taught], "medium", _LABELS, is_balanced=True)

    fit(LEARNT.file_name, authored(), _labelled, teach, _heard)


def _heard(text: str, words: Words[str]) -> Mapping[str, float]:
    reading = read(text)
    return heard(reading, judge_by_rules(reading).level, Leaning(*words.leaning(text)))


# --- what teaches -------------------------------------------------------------------------------


def earlier() -> Iterator[Labelled]:
    """Messages by which the rules were made."""
    for name in ("phrases_seen", "urgency_seen"):
        yield from map(_labelled, rows(name))
    for row in rows("emergencies_seen"):
        if row["is_emergency"]:
            yield row["text"], "high"


def authored() -> Iterator[Row]:
    """Reports of authors who knew no rule. What is no report can wait anyway."""
    return (row for row in rows("authored_seen") if row["is_report"])


def _labelled(row: Row) -> Labelled:
    return row["text"], row["urgency"]["level"]


def calm() -> Iterator[Labelled]:
    """Ordinary messages full of dangers' words; some of them are high without an emergency."""
    for row in rows("emergencies_seen"):
        if not row["is_emergency"] and judge_by_rules(read(row["text"])).level == "medium":
            yield row["text"], "medium"


def framed(taught: Sequence[Labelled]) -> Iterator[Labelled]:
    """Each text as it is, and once more with a beginning or an end, or with both."""
    for text, level in taught:
        yield text, level
        chance = crc32(text.encode(errors="replace"))
        opening = _OPENINGS[chance % len(_OPENINGS)] if chance % 5 else ""
        closing = _CLOSINGS[chance // 7 % len(_CLOSINGS)] if chance % 3 else ""
        yield f"{opening}{text}{closing}", level


if __name__ == "__main__":
    main()
