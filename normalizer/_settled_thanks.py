"""Whether a message thanks for what was done, and leaves nothing to do.

Thanks close most reports, so the word alone says little. What counts is a deed that is told as done
("sudah diperbaiki", "langsung ditambal", "atas pembangunan jembatan") and that no "but", nothing
wrong and no request stands beside it.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from normalizer._report_evidence import NUMBERS, Found, meanings_of
from normalizer._report_words import MEANINGS
from normalizer._word_lists import listed

# Thanks, what keeps them from being the whole message, and how it is told that a thing is done.
_THANKS = MEANINGS["thanks"] | frozenset(["terima", "matur", "thank"])
_UNSETTLED = frozenset(
    ["problem", "trouble", "question", "information", "grievance", "proposal", "spam", "promotion"]
)
_WRONG = frozenset(["problem", "trouble"])
_ALREADY = listed("""
    sudah sdh udah udh dah telah tlah wis wes uwis sampun mpun parantos atos tos geus already has
    have for akhirnya alhamdulillah langsung is
""")
_NOT_GLAD = frozenset(["problem", "trouble", "information", "proposal", "spam", "promotion"])
_TO_BE_DONE = _NOT_GLAD - {"information"} | {"ask", "follow_up"}
_INTENSIFIERS = listed("banget bgt sekali pisan sanget tenan terus kok always")
_ONLY = frozenset(["hanya", "cuma"])
_GLAD_OPENING = _THANKS | frozenset(["alhamdulillah", "alhamdulilah", "akhirnya"])
_NEGATIONS = listed("""
    tidak tdk gak ga gk nggak ngga enggak tak ora ra mboten boten teu henteu not never belum blm
    jarang susah sulit
""")
# Verbs of waiting, harming and neglecting, which thanks before them only scorn.
_NO_DEEDS = listed("""
    menunggu nunggu merusak merugikan mengganggu menderita mengeluh melapor melaporkan menahun
    menumpuk mengecewakan memprihatinkan menyusahkan mempersulit menipu membohongi membiarkan
    mengabaikan melupakan membuat menjadi mencemari menggenang mengering merajalela meresahkan
    dibiarkan diabaikan dilupakan dibohongi ditipu dipersulit diamkan dijanjikan disuruh dipungut
    mematikan memutus menaikkan menggusur menutup membongkar memotong mengambil memblokir mencabut
    menghapus menolak menunda menebang menagih menyita menilang mengusir menghancurkan
    mengadu menggunung meluap meluber mengelupas menghilang meninggal menyedihkan menyakitkan
""")
_DEEDS = listed("""
    kerja kesigapan kepedulian respon gerak tindakan layanan kecepatan bansos jalan bantuan
    sumbangan kunjungan kehadiran dukungan kerjasama solusi evakuasi hadirnya dibangunnya
""")
_DONE_ALONE = frozenset(["gercep", "beres", "teratasi"])
# What is wrong behind the first is so though thanks are given, or before the second: it came back.
_SINCE = listed("""
    tapi tp tetapi namun nanging ning tapina but however sayangnya sekarang skrg skarang skg saiki
    sakniki sakmenika ayeuna now besoknya esoknya sesuke isukna
""")
# What nobody thanks for having got: "jalan sudah jadi kolam lele".
_BECOME = frozenset(["jadi", "jd", "dadi", "menjadi", "janten", "berubah"])
_SCORNED = listed("""
    kolam kubangan sungai kali laut lautan danau empang tambak rawa sawah balong blumbang walungan
    sarang kuburan jebakan sirkuit offroad bubur comberan pembuangan tpa gunungan ranjau neraka oven
    gurun semak kandang kontes
