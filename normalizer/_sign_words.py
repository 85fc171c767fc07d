"""What seals a report on arrival: phrases about oversight, minors and threats."""

from __future__ import annotations

from typing import Final

from normalizer._oversight_frames import FRAMES
from normalizer._oversight_traces import ANCHORS, ORDINARY, TRACES
from normalizer._urgency_words import WANTS_TO_TELL

# Who holds an office. Misconduct of these is for the supervisor, of a neighbour it is not.
_OFFICIALS: Final = """
    kades, pak kades, bu kades, kepala desa, kepala dusun, kadus, lurah, pak lurah, bu lurah, kuwu
    petinggi, wali nagari
    camat, sekdes, sekretaris desa, carik, bendahara desa, kaur, kasi, modin, jogoboyo, bayan
    kamituwo, ulu ulu
    perangkat, perangkat desa, aparat, aparat desa, aparatur, bpd, ketua rt, ketua rw, pak rt
    bu rt, pak rw, rt kami
    oknum, pejabat, pegawai, pns, asn, p3k, pppk, honorer, petugas, staf, staff, operator desa
    pendamping
    pendamping pkh, tksk, ketua kelompok, kepala dinas, kadis, kadin, kabid, kabag, kepala bagian
    kepala bidang
    sekda, bupati, wabup, wakil bupati, walikota, wali kota, gubernur, anggota dewan, dprd
    anggota dprd, dewan
    kepala sekolah, kepsek, kasek, komite, komite sekolah, guru, bu guru, pak guru, wali kelas
    pengawas, dosen
    kepala puskesmas, kapus, dokter, bidan, perawat, mantri, direktur rsud, direktur, polisi
    polantas, polsek, polres
    kapolsek, anggota polisi, aparat polisi, tentara, babinsa, bhabin, satpol, satpol pp, pol pp
    dishub, bpn, kua
    penghulu, petugas kua, juru ukur, jaksa, hakim, panitera, panitia, penyidik, sipir, samsat
    pimpinan, atasan
    kapala desa, pa kuwu, pa lurah, pa camat, officer, official, civil servant, village head
    the clerk, teacher
    principal, police, dinas, dinas pu, inspektur, kepala pasar, mandor pasar, kepala upt
    kepala kantor, ajudan

    sekretaris, koordinator, tim penilai, juri, auditor
    kaling, pak kaling, kepala lingkungan, kasun, pak kasun, wali jorong, keuchik, geuchik, pambakal
    penghulu kampung, kebayan, lebe, ulis, mudin, jagabaya, pamong, pagawe, pegawe, pegawainya
    sekcam, seklur, kasipem, kesra, kasubag, kasubbag, korwil, kepala seksi, kepala unit, sekwan
    pj kades, plt, pj bupati, penjabat, wakil rakyat, legislator, aleg, ketua dewan, wakil ketua
    kabinet, menteri, sekretaris dinas, orang dinas, orang kantor, orang kelurahan, orang kecamatan
    bu camat, bu kadus, bu rw, bu carik, ibu camat, kader posyandu, ketua pkk, ketua bumdes
    direktur bumdes, pengurus bumdes, direktur pdam, pegawai pdam, pencatat meter, pembaca meter
    loket, resepsionis, satpam, security, sekuriti, nakes, tenaga kesehatan, tenaga medis, apoteker
    ahli gizi, suster, sopir|supir|driver|sopire ambulans|dinas|mobil_siaga|camat|bupati
    radiografer, kasir rsud|puskesmas, thl, phl, tkk, tenaga kontrak, tenaga harian, verifikator
    operator siak|sekolah|dukcapil|dtks|desa, surveyor, enumerator, petugas sensus, kpu, kpps, pps
    ppk, panwas, panwascam, bawaslu, kapolres, kanit, kasat, reskrim, reserse, brimob, danramil
    koramil, tni, kodim, prajurit, marinir, kejari, kejaksaan, pengadilan, lapas, rutan, imigrasi
    syahbandar, bea cukai, penguji kir, jembatan timbang, dllajr, juru parkir, jukir
    mantri pasar, lurah pasar, mantri hutan, polhut, perhutani, mandor, penyuluh, ppl, poktan
    gapoktan, kelompok tani, agen bansos, e warung|warong, rektor, dekan, wakasek, waka, tata usaha
    bendahara, kepala tu, pembina, pelatih, ustad pengurus|pondok, kepala kua, petugas haji
    pemkab, pemda, pemdes, pihak desa|kelurahan|sekolah|kecamatan|dinas|rsud|puskesmas|kampus|
    panitia
    kantor desa|kelurahan|camat|lurah|kecamatan|dinas|kades|pemda, civil servants
    village chief, headman, mayor, regent, policeman, policemen, cop, cops, clerk, civil officer
    inspector, district head, nurse, doctor, headmaster, public servant, officers, soldier
    council member, councilor
"""

# Persons with an office of their own: what one of these does, or what is done by one, is telling.
_OFFICE_HOLDERS: Final = """
    kades, kadus, kasun, kaling, lurah, kuwu, camat, bupati, wabup, walikota, gubernur, sekdes
    sekcam, carik
    bayan, modin, mudin, lebe, jogoboyo, kamituwo, kaur, kasi, dukuh
    pak|bapak|bpk rt|rw|wali|bpd|camat
    bu rt|rw|bidan
    ketua rt|rw|bpd|poktan|gapoktan|kelompok|komite|panitia|bumdes|pkk|dewan|karang_taruna|koperasi|
    pokja|tim
    kepala desa|dusun|dinas|sekolah|puskesmas|pasar|bidang|seksi|kantor|upt|uptd|lingkungan|bagian|
    kampung|
    kelurahan|instansi|terminal|lapas|rutan|ruangan|gudang
    kepsek, kasek, kapus, kapolsek, kapolres, kanit, danramil, babinsa, bhabin, kadis, kadin
    kabid, kabag
    kasubag, sekda, direktur, bendahara, bidan, mantri, penghulu, sipir, hansip, plt, pj, ajudan
    penyidik
    jaksa, hakim, panitera, fasilitator, pendamping, operator, mandor, anggota dewan|dprd
    wakil rakyat
    pegawai, pns, asn, honorer, staf, staff, perangkat, pamong, aparat, village head, headman
"""
# Ordinary deeds, no ordinary ones for an office holder: taking, selling, using, ordering, drinking.
_DEEDS: Final = """
    *jual, *sewa, *gadai, *ambil, *pakai, *kuasai, *kuasa, *milik, *tebang, *tahan, *pungut
    *simpan, *klaim
    *wajib, *paksa, *suruh, *kumpul uang|duit|rt|warga|ktp|kartu|iuran, *larang, *sembunyi
    *tutup_tutup, *pecat
    *kerah, *babat, *gusur, *rebut, *rampas, *sita, *kantong, *makan uang|duit|dana|hak, *sabot
    *curi, *colong
    *borong, *monopoli, *atur proyek|tender|lelang|bantuan|pemenang, *ganti nama, *coret
    *bagi keluarga|saudara|
    teman|tim, *urus sendiri, ngasih proyek|kerjaan|jatah, dipakai sendiri, sendiri, pribadi
    *pinjam, *utang
    nyuruh, nyuruhin, nyruh, make, pake, dipake, ngejual, diem diem, diam diam, nego, nawar
    nawarin, menawarkan
    masuk rumah, dibawa|digotong|diangkut ke rumah, minum ciu|tuak|bir|arak|anggur|oplosan|
    intisari, nenggak
    live, tiktok, joget, dugem, party, pamer, nikah lagi, kawin lagi, kawin siri, selingkuh
    ngamar, nyabu
    rekam, merekam, nuduh, menuduh, dituduh, ngusir, ngancem, ngancam, maki, maksa, mukul, nampar
    ngehina
    tidak mau .. tanda_tangan|nerima|melayani|ttd|teken|ngasih|kasih, minta, mintak, narik, nagih
    mungut
    sells, selling, sold, takes, took, uses, using, forces, forced, ordered, orders, asks, asked
    kept, keeps
"""
# "Dipotong sama pak kadus": the doer behind the verb.
_DOERS: Final = """
    sama|oleh|karo|ku|kalih|dening|by|ambek|mbek|maring
"""

# Somebody calls for them, or on them; they have done nothing.
_CALLED: Final = """
    polisi tidur
    polisi|dokter|petugas|damkar|polsek|satpol|satpol_pp|bidan|dishub|tni mana|kemana|tolong|mohon|
    please|cepat|
    segera|tulung
    bupati|lurah|camat|kades|walikota|gubernur|wabup|rt|rw|kadis|dewan|menteri|dinas|sekda|kadus|
    kapolres|kapolsek tolong|mohon|please|harap|yth|kapan|semoga|monggo|punten|lihat|dengar
    yth|kepada|dear|kpd .. bupati|lurah|camat|kades|walikota|gubernur|kadis|dewan|kepala
    pak|bapak|bu|ibu|bpk bupati|walikota|gubernur|wabup, minta|mohon .. kades|camat|lurah|rt|dewan
    bilang|lapor|ngomong|laporan|ngadu|sampaikan|tanya|melapor|dilaporkan .. ke|sama|kepada|nang ..
    rt|rw|kades|lurah|camat|kadus|perangkat|pegawai|staf
    calon|pemilihan|pilihan|pelantikan|nomor kades|lurah|bupati|camat|walikota|bidan
    surat|ttd|depan|sebelah|dekat|belakang|kewenangan kades|lurah|camat|kelurahan|rt
    tolong|mohon|minta|panggil|hubungi|telepon|kirim|kirimi|butuh|datangkan|lapor|semoga|harap|
    perlu|
    call|send .. polisi|polsek|polres|satpol|satpol_pp|damkar|bidan|dokter|perawat|babinsa|tni|
    brimob|dishub|police|doctor|petugas, polisi .. belum_datang|segera|cepat|kesini
    ke|nang|menyang|to polsek|polres|kantor_polisi|dokter|bidan
"""

