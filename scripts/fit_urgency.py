"""Fits the weights with which the words of a message lean towards a level of urgency.

Run by hand, `python -m scripts.fit_urgency`, after the authored messages have grown; it writes the
file that `normalizer._urgency_leaning` reads. Messages that are labelled with a level teach it, and
those that are labelled as emergencies teach "high". What the rules and the words then weigh
together is fitted on messages of authors who knew neither, each judged by words that the others
taught.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from normalizer._urgency_leaning import (
    BIAS,
    HEARD,
    UNIT,
    WEIGHTS_FILE,
    Leaning,
    pieces,
    weight_of_piece,
    weight_of_word,
    words_of,
)
from normalizer.text import read
from normalizer.urgency import heard, judge_by_rules

ROOT = Path(__file__).parents[1]
TEXTS = ROOT / "tests" / "fixtures" / "normalizer"

_LEVELS = ("high", "medium", "low")
_STRENGTH = 4.0
# A piece must occur in so many messages, and so many of the heaviest are kept.
_FEWEST = 3
_MOST = 20_000

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
Heard = tuple[Mapping[str, float], str]
"""What rules and words say of a text, and its level."""


def main() -> None:
    """Fit, and write the file."""
    taught = [*labelled(), *calm()]
    lines = [*Fit([*framed(taught)]).lines(), *heard_together().lines()]
    (ROOT / "normalizer" / WEIGHTS_FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} weights of {len(taught)} messages")


def heard_together() -> Hearing:
    """What the rules and the words weigh together, where neither was made by the messages."""
    batches: dict[str, list[Labelled]] = defaultdict(list)
    for row in _authored():
        batches[row["batch"]].append(_labelled(row))
    return Hearing([each for name in batches for each in _unseen(batches, name)])


def _unseen(batches: Mapping[str, Sequence[Labelled]], name: str) -> Iterator[Heard]:
    """One author's messages, judged by rules and by words that all others taught."""
    others = [each for other, texts in batches.items() if other != name for each in texts]
    fit = Fit([*framed([*earlier(), *others, *calm()])])
    for text, level in batches[name]:
        reading = read(text)
        ruled = judge_by_rules(reading).level
        yield heard(reading, ruled, fit.leaning(text)), level


# --- what teaches -------------------------------------------------------------------------------


def labelled() -> Iterator[Labelled]:
    """Texts with the level that their author gave them."""
    yield from earlier()
    yield from map(_labelled, _authored())


def earlier() -> Iterator[Labelled]:
    """Those by whom the rules were made."""
    for name in ("phrases_seen", "urgency_seen"):
        yield from map(_labelled, _rows(name))
    for row in _rows("emergencies_seen"):
        if row["is_emergency"]:
            yield row["text"], "high"


def _authored() -> Iterator[dict[str, Any]]:
    """The reports that five authors wrote who knew no rule. What is no report can wait anyway."""
    return (row for row in _rows("authored_seen") if row["is_report"])


def _labelled(row: Mapping[str, Any]) -> Labelled:
    return row["text"], row["urgency"]["level"]


def calm() -> Iterator[Labelled]:
    """Ordinary messages full of dangers' words; some of them are high without an emergency."""
    for row in _rows("emergencies_seen"):
        if not row["is_emergency"] and _is_medium(row["text"]):
            yield row["text"], "medium"


def _is_medium(text: str) -> bool:
    return judge_by_rules(read(text)).level == "medium"


