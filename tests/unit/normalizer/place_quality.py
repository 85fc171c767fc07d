"""How well places are found: our own sentences, filled with names from the country's lists.

`python -m tests.unit.normalizer.place_quality` prints the figures. `HELD_OUT` was written together
with `OWN` and looked at once, when the rules were done. {v}, {d} and {r} are village, district and
regency; in capitals the names are shouted.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalizer.gazetteer import (
    AREAS,
    DISTRICT,
    REGENCY,
    VILLAGE,
    Gazetteer,
    common_part,
    key,
    load_gazetteer,
    parent,
)
from normalizer.place import find_place
from normalizer.text import read

JURISDICTIONS = ("35.22", "35.17", "35.78", "64.74", "32.04")
_REPEATS = 6


@dataclass(frozen=True, slots=True)
class Sentences:
    """With a village; with a village and more; with a district; without any place."""

    village: Sequence[str]
    chain: Sequence[str]
    district: Sequence[str]
    nowhere: Sequence[str]


@dataclass(slots=True)
class Score:
    """What was found in the messages of one kind."""

    messages: int = 0
    right: int = 0
    villages: int = 0
    villages_right: int = 0

    @property
    def accuracy(self) -> float:
        """The share of messages with exactly the expected code (or none)."""
        return self.right / max(1, self.messages)

    @property
    def precision(self) -> float:
        """The share of villages found that are the right ones."""
        return self.villages_right / max(1, self.villages)


OWN = Sentences(
    village=(
        "Lampu jalan di desa {v} mati sudah 2 minggu",
        "tlg pak jl rusak parah ds {v} blm diperbaiki jg",
        "Ds. {v} banjir terus tiap hujan, mohon solusi",
        "assalamualaikum min, warga kelurahan {v} kesulitan air bersih",
        "kel {v} sampah numpuk bau bgt",
        "pagi bapak bupati, kami warga ds {v} blm terima bansos padahal tetangga dapat",
        "kepala desa {v} diduga pungli ktp 50rb",
        "di ds.{v} ada pohon tumbang nutup jalan",
        "nang deso {v} dalane ajur mumur pak ora ono sing ndandani",
        "kantor kelurahan {v} jam 9 masih tutup!!",
        "Saya mau lapor min. got mampet di desa {v} rt 03 rw 02 depan masjid",
        "pdam mati 3 hari kel. {v}, gmn ini???",
        "PAK TOLONG DESA {V} LISTRIK MATI TERUS",
        "Mohon ditindaklanjuti, jembatan desa {v} ambrol kemarin malam",
        "lokasi: Desa {v}",
        "kades {v} ga pernah masuk kantor",
        "dusun krajan desa {v} jalannya becek",
        "desa saya {v} belum ada sinyal",
        "di kampung kami desa {v} air keruh",
        "warga desa {v} resah byk maling",
    ),
    chain=(
        "jalan poros desa {v} kecamatan {d} rusak berat",
        "Ds {v} kec {d} minta perbaikan lampu pju",
        "alamat: {v}, kec. {d}",
        "Desa {v}, Kec. {d}, Kab. {r} sudah sebulan tdk ada air",
        "kel. {v} kec. {d} sampah tdk diangkut",
        "kec {d} desa {v} jembatan putus tolong",
        "ds {v} {d} banjir lg",
        "Kelurahan {v}, {d}: lampu merah mati",
        "desa {v} kcmtn {d} ada tambang liar",
        "RT 05 RW 01 Desa {v} Kecamatan {d} Kabupaten {r} belum dapat BLT",
    ),
    district=(
        "jalan raya kecamatan {d} berlubang",
        "puskesmas {d} antri lama bgt",
        "pelayanan ktp di kec. {d} lambat pak",
        "camat {d} tolong sidak",
        "warga {d} mengeluh debu truk tambang kec {d}",
    ),
    nowhere=(
        "jalan rusak sudah 3 bulan tidak diperbaiki pak tolong",
        "desa kami belum pernah dapat bantuan",
        "di desa sudah tidak ada air bersih",
        "kelurahan bisa bantu urus kk gak min",
        "yang dari kemarin lampu mati terus",
        "dana desa tidak transparan, kepala desa kaya sendiri",
        "pasar baru becek dan bau",
        "bantuan desa tahun ini kok belum cair",
        "kantor desa selalu tutup jam 10",
        "tolong pak lurah kami mau tanya soal ktp",
        "kepala desa baru lebih jelek dari yang lama",
        "perangkat desa minta uang rokok",
        "jalan desa hancur karena truk",
        "di sini sumber air kering semua",
        "orang desa butuh sekolah",
        "jalan kecil di tengah sawah ambles",
        "saya dari tadi pagi nunggu di puskesmas",
        "di jalan besar banyak lubang",
        "warga desa sebelah buang sampah ke sungai",
        "ke kota jauh sekali kalau mau urus surat",
        "desa itu jauh dari kecamatan",
        "di kecamatan antri lama",
        "air pdam keruh pak bupati",
        "mbak petugas loket galak banget",
        "dalan ning ngarep omah ajur kabeh",
        "lampu ning tengah dalan mati",
        "pak bupati kapan jalan dibangun",
        "terima kasih jalannya sudah bagus",
        "di daerah ini banyak maling motor",
        "nang kene banyune buthek",
        "desa wisata sepi pengunjung",
        "kel saya susah urus akta",
        "di pasar banyak copet",
        "dari awal pembangunan tidak jelas",
        "pak kades, tolong perhatikan rakyat kecil",
        "kampung baru dibangun langsung retak",
        "di atas jembatan ada besi keropos",
        "gang sempit gelap mohon lampu",
        "sumur warga kering sejak juni",
        "selamat siang min mau lapor jalan jelek",
        "desa maju rakyat makmur katanya",
        "harap segera ditindak pak satpol pp",
        "di rumah sakit saya disuruh bayar",
        "kabupaten ini parah pelayanannya",
        "kota makin macet",
        "di sekolah anak saya ada pungutan",
        "desa bersih dari sampah itu mimpi",
        "guru sd suka telat",
        "lurah kok susah ditemui",
        "di sungai banyak sampah plastik",
    ),
)

HELD_OUT = Sentences(
    village=(
        "Sudah berbulan2 jalan ds {v} dibiarkan berlubang, mana janjinya",
        "Yth. Dinas PU, di Kelurahan {v} saluran tersumbat sehingga meluap ke rumah warga",
        "min di desa {v} kok bau limbah ya tiap malem",
        "ini ds {v} pak, kenapa pju nya dicabut",
        "DS {V} MOHON BANTUANNYA PAK JALAN LONGSOR",
        "posisi di kel {v}, tiang listrik mau roboh",
        "pemdes {v} menyalahgunakan dana desa",
        "mohon info cara urus kk di kelurahan {v}",
        "balai desa {v} dikunci jam kerja",
        "kulo warga deso {v} ajeng lapor margi risak",
        "jalan penghubung desa {v} amblas dihantam hujan",
        "PDAM desa {v} macet sdh seminggu bu",
        "lurah {v} tidak netral",
        "sawah di desa {v} kekeringan irigasi mati",
        "kpd yth bapak camat, warga desa {v} butuh penerangan",
        "kejadian di desa {v} tadi malam jam 11",
        "truk pasir lewat desa {v} tiap jam, debu",
        "gimana ini Desa {v} selalu dianaktirikan!!!",
        "ada balap liar tiap malam minggu di ds. {v}",
        "posyandu desa {v} kehabisan vitamin",
    ),
    chain=(
        "Saya tinggal di desa {v} kecamatan {d}, air mati",
        "jembatan gantung ds.{v} kec.{d} putus",
        "mhn perbaikan jln ds {v}, kec {d}, {r}",
        "di kelurahan {v} kecamatan {d} banyak jentik nyamuk",
        "lapor! kec {d}, kel {v}, rt 2 rw 4 lampu mati",
        "Desa {v} ({d}) banjir setinggi lutut",
        "warga {v} kecamatan {d} minta tps",
        "kab {r} kec {d} ds {v} gas langka",
        "DESA {V} KECAMATAN {D} KABUPATEN {R} JALAN TIDAK PERNAH DIPERBAIKI",
        "jl. desa {v} - kec {d} rusak",
    ),
    district=(
        "trotoar di kecamatan {d} dipakai jualan",
        "polsek {d} lambat respon",
        "kec. {d} butuh pemadam",
        "pasar di kec {d} kotor",
        "UPTD kecamatan {d} tutup terus",
    ),
    nowhere=(
        "lampu penerangan padam tolong diperbaiki ya",
        "desa tertinggal terus dari dulu",
        "pungutan di kelurahan sampai 100 ribu",
        "di belakang rumah saya ada kandang ayam bau",
        "mohon jalan utama segera diaspal",
        "pak lurah tidak pernah ada di kantor",
        "sejak awal tahun air tidak mengalir",
        "dari depan gang sampai jalan raya gelap",
        "saya tanya di kelurahan malah dilempar ke kecamatan",
        "jembatan lama mau roboh",
        "pendataan desa tidak adil",
        "desa dapat dana miliaran tapi jalan rusak",
        "di bawah pohon besar ada kabel putus",
        "banjir setinggi dada orang dewasa di perumahan",
        "wong cilik ora tau dibantu",
        "sampahe numpuk ning pinggir kali",
        "kepala desa mana janji kampanye",
        "warga desa sangat kecewa",
        "motor hilang di parkiran pasar",
        "mau lapor pak ada pungli di terminal",
        "truk besar lewat jalan desa tiap malam",
        "guru honorer belum gajian",
        "puskesmas kehabisan obat",
        "kelurahan tidak melayani hari sabtu",
        "bantuan beras busuk",
        "tolong dong min dibalas",
        "dari pagi sampai sore macet total",
        "jalan nasional berlubang makan korban",
        "di simpang lampu merah sering tabrakan",
        "desa minta pelebaran jalan",
        "di kantor desa ga ada orang",
        "gubernur harus turun tangan",
        "di lapangan banyak sampah bekas acara",
        "sinyal hilang di gunung",
        "anak saya ditolak sekolah negeri",
        "kenapa desa harus bayar",
        "desa adalah ujung tombak",
        "pembangunan desa lambat banget",
        "kel dan kec sama saja lambatnya",
        "ds ini belum aspal",
        "di tempat kami jalan licin",
        "nang ngarep pasar ono wong tawuran",
        "bau busuk dari sungai",
        "gang buntu rt 3 butuh lampu",
        "desa penuh debu",
        "kami warga kecil mohon keadilan",
        "jalan kota macet",
        "harga pupuk naik",
        "kota ini kotor",
        "di sawah irigasi mati",
    ),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A message, the jurisdiction that reads it and the code that is right (None: no village)."""

    kind: str
    text: str
    jurisdiction: str
    code: str | None


