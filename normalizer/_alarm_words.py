"""What tells danger to people this minute from damage that waits: phrases for `_alarm`.

A wall that fell, a road that sank and a leaning pole are matters of repair until somebody is under
them. The notation is that of `phrasebook`.
"""

from __future__ import annotations

from typing import Final

from normalizer._word_lists import listed

# Who is named in no list of persons in `_danger_traces`, as it is written.
SOMEBODY: Final = listed("""
    saya sy aku ak gue gw kulo abdi kami kita dia ia beliau paman pakde bude om tante bulik bulikku
    paklik pakdhe masinis kernet supir supirnya petani pedagang penjual penjualnya pembeli penonton
    tamu penambang penggali nelayan pemancing karyawan pegawai relawan jamaah jemaah keluarga
    keluarganya sekeluarga wisatawan guru warga wrg ibu bu bapak pak mak ambu pejalan satpam
    mahasiswa siswa siswi santri pelajar passengers students workers worker family eusina isine
    penumpang penumpange penumpangnya orang2 ibu2 bapak2 anak2 i we he she
""")
# What befalls a person: with one of them near it, somebody is caught or hurt.
_CAUGHT: Final = """
    ketimpa, tertimpa, katimpa, ketiban, ketibanan, katinggang, kejatuhan, kejatohan, kerubuhan
    kerobohan
    keruntuhan, kambrukan, kebrukan, ketindih, ketindihan, tertindih, katindihan, ketimbun
    tertimbun
    katimbun, keurug, kaurug, kurugan, kaurugan, kependem, terkubur, kekubur, kejepit, terjepit
    kajepit
    kegencet, kagencet, tergencet, terhimpit, kejebak, terjebak, kajebak, terperangkap, kekunci
    terkunci
    kekurung, terkurung, kelindas, terlindas, kelindes, kegiles, terseret, keseret, kaseret, hanyut
    kintir
    keli, palid, kebawa, terbawa, kabawa, kegawa, tenggelam, kecemplung, kecebur, tercebur, kacebur
    kejegur, kejeblos, terperosok, jatuh, ceblok, luka, terluka, luka2, pingsan, semaput, kapiuhan
    berdarah, getihan, getihen, getih, darah, patah, tugel, tewas, meninggal, mati, sekarat, kritis
    terkapar, tergeletak, ngglethak, nggletak, kena, kesetrum, kasetrum, tersetrum, tersengat
    terbakar
    melepuh, digigit, dicokot, kegigit, dipatok, dipatuk, diserang, ditabrak, ketabrak, tertabrak
    katabrak, kelempar, terlempar, terpental, dibacok, ditusuk, muntah, sesak, kejang, terisolir
    lemas, ketutup, tertutup, kelelep, kapanggih, nyangkut, tersangkut, ngegantung, bengkak, robek
    buried, trapped, injured, hurt, bleeding, unconscious, dead, stuck, crushed, drowned, hit, fell
    gagal napas, saturasi, dikurung, dikunci, kemasukan, kecelakaan, masuk, injak, nginjak, nggigit
    gigit, menggigit, nyakar
    melilit, dililit, dimangsa, kebacok, ditembak, ketembak, ketindes, gegar otak
    di|nang|ning|neng|ing|luhur|duwur|nduwur genteng|genting|kenteng|payon|wuwungan|suhunan|hateup
    didalam, didalamnya, dalam, dalamnya, dalam rumah, dibawah, bawah, bawahnya, dibawahnya, atap
    loteng
    jero, njero, handapeun, ngisore, ngisor, inside, roof, dalem, didalem
    panik, teriak, njerit, nangis, lari, ngungsi, mengungsi, diungsikan, ngungsikeun, diungsikeun
    lumpuh, ketinggalan, tertinggal
    belum .. keluar|dikeluarkan|diangkat|dievakuasi|turun|ditolong|ketemu|ditemukan|pulang|balik|
    mulih|
    selamat|kaevakuasi|muncul
"""
# Whatever stands with it: somebody is hurt.
_HURT: Final = """
    banyak|beberapa .. ketiban|ketindih|ketimbun|tertimpa|tertimbun|keseret|hanyut|luka|korban|
    terluka|pingsan|tewas|meninggal|terjepit|kejepit|ketimpa|keno|
    kena
    korban .. luka|parah|berjatuhan|banyak|belum|masih|meninggal|tewas|jiwa|terjepit|tergeletak|
    kritis|1|2|3|
    4|5
    sudah|tadi|barusan|ada|aya|ana .. motor|mobil|truk|pemotor|angkot .. masuk|asup|mlebu|kejeblos|
    nyungsep|terperosok|kecemplung|terjun|kejeglong
    luka .. parah|berat|serius|bakar|bacok|tusuk|sobek|robek|luka, luka luka, lukanya
    darahnya banyak|ngalir|ngocor, bersimbah darah, banyak darah, pendarahan, bleeding
    patah kaki|tangan|tulang|leher, gegar otak, kepala bocor|pecah|berdarah
    pingsan, semaput, kapiuhan, sekarat, tergeletak, terkapar, ngglethak, victims, casualties
    injured
    ketimpa|ketiban|tertimpa|ketindih|ketindihan|ketimbun|tertimbun|katindihan|kaurug|kurugan ..
    orang|korban|pekerja|anak|murid|warga
    nimpa|menimpa|nibani|timpa|nimbun|nindih .. orang|warga|murid|anak|pekerja|pasien|siswa|tukang|
    rumah|omah|imah|mobil|motor|angkot|bus|warung
    nimbun|menimbun|nutup|menutup|nimpa|nibani .. penambang|supir|sopir|penumpang|pekerja|kuli|orang
    motor|mobil|angkot|truk|bus|supirnya|sopirnya .. tertimbun|ketimbun|ketutup|tertutup|kejeblos|
    di_bawahnya|
    nyangkut|kelelep|kebawa|ngisore|kintir|orangnya|penumpangnya
    naik|manjat|munggah|bertahan|nangkring .. atap|genteng|loteng|pohon|payon
    keseret|terseret|kaseret|kebawa|terbawa arus|ombak|kali|sungai|banjir
    maut, kelindes, terlindas, kegencet, kejepit
"""
# It is happening.
_NOW: Final = """
    barusan, baru saja, tadi, sekarang ini|lagi, saat ini, detik ini, malam ini, mau bengi, pagi ini
    siang ini, sore ini, hari ini, dina ieu, wayah iki, jam segini, sekarang juga
    masih .. nyala|membara|berkobar|berkeliaran|keliaran|tergeletak|terjebak|nempel|nyetrum|
    terjepit|ngamuk|
    kebakar|terbakar|naik|hujan|belajar|makan|tidur|hidup|napas|urip|ada_orang|ada_di|kejepit|
    kegencet|
    nancep|ada_yang|ada_korban|ada_anak
    masih nyala|hidup|di|hujan|naik|ada
    lagi .. kebakaran|terbakar|ngamuk|berantem|tawuran|mukul|mukuli|kejang|sesak|pingsan|teriak|
    naik|
    nyebrang|renang|mandi|hujan|berlangsung
    tiba tiba, ujug ujug, ujug2, tiba2, mendadak
    terus naik|munggah|membesar|nambah|tambah|meluas|keluar
    naik|munggah|nambah|membesar|meluas|gede|keluar|hujan|gerak|obah|nyala|rembes terus
    makin tinggi|besar|gede|deras|dekat|kenceng|naik|lebar|banyak
    bentar|sebentar lagi, menit lagi, jam lagi, mulai masuk|rembes|naik|jebol|ambrol|gede
    pas jam|pelajaran|rame|ramai|lewat|anak|murid|ada|lagi, now, right now, just, currently, still
    is|are happening|burning|bleeding|trapped|rising|attacking, today, this morning, tonight
    belum ketemu|ditemukan|kapanggih|pulang|balik|mulih, durung ketemu, belum padam|surut|berhenti
    susulan, hujan belum, hujan terus, hujan angin, angin .. kenceng|banter|ngamuk, kelihatan api
    ayeuna pisan
"""
# Somebody must come, and not to mend.
_CALLED: Final = """
    damkar, pemadam, ambulans, perahu karet, pelampung, basarnas, sar, bpbd, tim medis, paramedis
    kirim|kirimi|kirimkan|butuh|panggil|datangkan|minta|tolong|mohon .. perahu|polisi|evakuasi|
    dievakuasi|
    pertolongan|penyelamat|tim|tentara|pawang|bantuan_segera
    tolong|bantu cepat|cepatan|buruan|segera|sekarang|kami|saya|kesini|mrene|selamatkan
    segera|mohon_segera bantuan|pertolongan|evakuasi
    help, hurry, cepatan, buruan, gercep, gek ndang, rungokno rek, sos, mayday, emergency, urgent
    cepat pak|min|bu|kesini|datang|tolong, selamatkan, matikan listrik, matiin listrik
    padamkan listrik
    listrik belum .. dimatikan|dipadamkan, keburu, astaghfirullah, please send, send help
    mengungsi, ngungsi, diungsikan, evakuasi, dievakuasi
    suruh|disuruh lari|ngungsi|keluar, darurat, tolong tolong, tulung tulung, gawat
"""
# The danger itself is at work, whoever is near.
_AT_WORK: Final = """
    nyetrum, kesetrum, kasetrum, tersetrum, setrum, strum, tersengat, percikan, mercik, mletik
    njepret, mletek
    bunga api, spark, sparks, sparking, api, apinya, seuneu, geni, telanjang
    listrik|pln|sutet|tegangan|power .. putus|pedot|pedhot|jatuh|tergeletak|down
    putus|pedot|pedhot|jatuh|tergeletak .. listrik|pln|tegangan|sutet|genangan|sawah
    banjir bandang, air bah, tsunami, banjir bandang
    banjir|rob|caah|air|sungai|kali|lumpur .. masuk|mlebu|asup|ngelebi|merendam|ngarep .. rumah|
    kamar|omah|
    kampung|kelas|imah|dapur|kos|puskesmas|sekolah|rt
    masuk rumah|kamar|omah|dapur|kampung, rumah .. kerendam|terendam|kebanjiran|hanyut|kelem|
    kakeueum|kerem
    setinggi|sepinggang|sedada|seleher|sedengkul|sakdodo|sakdada|sadada|sapinggang|sakpinggang
    seatap, segenteng, seplafon, sakpayon, sahateup, sak|se payon|atap|genteng
    sepinggang, sedada, seleher, sak dengkul|dada|dodo|pinggang, se leher|dada|pinggang
    banjirnya|airnya|air|banjir|wis|udah ... leher|dada|pinggang|dodo, setinggi dada|pinggang|perut|
    paha|leher|jendela|atap|genteng
    jebol .. air|kampung|rumah|warga|hilir, air .. jebol, dam|bendungan|waduk jebol
    dam|waduk|bendungan .. jebol|retak|rembes|luber
    arus|arusnya .. deras|kenceng|banter
    nutup|menutup|ngurug|nutupi .. rumah|omah|imah
    rumah|omah|imah .. ketimbun|tertimbun|kaurug|ketutup|hanyut|kabawa, houses are buried
    mendesis, ngowos, ngeses, nyembur, menyembur, meledak, mbledos, meledug, mletus, beracun
    gas .. nyengat|menyengat|kenceng|rumah|dapur, bau gas .. rumah|dapur|kamar|menyengat|nyengat|
    kenceng|
    kuat|sekali
    pusing semua, gempa barusan|kuat|besar|keras|kenceng, puting beliung, angin puting
    terguling, terbalik, karam, tenggelam, kemasukan air, blong, rel, perlintasan, tongkang
    pesawat, gerbong, erupsi, meletus, awan panas, lahar, bom, granat, mortir, bensinnya, jurang
    dalam|dasar|masuk sumur, gempa .. kenceng|keras|kuat|gede|besar, kabel|kabelnya .. menyala|nyala
    dapur|kamar|rumah|omah|imah .. saya|kami|ikut|tetangga .. ambruk|roboh|rubuh|hancur|ambrol
    retak panjang, terancam, sinkhole, amblas tengah
"""
# People stand under it or walk over it.
# What has fallen closes a road: whoever comes round the bend drives into it.
_BLOCKS: Final = """
    nutup|menutup|nutupi|menutupi|melintang|malang|menghalangi|ngalangin|ngalangi|ngalangan|
    ngahalangan|mblokir|menimbun|nimbun|ngurug|blocking|blocks|blocked|across|over ..
    jalan|jalur|akses|gang|lalu_lintas|road|street|highway
    jalan|jalur|akses|gang|lalu_lintas ... tertutup|ketutup|tutup|ditutup|terputus|putus|lumpuh|
    tidak_bisa_dilewati|tidak_bisa_lewat|tidak_bisa_dilalui|tidak_isa_liwat
    di|ke|ning .. tengah jalan|dalan
"""
_EXPOSED: Final = """
    masih dilewati|dilalui|diseberangi|dipakai|dilewatin|dipake .. orang|truk|anak|warga|motor|
    mobil|kereta
    masih .. dilewati|dilalui|dipake|dipakai
    bawahnya|ngisore|ngisor|handapeun|bawah .. sekolah|tk|sd|rumah|orang|anak|warga|kk|
    lampu_merah
    arah sekolah|sd|tk|rumah|omah, rubuh|roboh|ambruk|condong|miring|doyong ke|nang|ning rumah|omah|
    jalan
    nimpa rumah, menimpa rumah, nibani omah
    anak|bocah|murid|barudak|orang .. main|dolanan|nyebrang|renang|mandi|masak|tidur|jumatan|
    mau_pulang
    putus satu, tali|talinya putus, near|front kindergarten|school, kids around
"""
# It has been so for long, comes again and again, or is over.
_LASTING: Final = """
    minggu|bulan|tahun|pekan kemarin|lalu|kepungkur|depan, kemarin lusa, minggu|bulan|
    tahun yang lalu
    seminggu, sebulan, setahun, berbulan, bertahun, berminggu, sudah .. minggu|bulan|tahun|lama|sasi
    tahun|minggu|bulan ini, stroke|lumpuh|sakit|mati ... tahun|bulan|lama
    sejak|semenjak .. bulan|lebaran|puasa|dulu|lalu|musim|banjir|gempa|awal|baru
    sejak|semenjak tahun|setahun|akhir|pertengahan
    sejak|semenjak beberapa|1|2|3|4|5|6|satu|dua|tiga|empat|lima|enam tahun
    bulan puasa|ramadan, sering, selalu, langganan, setiap, kadang, biasa, biasanya, rutin
    terus terusan
    marak, musim hujan, lama sekali, napas lama, sesak lama, waktu itu, pernah, biasane
    dulu pernah|ada|sering, jaman, berkali kali, beberapa kali, bekas .. kebakaran|banjir|longsor|
    kebakar, waktu beli|itu, terus terus
    berapa|puluhan|belasan|ratusan kali, kali|kalinya|2x|3x|4x|5x .. kecelakaan|tabrakan|laka
    sudah lapor|dilaporkan|melapor|bosen|biasa|sering
    ganti rugi, minta ganti, pengganti, santunan, asuransi, klaim, belum dapat|kebagian, belum ..
    bantuan
    bantuan .. belum, penanganan, tanggung jawab, keadilan, evaluasi, dievaluasi
    tiktok, youtube, instagram, medsos, koran, berita, beritanya, kota sebelah|lain|tetangga
    kabupaten|provinsi|negara|kecamatan tetangga|sebelah|lain, luar negeri|kota, keep, keeps, kept
    makan|memakan|telan|menelan|nelan korban, pelan pelan, perlahan, lama lama, abrasi, makin lama
    tiap kali
    hanyut|ambrol|longsor|jebol|putus|jatuh|roboh|ambruk|banjir|bocor|retak|amblas|ambles|
    kecelakaan|libur lagi
    terkunci|mati|rusak|macet|kosong|penuh|bocor|konslet|korslet|kumat|kambuh|jebol|banjir terus
    untung tidak|belum|bukan|cuma|hanya|ada|sudah|masih|sempat|langsung|cepat|segera|saja|selamat|
    bisa|kami|saya|anak|warga|orangnya
    untungnya, syukur, syukurlah, isin, dikit, sedikit, cuma lecet, lecet
    ular|kobra|ula|tawon|lebah|monyet|anjing|tikus .. banyak, banyak ular|kobra|ula|tawon|lebah|
    monyet|anjing
    suka, doyan, hobi, pada mogok|kebanjiran, years|months|weeks ago|last, always, often
    every time, last week|month|year, so many
"""
# Yesterday or for days: the lost are still to be found, but a crash is over.
_YESTERDAY: Final = """
    kemarin, kemarin malam|sore|pagi|siang, sudah .. hari, berhari hari, dua|tiga|rong|telung hari|
    dino, seminggu
    yesterday, days ago, for days, selesai
"""
# It is not, but might be.
_IF: Final = "kalau, misal, misalnya, andai, andaikan, seandainya"
# Money, papers and repair are asked for, not rescue.
_MATTERS: Final = """
    bantuan perahu, semen, bronjong, anggaran, pengadaan, renovasi, rehab, rehabilitasi, bedah rumah
    rtlh
    didata, pendataan, dtks, pkh, blt, bpnt, bansos .. hilang, bpjs
    bantuan .. belum|kapan|cair|semen|modal, tidak kebagian, lapak, modal
    padi, panen, irigasi, bibit, alat berat, diurug, ditambal, diaspal, rambu, cermin
    lampu merah .. pasang
    patroli, penyuluhan, sosialisasi, ditertibkan, tertibkan, razia, kapan|mohon|minta|belum ..
    dibangun, diperbaiki, perbaiki, perbaikan
    dibenerin, dibetulkan, didandani, dibongkar, diganti, ganti, dikeruk, dikuras, dibersihkan
    dibersihin
    dipangkas, ditebang, dituaran, ditegor, dirapikan, dicek, ngecek, disiram, fogging, jentik
    dipasang
    kontraktor, kursi roda, tagihan, motor mogok, mobil mogok, licin, lecet
    penyok, bengkok, cuma, trotoar, tpa, drainase, muter, mahal, harga, minta pompa, pompa dong, pju
    skor, tim, timnas, pelatih, wkwk, wkwkwk, hehe, baca, info, detik, kompas, viral, katanya
    hoaks, hoax, isu, film, repaired, fixed, fix, repair, mirror, kapan, mohon bantuan .. semen|
    material
    macet panjang, bikin macet, tukar, optik, fo, pajak, kerjanya, ngapain
"""

ALARMS: Final = {
    "caught": _CAUGHT,
    "hurt": _HURT,
    "now": _NOW,
    "called": _CALLED,
    "at work": _AT_WORK,
    "blocks": _BLOCKS,
    "exposed": _EXPOSED,
    "lasting": _LASTING,
    "yesterday": _YESTERDAY,
    "if": _IF,
    "matters": _MATTERS,
}
