"""What the words around a number say that it is: a phone, a NIK, an account, or none of our"
" concern.

`shelter` blanks the digits that are plainly something else (dates, times, amounts, coordinates,
links); `cue_before` names the last word before a number that speaks for a kind of number.
"""

from __future__ import annotations

import re

_UNITS = (
    "rb|ribu|rban|ribuan|k|jt|juta|jutaan|rupiah|perak|miliar|milyar|triliun|m|m2|meter|mtr|cm|kg"
    "|km|persen|%|orang|org|jiwa|kk|ton|liter|hari|hr|bulan|bln|tahun|thn|th|minggu|jam|menit|kali"
    "|watt|volt|ha|hektar|unit|buah|biji|ekor|rumah|warga|siswa|lembar|bungkus|paket"
)
_DAY, _MONTH = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])"
_HOUR = "(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9]"
# Links, but for those that dial.
_LINKS = re.compile(
    r"\b(?:https?://|www\.)(?!(?:www\.)?(?:wa\.me|api\.whatsapp|whatsapp))\S+"
    r"|\b(?:t\.me|fb\.com|fb\.me|fb\.watch|bit\.ly|youtu\.be|x\.com|goo\.gl)/[^\s+]+"
)
_THOUSANDS = r"\d{1,3}(?:\.\d{3})+"
_WITH_WORD = re.compile(
    rf"\b(?:rp\.?:? ?(?:[1-9][\d.,]*|{_THOUSANDS}(?![\d.]))|km\.? ?\d{{1,4}}\+\d{{1,4}})"
)
# Letters for zeros make one number of what looks like a date or a time: "08.11.oo.oo".
_ZEROS = r"(?:o{0,4}\d|oo)"
# "(0353) 881477 jam kerja" is a phone, "1) 5 jam" an amount.
_NO_AREA = r"(?<!0\d\d\))(?<!0\d\d\) |0\d{3}\))(?<!0\d{3}\) )"
_PLAIN_SENSE = re.compile(
    r"(?=\d)(?<![\d+o])(?:"
    # numbers of letters: 005/1234/35.22/2026
    r"(?<!/)\d{1,5}(?:\.\d{1,4})?(?:/[\w.]{1,10}){1,4}/(?:19|20)\d\d(?!\d)"
    # amounts: 150 rb, 3 bulan
    rf"|(?<!\d[ .,-]){_NO_AREA}[1-9][\d.,]{{0,10}} ?(?:{_UNITS})(?![a-z0-9])"
    rf"|(?<!\d[ .,-]){_THOUSANDS} ?rupiah(?![a-z0-9])"
    r"|(?<![.,])(?:"
    # dates: 21-11-2026, 2026/11/21
    rf"(?<![/-]){_DAY}([-/.]){_MONTH}\1(?:19|20)?\d\d(?!\d|[-/.]{_ZEROS})"
    rf"|(?<![/-])(?:19|20)\d\d([-/.]){_MONTH}\2{_DAY}(?!\d|[-/.]\d)"
    # times and spans of time: 08.00, 08:00 - 10.00
    rf"|(?<![:-]){_HOUR}(?::[0-5][0-9])?(?: ?(?:-|s/?d|sampai|hingga) ?{_HOUR})?"
    rf"(?!\d|[-.:/]{_ZEROS}|[.]{{2}})"
    # amounts: 1.500.000, 1,500,000
    r"|(?<!\d-)[1-9]\d{0,2}(?:\.\d{3})+(?:,\d{1,2})?(?!\d|[.,]\d)"
    r"|[1-9]\d{0,2}(?:,\d{3})+(?!\d|[.,]\d)"
    # free lines of offices (0800-1-…), degrees, addresses of machines
    r"|080[04][ .-]?1[ .-]?\d{3}[ .-]?\d{3}(?![\d-])"
    r"|\d{1,3}\.\d{3,17} ?[,;] ?-?\d{1,3}\.\d{3,17}(?![\d.])"
    r"|(?:0|[1-57-9]|6(?!2)|[1-57-9]\d|6[013-9]|1\d\d)[.,]\d{4,17}(?!\d|[.,]\d)"
    r"|[1-9]\d{0,2}(?:\.\d{1,3}){3}(?![\d.])"
    r"))"
)
_DIGIT_OR_O = re.compile(r"[\doil]")