def cases(sentences: Sentences, gazetteer: Gazetteer, seed: int) -> Iterator[Case]:
    """Messages made from the sentences; the same seed gives the same."""
    chance = random.Random(seed)  # noqa: S311
    for jurisdiction in JURISDICTIONS:
        for sentence in sentences.village:
            yield from _villages("village", sentence, jurisdiction, gazetteer, chance)
            yield from _villages("village misspelt", sentence, jurisdiction, gazetteer, chance)
        for sentence in sentences.chain:
            yield from _villages("chain", sentence, jurisdiction, gazetteer, chance)
            yield from _villages("chain misspelt", sentence, jurisdiction, gazetteer, chance)
            yield from _villages("chain, nationwide", sentence, jurisdiction, gazetteer, chance)
        codes = sorted(gazetteer.scope(jurisdiction).names)
        districts = [code for code in codes if len(code) == 8]
        for sentence in [*sentences.district] * _REPEATS:
            code = chance.choice(districts)
            name = _written(gazetteer.name_of(code) or "", chance)
            yield Case("district", sentence.format(d=name), jurisdiction, code)
        for sentence in sentences.nowhere:
            yield Case("nowhere", sentence, jurisdiction, None)


def _villages(
    kind: str, sentence: str, jurisdiction: str, gazetteer: Gazetteer, chance: random.Random
) -> Iterator[Case]:
    scope = gazetteer.scope(jurisdiction)
    villages = sorted(code for code in scope.names if len(code) == 13)
    for _ in range(_REPEATS):
        code = chance.choice(villages)
        namesakes = scope.exact[VILLAGE][key(scope.names[code])]
        if len(namesakes) > 1 and "{d}" not in sentence.lower():
            kinds = {namesake[9] == "1" for namesake in namesakes}
            if kind.endswith("misspelt") or len(kinds) > 1:
                continue
            expected = common_part(namesakes)
        else:
            expected = code
        village = _written(scope.names[code], chance)
        if kind.endswith("misspelt"):
            village = _misspelt(village.lower(), chance)
        district = _written(scope.names[parent(code, DISTRICT)], chance)
        regency = (gazetteer.name_of(parent(code, REGENCY)) or "").split(" ", 1)[1]
        text = sentence.format(
            **{"v": village, "d": district, "r": regency},
            **{"V": village.upper(), "D": district.upper(), "R": regency.upper()},
        )
        yield Case(kind, text, "" if kind.endswith("nationwide") else jurisdiction, expected)


