"""Short words that steer the bot: understood in any state, with their typos, in id, en and jv.

Only a whole message is a wish: "rahasia" is one, "ini rahasia umum di desa kami" is a story.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

from channels.base import Content
from normalizer.record import Record
from store.tracking import read_tracking_id


class Word(StrEnum):
    """What a message of one or a few words can mean."""

    STATUS = "status"
    HELP = "help"
    WITHDRAW = "withdraw"
    FINISH = "finish"
    HIDE_NAME = "hide_name"
    KEEP_SECRET = "keep_secret"  # noqa: S105 - a word, no password
    SHOW_NAME = "show_name"
    PERSON = "person"
    MY_DATA = "my_data"
    ERASE = "erase"
    LANGUAGE = "language"
    REPORT = "report"
    FOR_ANOTHER = "for_another"
    THREATENED = "threatened"
    SKIP = "skip"
    NOT_YET = "not_yet"
    YES = "yes"
    RATING = "rating"
    NUMBER = "number"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Heard:
    """A word with what was said beside it: a tracking id, a language, a rating, a number."""

    word: Word
    argument: str = ""


_PHRASES: dict[Word, str] = {
    Word.STATUS: """cek, status, lacak, cek status, cek laporan, status laporan, lacak laporan,
        cek status laporan, status laporan saya, check, track, check status, track report,
        cek laporan saya, priksa, kapan selesai, kapan selesainya, kabar laporan saya,
        gimana laporan saya, bagaimana laporan saya, gimana kabar laporan saya,
        bagaimana kelanjutan laporan saya, sampai mana laporan saya, any news, statusnya gimana,
        gimana statusnya, bagaimana statusnya, statusnya bagaimana, gimana perkembangannya,
        bagaimana perkembangannya, gimana kelanjutannya, bagaimana kelanjutannya,
        gimana tindak lanjutnya, bagaimana tindak lanjutnya, sudah sampai mana, sampai mana,
        laporan saya gimana, laporan saya bagaimana, gimana laporanku, ada kabar,
        ada perkembangan, kapan ditindaklanjuti, any update, any updates, status update,
        what is the status, how is my report, piye laporanku, piye kabare laporanku,
        pripun laporan kula, kados pundi laporan kula""",
    Word.HELP: "bantuan, help, menu, tolong menu, panduan, cara lapor, pitulungan, start, mulai",
    Word.WITHDRAW: """batal, batalkan, cabut, cabut laporan, batalkan laporan, batal lapor,
        tarik laporan, cancel, withdraw, cancel report, withdraw report, wurung""",
    Word.FINISH: "selesai, sudah selesai, itu saja, cukup, done, finished, that is all, sampun",
    Word.HIDE_NAME: "anonim, anonymous, sembunyikan nama, tanpa nama, hide name, hide my name",
    Word.KEEP_SECRET: "rahasia, rahasiakan, rahasiakan laporan, laporan rahasia, secret, wados",
    Word.SHOW_NAME: """tampilkan nama, nama saya boleh ditampilkan, show name, show my name,
        tampilkan nama saya, buka nama""",
    Word.PERSON: """petugas, operator, admin, bicara dengan petugas, mau bicara dengan petugas,
        hubungi petugas, panggil petugas, minta petugas, officer, human, talk to a person,
        customer service, petugase, saya mau bicara dengan petugas, mau bicara sama petugas,
        saya ingin bicara dengan petugas, bisa bicara dengan petugas, mau ngomong sama petugas,
        mau bicara dengan orang, sambungkan ke petugas, talk to a human, speak to a person,
        i want to talk to a person, i want to talk to a human, can i talk to a person,
        badhe matur petugas""",
    Word.MY_DATA: "data saya, my data, lihat data saya, minta data saya, data kula",
    Word.ERASE: """hapus data saya, hapus data, delete my data, erase my data, lupakan saya,
        hapus semua data saya, busak data kula""",
    Word.LANGUAGE: """bahasa, language, ganti bahasa, change language, basa, bahasa indonesia,
        indonesia, bahasa inggris, english, inggris, bahasa jawa, basa jawa, krama, jawa""",
    Word.REPORT: """lapor, lapor baru, laporan baru, buat laporan, report, new report, mau lapor,
        saya mau lapor, mau melapor, mau buat laporan, i want to report, arep lapor""",
    Word.FOR_ANOTHER: """saya melapor untuk orang lain, melapor untuk orang lain,
        lapor untuk orang lain, saya lapor untuk orang lain, saya mewakili orang lain,
        lapor untuk tetangga, saya melapor untuk tetangga, i report for somebody else,
        i am reporting for someone else""",
    Word.THREATENED: """ancaman, saya diancam, diancam, saya takut, threat, i am threatened,
        saya terancam, ada ancaman, kula diancam""",
    Word.SKIP: """lewati, lewat, skip, tidak tahu, tdk tahu, gak tau, ga tau, gatau, kurang tahu,
        kurang tau, lupa, mboten ngertos, ora ngerti, i do not know, i don t know""",
    Word.NOT_YET: """belum, belum selesai, blm, belom, not yet, no, dereng, tidak, belum beres,
        durung, durung rampung, dereng rampung""",
    Word.YES: """ya, iya, sudah, sdh, beres, sudah beres, yes, nggih, sampun rampung, udah,
        sudah diperbaiki, sudah tuntas, ya sudah, ya selesai, wis rampung, wes rampung,
        wis beres, wes beres""",
}
_RATINGS = {
    "sangat puas": "5",
    "puas": "4",
    "cukup puas": "3",
    "tidak puas": "1",
    "kurang puas": "2",
    "very satisfied": "5",
    "satisfied": "4",
    "fairly satisfied": "3",
    "not satisfied": "1",
}
_LANGUAGES = {
    "indonesia": "id",
    "inggris": "en",
    "english": "en",
    "jawa": "jv",
    "krama": "jv",
}
_WORDS = {
    phrase: word
    for word, phrases in _PHRASES.items()
    for phrase in (" ".join(one.split()) for one in phrases.split(","))
}
_LONG = tuple(phrase for phrase in _WORDS if len(phrase) >= 5)
_MOST_WORDS = 5
_LONGEST = 80
_LONGEST_AGAIN = 4_000
_CLOSE = 0.84
_TRACKING_ID = re.compile(r"\b[a-z0-9]{2,5}[- ]?[0-9a-z]{4}[- ]?[0-9a-z]{4}\b")
_CODE = re.compile(r"^(?:kode(?: cek)? |code )?([0-9a-z]{6})$")
_NUMBER = re.compile(r"^(?:no(?:mor)? ?)?([1-9])$")
_STARS = re.compile(r"^(?:\u2b50\ufe0f?){1,5}$")
_RATED = re.compile(r"^(?:nilai |rating |bintang )?([1-5])(?: ?/ ?5| bintang| stars?)?$")
_BARE_NUMBER = re.compile(r"^[1-9]$")
_NOT_DONE = frozenset(["belum", "blm", "belom", "blum", "dereng", "durung", "masih"])
_FOR_ANOTHER = re.compile(
    r"\b(?:melapor(?:kan)?|lapor|menulis|reporting|report) (?:ini )?"
    r"(?:untuk|mewakili|atas nama|for|on behalf of) (?:orang lain|tetangga|teman|saudara|keluarga"
    r"|nenek|kakek|ibu|bapak|someone else|somebody else|my neighbou?r)\b"
)
_BUTTON = "muara:"
_FILLERS = frozenset(["ya", "min", "pak", "bu", "dong", "kak", "tolong", "please", "nggih", "mas"])
_ANSWERS_NO = re.compile(
    rf"\W*(?:{'|'.join(sorted(_NOT_DONE))})"
    rf"(?:\s+(?:{'|'.join(sorted(_FILLERS))})\b|\s*[,.;:!\n])"
)


def read_word(record: Record) -> Heard | None:
    """The wish that a whole message is, or None when it is something to be handled."""
    if record.choice is not None and record.choice.id is not None:
        return _pressed(record.choice.id)
    if record.content is not Content.COMMAND and record.content is not Content.TEXT:
        return None
    return read_plainly(record.text or "")


def read_plainly(text: str) -> Heard | None:
    """The same of bare words."""
    said = _plain_again(text) if len(text) <= _LONGEST_AGAIN else _plain(text)
    return _heard(said) if said and len(said) <= _LONGEST else None


@lru_cache(maxsize=64)
def _heard(said: str) -> Heard | None:
    """Asked several times about each message, so that it is remembered for a moment."""
    return _exactly(said) or _with_tracking_id(said) or _nearly(said)


def button(word: Word, argument: str = "") -> str:
    """The id of a quick reply that means this."""
    return f"{_BUTTON}{word}:{argument}"


def _pressed(choice: str) -> Heard | None:
    if not choice.startswith(_BUTTON):
        return None
    name, _, argument = choice.removeprefix(_BUTTON).partition(":")
    return Heard(Word(name), argument) if name in set(Word) else None


@lru_cache(maxsize=8)
def _plain_again(text: str) -> str:
    """Asked several times about each message, like `_heard`."""
    return _plain(text)


def _plain(text: str) -> str:
    text = text.strip().lower()
    if _STARS.match(text):
        return text
    text = re.sub(r"@\w+", " ", text.removeprefix("/").replace("_", " "))
    return " ".join(re.sub(r"[^\w\s/-]", " ", text).split())


def _exactly(said: str) -> Heard | None:
    if _STARS.match(said):
        return Heard(Word.RATING, str(said.count("\u2b50")))
    if said in _RATINGS:
        return Heard(Word.RATING, _RATINGS[said])
    if found := _RATED.match(said):
        return Heard(Word.RATING, found.group(1))
    if found := _NUMBER.match(said):
        return Heard(Word.NUMBER, found.group(1))
    return _known(said)


def _known(said: str) -> Heard | None:
    word = _WORDS.get(said)
    if word is None:
        return None
    if word is Word.LANGUAGE:
        chosen = next((code for name, code in _LANGUAGES.items() if name in said), "")
        return Heard(word, chosen)
    return Heard(word)


def _with_tracking_id(said: str) -> Heard | None:
    """ "cek CTH-7K4M-92QX", or the number alone."""
    found = _TRACKING_ID.search(said)
    number = read_tracking_id(found.group()) if found is not None else None
    if found is None:
        return None
    rest = " ".join((said[: found.start()] + said[found.end() :]).split())
    if number is None:  # mistyped, or words of the same shape: "dari desa lama"
        is_wish = rest in _WORDS and looks_like_code(found.group())
        return Heard(_WORDS[rest], found.group().upper()) if is_wish else None
    if not rest:
        # Three words fit the check character by chance once in some thirty times.
        is_number = "-" in found.group() or looks_like_code(found.group())
        return Heard(Word.STATUS, number) if is_number else None
    heard = _known(rest) or _nearly(rest)
    return None if heard is None else Heard(heard.word, number)


def _nearly(said: str) -> Heard | None:
    words = [word for word in said.split() if word not in _FILLERS]
    if len(words) > _MOST_WORDS:
        return None
    bare = " ".join(words)
    if bare != said and (heard := _exactly(bare)):
        return heard
    close = get_close_matches(bare, _LONG, n=1, cutoff=_CLOSE)
    return _known(close[0]) if close else None


def read_code(record: Record) -> str | None:
    """What may be a check code, where one was asked for."""
    found = _CODE.match(_plain(record.text or ""))
    return found.group(1).upper() if found else None


def looks_like_code(code: str) -> bool:
    """Whether it can hardly be a word of six letters."""
    return any(letter.isdigit() for letter in code)


def is_bare_number(record: Record) -> bool:
    """Typed, and nothing but a digit: a rating, a choice, or the third RT."""
    return record.choice is None and bool(_BARE_NUMBER.match(_plain(record.text or "")))


def begins_with_no(record: Record) -> bool:
    """Whether the first word says that something is not done."""
    return _plain(record.text or "").split(" ", 1)[0] in _NOT_DONE


def answers_no(record: Record) -> bool:
    """ "Belum pak, masih bocor": the first word is an answer, and no part of what is told."""
    return bool(_ANSWERS_NO.match((record.text or "").lower()))


def speaks_for_another(record: Record) -> bool:
    """Whether they say that they report for somebody else."""
    return bool(_FOR_ANOTHER.search(_plain(record.text or "")))