def shelter(lower: str) -> str:
    """`lower` with the digits of dates, times, amounts, places and links as NUL."""
    if "/" in lower:
        lower = _LINKS.sub(_blank, lower)
    if "rp" in lower or "km" in lower:
        lower = _WITH_WORD.sub(_blank, lower)
    return _PLAIN_SENSE.sub(_blank, lower)


def _blank(found: re.Match[str]) -> str:
    return _DIGIT_OR_O.sub("\0", found[0])


_BANKS = (
    "bca|bri|bni|btn|bsi|mandiri|danamon|cimb|muamalat|seabank|jenius|bpd|bpr|bank [a-z]+|livin"
    "|brimo|ocbc|panin|bukopin|maybank|btpn"
)
_NUMBER = r"(?:no|nomor|nomer|nmr|id|kode)\.?,? ?"
# What also stands in sentences, near a number that is somebody's phone.
_IN_SENTENCES = (
    r"pelanggan|(?<!\d )(?<!\d)meter(?:an)?|stand|sambungan|transaksi|order|pesanan|pbb|sk"
)
_OFFICES = (
    "kecamatan|kelurahan|desa|balai desa|dinas|dis[a-z]{3,}|dukcapil|samsat|polsek|polres"
    "|koramil|damkar|pemadam|bpbd|pdam|pln|pmi|puskesmas|pustu|klinik|rsud|rsu|rs|ugd|igd"
    "|ambulans?|layanan|pengaduan|aduan|sekolah|sd|sdn|smpn?|sman?|smkn?"
)
# An office's name reaches to the number, and nobody of the writer's is in it; a mere "kantor" may
# be where the writer works.
_NAME_WORD = (
    r"(?: (?!(?:saya|sy|aku|ku|kami|kita|abdi|kula|pak|bu|bapak|ibu|mas|mbak|suami|istri|anak|rumah"
    rf"|teman|rek|rekening|norek|va|nik|ktp|kk|nip|npwp|bpjs|kis|hp|wa|{_BANKS})\b)[a-z]+)"
)
_CUES = re.compile(
    r"(?<![a-z])(?:"
    r"(?P<nik>nik|n\.i\.k\.?|e-?ktp|ktp|kk|kartu keluarga(?! sejahtera)|kependudukan)"
    r"|(?P<card>kartu (?:kredit|debit|atm|visa|bansos|bantuan|bpnt|pkh|sembako|tani|bank|gpn|kombo"
    r"|(?:keluarga )?sejahtera)|(?:no|nomor|nomer)\.? kartu(?! keluarga)"
    r"|(?:kartu )?(?:e-?toll?|e-?money|flazz|brizzi|tap ?cash)|kks|atm|visa|mastercard"
    r"|credit card|debit card|cc)"
    r"|(?P<identity>nip|npwp|bpjs|jkn|kis|nuptk|nisn|nrp|sim)"
    r"|(?P<passport>paspor|passport)"
    r"|(?P<other>resi|tiket|ticket|token|stroom|idpel|id ?pel\w*|kwh"
    r"|(?:rekening|rek|tagihan) (?:listrik|air|pdam|pln|telepon|telkom)|pin|otp|invoice"
    r"|faktur|awb|registrasi|tracking|isbn|barcode|imei|nop|npsn"
    r"|perda|satker|kode(?: bayar| booking| rekening)?|ref(?:erensi)?"
    rf"|{_NUMBER}(?:laporan|lapor|aduan|pengaduan|reg|surat|urut|antrian|antrean|seri|rangka|mesin"
    rf"|sertifikat|polis|berkas|agenda|barang|pos|pel\w*|{_IN_SENTENCES})"
    r"|(?:laporan|lapor|aduan|pengaduan)!? ?(?:no|nomor|nmr|id|kode)\b\.?"
    r"(?!:? ?(?:ku|saya|sy|aku|kami|hp|wa|tel)))"
    rf"|(?P<beside>{_IN_SENTENCES})"
    r"|(?P<weak>pdam|pln)"
    r"|(?P<office>hotline(?: [a-z]+){0,2}|call ?cent(?:er|re)(?: [a-z]+){0,2}"
    r"|kantor(?: [a-z]+){0,3} (?:telp?|tlp|telepon|telpon|fax)"
    rf"|(?:kantor{_NAME_WORD}{{1,2}}|(?:telp?|tlp|telepon|telpon|nomor|nomer|no)\.? (?:{_OFFICES})"
    rf"{_NAME_WORD}{{0,2}})(?=[ :=(.,-]{{0,3}}\Z))"
    r"|(?P<account>virtual account|va|briva|rek|rekening|norek|no\.?rek|reknya|rekeningnya"
    r"|(?:di)?(?:transfer|tf|trf) ke|kirim ke|setor ke)"
    rf"|(?P<bank>{_BANKS})"
    r"|(?P<phone>hp|nohp|handphone|hape|ponsel|telp?|tlp|tlpn|telpon|telepon|phone|fax|wa|wa-?nya"
    r"|whatsapp|whatsap|watsap|wasap|kontak|contact|cp|hub|hubungi|call|sms|telegram|nope"
    r"|(?:nomor|nomer|no)(?:ku| ?(?:saya|sy|aku|kami|kul[ao]|abdi))|ovo|gopay|dana(?= ?:? ?0)"
    r"|shopeepay|linkaja))(?![a-z])"
)
REACH = 44  # code points that a cue reaches
_NEAR = 18  # a number has its label right before it
# What may stand between a label and its number.
_LABELS = re.compile(
    rf"(?:[ :=#()-]|(?:{_NUMBER}|adalah|yaitu|yakni|nya|saya|sy|rumah|pln|pdam|jne|jnt|{_BANKS})"
    r"(?![a-z])|[a-z]{2,4}-)*\Z"
)
_MONEY = re.compile(
    r"\b(?:bayar|dibayar|minta|diminta|denda|tagih|iuran|sebesar|biaya|uang|harga|rp)"
)