# Wrong only when an official does it, or when done with an office's means.
_MISCONDUCT: Final = """
    selingkuh, berselingkuh, perselingkuhan, selingkuhan, mesum, berbuat mesum, asusila, zina
    berzina, kumpul kebo
    chat mesum, video mesum, main perempuan, main wanita, istri orang, istri simpanan, nikah siri
    poligami
    mabuk, mabok, mendem, teler, mabuk mabukan, miras, minum minuman, nyabu, sabu, narkoba, judi
    main judi, judi online
    judol, slot, sabung ayam, main gaple, karaoke, dugem, lc, main hp, main game, main ml
    main facebook, mainan hp
    tiktokan, ngopi, nongkrong, merokok di, tidur di, tidur saat, tidur pas, turu, bolos, mbolos
    mangkir, tidak masuk
    jarang masuk, jarang ngantor, tidak pernah masuk, tidak pernah ngantor, jarang mengajar
    jarang ngajar
    jarang di kantor, keluyuran, di jam kerja, saat jam kerja, jam dinas, pulang awal, titip absen
    fingerprint palsu, manipulasi absen, tidak netral, netralitas, kampanye, mengkampanyekan
    ngampanye, paslon, timses
    tim sukses, caleg, memihak, politik praktis, mengarahkan memilih, disuruh memilih, pilih kasih
    tebang pilih
    pelecehan, melecehkan, dilecehkan, cabul, mencabuli, dicabuli, pencabulan, meraba, diraba
    ngremet, memegang
    perkosa, memperkosa, diperkosa, catcalling, pegang pegang, pegang, megang, nyolek, dicolek
    colek, grepe, raba, dicium, mencium, merayu, rayu, genit, menggoda, kirim pesan mesum
    memukul, mukul, mukuli, mukulin, dipukul, dipukuli, menampar, nampar, ditampar, dikeplak
    ngeplak, ditempeleng, menendang
    nendang, ditendang, dijewer, dicubit, menganiaya, dianiaya, penganiayaan, kekerasan
    main tangan, main pukul
    dikaplok, ngantemi, diantemi, digebuki, menghajar, dihajar, neunggeul, diteunggeul, nabok
    ditabok, dilempar
    membentak bentak, memaki, memaki maki, maki maki, mencaci, menghina, dihina, misuh, misuhi
    kata kasar, kata kotor
    ngancam, mengancam, intimidasi, mengintimidasi, arogan, sewenang wenang, semena mena
    sak karepe dewe
    mobil dinas, motor dinas, kendaraan dinas, mobil pelat merah, ambulans dipakai, dipakai pribadi
    untuk pribadi, kepentingan pribadi, keperluan pribadi, buat pribadi, dipakai mudik
    dipakai keluarga
    ijazah palsu, surat palsu, memalsukan, dipalsukan, pemalsuan, palsukan, tanda tangan palsu
    stempel palsu, data palsu
    menggelapkan, digelapkan, penggelapan, nilep, nylep, ditilep, ngentit, nguntit, diembat
    dimakan, dipangan, dihuapan
    mencuri, nyolong, menyelewengkan, diselewengkan, penyelewengan, penyalahgunaan, menyalahgunakan
    dijual, menjual, ngedol, dikomersilkan, diperjualbelikan, dipersulit, mempersulit
    sengaja dipersulit
    sogokan, backing, membekingi, beking, dibekingi, bekingi, dibeking, kongkalikong, kong kalikong
    main mata
    menahan kartu, ditahan, kartu ditahan, buku tabungan ditahan, membocorkan, dibocorkan
    bocorkan data
    menikmati, memperkaya, kaya mendadak, rangkap jabatan, double job, kerja sampingan, pungut
    drunk, affair, cheating, harass, harassed, harassing, hit, slapped, beat, beaten, sleeping on
    abuse, abusing
    during office hours, on duty, gambling, stole, steals
"""

# What an official must not do, by kind. Each needs an official in the same breath.
_ABSENCE: Final = """
    jam .. belum|durung|dereng|acan .. datang|teka|ada|masuk|buka|dongkap|rawuh|kelihatan
    jam .. sudah .. pulang|
    mulih|kosong|tutup|uih|bubar|ngilang, live tiktok, tiktok, live fb|facebook|shopee, scroll
    tidak ngantor|masuk_kantor|hadir|piket|jaga|ngajar|mengajar|nongol|praktek
    susah|sulit ditemui|dicari
    harus ke rumahnya|rumahe, tanda tangan .. di|ke rumahnya|rumahe, sulit ditemui
    ngantor seminggu sekali
    tidak di kantor|tempat, kalau dicari tidak ada, baru nongol, molor, jam karet, seenaknya datang
    jarang .. masuk|ngantor|datang|kelihatan|nongol|hadir|muncul|ngajar|mengajar|praktek|buka|piket
    tidak_pernah|jarang .. masuk|ngantor|datang|hadir|nongol|muncul|di_kantor|di_tempat|ngajar|piket
    datang|masuk|dateng|teko|berangkat|buka|baru_datang .. siang|jam_10|jam_11|jam_sepuluh
    pulang .. duluan|awal|cepat|sebelum_jam|jam_1|jam_12|siang, sudah pada pulang, pada pulang
    tidak ada di tempat|kantor|ruangan, keluar kantor, ngilang, absen, absennya, absensi
    gaji|gajinya|honor .. jalan|lancar|utuh|penuh|tetap|terima|buta, gaji buta, makan gaji
    malah|do|pada|lagi|asyik|asik|sibuk .. sawah|mall|mancing|belanja|arisan|ngrumpi|rumpi|ngerumpi|
    gosip|ngobrol|warung|kafe|cafe|nonton|selfie|joget|youtuban|sawer|live|dagang|gaple|catur
    ketiduran, molor, leha leha, main catur|kartu|domino|remi|zuma|game|pingpong|biliar, ngopi
    shopping, playing games, asleep, absent, never at, never in, never comes, rarely comes
"""
_INSULTS: Final = """
    *bentak, *hina, *maki, *caci, *umpat, *rendah, *ludah, *usir, *permalu, *hardik, *remeh
    marah marah, memarahi, dimarahi, dimarahin, marahin, marahi, nyolot, ngegas, ngata ngatai
    ngamuk, ngatain, ngata, ngata ngatain, dikatain, dikatai, dikata katain, disebut goblok|bodoh
    dibilang|bilang|nyebut|disebut|ngomong|teriak|called .. goblok|bodoh|tolol|bego|dungu|monyet|
    anjing|
    miskin|kampungan|kere|gila|bodo|belet|cerewet|bawel|stupid|sampah|pemalas
    gebrak, nggebrak, menggebrak, banting meja|pintu|berkas|map, melotot, mendelik, nantang
    berkas|map|dokumen|ktp|surat ... dilempar|dibuang|disobek|dirobek|dibanting|lempar
    nunjuk nunjuk, tunjuk tunjuk, kata kata kotor|kasar|jorok, ngomong kasar|jorok|kotor, rasis
    kasar .. ke|sama|kepada|terhadap, omongan kasar, insulted, insult, yelled, shouted, swore
    cursed
    diusir, ngusir, dipermalukan, body shaming
"""
_VIOLENCE: Final = """
    *pukul, *tampar, *tendang, *gampar, *tempeleng, *tonjok, *gebuk, *cekik, *hajar, *aniaya
    *keroyok, *jambak, *sundut, *jewer, *cubit, *siksa, *keplak, *kaplok, *setrap, *jotos, *tabok
    *injak, *tembak, *todong, *borgol, *sekap, *cabul, *raba, *remas, *perkosa, *leceh, *setubuh
    bogem, main fisik, kontak fisik, ringan tangan, push up sampai, dijemur, diseret, dibanting
    punched, kicked, beats, hits
"""
_HARASSMENT: Final = """
    minta|mintain|mintak|minta_in|njaluk .. nomor|wa|hp|foto|video .. saya|hp|wa|pribadi|seksi|aneh
    wa|chat|telepon|ngechat|nelpon|dm|ngajak|ajak|diajak .. ketemuan|jalan|makan_malam|berduaan|
    kencan|nonton
    temani|nemenin|temenin|ditemenin|ditemani|nemeni|ngancani .. tidur|hotel|makan|jalan|minum|
    karaoke
    video call, suit suit, siul, siulan, dipandangi, body saya, tubuh saya, ngomong jorok, mesra
    chatting
    *goda, *rayu, *colek, *intip, *cium, *peluk, *grepe, *ngamar, colak colek, cium cium, genit
    ngajak|diajak|ngajakin|dijak|maksa|ajak .. ngamar|tidur|hotel|checkin|kencan|penginapan|karaoke|
    jalan_bareng|bobo|kos|ngewe|berhubungan|pacaran|nginap
    chat|wa|pesan|sms|dm|telepon .. cabul|jorok|porno|aneh|genit|malam_malam|mesum|sayang|mesra|vcs
    kirim|ngirim|dikirimi|ngirimin .. foto|video|gambar .. bugil|porno|kelamin|jorok|telanjang|syur|
    mesum
    payudara, pantat, bokong, susu saya, remas, paha saya, direkam diam, ngintip, vcs, open bo
    simpanan, wil, pelakor, istri|bojo|suami .. orang|tetangga|wong|warga, punya istri lagi
    grebek|digrebek|digerebek|kegrebek .. bareng|sama|dengan|berduaan|di_hotel|di_kamar, berduaan
    touched me, touching, groped, grope, sexual, indecent
"""
_MISUSE: Final = """
    mobil|motor|truk|pickup|ambulans|kendaraan|bus|genset|traktor|alat|laptop|tenda|kursi|gedung|
    balai|
    perahu|mesin ... pribadi|mudik|liburan|disewakan|dijual|digadaikan|hajatan|pacaran|karaoke|
    kampanye|dagang|belanja|istri|anak|pasar|wisata|piknik|mantu|mall|dibawa_pulang
    mobil_siaga|mobil_desa|mobil_dinas|plat_merah|pelat_merah ... dipakai|dipake|buat|untuk|digawe|
    dinggo|ngantar|nganter|nyewa
    plat merah, pelat merah, kendaraan operasional
    rumah dinas .. disewakan|ditempati|dijual|dikontrakkan|dikuasai|dipakai
    fasilitas negara|kantor|dinas
    fasilitas pemerintah
    tanah|sawah|lahan|bengkok|pasar|kios|lapak|los|lapangan|hutan|aset|sempadan|kuburan .. dijual|
    disewakan|digadaikan|dikuasai|diambil|diserobot|disertifikatkan|diklaim|diakui|diserahkan|
    dikontrakkan|diperjualbelikan|dikavling|dipagar|didol|disewake
    data|nik|ktp|kk|foto|identitas|rekam_medis|nomor ... disebar|dijual|dipakai|dicatut|dibocorkan|
    bocor|disebarkan|disebarin|diumbar|diviralkan|dipinjam, *catut, dibocorkan, membocorkan
    ngebocorin, dibocorin
    pakai|make|pake|menggunakan|gunakan|dipakai|dana|uang|duit .. dana|uang|duit|anggaran|pribadi ..
    pribadi|umroh|liburan|nikah|judi|karaoke|jalan_jalan|plesir|rumah|mobil|selingkuhan|foya
    foya foya, plesir, plesiran, pelesiran, studi banding, jalan jalan ke|pakai|pake, pesta
    pestanya
    dicuri, ngambil, diambil .. pribadi|sendiri, ambil dagangan|barang, dirampas, merampas, sita
    disita, dijual lagi, personal use, for personal, private use, private trip
    disuruh .. kerja|nyuci|bersihin|bangun|garap .. rumah|kebun|sawah
"""
_OWN_GAIN: Final = """
    ngomongin|ngumbar|umbar|nyebarin|menyebarkan|nyebar|membuka|menceritakan .. penyakit|aib|
    curhatan|rahasia|
    data|foto|hasil|status, lepas|melepas|ngelepas|melepaskan|dilepas|ngelepasin|bebasin ..
    pengedar|pelaku|
    bandar|tersangka|maling|pencuri|bandarnya, minta|narik|njaluk|menta .. transport|ongkos|sangu|
    jajan|saweran
    nyimpen, disimpen, nyimpan, ngumpetin, diumpetin, ngelepas .. setelah|sesudah .. dikasih|dibayar
    nyogok, menerima .. mobil|rumah|tanah|motor, dikasih mobil|motor|rumah|tanah|hadiah|sapi
    beli|punya|ganti|bangun|tuku|meser|koleksi .. pajero|fortuner|alphard|innova|mobil|rumah|tanah|
    moge|sawah|
    ruko|villa|kontrakan, pas|saat|waktu|lagi|sambil|jam tugas|dinas|jaga|piket|bertugas|ngajar|
    pelayanan
    main|mainin|maenin|mainkan|memainkan timbangan|takaran|harga|nota|angka|data|suara|nilai|
    anggaran|meteran
    nilai|rapor|nilaine .. dijelekin|jelek|dikurangi|dijatuhkan|ditahan|tidak_naik|diancam
    minta|mintain|mintai|dimintai|dimintain|diminta|narik|ditarik|nagih|ditagih|nodong|matok|ngasih|
    kasih|
    dikasih|setor|nyetor|bayar|mbayar|dibayar|tebus|nebus|transfer|nambah|give|pay|pays|paid|
    narikin|mungut|
    memungut|njaluk|mundut|mentaan|menta|ditariki ... uang|duit|ribu|juta|rokok|amplop|000|tebusan|
    persen|
    pulsa|artos|money|cash|bensin|solar|thousand|rupiah, tebusan, minta tebusan
    retribusi|karcis|parkir|tarif .. dobel|double|dua_kali|cuma_satu|bekas|lama|tidak_disobek|lebih|
    lipat
    apotek|klinik|toko|warung|bengkel|koperasi|cv|pt|perusahaan|katering|catering|percetakan|travel|
    konveksi|kontraktor|rekanan|pemborong|supplier|pemenang|vendor|material|kios|apotik|
    tempat_praktek ...
    milik|punya|punyae|duweke|kagungan|sendiri|istri|adik|ipar|anak|saudara|keluarga|menantu|mantu|
    ponakan|sepupu|besan|kroni|suami|kakak|bapak, bisnis|usaha sampingan|pribadi|sendiri
    bawa pasien ke, praktek pribadi
    minta|potong|ambil|ngambil|narik|nyuwun|njaluk|mundut|menta|dapat|nyokot|terima|menerima|
    dipotong|
    motong|kena .. bagian|persen|persenan|jatah|fee|setoran|komisi|prosentase|cashback|upeti|parsel|
    parcel|hadiah|bingkisan|imbalan|uang|duit|pelicin|tip, persenan, imbalan, upah
    *kutip, ngutip, japrem, parsel, parcel, hampers, bingkisan, hadiah, oleh oleh, traktir
    ditraktir
    persen tiap|setiap|dari .. proyek|bantuan|pencairan|dana|cair
    minta|mintak|nodong|njaluk|dimintai|diminta|menta|nyuwun .. pulsa|bensin|rokok|kuota|makan|thr|
    sapi|kambing|beras|ayam|durian|ikan|kopi|traktir|oleh_oleh|bir|dibelikan|dibeliin|ditraktir|jamu
    jual|jualan|dijual|menjual|ngedol|didol|ngajual|dijualin|nyade|diuangkan|dilelang|jualin ..
    vaksin|
    obat|pupuk|beras|bansos|bantuan|sembako|blangko|blanko|formulir|seragam|lks|buku|bibit|benih|
    sapi|
    kambing|traktor|aset|darah|oksigen|nilai|soal|jawaban|kursi|kios|lapak|lahan|barang_sitaan|
    barang_bukti|solar|bbm|kupon|tiket|rapor|ijazah|kayu|pasir|alat|mesin|makanan|susu|pmt
    vaksin|obat|pupuk|beras|bansos|bantuan|sembako|bibit|benih|sapi|kambing|traktor|alsintan|susu|
    pmt|
    alat|mesin|barang_sitaan|barang_bukti|kayu .. dijual|dijualin|didol|dijual_belikan|dijuali|
    diuangkan|dibawa_pulang|disimpan|disembunyikan|dipakai_sendiri|ditimbun|diambil
    rentenir, minjamin uang|duit, pinjam uang, pinjem duit, ngutang, hutang, utang
    tidak dikembalikan
    harga|anggaran|biaya|nilai .. dinaikkan|dimahalkan|dimainkan|tidak_wajar|dilebihkan|dinaikin|
    kemahalan
    lindungi|dilindungi|melindungi|membiarkan|beking|bekingi|backup|mbekingi|tutup_mata .. tambang|
    judi|sabung|miras|prostitusi|togel|pelaku|bandar|galian|rentenir|penjahat|pencuri|maling|narkoba
    *beking, mbekingi, tutup mata, main belakang, kerja sama .. bandar|calo|kontraktor|rentenir|
    mafia
    sekongkol, bersekongkol, kongkalikong, perkara|kasus|laporan|berkas .. diulur|ditutup|
    dihilangkan|
    dipetieskan|dimainkan|didamaikan|dihentikan|dijual, bebaskan, dilepas lagi, dilepaskan karena
    salah tangkap, dipaksa ngaku|mengaku
    tidak netral, gambar paslon|caleg, stiker, nyaleg, kampanyekan, money, bagi bagi|bagiin .. uang|
    amplop|kaos|sembako, suara .. dialihkan|digelembungkan|hilang|dicuri|dibeli|dimanipulasi
    surat suara, coblos, nyoblos, mencoblos, dukung|mendukung|milih|pilih .. calon|paslon|nomor|
    anak|
    petahana|bupati|caleg|partai|incumbent, intervensi, diintervensi, accept money, took money
    takes money, take money, taking money, kept the, sells, selling, sold, own pocket, her pocket
    relatives, his brother, his wife, his son, his family, their family, cousin
    *palsu, rekayasa, ngarang, dikarang, mengarang, bohong, berbohong, membohongi, dibohongi
    nahan|menahan|ditahan|tahan .. ijazah|ktp|kk|rapor|sertifikat|berkas|gaji|honor|surat|bpkb|stnk
    nyicil, mengulur, dipingpong sengaja, minta dilayani, nyawer, sawer, tajir, pamer, flexing
    rumah mewah, mobil mewah, mobil baru, rumahnya bagai istana
"""

