"""Forms of messages that speak of public things and report none: notes, verse, invitations, trade.

Their words alone are those of reports ("jalan berlubang", "hilang", "hadir"); how they stand
together tells them apart. What pleads, reproaches or tells of a crime has none of these forms.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, Literal, NamedTuple

from normalizer._word_lists import listed
from normalizer.phrasebook import Phrasebook
from normalizer.text import Reading

Form = Literal[
    "lost and found",
    "verse or jest",
    "homework",
    "chain letter",
    "invitation",
    "private trade",
    "offer",
    "test",
]


class OtherForm(NamedTuple):
    """The form of a message and the words that show it."""

    name: Form
    said: str


_FORMS: Final[dict[Form, str]] = {
    "lost and found": """
        yang|sing|nu|siapa|barangsiapa|whoever .. menemukan|nemu|nemuin|nemokake|manggihan|
        mendapati|
        found ... hubungi|kabari|kabarin|balikin|kembalikan|kontak|imbalan|hadiah|dikembalikan|call
        yang|sing|nu .. merasa_kehilangan|merasa_memiliki|merasa_punya|punya|kehilangan ... ambil|
        diambil|hubungi|dijemput
        hilang|kehilangan|dicari|ditemukan|nemu|lost|found ... yang|sing|nu .. menemukan|nemu|
        nemokake|merasa_memiliki|merasa_kehilangan
        kucing|anjing|burung|kucingku ... adopsi|mengadopsi, open adopsi, mau adopsi|diadopsi
    """,
    "verse or jest": """
        hatiku|cintaku|rinduku|hidupku|perasaanku|hubunganku|jodohku|mantan|mantanku|cinta|hidup|
        rindu|
        jodoh|hati|love|life .. seperti|kayak|kaya|bagai|bagaikan|ibarat|laksana|kados|koyo|lir|
        siga|
        is_like ... jalan|jalanan|sampah|banjir|lampu|jembatan|macet|aspal|selokan|got|traffic|road
        hatiku|cintaku|rinduku|perasaanku .. longsor|banjir|berlubang|bolong|ambyar|rusak|retak|
        hancur|
        mati|padam|macet|mampet
        yang rusak|bolong|berlubang|kotor .. bukan|dudu .. jalan|jalannya|jembatan|
        lampu ... tapi ...
        akhlak|akhlaknya|mental|mentalnya|moral|moralnya|otak|otaknya|hati|hatinya
        kenapa|mengapa|tebak|apa_bedanya|napa ... karena|soalnya|jawabannya|sebab ... wkwk|wkwkwk|
        wkwkwkwk|haha|hahaha|hehe|hihi|xixi|lol|awokwok
    """,
    "homework": """
        tugas|pr|makalah|kuliah|homework|essay ... jelaskan|sebutkan|uraikan|analisis|
        explain|describe|discuss
        renungan|khotbah|kultum|tausiyah|firman pagi|hari|harian|malam|jumat|minggu
    """,
    "chain letter": """
        sebarkan|teruskan|kirimkan|bagikan|forward|send .. ke|kepada|to .. orang|teman|keluarga|
        kontak|
        grup|people|friends ... niscaya|rezeki|rezekimu|diputus|tercinta|celaka|luck
        pesan berantai
        kirim|kirimkan|sebarkan|bagikan|teruskan|share|forward|send ke|kepada|to 5|7|8|9|10|12|15|
        20|25|30|50|100|semua grup|group|orang|kontak|teman|people|contacts
        kirim|kirimkan|sebarkan|bagikan|teruskan|share|bagikeun ... jangan putus|diputus|berhenti
        bagikan|sebarkan|share|viralkan|bagikeun .. agar|biar|supaya ... tertolong|terhindar|
        selamat|waspada|tahu
        info|informasi|kabar valid|a1|terpercaya ... grup|group|sebelah|sebar|sebarkan|bagikan|share
        copas|copy|salin|terusan dari|soko|ti .. grup|group|teman|temen|sebelah
        rebusan|ramuan|khasiat|minum|minuman ... menyembuhkan|sembuhkan|mengobati|nyembuhkeun ...
        bagikan|sebarkan|share|terbukti
    """,
    "invitation": """
        undangan|mengundang|diundang|ngundang|hadirilah|saksikan|ikutilah|dalam_rangka|ngaturi ...
        rapat|kerja_bakti|jalan_sehat|pengajian|konser|lomba|pentas|wayang|wayangan|bazar|bazaar|
        arisan|senam|reuni|halal_bihalal|tasyakuran|syukuran|peresmian|hadir|rawuh|sumping
        pengajian|konser|hajatan|karnaval|pawai|kirab|jalan_sehat|acara|wayang ... jalan ditutup|
        dialihkan ... harap_maklum|mohon_maklum|mohon_dimaklumi|harap_dimaklumi
        nonton|dolan|ikut .. wayang|wayangan|konser|dangdut|karnaval|layar_tancap .. yuk|yok|ayo
        ayo|yuk|yok nonton|dolan|ikutan|hadir|ramaikan
    """,
    "private trade": """
        refund|paket|paketku|resi|orderan|pesanan|order|barang|kurir|voucher|saldo ... shopee|
        tokopedia|lazada|bukalapak|blibli|jne|jnt|sicepat|anteraja|ninja_express|tiktok_shop|gopay|
        ovo|
        shopeepay
    """,
    "offer": """
        kami|kita|cv|pt|toko|bengkel|konter|konveksi .. jual|menjual|menawarkan|menyediakan|
        melayani ... grosir|eceran|harga|cocok|siap|kebutuhan|promo|order|pesan
        jual|menjual|ready|terima .. seragam|rompi|kaos|topi|sepatu|lampu ... grosir|eceran|custom
        bayar|pembayaran|token ... listrik|pdam|pulsa|bpjs|pbb ... admin|konter|fee
        pelatihan|kursus|workshop|kelas .. gratis|free ... daftar|hubungi|sertifikat|lpk|lkp
        gratis|free .. pelatihan|kursus|workshop|kelas ... daftar|hubungi|sertifikat|lpk|lkp
    """,
    "test": """
        tes|test|testing|ujicoba|coba .. kirim|laporan|pesan|form|masuk ... abaikan|diabaikan|
        hiraukan|
        ignore
    """,
}
_VERSES: Final = listed("puisi pantun lirik sajak syair cerpen geguritan renungan poem lyrics")
_TALES: Final = listed("film novel sinetron")
_SONG: Final = ("judul", "lagu")
# Whose loss is no matter of a notice board.
_SOMEBODY_MISSED: Final = """
    hilang|kehilangan|dicari|ditemukan|nemu|lost|missing .. anak|bapak|ibu|adik|kakak|kakek|nenek|
    mbah|
    orang|bocah|seorang|siswa|bayi|mayat|jenazah
    anak|bapak|ibu|adik|kakak|kakek|nenek|mbah|orang|bocah|siswa|bayi ... hilang|ilang|pergi|kabur|
    leungit