def _written(name: str, chance: random.Random) -> str:
    """As in the list, in lower case, or with capitals."""
    return chance.choices([name, name.lower(), name.title()], [0.4, 0.45, 0.15])[0]


def _misspelt(name: str, chance: random.Random) -> str:
    """One slip: another vowel, a letter doubled, lost or swapped, a space more or less."""
    places = [i for i in range(2, len(name) - 1) if name[i].isalpha()]
    if len(name) < 6 or not places:
        return name
    i = chance.choice(places)
    vowels = [place for place in places if name[place] in "aiueo"] or places
    vowel = chance.choice(vowels)
    spaced = name.replace(" ", "") if " " in name else f"{name[:i]} {name[i:]}"
    return chance.choice(
        [
            name[:vowel] + chance.choice("aiueo") + name[vowel + 1 :],
            name[:i] + name[i] + name[i:],
            name[:i] + name[i + 1 :],
            name[:i] + name[i + 1] + name[i] + name[i + 2 :],
            spaced,
        ]
    )


def scores(sentences: Sentences, gazetteer: Gazetteer, seed: int = 1) -> dict[str, Score]:
    """How the sentences fare, by kind."""
    found: dict[str, Score] = {}
    for case in cases(sentences, gazetteer, seed):
        place = find_place(read(case.text), gazetteer, jurisdiction=case.jurisdiction)
        score = found.setdefault(case.kind, Score())
        code = place.code if place else None
        score.messages += 1
        score.right += code == case.code
        if place and place.village:
            score.villages += 1
            score.villages_right += code == case.code
    return found


def main() -> None:
    gazetteer = load_gazetteer(AREAS)
    for name, sentences in (("own", OWN), ("held out", HELD_OUT)):
        for kind, score in scores(sentences, gazetteer).items():
            print(  # noqa: T201
                f"{name:9} {kind:18} {score.messages:5} messages, exact {score.accuracy:.3f}, "
                f"precision of villages {score.precision:.3f} ({score.villages} found)"
            )


if __name__ == "__main__":
    main()