# An official, or a service that ought to be free, and money.
_DEMANDS: Final = """
    minta|meminta|mintain|mintai|diminta|dimintai|dimintain|dimintak|nagih|ditagih|narik|menarik|
    ditarik|ditarikin|ditariki|dipungut .. uang|duit|bayaran|sejumlah|juta|ribu|rupiah|setoran|
    imbalan|jatah|rokok|biaya|iuran|fee|sumbangan|tip|tips|jt|000
    mungut|memungut|pungut|dikenakan|dikenai|dimintakan|diwajibkan|wajib .. uang|duit|bayar|
    bayaran|biaya|iuran|sumbangan|setor|membayar
    disuruh|suruh|dipaksa|paksa|harus|haruskan|diharuskan|kudu|kedah|wajib|mesti|diminta|dimintai|
    dipintaan .. bayar|membayar|mbayar|setor|nyetor|nyogok|transfer|nambah|nebus|menebus
    dijaluki|dijaluk|njaluki|dijaluki duit, minta .. uang, minta duit, minta duite, diminta uang
    dimintai uang, uang ngalir
    dipentaan|dipenta|dipundut|dipundutan|mentaan|menta|mundut .. uang|artos, kudu mayar
    bayar|membayar|mbayar|ditarik|dikenakan|bayaran|biaya|duit|uang|ribu|juta ... padahal|katanya|
    harusnya|seharusnya|mestine|kudune|jarene|katanya|saurna .. gratis|geratis|tidak|gratisan|
    bebas|free
    padahal|harusnya|katanya|seharusnya|jarene .. gratis|geratis ... bayar|uang|duit|dipungut|
    ditarik|ribu|juta|rb
    kalau tidak bayar|dikasih|ngasih|kasih|ngasi|nyetor|ngisi|dibayar, tanpa uang tidak
    bayar dulu baru, bayar baru, ada uang baru
    supaya|biar|ben|agar|supados|kanggo cepat|lancar|diproses|diurus|lolos|lulus|keterima|diterima
    biar cepat jadi
    asked|asks|asking|demanded|demands|wanted .. money|bribe|cash|payment, pay extra, pay under
    under the table, had to pay
    tarikan|tarikane|penarikan|narik .. uang|duit|sumbangan|iuran|siswa|warga|wali|pedagang|murid
    bayar|membayar|setor .. orang_dalam|juta_biar|panitia|oknum|calo
    bayar|mbayar|kena|ditarik .. padahal|harusnya|resminya|aslinya resmi|resminya|ribu|rb|000
    urus|ngurus|bikin|buat|nggawe kk|ktp|akta|akte|kia|surat_pindah|sktm ... kena|habis|entek ..
    ribu|rb|juta|000
    dikasih|ngasih|kasih|memberi|beri|diberi|nyelipin|selipin .. uang|duit|amplop|rokok|salam
"""

