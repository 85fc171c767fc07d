"""Where people say who they are: their name, whose relative or which official, where they live.

These passages are flagged, not masked: names have no form of their own, and a clerk often needs
them. The place of the problem is not a hint, the reporter's own street address is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import compress
from typing import Literal

from normalizer._value_type import value_type
from normalizer.text import Reading
from normalizer.words import Fact

HintKind = Literal["name", "address", "relation"]
Span = tuple[int, int]


@value_type()
class Hint:
    """A passage that may tell who wrote: `original[start:end]`, in code points."""

    kind: HintKind
    start: int
    end: int


def _words(*groups: str) -> frozenset[str]:
    return frozenset(word for group in groups for word in group.split())


_I = r"(?:saya|sy|sya|aku|ak|aq|kulo|kula|abdi|gue|gw|ane|ulun|beta|awak)"
_TITLES = _words(
    "pak bu bpk bapak ibu sdr sdri saudara saudari mas mbak mba cak ning kang teh haji hj h dr drs"
    " ir prof ust ustad ustadz ustadzah kyai kiai gus nyai raden rr r m moh muh muhammad mochamad"
)

# --- names --------------------------------------------------------------------------------------

# After these, a name comes whether or not it has a capital.
_NAMED = re.compile(
    rf"(?:(?:nama|nm|jeneng|jenenge|asma|asmo|nami|wasta|ngaran)(?:ku| ?{_I})"
    r"(?: adalah| yaitu| itu)?"
    r"|nama(?: lengkap| pelapor| pengirim| asli)?(?= ?[:=])|pelapor(?= ?[:=])|my name(?: is|'s)"
    rf"|jenengku|namaku|(?:per)?kenalkan,?(?: nama)?(?: {_I})?(?: adalah)?|ttd"
    r"|tertanda|hormat (?:saya|kami)(?= ?[,\n:])|salam hormat|bernama|atas nama|a\.?n\.|a/n)(?=\W)"
)
# After these, only what looks like a name and goes on like an introduction.
_SAID = re.compile(rf"(?:{_I}|i am|i'm|im)(?: ini| adalah| iki| ki| teh)? (?=[a-z])")
# "nama" alone is a form's only where the next of its words comes behind the name.
_IN_FORM = re.compile(r"nama (?=[a-z])")
_FORM_GOES_ON = re.compile(
    r" ?[,;\n] ?(?:alamat|umur|usia|nik|ktp|no|nomor|nomer|hp|wa|telp?|ttl|tgl|tempat|pekerjaan"
    r"|jenis kelamin|keluhan|laporan|aduan|pengaduan|warga|asal)(?![a-z])"
)
_GOES_ON = _words(
    "dari dr asal warga wrg saking soko ti from living resident tinggal alamat umur usia penduduk"
    " rt mewakili selaku sebagai pemilik mahasiswa mahasiswi pedagang petani ketua"
)
# What goes on behind a name with capitals: papers and numbers, and behind two words or a title a
# wish too.
_NUMBERS = _words("nik ktp kk no nomor nomer nomerku nomorku hp wa telp umur usia alamat")
_WISHES = _words(
    "mau ingin pengen pingin hendak mohon minta izin ijin lapor melapor melaporkan ngadu mengadu"
    " tanya nanya bertanya bade badhe arep numpang"
)
# What may come after "nama saya" or "saya" and is no name.
_NO_NAMES = _words(
    # small words
    "kemarin kmrn tadi td semalam besok dulu dahulu sekarang skrg skg nanti barusan sejak selama"
    " yang yg dan dg dgn dengan di ke dari dr untuk utk pada kepada ini itu ada adalah tidak tdk"
    " gak ga nggak ngga enggak belum blm sudah sdh udh udah juga jg jga akan mau ingin pengen"
    " pingin bisa dapat harus hrs perlu masih msh baru lagi lg sedang sdg telah pernah selalu"
    " sering kok kenapa kapan gimana bagaimana apa siapa sendiri sndiri saja aja sangat sgt cuma"
    " hanya hny kira rasa pun lah kan sih tetap terus jadi jd kalau kalo klo karena krn sebagai"
    " selaku sbg atas nama saya sy aku kami kita warga wrg masyarakat rakyat orang org pemilik"
    " penduduk",
    # what people do and are
    "mohon mhn minta tolong tanya lapor melapor melaporkan laporkan datang pulang pergi lihat liat"
    " dengar denger tahu tau tinggal kerja bekerja kirim tulis baca bayar beli jual ambil antri"
    " antre urus ngurus mengurus hubungi telpon tunggu nunggu menunggu coba cek lewat berangkat"
    " kembali balik jatuh kena dapet dikenai dicatut hilang salah terdaftar tercatat dipakai"
    " dicoret keluar masuk keberatan kecewa sedih bingung marah heran capek lelah malu takut sakit"
    " korban pelapor pengguna pelanggan penumpang pengendara pasien siswa murid mahasiswa"
    " mahasiswi guru petani pedagang buruh sopir supir ojol karyawan pegawai istri suami anak ibu"
    " bapak ayah kakak adik ketua wakil kepala perwakilan mewakili berasal asal asli alumni"
    " pendatang perantau lansia janda duda penyandang difabel peternak nelayan pengusaha umkm"
    " kader bidan perawat dokter dosen satpam polisi tni polri asn pns lurah camat kades kadus"
    " sekdes bupati rt rw lulusan sarjana fresh relawan takmir pengurus bendahara sekretaris"
    " naik doang muslim kristen katolik hindu buddha",
    # institutions, in whose name somebody speaks
    "pemerintah pemkab pemda desa kelurahan kecamatan kabupaten dinas panitia yayasan lembaga"
    " organisasi perusahaan cv pt ud koperasi sekolah kelompok tani karang taruna paguyuban"
    " bersama tuhan allah agama hukum negara rakyat keluarga besar seluruh semua para kebenaran"
    " keadilan jalan tersebut dia beliau mereka orang lain samaran baik anonim rahasia"
    " dirahasiakan",
)
_ENDS_NAME = (
    _NO_NAMES | _GOES_ON | _words("nik no nomor hp wa telp umur usia jl jalan dusun desa rw")
)


def _name(reading: Reading, start: int) -> Span | None:
    if cue := _NAMED.match(reading.lower, start):
        return _name_at(reading, cue.end(), longest_gap=3)
    if cue := _SAID.match(reading.lower, start):
        span = _name_at(reading, cue.end(), longest_gap=0)
        return span if span and _is_introduced(reading, *span) else None
    if cue := _IN_FORM.match(reading.lower, start):
        span = _name_at(reading, cue.end(), longest_gap=0)
        if span and reading.text[span[0]].isupper() and _FORM_GOES_ON.match(reading.lower, span[1]):
            return span
    return None


def _name_at(reading: Reading, start: int, longest_gap: int) -> Span | None:
    """The one to four words of a name that begins at `start`."""
    first = last = -1
    count = 0
    for word in _NAME_WORD.finditer(reading.lower, start, start + 80):
        gap = word.start() - (last if last >= 0 else start)
        between = reading.lower[word.start() - gap : word.start()]
        if gap > (longest_gap if last < 0 else 2) or (last >= 0 and between.strip(" .")):
            break
        title = word[0] in _TITLES
        verb = _is_verb(word[0]) and not reading.text[word.start() : word.end()].istitle()
        if not title and (verb or word[0] in _ENDS_NAME or len(word[0]) < 2):
            break
        if count and (title or _loses_its_capital(reading.text, first, word.start())):
            break
        first = word.start() if first < 0 else first
        last = word.end()
        count += not title
        if count == 4 or (count and ". " in reading.lower[last : last + 2]):
            break
    return (first, last) if count else None


def _loses_its_capital(text: str, first: int, here: int) -> bool:
    """Whether a name that began with a capital goes on without one: then it has ended."""
    return text[first].isupper() and text[here].islower()


_NAME_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_PHONE_FOLLOWS = re.compile(r" ?[(,:/-] ?(?:(?:hp|wa|telp?|no)\.? ?:? ?)?(?:\+?62|0) ?8")
_VERB = re.compile(
    r"di[a-z]{5,}|(?:me(?:m|n|ng|ny)?|ber|di|ter|ke|pe(?:m|n|ng)?)[a-z]{4,}(?:kan|i|an)\Z"
)


def _is_verb(word: str) -> bool:
    return _VERB.match(word) is not None


def _is_introduced(reading: Reading, start: int, end: int) -> bool:
    """Whether what stands at `start` to `end` after "saya" goes on as an introduction does."""
    name = reading.text[start:end]
    if name[0].isupper() and _PHONE_FOLLOWS.match(reading.lower, end):
        return True
    following = _NAME_WORD.search(reading.lower, end, end + 20)
    next_word = following[0] if following is not None else ""
    if next_word in _GOES_ON:
        return len(name.split()) <= 3 and (name[0].isupper() or name.count(" ") <= 1)
    named = [word for word in name.split() if word.lower().rstrip(".") not in _TITLES]
    if not all(word.istitle() for word in named):
        return False
    if next_word in _NUMBERS:
        return True
    has_more = len(named) > 1 or len(named) < len(name.split())
    return has_more and (next_word in _WISHES or reading.text[end : end + 1] == ",")


# --- relations ----------------------------------------------------------------------------------

_RELATIVE = (
    "istri|isteri|suami|anak|putra|putri|ibu|bapak|ayah|kakak|adik|adek|mertua|menantu|mantu"
    "|keponakan|ponakan|cucu|nenek|kakek|paman|bibi|saudara|sepupu|ipar|wali|orang ?tua|tetangga"
    "|pembantu|sopir|supir|ajudan|sekretaris|bojo|garwa|putune|anake|bojone|mantune|pacar|mantan"
    " istri"
    "|mantan suami|janda|keluarga"
)
_PERSON = (
    r"(?:pak|bu|bpk|bapak|ibu|kades|lurah|camat|ketua|rt|rw|kepala|guru|dokter|bidan|mas|mbak"
    r"|alm\w*"
    r"|korban|sekdes|kasun|kadus|modin|haji|hj|ustad\w*|kyai|mantan|wakil|carik|bayan|perangkat"
    r"|anggota|polisi|bupati|kepsek|mbah|cak|kang)"
)
_OFFICE = (
    "(?:wakil )?(?:ketua|kepala|sekretaris|bendahara|kasun|kadus|bidan|perawat|perangkat|sekdes"
    "|modin|guru"
    "|karyawan|karyawati|pegawai|staf|satpam|dokter|kades|lurah|bpd|kader|operator|honorer|mantan"
    " ketua|mantan kades|pengurus|takmir|anggota)"
)
_UNIT = (
    r"(?:rt|rw|dusun|dsn|desa|ds|kelurahan|kel|sdn?|mi|mts|man|sman?|smpn?|smk|tk|paud|puskesmas"
    r"|pustu"
    r"|posyandu|rsud|rsu|rs|pasar|dinas|kantor|koperasi|masjid|musholla|pondok|kelompok tani|bpd"
    r"|kecamatan)"
)
_RELATION = re.compile(
    rf"{_I}(?: ini| adalah| selaku| sbg| sebagai| itu)? "
    rf"(?P<who>(?:(?:{_RELATIVE})(?:nya|e|ne)?(?: dari)? {_PERSON}\b(?: [\w/.]+){{0,3}}"
    rf"|{_OFFICE}(?: di| pada| dari)?(?: [a-z]+)? ?{_UNIT}\b(?: [\w/]+){{0,3}}))"
)
_ENDS_RELATION = _NO_NAMES | _words("tolong dan saya sy nya minta disini sini situ")


def _relation(reading: Reading, start: int) -> Span | None:
    found = _RELATION.match(reading.lower, start)
    if found is None:
        return None
    first, last = found.span("who")
    return first, _trimmed(reading.lower, first, last)


def _trimmed(lower: str, start: int, end: int) -> int:
    """`end` without what goes on after the person: from the third word a verb or small word"
    " ends."""
    for position, word in enumerate(_ANY_WORD.finditer(lower, start, end)):
        ends = word[0] in _ENDS_RELATION or _is_verb(word[0])
        if position > 1 and ends and word[0] not in _KEPT:
            return start + len(lower[start : word.start()].rstrip(" ,.;/"))
    return start + len(lower[start:end].rstrip(" ,.;/"))