def cue_before(lower: str, start: int, after: int) -> str:
    """The kind that the last cue between `after` and `start` speaks for, or "".

    "other" is a number that is not personal, "beside" and "weak" one that probably is not, "office"
    a phone of one; "call" is a phone that was spoken of a while ago, or money since.
    """
    context = lower[max(after, start - REACH) : start].rpartition("\n")[2]
    kind = ""
    for found in _CUES.finditer(context):
        cue = found.lastgroup or ""
        is_near = len(context) - found.end() <= _NEAR
        if cue in ("other", "beside", "weak", "office") and not is_near:
            continue
        if cue == "other" and not _LABELS.match(context, found.end()):
            cue = "beside"
        if cue == "phone" and (not is_near or _MONEY.search(context, found.end())):
            cue = "call"
        # "no pelanggan PDAM" stays what it is.
        if kind not in ("other", "beside") or cue not in ("weak", "bank"):
            kind = cue
    if not kind and (context.endswith("#") or _BARE_LAPOR.search(context)):
        return "weak"
    return kind


_BARE_LAPOR = re.compile(r"(?<![a-z])(?:laporan|lapor|aduan|pengaduan)!?[ :]*\Z")
_OWNER_AFTER = re.compile(rf"[ ,]{{0,2}}\(?(?:a\.?n\.?|atas nama|bank|{_BANKS})(?![a-z])")


def owner_follows(lower: str, end: int) -> bool:
    """Whether a bank or the name of an account's owner comes right after the number."""
    return _OWNER_AFTER.match(lower, end, end + 30) is not None