_GRAFT: Final = """
    oknum, biaya|uang|duit .. materai|meterai|patok|saksi|blangko|map|pengertian|sidang|cap
    bayar separo|separuh
    sisanya .. buat dia|saya|kantong|beliau, jalur dalam|orang_dalam
    tidak pernah ada laporan .. dana|uang|kas
    dana|uang|kas|bumdes|iuran|koperasi ... tidak_pernah|tidak_ada .. laporan|pertanggungjawaban|
    laporannya|lpj
    proyek|kerjaan|pl|tender|borongan ... teman|kroni|kolega|konco
    nyiapin|siapin|nyediakan|siapkan ..
    juta|jt|ribu, naruh|taruh|modal .. juta biar|supaya|jadi, maju .. antri|antrian
    antrian .. maju|bayar
    diumumin|diumumkan|info|pengumuman .. grup|keluarga kades|keluarga|perangkat
    pungli, pungutan liar, pungutan, punglinya, dipungli, mungli, saber pungli
    pungutan tidak resmi, pungutan ilegal
    biaya siluman, biaya tidak resmi, tarif tidak resmi, tanpa kwitansi, tanpa kuitansi
    tidak ada kwitansi, tidak ada kuitansi
    tanpa karcis, tidak dikasih karcis, tidak .. karcis, karcis palsu, tidak ada karcis
    tanpa bukti, tanpa tanda terima, parkir liar .. maksa
    sogok, nyogok, disogok, sogokan, menyogok, penyogokan, suap, menyuap, disuap, nyuap, penyuapan
    suapan, gratifikasi, bribe
    bribes, bribery, bribed, extort, extortion, extorted, kickback, corrupt, corruption
    illegal fee, illegal fees, illegal levy
    embezzle, embezzled, embezzlement, nepotism, abuse of power, misuse, misused, mark up the
    korupsi, koruptor, korup, dikorupsi, mengkorupsi, ngorupsi, dikorup, ngorup, korupsine, tipikor
    kkn, kolusi, nepotisme
    mark up, markup, dimark, mark upnya, penggelembungan, digelembungkan, kolusif, nepotis, dinasti
    uang pelicin, duit pelicin, pelicin, uang rokok, duit rokok, uang bensin, uang kopi, uang lelah
    uang jasa, uang damai
    uang terima kasih, uang capek, uang administrasi, uang pangkal, uang gedung, uang bangku
    uang muka proyek
    uang setoran, setoran, uang keamanan, uang tutup mulut, uang semir, uang sogok, salam tempel
    ampau, amplop, amplopan
    angpau, wani piro, main uang, main duit, money politic, money politik, serangan fajar
    86 saja|di_tempat|katanya|biar|polisi|petugas
    di|minta|bisa|sudah|kode|pakai|main|damai 86
    delapan enam, damai di tempat
    minta damai, damai di jalan, jalan damai, tilang .. damai, cingcai, cengli, tahu sama tahu
    bagi hasil proyek
    minta jatah, jatah preman, jatah bulanan, njaluk jatah, upeti, fee proyek, fee 10, minta fee
    cashback, komisi proyek
    bagi bagi proyek, proyek fiktif, proyek siluman, proyek abal, proyek akal, fiktif
    laporan fiktif, kegiatan fiktif, spj fiktif
    nota fiktif, nota kosong, kwitansi kosong, kwitansi palsu, lpj fiktif, data fiktif
    penerima fiktif, ghost
    tender diatur, lelang diatur, tender .. diatur, tender .. titipan
    pemenang .. ponakan|keponakan|saudara|adik|anak|titipan|diatur, proyek titipan
    dipalak, malak, dipalaki, malakin, dipalakin, pemalakan, diperas, memeras, pemerasan, meres
    diperes, dipereus, mereus, dikompas
    dana|anggaran|uang|duit|bantuan|bansos|blt|pkh|bpnt|pip|bos|dd|add|insentif|honor|gaji|thr|
    beasiswa .. dipotong|potong|motong|disunat|sunat|nyunat|ditilep|dikorupsi|raib|hilang|
    diselewengkan|digelapkan|dimakan|diembat|dipangan|dikurangi|ditahan|dikantongi|dimanipulasi|
    disalahgunakan|dibelokkan|tidak_disalurkan|dipotongi|kemana|kamana
    dipotong|potong|potongan|pemotongan|disunat|sunat|motong|dipotongi|nyunat|penyunatan ... dana|
    bantuan|bansos|blt|pkh|bpnt|pip|bos|insentif|honor|honorarium|gaji|thr|kades|desa|lurah|rt|
    ketua|pendamping|perangkat
    beras|sembako|raskin|rastra|pupuk .. dikurangi|disunat|dipotong|ditimbun|dijual|diembat|
    dibagi_rata|dikurangin, dikurangi takarannya
    jatah|takaran|timbangan .. dikurangi|disunat, sembako .. kurang timbangan, bagi rata bansos
    bansos .. bagi rata
    kartu|atm|kks|buku|rekening|tabungan .. ditahan|dipegang|disimpan|dibawa, menahan kartu
    tidak transparan, tidak terbuka, transparansi, transparansinya, audit, diaudit, auditnya
    tolong diaudit, lpj, spj, pertanggungjawaban dana
    dana_desa|dana_bos|dana_add|anggaran|apbdes|bumdes ... diduga|dugaan|fiktif|kemana|tidak_jelas|
    mencurigakan|kamana|digawe|dikemanakan|dipertanyakan|mangkrak|raib
    kemana dana, kemana uang, dikemanakan, dugaan penyimpangan, penyimpangan, penyimpangan dana
    penyelewengan, diselewengkan
    menyelewengkan, selewengkan, penyalahgunaan, menyalahgunakan, disalahgunakan, disalahgunaan
    salah gunakan, wewenang, penggelapan
    digelapkan, menggelapkan, manipulasi, dimanipulasi, memanipulasi, manipulatif, rekayasa
    direkayasa, kongkalikong, kongkalingkong
    kong kali kong, persekongkolan, sekongkol, bersekongkol, main mata, permainan, dimainkan
    ada permainan, orang dalam, ordal, lewat ordal
    titipan pejabat, titip nama|siswa|orang|ponakan|keponakan|berkas|absen, siswa titipan,
    jalur belakang, jalur ordal, pintu belakang
    jual beli jabatan, jual beli kursi
    jual beli kuota, jual beli bangku, jual jabatan, beli jabatan, jabatan dijual, jual beli suara
    beli kursi, jual kursi
    jual|dijual|menjual|ngedol|didol .. jabatan|kursi|kuota|aset|tkd|bengkok|kas_desa|seragam|lks|
    buku_paket|tanah_kas|tanah_desa
    tanah_kas_desa|tanah_bengkok|aset_desa|aset_daerah|tkd|tanah_negara ... dijual|dikuasai|
    disewakan|diperjualbelikan|hilang|didol
    wajib beli, wajib membeli, dipaksa beli, diwajibkan beli, harus beli .. seragam|lks|buku di
    anak|keponakan|ponakan|saudara|keluarga|adik|istri|menantu|kerabat|dulur|famili|putra .. kades|
    lurah|camat|kadis|pejabat|bupati|perangkat ... perangkat|diterima|lolos|lulus|dapat|diangkat|
    bansos|proyek|jabatan|kerja|semua
    keluarga|kerabat|saudara|orang|dulur|famili|kroni|tim_sukses|pendukung .. dekat|kades|lurah|
    perangkat|sendiri .. dapat|saja|diutamakan|semua|terus|oleh|entuk
    kades|lurah|perangkat|rt .. keluarganya|keluarga|saudaranya|dulure|kroninya .. dapat|dapet|
    saja|semua|terus|sendiri
    mafia, mafia tanah, mafia pupuk, mafia proyek, mafia tambang, calo, percaloan, calo ktp
    pakai calo, lewat calo, makelar kasus, calo cpns
    tambang ilegal .. dibekingi|oknum|aparat, backing, dibekingi, dibeking, membekingi
    beking aparat, setor ke, setoran ke
    ijazah palsu, pemalsuan tanda tangan, tanda tangan .. dipalsukan, dipalsu, abuse jabatan
    jabatannya, kekuasaannya, pakai kekuasaan
    ditutup tutupi, tutup kasus, kasus ditutup, kasus .. mandek, lapor|laporan .. dana|korupsi
    orang suruhan kades|lurah, whistleblower, wbs, pelapor pelanggaran, integritas, kode etik
    etika pns
    penyuapan, makan uang, makan dana, mangan duit, ngentit dana, dipangan dewe, dilebok
    masuk kantong pribadi, masuk kantong, kantong pribadi
    rekening pribadi, masuk rekening kades|bendahara|istri|pribadi|ketua|dia, memperkaya diri
    pilih kasih bansos
    pemerintah desa .. curang, kecurangan, curang, dicurangi, suara dibeli
    proyek ... asal_asalan|tidak_sesuai_spek|tidak_sesuai_rab|dikurangi_speknya|kurang_volume|
    kualitas_jelek_diduga|spek, tidak sesuai rab, tidak sesuai spesifikasi, volume dikurangi
    seleksi|tes|ujian|penjaringan|rekrutmen|penerimaan .. curang|diatur|rekayasa|titipan|bocor|
    uang|bayar|setting|disetting, sudah dikondisikan, dikondisikan, disetting
    tidak resmi, pungutan|retribusi|tarikan|iuran .. resmi|liar|ilegal, ditutupi, ditutup tutupi
    ditutupin, tidak ada musyawarah, tidak pernah .. musyawarah, tanpa musyawarah, tanpa rapat
    masuk|lolos|lulus|diterima|keterima|daftar|naik|pindah|mutasi ... setor|uang|nyogok|mahar
    masuk|lolos|lulus|diterima|keterima|naik|pindah|mutasi .. bayar .. juta|ribu, mahar
    mahar jabatan, setor .. juta, juta .. lewat|biar|supaya
    lolos|diterima|jadi|dapat|lulus|menang ... ponakan|keponakan|menantu|orang_dekat|titipan
    cuma|hanya|malah .. keluarga|saudara|ponakan|kerabat|teman .. lurah|kades|camat|perangkat|rt
    jual|dijual|ngedol|nimbun|menimbun .. pupuk|subsidi|bantuan|bansos|sembako|obat|solar
    pupuk subsidi .. dijual
    harus|disuruh|wajib|diarahkan|dipaksa|kudu|ngajak|mengajak|diajak pilih|milih|memilih|nyoblos|
    coblos|mendukung
    beli mobil|rumah baru .. mana|dari, kaya mendadak, mendadak kaya, sugih dadakan, hartanya
    harta kekayaan, lhkpn, uang les, les wajib, wajib les, tidak netral, netralitas asn
    abs setoran, tarif jabatan, gelap dana, dana gelap, dana talang tidak kembali, fee
"""

