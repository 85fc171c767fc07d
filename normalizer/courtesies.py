"""How people begin before they come to the matter; lists and titles begin with the matter."""

from __future__ import annotations

import re
from typing import Final

# Each word stands once in what is repeated, and nothing repeated is given back (`++`): whoever
# writes "lapor lapor lapor …" must not keep us busy.
_REPORTING: Final = (
    "lapor|melapor|melaporkan|ngelapor|nglapor|nglaporaken|ngalapor|ngalaporkeun|mengadu|ngadu"
    "|wadul|matur(?! n?uwun| suwun)|tanya|bertanya|nanya"
)
_ADDRESSED: Final = "pak|bu|bapak|ibu|kak|kakak|mas|mbak|min|admin|mimin|gan|bos"
_PIECES: Final = (
    r"@\w+",
    r"ass?alam+u?[' ]*'?a?laikum(?: (?:w[rb]|wa?rah?mat\w+|wabarr?[ao]k\w+)\b\.?)*+",
    r"(?:hall?o|hai|hi|hello|permisi|m?i?min"
    r"|(?:ha)?punten|kul[ao] ?nuwun|(?:ny?uwun|amit) ?sewu)\b",
    r"(?:selamat|slmt|met|sugeng|wilujeng|good) (?:pagi|siang|sore|malam|enjing|enjang|siyang"
    r"|sonten|n?dalu|wengi|morning|afternoon|evening)\b",
    # "Mau lapor ke mana?" is a question of its own.
    r"(?:(?:saya|kami|aku|kul[ao]|abdi|kuring) )?"
    r"(?:(?:mau|ingin|pengen|mohon|minta|izin|ijin|numpang|hendak|badhe|bade|arep|hoyong) )++"
    rf"(?:untuk )?(?:{_REPORTING})\b"
    r"(?! (?:ke|kepada|lewat|d[ia]|dimana|kemana|g?imana|bagaimana|ten?g? pundi|ka ?mana)\b)"
    r"(?: (?:min|dong|ya|nih|nggih))?"
    r"(?: (?:bahwa|tentang|mengenai|soal|bilih|babagan|perkawis)\b)?",
    # These only before a stop: "Pak RT minta uang" and "Malam ini gelap" tell the matter.
    rf"(?:(?:pagi|pgi|siang|sore|malam|mlm|laporan|aduan|pengaduan|izin|ijin|maaf|mohon"
    rf"|{_REPORTING}|{_ADDRESSED})\b ?)++(?=[,.:;!\n])",
)
_COURTESIES: Final = re.compile(rf"(?:\s*+(?:{'|'.join(_PIECES)})[\s,.:;!-]*+)++", re.IGNORECASE)
_FEWEST_WORDS: Final = 2


def without_courtesies(text: str) -> str:
    """`text` from its matter on, with a capital: "Min, mohon izin lapor. jalan rusak parah".

    A message may stand on each line. Where hardly anything is left, it is the whole.
    """
    found = _COURTESIES.match(text)
    rest = text[found.end() :] if found else text
    said = rest if len(rest.split()) >= _FEWEST_WORDS else text
    return said[:1].upper() + said[1:]


def without_address(text: str, addressed_as: str | None) -> str:
    """`text` without the name of our account that it begins with: "Kabupaten Uji lampu mati"."""
    if not addressed_as or not text.startswith(addressed_as):
        return text
    return text.removeprefix(addressed_as).lstrip(" ,.:;!-\n") or text
