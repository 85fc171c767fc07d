"""Spellings of chat, and small words of Javanese and Sundanese, with the word that they stand for.

Only words that mean the same wherever they stand; used to recognise phrases, never to show text.
"""

from __future__ import annotations

from typing import Final

from normalizer._word_lists import listed

_SPELLINGS: Final = """
tidak: gak ga nggak ngga enggak engga tdk tak g gk ngk kagak kaga gag gx ndak nda ndk ora ra mboten
    boten henteu teu not dak gada
bukan: bkn dudu sanes lain
belum: blm blom belom lom durung dereng acan tacan teuacan durong blum bloman
sudah: sdh udah udh dah telah wis wes uwis uwes sampun mpun geus parantos tos atos already suda sudh
    ud uda wus
yang: yg sing ingkang nu anu
dengan: dgn dg karo kalih kaliyan sareng jeung
dan: n lan and sarta
dari: dr dri saking tina from seko soko saka songko sangka teka
di: ning nang neng ing
ke: k menyang ka
untuk: utk u buat kanggo kangge pikeun
karena: krn krna karna gara gegara goro amargi amarga
kalau: kalo klo kl klu klau nek yen menawi mun upami lamun jika jikalau bila apabila if
juga: jg jga ugi uga oge
saja: aja aj sj doang wae mawon
sekarang: skrg skrng skg skr saiki sakniki samenika ayeuna kiwari now skrang sekrang
ada: ono onok wonten enten aya
apa: opo naon
siapa: sapa sopo saha
bagaimana: gimana gmn gmna gmana bgmn bgmana piye pripun kados kumaha kepiye gimn bagaimna bgaimana
    gimane
kenapa: knp knpa napa ngopo kok mengapa kunaon naha why kenopo kenapakah
kapan: kpn kapankah iraha when kapanan
berapa: brp brapa piro pinten sabaraha brpa
dimana: dmn dmna dimn nengendi nangndi where dimanakah
teman: temen kanca konco rencang batur kancane koncone
hidup: idup urip hirup
dipakai: dipake dienggo dinggo digunain dipakek dipaké
saudara: sodara sedulur dulur sedherek dulure
kemana: kmn kmna
mana: mna ndi endi palih
saya: sy aku ak gue gw gua kulo kula abdi aing inyong sya aq
kami: kita qt
mereka: mrk
orang: org wong jalma jelema urang
anak: ank anake
membantu: nolong nolongin menolong nulung mbantu
tolong: tlg tlong plis pls please plz tulung tulungan punten tlng tolng tulong
mohon: mhn mohn moho nyuwun monggo neda nyuhunkeun mhon
semoga: smg mugi mugo moga mugia smoga muga
minta: mnt njaluk jaluk menta njuk mintak
bapak: bpk
ibu: bu
jalan: jl jln dalan margi jalanan dalane ratan street road
rumah: rmh omah griya imah rumh umah
air: banyu toya cai water
lampu: lmp
rusak: rusk risak ruksak rsk
banyak: bnyk byk akeh seueur loba
besar: gede gedhe ageung
bisa: bs bsa iso saged tiasa
sama: sm
sampai: nyampe nyampai smp sampe nganti nepi sampek smpe
lagi: lg lgi
masih: msh msih isih tasih keneh masi
banget: bgt bngt bgtt pisan sanget
segera: sgr sgera ndang enggal gera
cepat: cpt cepet cepetan cpat gancang
hari: hr dinten dina
minggu: mgg mingguan
bulan: bln sasi wulan
tahun: thn taun th warsa
tadi: tadine
kemarin: kmrn kmarin kmren kemaren wingi kamari
malam: mlm bengi wengi malem mlem peuting
pagi: pg isuk enjing
langsung: lgsg lsg
pelayanan: plynan playanan layanan
petugas: ptugas
kecamatan: kec
kelurahan: kel
kabupaten: kab
pemerintah: pmrintah pemrintah
informasi: info infonya
nomor: no nomer nmr
telepon: telp tlp tlpn telpon telfon tilpun
terima: trima trimo
kasih: ksh ksih
setiap: tiap saben unggal stiap tip
sering: srg asring
hilang: ilang leungit hlg
mati: mti pejah
duit: dwit artos arto duwit yatra acis
uang: uangnya money
rp: rupiah
ribu: rb rebu ewu rbu
juta: jt jeti jta yuta
bayar: byr mbayar mayar bayaran
disuruh: dikon disuru dipuruk dititah dipurih
ambulans: ambulan ambulance ambulanse ambulances
kecelakaan: laka lakalantas
kebakaran: kobongan kahuruan kebakar kobong kaduruk kabeuleum
meninggal: meninggoy meninggl tiwas tewas maot pupus
jatuh: tibo jatoh ragrag labuh
tenggelam: kelelep tilelep klelep kerem tigebrus titeuleum
takut: wedi sieun ajrih afraid tkt
butuh: btuh need mbutuhake peryogi
bantuan: bantuannya pitulung
dekat: dkt deket cedhak caket
depan: dpn ngarep payun hareup
sebelah: sblh
barusan: barusaja nembe
tetangga: tetanggaku tonggo tatangga
warga: wrg
sekolah: skolah skul
perangkat: prangkat pamong
desa: ds deso lembur dusun
umur: usia yuswo yuswa
murid: siswa siswi pelajar santri santriwati
tebal: tebel kandel
hitam: item ireng cemeng hideung
melahirkan: lahiran babaran ngalahirkeun mbabar
"""


# Everyday words that are one letter away from a grave one ("terbalik", "penyerangan", "sandera").
WORDS_OF_THEIR_OWN: Final = listed("""
    terbaik penerangan sandra terbaru terlambat menika tersisa penyebrangan penyeberangan katarak
    menari klenteng disduk ngeruk mengeruk bibinya ditandu difungsikan pinter blubang berasa
    digali menggali nggali
""")


def _by_spelling(table: str) -> dict[str, str]:
    standard = ""
    spellings: dict[str, str] = {}
    for line in table.strip().splitlines():
        head, colon, tail = line.rpartition(":")
        if colon:
            standard = head
        for spelling in tail.split():
            spellings.setdefault(spelling, standard)
    return spellings


STANDARD_SPELLING: Final = _by_spelling(_SPELLINGS)