# Suspicious whoever does it: each of these is told of public money, of offices or of favours.
_MONEY_LOST: Final = """
    pembangunan|bangun|pengadaan|renovasi|rehab|gapura|talud|paving|pavingisasi|drainase|gedung|
    pengaspalan ..
    juta|miliar|milyar|jt ... padahal|cuma|hanya|kok|paling|tipis|ambrol|retak|rusak|wujud|
    tidak_ada|jelek
    beras|bansos|sembako|raskin|telur|daging|pupuk|gula|minyak ... ditimbang|timbangan|takaran|
    isinya ..
    cuma|hanya|kurang|mung|ngan|tidak_sampai, ditimbang .. cuma|kurang|hanya
    nahan|menahan|ditahan|tahan|nahen .. ijazah|skl|rapor|skhun|raport
    dana|anggaran|bantuan|proyek|pokir|bansos ... muter|dibagi|jatuh|ke|cuma|hanya .. keluarga|
    saudara|kroni|
    kerabat|famili|kelompoknya
    lolos|lulus|dapat|terima|diterima|masuk .. famili|keluarga|saudara|kerabat|ponakan|keponakan|
    sepupu ...
    kades|kadus|lurah|camat|rt|rw|pejabat|kepala|dewan|pegawai|perangkat|pendamping|ketua
    *potong .. ribu|juta|persen|000|separo|setengah|saparo|satengah, dipotong sama|oleh|karo|ku
    jatah|bibit|benih|bantuan|bansos|dana|pupuk|beras|sembako|alsintan|insentif|honor|uang|duit ...
    sampai|
    nyampe|tekan|dugi|diterima|dibagi|dibagikan|dikasih|sing_tekan|turun .. cuma|hanya|mung|ngan|gur
    anggaran|dana|proyek|pagu|biaya ... habis|ngabisin|menghabiskan|menelan|nelan|telan ... juta|
    miliar|milyar|m
    anggaran|dana|proyek|duit|uang ... gitu_doang|begitu_saja|segitu|jadinya_cuma|hasilnya_cuma|
    hasile_mung
    kartu|atm|kks|pin|tabungan|buku_tabungan ... dikumpulin|dikumpulkan|dikumpulno|dipegang|
    dititipkan|
    ditahan|diminta|dibawa|disimpan|diganti .. ketua|pendamping|agen|rt|kades|perangkat|kelompok
    pin|atm|kks|kartu .. dikumpulin|dikumpulkan|dipegang|ditahan
    kas|iuran|tabungan|uang_kas|dana|simpanan|arisan ... rt|rw|desa|kelas|sekolah|komite|posyandu|
    koperasi|bumdes|pkk|karang_taruna|murid|anggota ... kabur|lari|raib|lenyap|entah|dibawa|
    dipinjam|
    dipegang_sendiri|ditilep|tidak_jelas|tidak_dikembalikan
    uang|duit|dana|kas|tabungan|iuran .. dibawa_kabur|dibawa_lari|digondol|raib|lenyap|nguap|
    menguap|
    dibawa_minggat
    dana|insentif|honor|bantuan|bansos|blt|sembako|bibit|alsintan|beasiswa|tunjangan|thr ...
    tidak ..
    tekan|nyampe|dibagikan|disalurkan|dikasihkan|diserahkan|dibagi|diberikan
    bantuan|bansos|blt|pkh|bpnt|dana|insentif|honor|gaji|beasiswa|pip|tunjangan|thr|duit|uang|
    santunan|
    ganti_rugi ... cuma|hanya|mung|ngan|gur|tinggal .. terima|diterima|dikasih|dikasihkan|diberi|
    dibere|diwenehi|dikeki|dibagi|dapat|sampai|setengah|separo|separuh|sebagian|satengah|nampi|
    ditampi|masuk|disalurkan|dibayar
    harusnya|seharusnya|mestinya|kudune|kedahna|mustine|sakuduna|aturannya|jatahnya|should ...
    terima|
    dapat|dikasih|diterima|nampi|received|gotten ... cuma|hanya|mung|ngan|tinggal|only|jadi|gur
    dapat|dikasih|terima|diterima|dibere|diwenehi .. cuma|hanya|mung|ngan|tinggal .. setengah|
    separo|
    separuh|sebagian|satengah, cuma|hanya|mung|ngan|tinggal|dibere|dikasih setengah|separo|separuh|
    satengah
    tanda_tangan|teken|ttd|cap_jempol|neken ... kosong|padahal|kuitansi|kwitansi|tidak_sesuai|
    daftar_fiktif
    anggaran|dana|pagu|proyek|biaya|nilai|menelan ... miliar|milyar|juta|m|jt ... tipis|jelek|
    asal|ambrol|retak|hancur|tidak_ada|ngelupas|mengelupas|kok|padahal|cuma|hanya|wujud|nol
    papan_proyek|papan_nama_proyek|plang_proyek .. tidak|tanpa, tanpa|tidak_ada papan_proyek
    tanpa papan proyek|nama_proyek|informasi_proyek, proyek tanpa papan
    campuran|semen|besi|aspal|material|speknya|spek .. dikurangi|dikurang|disunat|dicuri|dikorupsi|
    ditipu|
    tidak_sesuai
    di laporan|laporannya|kertas|spj|papan|berita_acara|data .. sudah|selesai|cair|terima|lengkap|
    100 ...
    padahal|tapi|kenyataannya|nyatane|nyatanya
    tidak ada wujud|wujudnya|fisiknya|barangnya|realisasinya, tidak berwujud, honorer|pegawai|guru|
    siswa|murid|anggota|warga siluman|fiktif|bodong, siluman
    dikemanakan, dikamanakeun, lari kemana, kemana larinya, dimakan siapa, dikanakake, buat bancakan
    bancakan, dibancak, digarong, maling uang rakyat, garong, tikus berdasi, tikus kantor
    digerogoti
    rampok uang rakyat|negara|desa, makan uang|duit|dana|hak, *tilep, *seleweng
    *sunat, *korupsi, *embat, *kantong_pribadi, disikat kades|lurah|oknum, *peras, *palak, *suap
    *sogok
    fee, gratif, stealing money|funds, missing funds, cut our, cut the aid
"""
_FAVOURS: Final = """
    minta|diminta|dimintai|dimintain|njaluk|dijaluki|nyuwun|menta|dipenta .. persen|bagian|jatah|
    fee|rapelan
    sisanya|sisane|sesana .. diminta|diambil|buat|untuk|pendamping|masuk|disunat|dipegang|dibagi|
    kades|dipotong
    dilantik|terpilih|dipilih|menang|diangkat|dinyatakan .. anak|keponakan|ponakan|saudara|adik|
    mantu|menantu|
    ipar|sepupu|istri|keluarga|tim_sukses|timses|titipan ... lurah|kades|camat|kadis|bupati|sekdes|
    dewan|kepala
    nilai|tes|skor .. tinggi|bagus|terbaik ... tidak_lolos|tidak_lulus|kalah|malah|dilantik|gugur
    cut|took|take|takes|kept|skimmed .. percent|of our|aid|funds|money|share, of our aid|money|funds
    kalau|nek|mun|jika .. mau|ingin|pengen|arep|hayang|hoyong .. cepat|dikecilin|lancar|nilai|lulus|
    lolos|
    diurus|jadi|dapat|dikasih|aman|selesai|dibantu|diproses|keluar|diterima|dilayani|beres ...
    kasih|bayar|
    bayarin|ngasih|setor|amplop|tambah|transfer|duit|uang|pelicin|juta|ribu|kedah|wani
    kalau|nek|mun|jika|tanpa|lamun tidak .. bayar|ngasih|kasih|setor|nyetor|amplop|uang|duit|
    pelicin|wani|
    nyogok|transfer|dikasih|masih ... tidak|ditahan|dipersulit|dicoret|lama|susah|suwe|ditolak|
    disuruh|diusir
    lewat|pakai|via|liwat|ke|through agen|calo|jasa|perantara|biro|makelar|orang ... cepat|sehari|
    langsung|jadi|
    beres|besok|besoknya|dua_hari|ekspres|quick
    tidak .. milih|dukung|mendukung|nyoblos|coblos|pilih|memilih ... dicoret|dihapus|tidak_dapat|
    dipersulit|
    diputus|dikeluarkan|dipinggirkan|dibedakan|dianaktirikan
    ambulans|mobil_desa|mobil_siaga|mobil_dinas|truk_sampah|mobil_damkar|mobil_kantor|motor_dinas|
    bus_sekolah|
    mobil_puskesmas|mobil_pelat|mobil_plat ... kondangan|hajatan|piknik|pasar|pribadi|wisata|
    nikahan|mudik|
    mantenan|keluarga|pindahan|dagang|dagangan|kampanye|belanja|rekreasi|ngangkut_kayu|
    ngangkut_pasir|disewakan|
    jalan_jalan|liburan|disewain|mancing|pacaran
    cigarette|coffee|gas|tea money, money before|so_that|first, give .. money|cash
    pay .. before|first|him|them
    bayar|setor|kasih|amplop .. dulu baru|kalau, kasih dia|mereka|petugas|bapaknya|pegawainya ..
    ribu|juta|uang|duit
    tidak bayar .. tidak_boleh|ditahan|dipersulit|dikeluarkan|tidak_bisa .. ujian|ikut|ijazah|rapor|
    naik
    biaya|bayar|tarif .. tidak_sesuai|melebihi|di_atas .. aturan|perda|ketentuan
    lebih mahal dari aturan
    antri|antrian|antrean|urutan|giliran|nomor_antrian|queue ... serobot|diserobot|nyerobot|
    disrobot|
    nyelak|diselak|diselani|disalip|kenal|kenalan|orang_dalam|vip|didahulukan|duluan|dilangkahi|
    langsung_masuk|langsung_dipanggil|langsung_dilayani|jalur_belakang|pintu_belakang|pintu_samping
    serobot|diserobot|nyerobot|didahulukan|nyelak .. antri|antrian|antrean|kenal|kenalan|orang_dalam
    yang|sing|nu kenal|kenalan|dekat|deket|kenal_petugas|punya_kenalan|punya_orang ... langsung|
    duluan|
    cepat|dilayani|dipanggil|lolos|dapat|disikne|didahulukan|diterima|gampang
    ada orang dalam, orang dalem, orang dalem bayar, lewat orang_dalam|ordal, kenal orang dalam
    deking
    harus|kudu|mesti kenal, nitip nama|orang|anak, calo, makelar, jasa tembak, biro jasa
    sim|ktp|kir|stnk|paspor|sertifikat|ijazah|surat_sehat|skck .. tembak|nembak|aspal
    bikin .. tembak
    jalur cepat|khusus|kilat|express|ekspres|vip|tol .. bayar|juta|ribu|uang|duit
    bayar|uang|duit|juta|ribu|amplop ... langsung_jadi|langsung_beres|beres|mulus|lancar|cepat|
    besoknya_jadi|
    lulus|lolos|diterima|didahulukan
    minta|njaluk|mundut|ngomong|bilang|pasang_tarif|tarif|matok|mematok .. uang_kopi|pelicin|
    pengertian|
    rokok|seikhlasnya|ucapan_terima_kasih|persen|jatah, pengertiannya, sukarela tapi, seikhlasnya
    saikhlasna, sak ikhlase, ikhlasnya, uang transport|jalan|pengertian|sukarela|jajan|makan|map|
    stempel|
    tanda_tangan|ttd|perpisahan|infak|ngopi|ngurus|bangunan|partisipasi|kas|pembangunan|
    daftar_ulang|
    fotokopi|ongkos|pulsa, duit kopi|bensin|transport|ngurus|stempel|lelah|jajan|map|kesel
    sumbangan .. wajib|dipatok|ditentukan|minimal|maksa|paksa, iuran|tarikan|pungutan .. wajib|maksa
    disuruh|diminta|dipaksa|suruh|maksa|harus|minta .. nyumbang|sumbangan|infaq|infak|patungan|iuran
    tarif|biaya|harga .. dimainkan|digetok|tidak_sesuai_perda|dilebihkan, digetok, getok harga
    seleksi|rekrutmen|penerimaan|penjaringan|lelang|tender|pengangkatan|mutasi|zonasi|ppdb|spmb|
    cpns|
    p3k|perades|beasiswa|seleksinya ... formalitas|ditentukan|sudah_ada|titipan|dijual|bayar|
    orang_dalam|
    bocor|kunci|janggal|aneh|curang|akal|kk_palsu|numpang_kk|jual|siluman|main, cuma formalitas
    pemenang|pemenangnya .. sudah|itu_itu|ditentukan|satu_orang|milik|ketebak
    cv|pt|kontraktor|rekanan|pemborong|proyek|tender|penyedia ... adik|ipar|anaknya|anak_pak|
    anak_bu|anak_kades|anak_lurah|anak_camat|anak_bupati|anak_kepala|anak_kadis|anak_pejabat|
    anak_dewan|anak_anggota|anak_carik|saudara|keluarga|
    menantu|mantu|kroni|ponakan|sepupu|besan|tim_sukses|timses|istri|pinjam_bendera|bendera|
    orang_dekat
    kades|lurah|camat|kadis|pejabat|bupati|dewan|kepsek|kepala_sekolah|direktur|sekdes|carik|kadus|
    rt|
    rw|bidan|pegawai|petugas ... anak|adik|ponakan|ipar|mantu|menantu|istri|
    sepupu|saudara|keluarga|famili|dulure|kerabat|besan|timses|kakak ... semua|
    diterima|lolos|diangkat|didahulukan|diutamakan|menang|honorer|jadi_perangkat|jadi_pegawai
    bansos|bantuan|pkh|blt|sembako|beras|bibit|pupuk|zakat|beasiswa|bedah_rumah ... orang_dekat|
    tim_sukses|timses|keluarga|saudara|kerabat|kroni|pendukung|dulure|famili|teman|sepupu|perangkat|
    dulur|sanak
    bansos|sembako|bantuan|pkh|blt|beras|proyek ... calon|paslon|caleg|partai|nomor_urut|stiker|
    coblos|
    nyoblos|milih|kampanye|dukung|mendukung|foto_bupati, foto surat suara
    dipaksa dukung|memilih|milih
    diancam .. coret|dicoret .. bansos|pkh|dtks, dicoret .. beda_pilihan|tidak_milih|pilihan
    dicoret .. gara|karena .. pilih|dukung|protes|milih|nyoblos, beda pilihan, bukan pendukung
    tanda_tangan|ttd|stempel|cap|surat|ijazah|kwitansi|kuitansi|nota|absen|akta|sertifikat|spj|kk|
    nilai|
    sk|domisili|tandatangan .. palsu|dipalsu|dipalsukan|dipalsuin|malsu|malsukan|ditiru|aspal|
    direkayasa|
    dicatut|dimanipulasi, palsu|palsukan|dipalsu|dipalsukan|memalsukan|malsukan|malsu ..
    tanda_tangan|
    ttd|stempel|surat|ijazah|data|kwitansi|nota|absen|akta|sertifikat|spj|kk|dokumen|domisili|sk|
    tandatangan
    nama|nik|data|ktp|kk saya|saya_dan_ibu|warga|kami|bapak .. dicatut|dipakai|dipinjam|
    disalahgunakan|
    dijual|dibocorkan|disebar, *catut, tanpa sepengetahuan saya|kami|warga|pemilik
    kantor|balai|kelurahan|kecamatan|puskesmas|pustu|polindes|dinas|ruangan|meja|kantore ..
    kosong|
    tutup|suwung|sepi|dikunci|digembok|tidak_ada_orang|dereng_buka|belum_buka|tidak_ada_siapa ...
    jam|
    hari_kerja|hari_senin|perangkat|pegawai|petugas|padahal
    jam|pukul|padahal ... kantor|balai_desa|pelayanan|puskesmas|pustu|kelurahan|kecamatan|
    kantore ..
    kosong|tutup|suwung|sepi|dikunci|digembok|tidak_ada_orang|belum_buka|isih_tutup|masih_tutup|
    masih_kosong|isih_kosong, belum jam .. tutup|pulang|bubar
    jam kerja .. tutup|kosong|sepi|keluyuran
    disuruh|suruh|nyuruh|wajib|harus|dipaksa|diarahkan|maksa .. beli|membeli|tebus|ambil|nebus ..
    koperasi|apotek|toko|sekolah|guru|rekanan|milik|tempat|lks|seragam|buku|klinik|paket|dia
    backing, beking, *beking, bekingan, ada bekingannya, kebal hukum, tidak tersentuh hukum
    tambang|galian|judi|togel|miras|karaoke|sabung|kayu|pasir ... setor|setoran|aparat|oknum|
    dilindungi|
    jatah|beking, uang tutup, tutup mulut
    no receipt, without receipt, without a receipt, paid extra, slip some money, grease money
    fake documents, forged, forgery, ghost employee, ghost employees, jumped the queue, cut the line
    connections, vote buying, buy votes, unofficial fee, extra fee, extra money, extra cash
"""

