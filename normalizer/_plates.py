"""Vehicle plates: a region's letters, one to four digits, one to three letters ("S 1234 AB")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer._numbers import Found
from normalizer._spelled_numbers import DIGIT_WORDS
from normalizer.text import Reading


def _words(group: str) -> frozenset[str]:
    return frozenset(group.split())


_REGIONS = _words(
    "a b d e f g h k l m n p r s t w z aa ab ad ae ag ba bb bd be bg bh bk bl bm bn bp da db dc dd"
    " de dg dh dk dl dm dn dp dr ds dt dw ea eb ed kb kh kt ku pa pb pg ps pt py"
)
_REGION = "|".join(sorted(_REGIONS, key=len, reverse=True))
_PLATE = re.compile(
    rf"(?P<region>{_REGION})(?P<gap>[ \-._]{{0,3}})"
    r"(?P<digits>[1-9oil](?:[ .-]?[0-9]|[oil]|[ .-][oil](?![a-z])){0,3})"
    r"(?:(?P<gap2>[ \-._]{0,3})(?P<series>[a-z](?:[ -][a-z](?![a-z])){1,2}|[a-z]{1,3}))?"
    r"(?![\w]|-\d)"
)
# Plates are looked for from their digits, which are few, back to the region in front of them.
_DIGITS = re.compile(r"[1-9]\d*")
_HEAD = re.compile(rf"(?<![\w/.@#-])(?:{_REGION})[ \-._]{{0,3}}[oil]?\Z")
_LONGEST_HEAD = 6
_NAMES_PLATE = r"nopol\w*|no\.? ?pol\w*|nomor polisi|plate?|pelat|bernopol|berplat"
_ITS = r"(?:ny[ao]|n?e|na)?"
_VEHICLE = re.compile(
    rf"(?<![a-z])(?:{_NAMES_PLATE}|no kendaraan"
    r"|motor|sepeda motor|mobil|truk|truck|dump|pick ?up|pikap|bus|bis|angkot|elf|kendaraan|avanza"
    r"|xenia|innova|brio|beat|vario|scoopy|nmax|pcx|supra|mio|ninja|vixion|taksi|taxi|ojol|travel"
    r"|ambulans|tronton|fuso|sedan|minibus|mikrolet|bentor|tosa|viar|jupiter|honda|yamaha"
    rf"|suzuki){_ITS}(?![a-z])"
)
_PLATE_WORD = re.compile(rf"(?<![a-z])(?:{_NAMES_PLATE}){_ITS}\b")
# What stands before a letter and a number that are no plate.
_NO_PLATE = re.compile(
    r"(?<![a-z])(?:blok|blk|block|gang|gg|jl|jln|jalan|perum\w*|rt|rw|kamar|ruang\w*|kelas|kls"
    r"|kav|kavling"
    r"|vitamin|vit|kertas|ukuran|lulusan|lantai|lt|gedung|tipe|type|seri|antri?an|antrean|loket|no"
    r"|nomor|surat|rumah|unit|tower|sman?|smp|smk|sdn?|kode|grup|group|meja|kursi|pintu|gate"
    r"|peron|jalur)"
    r"[ .:]*\Z"
)
# Short words that come after a number and are no series.
_WORDS = _words(
    "di ke dan yg dg dgn dr rt rw no km pm am wib wit dr sd smp sma smk tk jl gg kg gr cm mm m rb"
    " jt rp pns org hr bln thn th tdk gak ga ya aja jam kk kw ha l lt ini itu ada nya utk pd ato"
    " atau per or to x kk pkl tgl bh unit mtr mbps gb mb tv cc pk hp wa at as so my we kpd krn sdh"
    " blm pak bu mas bpk ibu dll dsb tsb sih lho kok dah udh tp tpi jg jga aku sy dia kami kmi mhn"
    " tlg sp st ku mu kan lah pun hrs bs bsa bis mau mo si sang se km kwh va w v watt pon dan dlm"
    " ml mg dl kv kva mw lm ltr krg zak sak btg bks kel des kec kab lg lgi skg sm sma dpt dpn dgr"
    " gbr foto ft an a i o"
)

# Behind fewer than four digits these tell of a model's or a motorcycle's looks: "L300 bak".
_LOOKS = _words("bak box bok ijo abu pth htm mrh krm slv")


# "plat L satu dua tiga empat AB".
_DIGIT = rf"(?:{'|'.join(sorted(DIGIT_WORDS, key=len, reverse=True))}|\d)"
_SPELLED = re.compile(
    rf"(?<![a-z])(?:{_NAMES_PLATE}){_ITS}[ :]{{1,3}}"
    rf"(?P<plate>(?:{_REGION})(?:[ .-]{{1,3}}{_DIGIT}(?![a-z])){{2,4}}"
    r"(?:[ .-]{1,3}(?P<series>[a-z](?: ?[a-z]){0,2}(?![a-z])))?)(?!\w)"
)
_SPELLED_SIGNS = frozenset(DIGIT_WORDS)


def find_spelled_plates(reading: Reading) -> Iterator[Found]:
    """The plates whose digits are words, behind a word for plates."""
    if reading.vocabulary.isdisjoint(_SPELLED_SIGNS):
        return
    for found in _SPELLED.finditer(reading.lower):
        is_word = (found["series"] or "").replace(" ", "") in _WORDS
        yield "plate", found.start("plate"), found.start("series") if is_word else found.end()


def find_plates(text: str, lower: str) -> Iterator[Found]:
    """The plates in `text`, of which `lower` is the lower case, in order."""
    done = 0
    for digits in _DIGITS.finditer(lower):
        first = digits.start()
        if first < done or len(digits[0]) > 4:
            continue
        head = _HEAD.search(lower, max(0, first - _LONGEST_HEAD), first)
        found = head and _PLATE.match(lower, head.start())
        if found and (end := _end_of_plate(text, lower, found)):
            yield "plate", found.start(), end
            done = end


def _end_of_plate(text: str, lower: str, found: re.Match[str]) -> int:
    """Where the plate ends, 0 if it is none."""
    before = lower[max(0, found.start() - 40) : found.start()]
    if _NO_PLATE.search(before) and not _PLATE_WORD.search(before):
        return 0
    series = re.sub("[ -]", "", found["series"] or "")
    digits = re.sub("[ .-]", "", found["digits"])
    if not any(c.isdigit() for c in digits):
        return 0
    named = _PLATE_WORD.search(before[-24:]) is not None
    if not series or series in _WORDS:
        # "S 1234" with nothing behind it: only where a plate is spoken of.
        return found.end("digits") if named and len(digits) > 1 else 0
    if not digits.isdigit() or len(digits) < len(found["digits"]):
        return found.end() if named or _VEHICLE.search(before) else 0
    if found["gap2"] and len(digits) < 4 and series in _LOOKS and not named:
        return 0
    glued = not found["gap"] and not found["gap2"]
    upper = text[found.start() : found.end()].isupper()
    speaks = named or _VEHICLE.search(before) is not None
    return found.end() if speaks or _looks_like_plate(len(digits), series, glued, upper) else 0


def _looks_like_plate(digits: int, series: str, glued: bool, upper: bool) -> bool:
    """Whether it is a plate without a word that says so."""
    if digits < 3 or (len(series) == 1 and not upper):
        return False
    return upper or glued or digits == 4