def _rows(name: str) -> Iterator[dict[str, Any]]:
    for line in (TEXTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def framed(taught: Sequence[Labelled]) -> Iterator[Labelled]:
    """Each text as it is, and once more with a beginning or an end, or with both."""
    for text, level in taught:
        yield text, level
        chance = crc32(text.encode(errors="replace"))
        opening = _OPENINGS[chance % len(_OPENINGS)] if chance % 5 else ""
        closing = _CLOSINGS[chance // 7 % len(_CLOSINGS)] if chance % 3 else ""
        yield f"{opening}{text}{closing}", level


# --- the fit ------------------------------------------------------------------------------------


class Fit:
    """A logistic regression on the pieces of words."""

    def __init__(self, taught: Sequence[Labelled]) -> None:
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        from sklearn.feature_extraction.text import CountVectorizer
        from sklearn.linear_model import LogisticRegression

        counted = CountVectorizer(analyzer=_all_pieces, min_df=_FEWEST, binary=True)
        counted.fit([text for text, _ in taught])
        self._columns = {str(piece): int(number) for piece, number in counted.vocabulary_.items()}
        self._model = LogisticRegression(C=_STRENGTH, max_iter=1_000, class_weight="balanced")
        self._model.fit(self._table([text for text, _ in taught]), [level for _, level in taught])

    def leaning(self, text: str) -> Leaning:
        """Log-odds of "high" and of "low" against "medium"."""
        shares = self._model.predict_log_proba(self._table([text]))[0]
        of = dict(zip(self._model.classes_, map(float, shares), strict=True))
        return Leaning(of["high"] - of["medium"], of["low"] - of["medium"])

    def lines(self) -> list[str]:
        """The file's lines: a piece, its weights for high and for low beside medium."""
        rows = {level: number for number, level in enumerate(self._model.classes_)}
        weights = self._model.coef_ - self._model.coef_[rows["medium"]]
        biases = self._model.intercept_ - self._model.intercept_[rows["medium"]]
        high, low = weights[rows["high"]], weights[rows["low"]]
        heaviest = sorted(self._columns, key=lambda piece: -_size(piece, self._columns, high, low))[
            :_MOST
        ]
        kept = {piece: self._columns[piece] for piece in sorted(heaviest)}
        return [
            _line(BIAS, biases[rows["high"]], biases[rows["low"]]),
            *[_line(piece, high[number], low[number]) for piece, number in kept.items()],
        ]

    def _table(self, texts: Sequence[str]) -> Any:
        from scipy.sparse import csr_array

        entries = [
            (weight, row, self._columns[piece])
            for row, text in enumerate(texts)
            for piece, weight in _weighed(text)
            if piece in self._columns
        ]
        weights, rows, columns = zip(*entries, strict=True) if entries else ((), (), ())
        return csr_array((weights, (rows, columns)), shape=(len(texts), len(self._columns)))


class Hearing:
    """A logistic regression on the rules' level and on what the words lean to."""

    def __init__(self, heard: Sequence[Heard]) -> None:
        from sklearn.linear_model import LogisticRegression

        self._model = LogisticRegression(max_iter=5_000)
        self._names = list(heard[0][0])
        self._model.fit([list(each.values()) for each, _ in heard], [level for _, level in heard])

    def lines(self) -> list[str]:
        """The file's lines: a feature, its weights for high and for low beside medium."""
        high, medium, low = (list(self._model.classes_).index(level) for level in _LEVELS)
        weights = self._model.coef_ - self._model.coef_[medium]
        biases = self._model.intercept_ - self._model.intercept_[medium]
        return [
            _line(HEARD, biases[high], biases[low]),
            *[_line(name, weights[high][n], weights[low][n]) for n, name in enumerate(self._names)],
        ]


def _all_pieces(text: str) -> list[str]:
    return [piece for piece, _ in _weighed(text)]


def _weighed(text: str) -> list[tuple[str, float]]:
    """The pieces of all words of a text, with what each counts."""
    words = [pieces(word) for word in words_of(read(text))]
    share = weight_of_word(len(words))
    return [(piece, share * weight_of_piece(len(word))) for word in words for piece in word]


def _size(piece: str, columns: dict[str, int], high: Any, low: Any) -> float:
    return float(max(abs(high[columns[piece]]), abs(low[columns[piece]])))


def _line(piece: str, high: float, low: float) -> str:
    return f"{piece}\t{round(high / UNIT)}\t{round(low / UNIT)}"


if __name__ == "__main__":
    main()