# Money words that are part of honest business.
_HONEST_FEES: Final = """
    janji .. kampanye, waktu|saat|pas|jaman|zaman|dulu|janjinya kampanye, kampanye dulu
    tidak|belum .. jatah|bagian
    titip|nitip salam|doa|pesan|motor|sandal|barang|uang|anak, titip absen senam|les|kuliah
    nomor|kontak|call_center|hotline|link|wa ..
    pungli|korupsi
    bayar pbb, bayar pajak, bayar listrik, bayar air, bayar pdam, bayar iuran bpjs, bayar bpjs
    bayar spp, bayar tagihan, bayar denda
    bayar retribusi, bayar online, biaya resmi, tarif resmi, cara bayar, bayar dimana, uang kembali
    uang saku, uang kuliah
    minta penjelasan, minta tanggapan, minta solusi, minta bantuan, minta informasi
    minta perhatian, minta maaf, minta uang ganti
    potong pajak, potong rambut, potong rumput, potong pohon, dipotong pohon, pohon dipotong
    ranting dipotong, potong kambing
    dipotong rumput, rumput dipotong, dahan dipotong, gratis ongkir, permainan anak
    taman permainan, arena permainan, alat permainan
    dokter jam kerja, rp 86, jalan 86, nomor 86, km 86, titip anak, penitipan, setoran sampah
    bank sampah setoran, setoran awal, setoran haji, amplop surat
    tutup|buka|tutupnya|bukanya jam_berapa|pukul_berapa|jam_piro|jam_sabaraha|jam_pira|kapan
    jam_berapa|pukul_berapa|jam_piro|jam_sabaraha .. tutup|buka|tutupnya|bukanya|tutupe|bukane
    mainan dijual|dijual_di|dijualin, jual|dijual|jualan mainan
    yang|sing|nu|kios|toko|agen|apotek|warung jual|jualan|dijual|ngedol|ngajual ... di_mana|dimana|
    mana|ngendi|jauh|terdekat|murah
    di_mana|dimana|mana|ngendi|nang_endi .. jual|jualan|dijual|ngedol|ngajual pupuk|obat|solar|
    elpiji|subsidi
    kembali uang, uang ganti rugi, dana talangan, salah gunakan kata, audit internal lulus
"""

# "Without money nothing goes" denies nothing.
_UNLESS: Final = """
    kalau|jika|nek|mun|lamun|upami|bila|if|yang|sing tidak, tanpa, kalau .. tidak
"""

_DENIED_GRAFT: Final = """
    tidak|bukan|bebas|tanpa|anti|nihil|stop|cegah|zona .. pungli|pungutan|korupsi|suap|gratifikasi|
    calo|sogok|amplop|pelicin
    tidak ada lagi pungli, tidak ada pungutan, bebas pungli, bebas korupsi, tidak dipungut biaya
    tanpa dipungut biaya, tidak dipungut, tidak diminta uang
    tidak ada biaya, tidak dimintai uang, sosialisasi antikorupsi, sosialisasi anti korupsi
    hari anti korupsi, pendidikan antikorupsi
    tidak minta uang, tidak minta apa
"""

OVERSIGHT: Final = {
    "graft": _GRAFT + _MONEY_LOST + _FAVOURS + FRAMES["graft"],
    "demand": _DEMANDS,
    "official": _OFFICIALS + _OFFICE_HOLDERS,
    "holder": _OFFICE_HOLDERS,
    "deed": _DEEDS,
    "doer": _DOERS,
    "called": _CALLED + FRAMES["called"],
    "private": FRAMES["private"],
    "teacher": FRAMES["teacher"],
    "of_all": FRAMES["of_all"],
    "misconduct": "".join(
        (
            _MISCONDUCT,
            _ABSENCE,
            _INSULTS,
            _VIOLENCE,
            _HARASSMENT,
            _MISUSE,
            _OWN_GAIN,
            FRAMES["misconduct"],
        )
    ),
    "honest": _HONEST_FEES + FRAMES["honest"],
    "unless": _UNLESS,
    "denied": _DENIED_GRAFT,
    **ANCHORS,
    **TRACES,
    **ORDINARY,
}

