"""What simulated citizens complain about: invented sentences with slots, by topic.

Slots are written `{village}`, `{district}`, `{street}`, `{landmark}`, `{days}`, `{hour}`,
`{number}`, `{phone}` and are filled by `simulator.stories`. No sentence names a person.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    """One subject of complaint: how it is opened, what is added later, what stands under a photo.

    `scene` names the pictogram that `simulator.pictures.draw_photo` draws for it.
    """

    name: str
    scene: str
    openings: tuple[str, ...]
    details: tuple[str, ...]
    captions: tuple[str, ...]


TOPICS: tuple[Topic, ...] = (
    Topic(
        "road",
        "road",
        (
            "Jalan {street} di Desa {village} rusak parah, lubangnya sudah sedalam mata kaki",
            "Mohon diperbaiki jalan poros {village} arah {landmark}, lubangnya tambah lebar",
            "dalan ngarep {landmark} {village} bolong kabeh pak, wingi ana sing tiba numpak motor",
            "Aspal di {street} mengelupas, kalau malam tidak kelihatan, bahaya buat anak sekolah",
            "Truk tambang lewat {village} terus, jalannya jadi bergelombang dan ambles di pinggir",
            "Tolong jalan {district} depan {landmark} ditambal, tiap hujan jadi kubangan",
        ),
        (
            "yang paling parah dekat tikungan sebelum {landmark}",
            "kemarin jam {hour} ada motor jatuh lagi di situ",
            "panjang yang rusak kira-kira {number} meter",
            "sudah lapor ke balai desa tapi katanya ini jalan kabupaten",
            "warga sudah swadaya nguruk pakai tanah tapi hanyut lagi kena hujan",
        ),
        ("ini fotonya pak, depan {landmark}", "lubangnya segini", "diambil tadi jam {hour}"),
    ),
    Topic(
        "street_lamp",
        "lamp",
        (
            "Lampu jalan di {street} mati total sudah {days} hari, gelap sekali kalau malam",
            "PJU sepanjang {village} sampai {landmark} padam semua, rawan begal",
            "Min lampu penerangan depan {landmark} kedip-kedip terus lalu mati, mohon dicek",
            "lampu dalan nang {village} mati, peteng dhedhet, wong wedi liwat",
            "Tiang lampu di {street} miring hampir roboh ke rumah warga",
        ),
        (
            "ada {number} tiang yang mati berurutan",
            "sudah dua kali ada yang kehilangan motor di situ",
            "anak-anak pulang ngaji jam {hour} jadi takut lewat",
            "kabelnya juga menjuntai rendah, takut ada yang kesetrum",
        ),
        ("kondisi malam ini", "tiang yang miring", "gelap begini tiap malam"),
    ),
    Topic(
        "clean_water",
        "water",
        (
            "Air PDAM di {village} tidak mengalir sudah {days} hari, tagihan jalan terus",
            "Air ledeng wilayah {street} keruh dan bau, tidak berani dipakai masak",
            "Mohon bantuan droping air bersih untuk dusun kami di {village}, sumur sudah kering",
            "Pipa bocor di {street} airnya muncrat ke jalan dari jam {hour} belum ada petugas",
            "banyu PDAM ora mili {days} dina, kudu tuku galon terus pak",
        ),
        (
            "kami sekitar {number} kepala keluarga kena semua",
            "keluar cuma tengah malam, itu pun kecil",
            "sudah telepon kantor cabang {district} tidak diangkat",
            "ada bayi dan lansia di rumah kami, tolong diprioritaskan",
        ),
        ("airnya warna begini", "pipa yang bocor", "antre air tadi jam {hour}"),
    ),
    Topic(
        "rubbish",
        "rubbish",
        (
            "Sampah di TPS {landmark} menumpuk sampai ke jalan, {days} hari tidak diangkut",
            "Ada yang buang sampah sembarangan di pinggir kali {village}, baunya sampai rumah",
            "Kontainer sampah pasar {district} overload, lalatnya masuk warung",
            "Tiap malam ada yang bakar sampah plastik di belakang {landmark}, asapnya bikin sesak",
            "bau busuk pol min, sampahe ora tau dijupuk nang {street}",
        ),
        (
            "petugasnya biasanya datang seminggu dua kali tapi sekarang tidak pernah",
            "kami sudah bayar iuran {number} ribu per bulan",
            "kalau hujan airnya hitam ngalir ke jalan",
            "mohon disediakan tong tambahan di dekat {landmark}",
        ),
        ("tumpukan tadi jam {hour}", "sudah sampai badan jalan", "ini lokasinya"),
    ),
    Topic(
        "identity_card",
        "desk",
        (
            "Saya urus KTP elektronik di kecamatan {district} sudah {days} hari belum jadi juga",
            "Mau tanya KK saya salah tanggal lahir, disuruh bolak-balik terus tanpa kejelasan",
            "Blangko KTP katanya habis terus di {district}, sampai kapan ya?",
            "Antrean dukcapil dari jam {hour} nomor tidak dipanggil-panggil, loket cuma satu",
            "Akta kelahiran anak diajukan online statusnya masih diproses {days} hari",
        ),
        (
            "butuh cepat untuk daftar kerja",
            "katanya sistem offline, tapi tidak ada pengumuman",
            "petugasnya bilang tunggu saja nanti dihubungi",
            "saya sudah bawa berkas lengkap termasuk surat dari desa {village}",
        ),
        ("bukti pengambilan saya tutup nomornya", "antreannya seperti ini", "papan pengumumannya"),
    ),
    Topic(
        "health",
        "clinic",
        (
            "Puskesmas {district} jam {hour} sudah tutup padahal jadwalnya buka",
            "Rujukan BPJS dari puskesmas {district} dipersulit, ibu saya sudah lemas",
            "Obat hipertensi di pustu {village} kosong terus sudah {days} hari",
            "Banyak warga {village} kena demam berdarah, mohon segera fogging",
            "Ambulans desa {village} diminta bayar padahal katanya gratis",
        ),
        (
            "dokternya cuma ada satu untuk {number} pasien",
            "sudah {days} hari anak tetangga panas tidak turun",
            "perawatnya ketus waktu ditanya baik-baik",
            "tolong ditambah tenaga kesehatan di sini",
        ),
        ("jadwal di papan depan", "ruang tunggunya", "genangan tempat jentik nyamuk"),
    ),
    Topic(
        "school",
        "school",
        (
            "Atap kelas SD di {village} bocor dan plafonnya ambrol, anak-anak belajar di musala",
            "Sekolah menarik uang seragam {number} ribu padahal katanya gratis",
            "Guru kelas di SD {village} sudah {days} hari tidak masuk, murid cuma mencatat",
            "Jembatan ke sekolah di {village} tinggal bambu, anak-anak nyeberang sambil takut",
            "PPDB zonasi kok anak yang rumahnya jauh keterima, yang dekat {landmark} malah tidak",
        ),
        (
            "muridnya ada {number} anak",
            "toiletnya juga rusak tidak ada air",
            "wali murid sudah tanya, jawabnya dari komite",
            "kami takut roboh waktu jam pelajaran",
        ),
        ("plafon yang ambrol", "kelasnya begini", "kwitansinya saya tutup namanya"),
    ),
    Topic(
        "flood",
        "flood",
        (
            "Banjir masuk rumah di {village} sudah setinggi lutut, tolong perahu",
            "Selokan {street} mampet, hujan sebentar saja air naik ke teras",
            "Tanggul sungai dekat {landmark} {village} retak, warga takut jebol malam ini",
            "banjir maneh pak nang {village}, got e kebak sampah ora tau dikeruk",
            "Air dari sawah meluap ke jalan {district}, motor banyak yang mogok",
        ),
        (
            "air mulai naik jam {hour} dan sekarang masih tambah",
            "ada lansia {number} orang belum dievakuasi",
            "pintu airnya rusak tidak bisa dibuka",
            "dapur umum belum ada, logistik juga belum datang",
        ),
        ("kondisi sekarang", "tinggi air di depan rumah", "tanggul yang retak"),
    ),
    Topic(
        "bridge",
        "bridge",
        (
            "Jembatan penghubung {village} dengan {district} putus, kami harus memutar jauh",
            "Pagar jembatan dekat {landmark} hilang, bahaya kalau malam",
            "Jembatan kayu {village} sudah lapuk tapi truk masih dibolehkan lewat",
            "Plat besi jembatan {street} bergeser, bunyi keras dan ban mobil bisa masuk",
        ),
        (
            "kalau memutar tambah kira-kira {number} menit",
            "petani jadi susah angkut panen",
            "sudah dipasang bambu seadanya oleh warga",
        ),
        ("jembatannya", "bagian yang lapuk", "pagar yang hilang"),
    ),
    Topic(
        "social_aid",
        "desk",
        (
            "Bantuan PKH di {village} kok yang dapat malah yang punya mobil, yang janda tua tidak",
            "Beras bantuan di {village} bau apek dan ada kutunya",
            "BLT desa {village} dipotong {number} ribu katanya untuk administrasi",
            "Nama ibu saya hilang dari daftar bansos tanpa pemberitahuan",
        ),
        (
            "sudah tanya ke RT katanya data dari pusat",
            "kami ada {number} keluarga yang senasib",
            "mohon didata ulang yang jujur",
            "jangan sebut nama saya ya min takut dimusuhi",
        ),
        ("berasnya begini", "pengumuman di balai desa", "karungnya"),
    ),
    Topic(
        "levy",
        "desk",
        (
            "Ada pungutan liar parkir di {landmark}, ditarik {number} ribu tanpa karcis",
            "Urus surat tanah di desa {village} diminta uang pelicin",
            "Oknum petugas di {district} minta uang rokok supaya berkas cepat",
            "Retribusi pasar {district} naik dua kali lipat tidak ada surat resminya",
        ),
        (
            "kejadiannya jam {hour}, saksinya banyak",
            "saya mohon identitas dirahasiakan",
            "pedagang lain juga kena tapi takut melapor",
        ),
        ("karcisnya tidak ada nomor seri", "lokasi parkirnya", "papan tarif resminya"),
    ),
    Topic(
        "traffic",
        "traffic",
        (
            "Lampu merah simpang {landmark} mati {days} hari, semrawut tiap jam berangkat sekolah",
            "Truk besar parkir di bahu jalan {street} bikin macet dan menutup pandangan",
            "Mohon dipasang zebra cross dan polisi tidur depan {landmark}, anak susah nyeberang",
            "Balap liar tiap malam minggu di {street}, berisik dan bahaya",
            "Rambu di tikungan {village} roboh, sudah {number} kali ada kecelakaan",
        ),
        (
            "paling ramai jam {hour}",
            "sudah lapor ke pos polisi tapi cuma dicatat",
            "kalau bisa ada petugas jaga pagi hari",
        ),
        ("simpangnya", "truk yang parkir, plat saya tutup", "rambu yang roboh"),
    ),
    Topic(
        "tree",
        "tree",
        (
            "Pohon besar di {street} sudah miring ke kabel listrik, tolong dipangkas",
            "Ada pohon tumbang nutup jalan {village} arah {landmark} sejak jam {hour}",
            "Ranting pohon di depan {landmark} jatuh kena motor warga",
            "wit trembesi pinggir dalan {village} wis growong, wedi ambruk",
        ),
        (
            "kalau angin kencang goyang terus",
            "diameternya besar, warga tidak sanggup",
            "kabel listriknya sampai melengkung",
        ),
        ("pohonnya", "nutup setengah jalan", "kena kabel"),
    ),
    Topic(
        "environment",
        "rubbish",
        (
            "Bau kandang ayam di {village} menyengat, lalat masuk rumah semua",
            "Pabrik dekat {landmark} buang limbah ke sungai, airnya berbusa dan ikan mati",
            "Galian pasir di {village} jalan lagi padahal sudah ditutup",
            "Asap penggilingan dekat {street} masuk rumah tiap jam {hour}",
        ),
        (
            "paling terasa jam {hour}",
            "sudah ada {number} warga yang sakit kulit",
            "dulu pernah disegel tapi buka lagi",
        ),
        ("air sungainya berbusa", "ikan yang mati", "alat beratnya masih jalan"),
    ),
    Topic(
        "farming",
        "field",
        (
            "Pupuk subsidi di kios {village} kosong terus sudah {days} hari, padi harus dipupuk",
            "Saluran irigasi {village} jebol, sawah {number} hektare tidak kebagian air",
            "Harga pupuk di kios {district} di atas HET, kami petani kecil berat",
            "hama tikus nyerang sawah {village}, mohon gropyokan bareng dinas",
        ),
        (
            "jatah di kartu tani masih ada tapi kiosnya bilang habis",
            "kelompok tani kami anggotanya {number} orang",
            "kalau telat seminggu lagi bisa gagal panen",
        ),
        ("sawahnya", "irigasi yang jebol", "stok di kios"),
    ),
    Topic(
        "service",
        "desk",
        (
            "Kantor desa {village} jam {hour} kosong tidak ada orang",
            "Situs pelayanan kabupaten tidak bisa dibuka {days} hari, gagal waktu unggah berkas",
            "Petugas loket di {district} main HP waktu warga antre",
            "Urus izin usaha sudah {days} hari statusnya verifikasi terus",
            "Wifi gratis di {landmark} mati sejak sebulan lalu",
        ),
        (
            "sudah tiga kali ke sana hasilnya sama",
            "nomor layanannya tidak ada yang angkat",
            "bisa dihubungi di 0811-0000-{phone} kalau perlu",
            "saya warga {village}, cuma mau pelayanan yang jelas",
        ),
        ("kantornya kosong", "layar errornya", "loketnya"),
    ),
)

GREETINGS: tuple[str, ...] = (
    "P",
    "p",
    "Assalamualaikum",
    "Selamat siang min",
    "Permisi, mau lapor",
    "halo admin",
    "mlm min",
    "Nuwun sewu, badhe lapor",
    "Selamat pagi bapak/ibu",
    "tes",
    "min",
)

OPENERS: tuple[str, ...] = (
    "",
    "",
    "",
    "Mohon izin lapor. ",
    "Min, ",
    "Pak bupati tolong. ",
    "Lapor: ",
    "Saya mau mengadu. ",
    "Ijin tanya min, ",
)

CLOSERS: tuple[str, ...] = (
    "",
    "",
    "",
    ". Mohon segera ditindaklanjuti",
    ". Terima kasih",
    ", tolong ya",
    ". Sampai kapan begini??",
    " 🙏",
    " 😭",
    "!!!",
)

THANKS: tuple[str, ...] = (
    "terima kasih min",
    "ok siap",
    "matur nuwun",
    "Terima kasih atas responnya",
    "mksh 🙏",
    "sip",
    "nggih",
)

CHASERS: tuple[str, ...] = (
    "kapan ditindak min?",
    "kok belum ada kabar ya",
    "ini sudah diproses belum?",
    "piye pak kelanjutane?",
    "Mohon infonya, sampai sekarang belum ada petugas",
)

CORRECTIONS: tuple[str, ...] = (
    " (ralat: dekat {landmark})",
    " *maksudnya {street}",
    " -- sudah {days} hari, bukan kemarin",
)

VILLAGES: tuple[str, ...] = (
    "Sumbermulyo",
    "Karangdowo",
    "Ngasinan",
    "Tanjungrejo",
    "Wonosari",
    "Banjarejo",
    "Kalirejo",
    "Mojosari",
    "Pandantoyo",
    "Kedungwaru",
    "Sidomukti",
    "Randusari",
)

DISTRICTS: tuple[str, ...] = (
    "Dander",
    "Kapas",
    "Balen",
    "Sumberrejo",
    "Kalitidu",
    "Padangan",
    "Baureno",
    "Temayang",
)

STREETS: tuple[str, ...] = (
    "Jl. Melati",
    "Jl. Anggrek Gang 3",
    "Jl. Raya Timur",
    "jalan usaha tani",
    "Gang Kenanga",
    "Jl. Waduk Selatan",
    "Jl. Lumbung Padi",
    "Jl. Stasiun Lama",
)

LANDMARKS: tuple[str, ...] = (
    "pasar",
    "balai desa",
    "masjid Al-Ikhlas",
    "SDN 2",
    "pertigaan warung soto",
    "lapangan",
    "jembatan kembar",
    "pos kamling RT 04",
    "puskesmas pembantu",
    "makam umum",
)

SLANG: dict[str, tuple[str, ...]] = {
    "yang": ("yg",),
    "tidak": ("gak", "ga", "tdk", "nggak"),
    "sudah": ("udah", "sdh", "dah"),
    "belum": ("blm",),
    "dengan": ("dgn",),
    "sampai": ("smp",),
    "tolong": ("tlg",),
    "mohon": ("mhn",),
    "jalan": ("jln",),
    "terus": ("trs",),
    "karena": ("krn",),
    "kalau": ("klo", "kalo"),
    "juga": ("jg",),
    "saya": ("sy", "aku"),
    "dan": ("dn", "&"),
    "banyak": ("byk",),
    "depan": ("dpn",),
    "dekat": ("dkt",),
    "untuk": ("utk", "buat"),
}