""")
_SCORN_REACH = 2
_OF_TIME = frozenset(["ini", "iki", "ieu"])
_AGAIN = listed("lagi lg maneh meneh malih deui again")
_SINCE_REACH = 5
_AGAIN_REACH = 2
_SPARED = _NEGATIONS | frozenset(["jangan", "ojo", "ulah", "bebas", "aman", "no", "tanpa"])
# Told of much besides what was mended.
_MENDED = (MEANINGS["done"] | _DONE_ALONE | {"padam"}) - {
    *("jadi", "dados", "datang", "diterima", "menerima", "dikirim", "dibuka")
}


def is_settled(words: tuple[str, ...], found: Found) -> bool:
    """Thanks or joy over something done, with nothing left to do.

    `words` are the words of the message and `found` their evidence; nobody is asked to act.
    """
    if not _sounds_settled(words, found) or _scorned(words):
        return False
    return _WRONG.isdisjoint(found) or not wrong_since(words)


def _sounds_settled(words: tuple[str, ...], found: Found) -> bool:
    if _has_contrast(words, found):
        return False
    if "thanks" not in found:
        return _is_glad_of_what_is_done(words, found)
    opened = not _GLAD_OPENING.isdisjoint(words[:6])
    if opened and _UNSETTLED.isdisjoint(found):
        return True
    if "praise" in found and _TO_BE_DONE.isdisjoint(found):
        return True
    thanked_late = len(words) > 12 and not opened and _THANKS.isdisjoint(words[: len(words) // 2])
    if thanked_late and "problem" in found:
        return False
    if not _UNSETTLED.isdisjoint(found):
        return _tells_what_is_done(words, any_deed=opened)
    return _tells_what_is_done(words, any_deed=True) or _thanks_for_a_deed(words)


def wrong_since(words: tuple[str, ...]) -> list[str]:
    """What is wrong in spite of thanks: "now" or "but" stands before it, "again" behind it, or
    something has become what nobody wants."""
    if _SINCE.isdisjoint(words) and _AGAIN.isdisjoint(words):
        return _scorned(words)
    return _scorned(words) + [
        word for at, word in enumerate(words) if _tells_trouble(word) and _is_since(words, at)
    ]


def _scorned(words: tuple[str, ...]) -> list[str]:
    """What things have become in scorn: "jadi kolam", but not "jadi kali ini"."""
    if _SCORNED.isdisjoint(words):
        return []
    return [
        word
        for at, word in enumerate(words)
        if word in _SCORNED
        and not _BECOME.isdisjoint(words[max(0, at - _SCORN_REACH) : at])
        and _OF_TIME.isdisjoint(words[at + 1 : at + 2])
    ]


def _tells_trouble(word: str) -> bool:
    return word not in _MENDED and not _WRONG.isdisjoint(meanings_of(word))


def _is_since(words: tuple[str, ...], at: int) -> bool:
    """Whether the trouble is told as new or as back, and neither as absent nor as mended."""
    before = words[max(0, at - _SINCE_REACH) : at]
    behind = words[at + 1 : at + 1 + _AGAIN_REACH]
    since = [place for place, word in enumerate(before) if word in _SINCE]
    between = before[since[-1] + 1 :] if since else before[-_AGAIN_REACH:]
    if not (since or not _AGAIN.isdisjoint(behind)):
        return False
    return _SPARED.isdisjoint(between) and _MENDED.isdisjoint((*between, *behind))


def _thanks_for_a_deed(words: tuple[str, ...]) -> bool:
    """ "Atas pembangunan jembatan", not "atas perhatiannya", which closes reports."""
    return any(
        word in ("atas", "untuk", "kagem", "kanggo")
        and (after in _DEEDS or (after.startswith("pe") and after.endswith(("an", "annya"))))
        and not after.startswith(("perhati", "pengerti", "peratur"))
        for word, after in pairwise(words)
    )


def _is_glad_of_what_is_done(words: tuple[str, ...], found: Found) -> bool:
    """Praise without the word thanks: "mantap, semalam lapor paginya langsung ditambal"."""
    if "praise" not in found and _GLAD_OPENING.isdisjoint(words):
        return False
    if not _INTENSIFIERS.issuperset(found.get("grievance", ())):
        return False
    return _NOT_GLAD.isdisjoint(found) and _tells_what_is_done(words, any_deed=False)


def _has_contrast(words: tuple[str, ...], found: Found) -> bool:
    """Whether a "but" follows; "only one day" and "only five minutes" are praise."""
    contrast = found.get("contrast")
    if contrast is None:
        return False
    if not _ONLY.issuperset(contrast):
        return True
    return any(
        word in _ONLY and not (after.isdigit() or after.startswith("se") or after in NUMBERS)
        for word, after in zip(words, (*words[1:], ""), strict=True)
    )


def _tells_what_is_done(words: tuple[str, ...], *, any_deed: bool) -> bool:
    """Whether "already" stands before something done; `any_deed` takes every verb for one."""
    done = MEANINGS["done"]
    for at, word in enumerate(words):
        if word in _ALREADY:
            after = words[at + 1 : at + 4]
            if not _NEGATIONS.isdisjoint(after):
                continue
            if not done.isdisjoint(after) or (any_deed and any(map(_is_deed, after))):
                return True
    return not _DONE_ALONE.isdisjoint(words)


@lru_cache(maxsize=4_096)
def _is_deed(word: str) -> bool:
    """A verb of doing that is none of harm: "mengevakuasi", "dibuatkan", "merapikan"."""
    if len(word) < 6 or word in _NO_DEEDS:
        return False
    # "Mengevakuasi" stands for something wrong and is a deed all the same; "dievakuasi" is not.
    return word.startswith("me") or (word.startswith("di") and "problem" not in meanings_of(word))