MINORS: Final = {
    # The writer says to be a child.
    "child_writer": """
        saya|aku|kami masih sekolah|sd|smp|sma|smk|mts|kelas|kecil|pelajar|murid|anak|remaja|
        dibawah|paud
        saya|aku|kami murid|pelajar|anak_sd|anak_smp|anak_sma|anak_smk|osis|anak_kelas
        saya|aku|kami sekolah di sd|smp|sma|smk|mts|ma|min|sdn|smpn, saya kelas, aku kelas
        kami kelas, kita kelas, kami siswa|osis|pelajar|santri, ortu kami
        saya duduk di kelas, kelas saya
        kami para murid, kami anak sekolah, kami anak anak, sebagai murid, sebagai pelajar
        sekolah saya, sekolahku, sekolah kami
        guru saya, guruku, wali kelas saya, teman sekelas saya, kakak kelas
        ibu guru saya, mama saya, mamaku, ayahku
        umur saya|aku belasan, saya baru umur, i am a student, i am a pupil, my teacher, my school
        i am in grade, years old
        saya|aku .. kelas, sekolah mungkin di smp, murid kelas, abdi kelas, abdi murid, abdi sakola
        kula taksih sekolah, cita cita saya
    """,
    # A child.
    "child": """
        anak, anak saya, anakku, anak kami, anak anak, anak kecil, anak di bawah umur
        anak dibawah umur, dibawah umur, di bawah umur
        bocah, bocil, arek, arek cilik, cah cilik, lare, lare alit, budak, budak leutik
        murangkalih, orok, bayi, balita, batita, bayik
        murid, anak didik, anak tk, anak sd, anak smp, anak sma, anak paud, siswa sd, anak panti
        anak asuh, anak yatim, anak jalanan
        anjal, remaja, abg, remaja putri, gadis, gadis belia, gadis kecil, perawan cilik
        putri saya, putra saya, putriku, putraku, keponakan, ponakan
        cucu, cucu saya, adik saya, adikku, adik, adek, adi abdi, pelajar, anak perempuan
        anak laki, child, children, kid, kids, daughter
        my son, baby, toddler, student, students, minor, underage, schoolgirl, boy, girl, teenager
        schoolboy, pupil, infant
        yang kecil|cilik|leutik|alit, anak gadis, perempuan kecil, cah, cah wedok|lanang
        cah sd|smp|sma, gadis smp|sma|sd, abk
        cewek|cowok|perempuan|anak|bocah|gadis sd|smp|sma|smk|mts|paud|tk|mi, anak tiri, anak angkat
        putri|putra kami|nya|beliau|mereka, anak laki laki, anak autis|difabel|down, yatim, piatu
        yatim piatu, orok, jabang bayi, newborn, kakak beradik, adik kelas, santriwati, pramuka
        anak magang|pkl, siswa magang, murid kami, pelajar putri, gadis remaja, gadis 1, bujang alit
        si kecil, anak bungsu, anak sulung, anak pertama, buah hati, cucuku, teens, my nephew
        my niece, little girl, little boy, grandson, granddaughter, boys, girls, preschooler
    """,
    # What a child must not suffer.
    "harm": """
        megang|megang2|pegang2|megangin|pegang_pegang|megang_megang .. siswi|murid|santri|
        santriwati
        siswi|murid|santri|santriwati .. dipegang|dipegangi|dipegangin|dipegang_pegang
        masuk ke sumur|septictank|septic|kali|sungai|got
        *lindas|*lindes|*giles|*tabrak, melepuh, luka bakar, tidak bisa napas, alergi bengkak
        masuk sumur|septictank|septic|kali|sungai|got, katelen, kesereden, keselek, tersedak
        nelan, nelen
        kuning banget|sekali, tidak mau netek|nyusu, ngajak ketemu|ketemuan|hotel|villa|nginap
        pegang pegang, dipegang pegang, grepe, mayat, jenazah, tenggelam, hanyut, kecebur, kesetrum
        dipukul, dipukuli, mukul, memukul, mukuli, dihajar, digebuki, ditampar, menampar, nampar
        dicubit, dijewer, ditendang, dianiaya
        penganiayaan, menganiaya, disiksa, menyiksa, siksa, disundut, dikeroyok, mengeroyok
        pengeroyokan, dikaplok, diteunggeul, dibacok
        ditusuk, dilukai, luka, luka luka, lebam, memar, berdarah, patah, kekerasan, kdrt
        ditelantarkan, menelantarkan, terlantar, telantar
        dibuang, dikurung, dirantai, dipasung, dilecehkan, melecehkan, pelecehan, dicabuli
        mencabuli, cabul, pencabulan, diraba, digerayangi
        meniduri, niduri, nidurin, ditiduri, ditidurin, digauli, menggauli, nggauli, menghamili
        ngehamili, ngehamilin, ngahamilan, meteng, nodai, menodai, dinodai
        perempuan|gadis|siswi|santriwati|putri diajak|ngajak tidur
        diajak|ngajak|dipaksa|disuruh|diajak_untuk tidur om|omnya|paman|pamannya|bapak|bapaknya|
        guru|gurunya|pria|laki|bareng|sekamar|seranjang|berdua|sama|dengan|dia|hotel
        daughter|son|child|girl|boy|kid|niece|nephew|she|he .. was|got|been|being touched
        touched|touching my|her|him|our, groped, fondled
        diperkosa, memperkosa, perkosaan, pemerkosaan, rudapaksa, dirudapaksa, sodomi, disodomi
        disetubuhi, dihamili, hamil, hamil duluan
        diculik, penculikan, menculik, hilang, ilang, kabur, dijual, perdagangan, dieksploitasi
        eksploitasi, dipekerjakan, mempekerjakan
        disuruh kerja, kerja di, jualan koran|tisu|asongan, jual koran|tisu, jualan sampai malam
        belum pulang, tidak pulang, dipasung, dipaksa kerja, disuruh ngemis, ngemis, mengemis
        minta minta, ngamen, disuruh jualan, pengemis, ngelem
        dibully, bully, membully, bullying, dibuli, perundungan, dirundung, diejek, diolok, dihina
        dikucilkan, diancam, mengancam, diteror
        dinikahkan, dinikahi, nikah dini, nikah paksa, pernikahan dini, dikawinkan, dipaksa nikah
        kawin paksa, dijodohkan
        gizi buruk, stunting, busung lapar, kelaparan, kurang gizi, putus sekolah, tidak sekolah
        tidak mau sekolah, dikeluarkan, trauma
        depresi, bunuh diri, ditelanjangi, dividiokan, disebar fotonya, video, grooming, narkoba
        mabuk, miras, sabu, rokok, prostitusi
        open bo, dijadikan, michat, keracunan, tenggelam, kelelep, kejegur, hanyut, keli, kesetrum
        tersetrum, tertabrak, ketabrak, ditabrak, jatuh
        meninggal, tewas, terluka, kejang, kejang kejang, pingsan, digigit, gigit, sesak, kritis
        sakit parah, muntah, muntah muntah, terjebak
        terjepit, tertimbun, tertimpa, kecelakaan, terbakar, dibunuh, disekap, diintip, dirampas
        dibegal, dipalak, dihukum, dijemur, dipaksa
        *seret, *culik, *kunci, *kurung, *sekap, *bunuh, *bacok, *tusuk, *tembak, *gigit, *cokot
        *patuk, *sengat, *setrum, *cabul, *leceh, *perkosa, *sodomi, *raba, *pukul, *tampar
        *tendang
        *tabrak, *serempet, *lindas, *timpa, *jepit, *timbun, *hanyut, *ceplung, *cemplung, *cebur
        *jegur, *keroyok, *palak, *ancam, *siksa, *jambak, *jewer, *cubit, *bully, *rundung, *usir
        *tinggal_sendiri, *telantar, *buang, *jual_diri, *gebuk, *hajar, *cekik, *siram, *setrika
        *racun, *sakit_parah, *sesat, *bakar, *tonjok, *intip, *goda, *eksploitasi, *tipu, *begal
        kintir, keli, palid, kabawa, kebawa, *roboh, *ambruk, *runtuh, *rubuh, bit, bitten, bite
        fell, burned
        *ikat, naik|bawa|nyetir|ngendarain motor|mobil, gak sekolah, digantung, telantar
        diabaikan
        hirup lem, hisap lem, ngisep lem, lem, *isap, bundir, gantung diri, tidak sadarkan, sekarat
        *grepe, *colek, *remas, *cium, *peluk, *ngamar, *goda, *rayu, loncat, lompat, terjun, nekat
        sakit perut, dehidrasi, bab terus, bab darah, mencret, *cret, tifus, tipes, korban, kejepit
        mesum, zina, indehoy, kumpul kebo, staycation, ditaruh, ditaro, ditinggalin, kardus
        telanjang
        masuk|mlebu|masup|dibawa rumah_sakit|rs|rsud|igd|ugd|puskesmas, dirawat, rawat inap, dientup
        diantup, kaantup, *entup, *antup, *lempar_batu, *cakar, sakit keras, tidak sadar
        tidak engap
        teu engap, meninggal dunia, merokok, ngerokok, vape, ngevape, nyabu, ngobat, ngepil
        ngeganja
        panas tinggi, demam tinggi, dbd, demam berdarah, difteri, campak, diare, kolera, leukemia
        kritis, koma, trombosit, icu, picu, nicu, inkubator, lumpuh, opname, kecanduan, kecelup
        tidak dikasih makan, tidak diberi makan, kelaparan, kurus kering, lebam lebam, ditinggal
        ditelantarin, dilempar, terseret, kebawa arus, palid, kabawa caah, diracun, minum racun
        ngelem aibon, lem aibon, komix, tramadol, obat terlarang, pil koplo, miras oplosan
        balap liar
        judi online, judol, pacaran, kerja malam, kerja di pabrik|kafe|warung|karaoke, buruh
        kerja berat
        mulung, memulung, pemulung, jadi pengamen, manusia silver, lemburan, tidak dibayar
        tidak boleh sekolah, tidak bisa sekolah, berhenti sekolah, drop out, do
        tidak naik kelas karena
        dikawinkan, nikah, dinikahkan, menikah, dilamar, dijodohin, married off, child marriage
        tidak dikasih ijazah, cyber bullying, fotonya disebar, foto bugil, melukai diri, sayat
        silet
        nangis tiap malam, menangis minta tolong, menangis kesakitan, jerit, ketakutan
        takut sekolah
        dipelorotin, ditelanjangi, dipaksa minum, dipaksa ngaku, perkelahian, berkelahi, kelahi
        trafficking, abuse, crying, screaming, sick, starving, begging, work, sexually, fever
        bleeding
        dimarahi, dibentak, dimaki, ditolak sekolah, ditahan, tawuran, kejeblos, kejeglong, diusir
        disakiti, dicekik, dibakar
        abused, beaten, beat, hit, raped, molested, kidnapped, missing, drowned, drowning, injured
        bullied, hurt, forced, harassed, dead
    """,
    # Where "anak" is not a child, or the child only stands near.
    "not_a_child": """
        anak buah, anak tangga, anak sungai, anak kali, anak perusahaan, anak istri, anak bini
        anak muda, anak kades, anak pak kades, anak pejabat, anak lurah
        anak pak lurah, anak bupati, anak motor, anak punk, anak kost, anak kos, anak rantau
        anak petani, anak nelayan, anak cucu, anak bangsa
        anak ayam, anak kambing, anak sapi, anak kucing, budak korupsi, bayi tabung, ponakan kepala
        ponakan kades, keponakan kades, keponakan kepala
        ponakan pejabat, istri saya, boy band, janda|duda|tanggungan .. anak, adik ipar, anak mantu
        anak|bocah|arek|gadis|santri|siswa|siswi|murid|remaja .. tidur .. masjid|mushola|langgar|
        surau|tenda|siang|pesantren
        anak kuliah|kuliahan|mahasiswa|band|metal|vespa|geng, anak panah, uang|duit anak
    """,
}