"""
_CALVES: Final = "anak kucing|anjing|burung|kambing"
# Without one of these there is none of these forms, and no need to look for one.
_TELLING: Final = listed("""
    menemukan nemu nemuin nemokake manggihan mendapati found kehilangan adopsi mengadopsi diadopsi
    hatiku cintaku rinduku hidupku perasaanku hubunganku jodohku mantan mantanku seperti kayak kaya
    bagai bagaikan ibarat laksana kados koyo lir siga like akhlak akhlaknya mental mentalnya moral
    moralnya otak otaknya hati hatinya wkwk wkwkwk wkwkwkwk haha hahaha hehe hihi xixi lol awokwok
    jelaskan sebutkan uraikan analisis explain describe discuss renungan khotbah kultum tausiyah
    firman undangan mengundang diundang ngundang hadirilah saksikan ikutilah rangka ngaturi maklum
    dimaklumi yuk yok ayo shopee tokopedia lazada bukalapak blibli jne jnt sicepat anteraja ninja
    tiktok gopay ovo shopeepay menawarkan menyediakan melayani grosir eceran custom admin konter fee
    berantai sebarkan teruskan kirimkan bagikan bagikeun forward kirim share viralkan valid copas
    menyembuhkan mengobati send
    sertifikat lpk lkp daftar abaikan diabaikan hiraukan ignore
    puisi pantun lirik sajak syair cerpen geguritan poem lyrics lagu film novel sinetron
""")
# Who says so wants something of an office, or tells of a crime.
_IN_EARNEST: Final = listed("""
    lapor melapor laporkan pengaduan aduan ditindak diperbaiki perbaiki diusut dicuri curi dicopet
    maling begal dibegal dijambret dirampok ditipu penipuan pungli oknum stolen robbed
""")
_REPROACHES: Final = listed("""
    tidak tdk gak ga nggak enggak belum blm ora durung kok koq kapan kenapa pilih diskriminasi usul
    saran mohon tolong
""")
_CHARGED: Final = listed("diminta dimintai disuruh mahal dobel kena dikenai kemahalan mana dimana")
_CALLED_UPON: Final = listed("""
    tolong mohon min pak bu kapan pemda pemkab dinas bupati gubernur walikota kades camat pln pdam
""")
_PLEADS: Final = listed("lapor mohon tolong dicek ditindak min pak bu kapan durung belum blm")
_GUARDS: Final[dict[Form, frozenset[str]]] = {
    "verse or jest": _IN_EARNEST | _CALLED_UPON,
    "homework": _IN_EARNEST | _CALLED_UPON,
    "chain letter": _IN_EARNEST | _PLEADS,
    "invitation": _IN_EARNEST | _REPROACHES,
    "offer": _IN_EARNEST | _REPROACHES | _CHARGED,
}
_AT_THE_START: Final = 3


@cache
def _book() -> Phrasebook:
    """A book of its own: in few messages stands one of its telling words."""
    missed = {"missed": {"missed": _SOMEBODY_MISSED}, "calves": {"calves": _CALVES}}
    return Phrasebook({**{name: {name: said} for name, said in _FORMS.items()}, **missed})


def other_form(reading: Reading) -> OtherForm | None:
    """The form of a message that is no report by its form, or None."""
    if _TELLING.isdisjoint(reading.vocabulary):
        return None
    name: Form = "verse or jest"
    if _GUARDS[name].isdisjoint(reading.vocabulary) and (verse := _verse(reading.words)):
        return OtherForm(name, verse)
    found = _book().find(reading.words)
    if "missed" in found and "calves" not in found:
        found.pop("lost and found", None)
    for name in _FORMS:
        if name in found and _GUARDS.get(name, _IN_EARNEST).isdisjoint(reading.vocabulary):
            return OtherForm(name, found[name][0].said)
    return None


def _verse(words: Sequence[str]) -> str:
    """The words at the start that name a poem, a song or a tale; "" where none do."""
    if words[:2] == _SONG:
        return " ".join(_SONG)
    start = words[:1] if words[0] in _TALES else words[:_AT_THE_START]
    return next((word for word in start if word in _VERSES or word in _TALES), "")
