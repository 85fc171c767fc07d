"""The forms that a verb takes in Indonesian, Javanese, Sundanese and chat, made from its root.

"gigit" is digigit, menggigit, ngegigit, kegigit, tergigit, kagigit, gigitan …: a list of phrases
writes `*gigit` for all of them. Some forms that come out are said by nobody; they do no harm.
"""

from __future__ import annotations

from typing import Final

_VOWELS: Final = "aeiou"
# How the first sound changes behind the prefix of the active: formal (me-) and spoken (N-). The
# sound itself is lost behind p, t, k and s.
_FORMAL_NASALS: Final = {
    **dict.fromkeys("pb", "mem"),
    **dict.fromkeys("tdcj", "men"),
    **dict.fromkeys("kgh" + _VOWELS, "meng"),
    "s": "meny",
}
_SPOKEN_NASALS: Final = {
    **dict.fromkeys("pb", "m"),
    **dict.fromkeys("tdj", "n"),
    **dict.fromkeys("kgrl" + _VOWELS, "ng"),
    **dict.fromkeys("sc", "ny"),
}
_LOST: Final = "ptks"
_PASSIVE: Final = ("di", "ter", "ke", "ka")
_SUFFIXES: Final = ("", "kan", "an", "no", "ke")


def forms(root: str) -> tuple[str, ...]:
    """The forms of a verb, the root first. `root` is in lower case and not empty.

    Suffixes that `phrasebook` takes off by itself (-i, -in, -nya …) are not added.
    """
    actives = (_formal(root), *_spoken(root))
    stems = (root, *(prefix + root for prefix in _PASSIVE), *actives)
    nouns = (f"pe{_formal(root)[2:]}an", f"pe{_formal(root)[2:]}")
    return tuple(dict.fromkeys((*(s + suffix for s in stems for suffix in _SUFFIXES), *nouns)))


def _formal(root: str) -> str:
    first = root[0]
    return _FORMAL_NASALS.get(first, "me") + (root[1:] if first in _LOST else root)


def _spoken(root: str) -> tuple[str, ...]:
    """Spoken actives: "mukul", "nyulik" and "nyculik", "ngegigit"; Sundanese "ngajual"."""
    first, rest = root[0], root[1:]
    nasal = _SPOKEN_NASALS.get(first, "")
    lost = nasal + rest if first in _LOST + "c" else nasal + root
    return lost, "nge" + root, "nga" + root