_ANY_WORD = re.compile(r"[^\W_]+")
_KEPT = _words("ketua kepala wakil desa kelurahan kecamatan dinas guru sekolah ibu bapak")

# --- own addresses ------------------------------------------------------------------------------

_HOME = re.compile(
    r"(?:(?:rumah|omah|umah|griya|griyo|imah|bumi|rorompok|kontrakan|kos|kost|toko|warung|kediaman|domisili)"
    rf"(?:ku| ?{_I}| kami| ortu saya| orang tua saya| mertua saya)(?: [a-z]+){{0,2}}?"
    rf"|alamat(?:ku|e| ?{_I}| kami| rumah| lengkap| pelapor| domisili| ktp| asal)?(?=[ :=])"
    rf"|{_I},? (?:yang )?(?:tinggal|bertempat tinggal|berdomisili|domisili|menetap|ngontrak"
    rf"|ngekos|manggon)"
    rf"|(?:{_I}|kami) (?:warga|penduduk|penghuni)(?: dari)?|my (?:house|home|address)(?: is)?|i"
    rf" live)"
    r" ?[:=,]? ?(?:(?:ada |berada )?(?:di|nang|ning|ing|wonten|at|in|on) )?(?:daerah )?"
    r"(?=(?:jl|jln|jalan|gang|gg|perum\w*|blok|rt|dusun|dsn|dukuh|kampung|kp|desa|ds|komplek"
    r"|kompleks"
    r"|lorong|lingkungan|no)\b)"
)
_STREET_WORDS = _words(
    "jl jln jalan gang gg perum perumahan perumnas blok blk rt rw no nomor nmr dusun dsn dukuh"
    " kampung kp desa ds kel kelurahan kec kecamatan kab kabupaten kota komplek kompleks lorong"
    " lingkungan km"
)
_OWN = _words("jl jln jalan gang gg perum perumahan perumnas blok blk komplek kompleks lorong")
_NUMBERED = _words("rt rw no nomor nmr km")
_ENDS_ADDRESS = _NO_NAMES | _words(
    "gelap rusak banjir kebanjiran kebakaran terbakar roboh ambruk longsor kena kemasukan"
    " kemalingan mati padam macet kotor bau depan belakang samping sebelah dekat selokan got air"
    " listrik lampu sampah tolong mohon sampai setiap tiap malah padahal tapi tp pak bu min hp wa"
)
_MOST_ADDRESS = 120