THREATS: Final = {
    "threat": """
        diancam, diancem, diancami, dianceum, ngancam, ngancem, ngancam saya, mengancam, mengancem
        ancaman, ancamannya, ancem, ancam
        pengancaman, diteror, teror, meneror, diintimidasi, intimidasi, mengintimidasi, diintimidir
        ditekan, dapat tekanan, mendapat tekanan
        threatened, threaten, threatening, threats, death threat, intimidated, intimidate
        afraid of retaliation, retaliation, fear for my life
        they will hurt, will kill, kill me, hurt me, scared for my, afraid they
        takut|khawatir|bilih|hawatir .. dibunuh|dipateni|dibacok|dicelakai|dicelakakan|dihajar|
        dipukuli|dipukul|diculik|diapa|diapakan|dibalas|didatangi|didatengin|disakiti|disantet|
        diintimidasi|diteror|digebuki|diusir|dikeroyok|dipecat|dimutasi|dikeluarkan|dipersulit|
        ketahuan|kenapa_napa|dipaehan|diarah|dicari|dendam
        mau|akan|arep|bade|badhe|bakal|rek|dek|hendak|dikancani .. dibunuh|dipateni|dibacok|
        dicelakai|dihabisi|dibakar|diobong|diduruk|dipaehan|dihajar|digebuki|dipukuli|diculik|
        disantet|ditusuk|ditembak|dipecat_kalau|diusir|membunuh|mbacok|membacok|mateni
        nanti|ngko|engko|engke|bisa|bisa_bisa .. dibunuh|dicelakai|dicelakakan|dihajar|dipukuli|
        dihabisi|dibacok|dipateni|diapa_apain|diculik|dipersulit|dibalas|dendam|dimusuhi
        saya|kami|aku|keluarga|rumah|anak ... dibakar_kalau|dibunuh_kalau, ancam bunuh, ancam akan
        awas kamu, awas kalau, awas lu, tak pateni, tak obong, tak bacok, kubunuh, saya bunuh
        bawa|pegang|acungkan|ngacungin|todong|menodong .. parang|celurit|golok|pisau|pedang|pistol|
        senjata|bedok|clurit|sajam
        diacungi|ditodong|ditodongkan, ngamuk .. bawa, takut .. balas dendam, balas dendam
        takut dendam, takut ada apa apa, takut keselamatan, keselamatan saya, keselamatan kami
        keselamatan keluarga, nyawa saya, nyawa kami
        nyawa keluarga, nyawaku, nyawa terancam, terancam nyawa, jiwa terancam, merasa terancam
        saya terancam, kami terancam, terancam
        nama|identitas .. disamarkan|samarkan|dirahasiakan|rahasiakan|disembunyikan|disensor|
        disebut, takut|wedi|sieun .. preman|mafia|rentenir|orang_suruhan|anak_buah, ketahuan lapor
        ketahuan melapor, ketauan lapor
        mau|akan|bakal|arep bunuh|bacok|bakar|ngobong|mateni|habisi|membunuh|membakar|ngehajar|
        hajar|ngancam|nyebar|sebar, habis saya
        jangan .. nama_saya|namaku|identitas_saya|identitas|bocor|disebut_nama, jangan sebut nama
        jangan sebutkan nama, jangan disebut nama, nama saya jangan, ojo sebut, ojo nyebut jeneng
        identitas saya .. dirahasiakan|rahasia, rahasiakan identitas, rahasiakan nama
        mohon dirahasiakan, tolong dirahasiakan, tolong rahasiakan, lindungi saya, lindungi pelapor
        minta perlindungan, butuh perlindungan, mohon perlindungan, perlindungan saksi
        perlindungan pelapor, lpsk
        didatangi|didatengi|didatengin|diparani|disamperin|ditemui|dicari|dicariin|disatroni|
        dikepung .. preman|orang_tidak_dikenal|orang_suruhan|suruhan|anak_buah|centeng|debt|
        debtcollector|tukang_pukul|massa|otk|bawa|pakai_parang
        orang suruhan, dikejar preman, dikejar rentenir, bawa parang .. rumah
        bawa celurit .. rumah, rumah .. dilempari|dilempar|disiram|dirusak, bom molotov
        surat kaleng, surat ancaman
        mau membakar, akan membakar, akan membunuh, mau bunuh|bacok|bakar, arep mateni, arep mbacok
        arep ngobong, dipaksa diam, suruh diam, disuruh diam, disuruh bungkam, dibungkam
        disuruh cabut laporan
        cabut laporan, dipaksa mencabut, dipaksa damai, jangan lapor, dilarang lapor
        kalau berani lapor, kalau lapor, kalau melapor, gara lapor, setelah lapor
        habis lapor .. didatangi|diancam|diusir|dipersulit|dipecat|dimutasi|dimusuhi|diintimidasi
        *ancam, *intimidasi, *teror, diuber uber|preman|orang|wong, dikejar kejar, dibuntuti
        dibuntutin
        diikuti orang|motor|mobil|terus|sampai, diintai, dimata matai, diawasi orang
        diburu preman|orang
        diweden wedeni, dimedeni, diwedeni, disingsieunan, dipoyok, disinisin karena lapor
        mau|akan|arep|badhe|bade|bakal|rek|dek|hendak|nanti|ngko|engke|siap|bisa|jarene|katanya ..
        *bunuh|*bacok|habisi|habisin|dihabisi|dihabisin|menghabisi|ngabisi|ngabisin|*gebuk|*hajar|
        *keroyok|*tusuk|*tembak|*culik|*santet|*gorok|*penggal|
        dicelakai|dicelakakan|nyelakain|*cekik|*antem|digantung|*paten|*lenyap|*perkosa|
        *bakar_rumah|*siram|*tabok|*pukul|
        *usir|
        *potong_tangan|*potong_leher|dipotong_tangan|dipotong_kaki|dikubur|diperkarakan|dipenjara|
        dilaporkan_balik|dilaporkan_polisi|dipolisikan|ditabrak|disebar|dibuat_cacat|dihilangkan|
        digebugan
        mau|akan|bakal|nanti|arep|bade|ngko|engke .. habis|abis kamu|kau|lu|elu|loe|kowe|koen|maneh
        kamu|kau|lu|elu|loe|kowe|koen|maneh akan|bakal habis|abis
        diikutin, diikuti, dibuntuti, dibuntutin, diintip orang, dipantau orang|preman, *obrak
        mau|bakal|akan|arep|rek|siap|nanti .. diobrak|diratakan|dirusak|dihancurkan|ditutup_paksa|
        dibakar|
        dijarah|digusur_paksa|dikeroyok|diserang|diserbu, kalau berani .. lapor|polisi|ngadu|
        ngomong|protes
        nyebarin|menyebarkan|sebarkan|disebar|disebarin|viralin .. video|foto|aib|chat .. saya|aku|
        pribadi|bugil|kita
        ngancem|ngancam|mengancam|ancam .. sebar|sebarin|nyebarin|menyebarkan|viralin|bongkar|lapor
        motor|mobil|orang|preman|wong|pria .. muter|mondar|mandir|wira_wiri|nongkrong|mantau|
        bolak .. depan rumah
        mondar mandir depan|sekitar|di depan|rumah, takut|wedi|sieun|ajrih|ngeri lapor|melapor|
        bersuara|speak|ngomong
        tau|tahu|ngerti|hafal|kenal|nyaho .. omahku|rumah_saya|alamat_saya|rumahku|imah_abdi
        nyebar|kirim|ngirim|nyebarin ancaman, takut saya|keluarga|anak .. dicari|diapa|kenapa|
        jadi_korban
        leher|nyawa|kepala|keselamatan .. taruhannya|taruhan|melayang|ancamannya|diincar|jaminannya
        buka mulut, buka suara .. awas|hati, tutup mulut, disuruh hapus, suruh hapus
        dipaksa hapus, paksa hapus
        hapus|cabut|turunkan postingan|laporan|status|video|pengaduan|konten|berita
        sejak|setelah|habis|sesudah|gara|semenjak|karena .. saya|kami|aku|abdi|kula .. lapor|nulis|
        protes|ngadu|
        negur|melapor|posting|komplain|upload|viralkan ... ngelempari|nglempari|melempari|ngrusak|
        merusak|
        ngancam|neror|musuhi|memusuhi|ngusir|ngebakar|nyiram|nyerang|mutus|diblokir|dijauhi|dilempar
        besok|nanti .. bawa golok|parang|orang|massa|preman|teman
        orangnya sadis|kejam|nekat|jahat|preman|bengis
        kalau|jika|siapa|if|sing|yang|nek|mun|masih|barang_siapa .. lapor|melapor|ngomong|protes|
        bersuara|ngadu|
        cerita|bocor|speak|report|complain|viralkan|demo|nulis|komentar|talk|ikut_campur|rewel ...
        dipersulit|dipecat|dihajar|dicoret|diusir|dilaporkan|awas|tau_sendiri|tahu_sendiri|
        hati_hati|
        rasakan|urusan|dibunuh|bacok|bakar|burn|kill|hurt|dicari|ditandai|ditandain|tidak_dapat|
        habis|
        dimutasi|dikeluarkan|disantet|dibacok|fire|lose|dipatahkan|digebuk|digebukin|dihabisi|
        dikubur
        awas|hati_hati|hati|dipecat|dicoret|dipersulit|diusir|burn|kill|hurt|ditandai|dihajar|
        digebukin|dibunuh|
        dibacok|dibakar|dihabisi|dikeluarkan|dimutasi|beat|break|shoot ... kalau|jika|if|nek|mun|
        asal|misal ..
        lapor|melapor|ngomong|protes|bersuara|ngadu|cerita|report|complain|talk|ribut|nulis|viral|
        rewel
        jangan_sampai|ojo_nganti|ojo_sampek|jangan|ulah|takut|tong .. tau|tahu|ngerti|dengar|nyaho|
        terang|
        ketahuan|ketauan|know .. saya|lapor|aku|pelapor|nama|siapa|abdi|kula
        tau|tahu|ngerti|ketahuan|ketauan|nyaho kalau|bahwa|yen .. saya|aku|kami .. lapor|ngadu|
        melapor|cerita
        jangan .. bilang|kasih_tau|ngomong|sebut .. saya|dari_saya|yang_lapor|siapa|nama
        saya|aku masih .. kerja|tinggal|sekolah|ngontrak .. di_situ|disitu|sana|disana|takut|jangan
        disiram|dilempari|dilempar|dirusak|dibakar|diracun|dipotong|dicabut|dibaret|dikempesin|
        diputus|
        dipecahkan|dicoret|dibongkar|disegel|dimusuhi|digembok ... sesudah|setelah|habis|sejak|gara|
        karena|
        sehabis|semenjak|sanggeus|sakwise|after .. lapor|melapor|protes|ngadu|nulis|komplain|viral|
        negur|menegur
        sesudah|setelah|habis|sejak|gara|semenjak|sanggeus|sakwise|after .. lapor|melapor|protes|
        ngadu|nulis|
        komplain|viral|negur|menegur ... disiram|dilempari|dirusak|dibakar|diracun|dipotong|dibaret|
        mati|
        didatangi|dicari|diikuti|diputus|dimusuhi|dikucilkan|dipindah|dipecat|ditekan|dibacok|
        dilempar
        ngirim|kirim|dikirimi|dikirim|kiriman .. foto rumah|anak|keluarga .. hati|awas|kalau, dor
        didor
        disantet, disantèt, santet, ditenung, diteluh, diguna guna, digetok, dilaporin balik
        dilaporkan balik, lapor balik, dipolisikan, uu ite, pasal ite, pencemaran nama baik
        mobil|motor|rumah|kaca|warung|pagar|tanaman|pintu ... dibaret|dibeset|dipecah|dirusak|
        dilempar|
        dilempari|dikempesi|ditembaki|disiram|dicoret|disilet|dibobol|dibakar .. setelah|karena|
        sejak|habis|
        gara|lapor|protes
        masih ikut campur|ngeyel|protes|ribut|bersuara|lapor|berani, jangan ikut campur
        ojo melu melu
        jangan macam macam, ojo macem macem, ulah macem macem, tau akibatnya, tahu akibatnya
        tanggung akibatnya, akibatnya sendiri, tunggu saja, liat saja nanti, lihat saja nanti
        awas ya, awas kowe, awas nek, awas maneh, awas kamu, hati hati kamu|kalau_pulang|di_jalan|
        kowe
        urusannya panjang, urusan panjang, bakal panjang urusannya, tidak akan tenang, tidak selamat
        tidak akan selamat, bakal kenapa, kenapa napa, kenapa kenapa, terjadi apa apa, dibikin susah
        dikirimi .. peluru|bangkai|kepala|pocong|peti|kafan|bunga, kiriman bangkai|peluru|kepala
        telepon|telpon|wa|chat|sms|pesan|nomor .. gelap|teror|ancaman|ngancam|neror|
        tidak_dikenal_ngancam
        foto|video|aib|data|chat .. disebar|disebarkan|sebarkan|nyebarin|disebarin .. kalau|jika|
        bila
        mau|akan|ancam .. sebar|sebarin|nyebarin|menyebarkan|nyebar, diperas foto, blackmail
        pemerasan foto
        takut ketahuan, takut ketauan, jangan sampai ketahuan, jangan sampai ketauan
        ojo nganti konangan
        takut identitas, takut nama, takut dikucilkan|dimusuhi|dibenci|dibales|dijauhi|dicoret|
        dipersulit
        takut kehilangan pekerjaan|nyawa, takut anak saya kenapa, takut diapa apain, dimusuhi
        jangan bocorkan|bocorin|disebar|bilang .. nama|identitas|nomor|siapa|saya|data
        nama|identitas|data|nomor .. jangan .. disebut|bocor|disebar|dibuka|muncul|ditampilkan|
        keluar
        nama|identitas|data|jeneng|nami .. dirahasiaken|dirahasiakan|dirahasiain|rahasia|anonim|
        ditutupi|
        disembunyikan, pelapor dirahasiakan|anonim, laporkan anonim, lapor secara anonim
        saya anonim
        rahasiakan|rahasiain|samarkan|sembunyikan .. nama|identitas|saya|pelapor|data
        ditodong|dicegat|dihadang|diserempet|dipepet|dikeroyok .. habis|setelah|karena|gara ..
        lapor|protes|
        bersuara
        habis|setelah|sehabis|sejak|gara|karena .. lapor|melapor|protes|viral|nulis|komplain|
        demo ...
        didatangi|diancam|diusir|dipersulit|dipecat|dimutasi|dimusuhi|diintimidasi|diteror|dicari|
        dikeluarkan|dikucilkan|dilempar|dilempari|dirusak|diserang|dipanggil|dicoret|dilarang
        dipecat kalau|karena_lapor, diancam pecat|mutasi|phk, mau dipecat kalau, dicoret kalau
        break my, beat me up, beaten up if, shut up or, keep quiet or, my safety, i fear for
        unsafe to
        followed me, following me, stalking, stalked, stalker, keep my name, my name secret
        anonymous
        my identity, threat, or else, watch out if
        dibunuh, dipateni, dihabisi, digorok, disembelih, dicelakai, dicelakakan
    """,
    "denied": f"""
        {WANTS_TO_TELL}
        tidak .. diancam|mengancam|ancaman, bukan ancaman
        ancaman banjir|longsor|bencana|kekeringan|penyakit|dbd|kesehatan|kebakaran|hama|wabah|gagal
        mengancam jiwa pengguna
        mengancam .. keselamatan pengendara|pengguna|warga|lingkungan|rumah|panen|kesehatan|
        pengendara
        terancam .. banjir|longsor|puso|mati|gagal|roboh|ambruk|hilang|hanyut|putus|sungai|abrasi
        rumah|talud|jalan|jembatan|sawah|tebing|kampung|permukiman|sekolah|gedung ... terancam
        terancam banjir|longsor|gagal|roboh|ambruk|punah|putus|tutup|ambrol|hanyut|kekeringan|
        bangkrut|tidak
        teror nyamuk|tikus|monyet|bau|babi|ular|asap|lalat|kera|ulat
        diteror nyamuk|bau|monyet|asap|lalat|ular|tikus|kera|babi, rawan dibunuh
        kalau lapor kemana, kalau lapor .. dimana
        kalau lapor ke mana, kalau lapor lewat, kalau lapor apa, kalau lapor bagaimana
        jalan .. mengancam, pohon .. mengancam, longsor mengancam, banjir mengancam
        kalau melapor kemana, mau|pengen|ingin|rek|arep .. bunuh_diri|gantung_diri|mbunuh_diri
        bunuh diri, gantung diri, lompat|loncat|terjun .. bunuh
        teror kucing|anjing|sinyal|pinjol, mati lampu .. teror, habis lapor apa, habis lapor ke
    """,
}