def _address(reading: Reading, start: int) -> Span | None:
    cue = _HOME.match(reading.lower, start)
    return None if cue is None else _address_at(reading.lower, cue.end())


def _address_at(lower: str, start: int) -> Span | None:
    """The street address at `start`; None for a mere village or a street without a number."""
    end = last = start
    named = 0
    said: set[str] = set()
    for word in _ANY_WORD.finditer(lower, start, start + _MOST_ADDRESS):
        gap, last = lower[last : word.start()], word.end()
        is_key = word[0] in _STREET_WORDS
        if "\n" in gap or len(gap) > 3 or (word[0] in _ENDS_ADDRESS and not is_key):
            break
        numbered = any(map(str.isdigit, word[0]))
        # Two words at most name a street or village; behind a number nothing is named any more.
        named = 2 if is_key and word[0] not in _NUMBERED else 0 if numbered or is_key else named - 1
        if named < -3:
            break
        said.add("number" if numbered else word[0])
        if numbered or is_key or named >= 0:
            end = last
    says_street = said & _OWN or said >= {"rt", "no"}
    return (start, end) if says_street and "number" in said else None


# --- all of them --------------------------------------------------------------------------------

# All of the patterns above begin with one of these words.
_FIRST_WORDS = _words(
    "saya sy sya aku ak aq kulo kula abdi gue gw ane ulun beta awak i im my nama nm namaku jeneng"
    " jenengku jenenge asma asmo nami wasta ngaran pelapor perkenalkan kenalkan ttd tertanda"
    " hormat salam bernama atas a an kami rumah rumahku omah omahku umah umahku griya griyo imah"
    " bumi rorompok kontrakan kontrakanku kos kosku kost toko tokoku warung warungku kediaman"
    " domisili alamat alamatku alamate"
)
_MAY_BEGIN = Fact(_FIRST_WORDS.__contains__)
_WAYS: tuple[tuple[HintKind, Callable[[Reading, int], Span | None]], ...] = (
    ("address", _address),
    ("relation", _relation),
    ("name", _name),
)


def find_hints(reading: Reading) -> tuple[Hint, ...]:
    """Where the writer names themselves, a relation that gives them away or their own address.

    In order of place, not overlapping: a name within a relation is not told again.
    """
    found = [
        (*span, kind)
        for start, _ in compress(reading.word_spans, _MAY_BEGIN.of(reading))
        for kind, way in _WAYS
        if (span := way(reading, start)) is not None
    ]
    hints: list[Hint] = []
    done = -1
    for start, end, kind in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= done:
            hints.append(Hint(kind, *reading.original_span(start, end)))
            done = end
    return tuple(hints)
