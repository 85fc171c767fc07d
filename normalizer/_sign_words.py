"""What seals a report on arrival: phrases about oversight, minors and threats."""

from __future__ import annotations

from typing import Final

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
    dikasih|ngasih|kasih|memberi|beri|diberi|nyelipin|selipin .. uang|duit|amplop|rokok|salam
"""

_GRAFT: Final = """
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
    angpau, wani piro, main uang, main duit, money politic, money politik, serangan fajar, 86
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
    titipan pejabat, titip, siswa titipan, jalur belakang, jalur ordal, pintu belakang
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
    rekening pribadi, masuk rekening, memperkaya diri, pilih kasih bansos
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

# Money words that are part of honest business.
_HONEST_FEES: Final = """
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
    kembali uang, uang ganti rugi, dana talangan, salah gunakan kata, audit internal lulus
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
    "graft": _GRAFT,
    "demand": _DEMANDS,
    "official": _OFFICIALS,
    "misconduct": _MISCONDUCT,
    "honest": _HONEST_FEES,
    "denied": _DENIED_GRAFT,
}

MINORS: Final = {
    # The writer says to be a child.
    "child_writer": """
        saya|aku|kami masih sekolah|sd|smp|sma|smk|mts|kelas|kecil|pelajar|murid|anak|remaja|
        dibawah|paud
        saya|aku|kami murid|pelajar|anak_sd|anak_smp|anak_sma|anak_smk|osis|anak_kelas
        saya|aku|kami sekolah di sd|smp|sma|smk|mts|ma|min|sdn|smpn, saya kelas, aku kelas
        saya duduk di kelas, kelas saya
        kami para murid, kami anak sekolah, kami anak anak, sebagai murid, sebagai pelajar
        sekolah saya, sekolahku, sekolah kami
        guru saya, guruku, guru kami, wali kelas saya, teman sekelas saya, kakak kelas
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
    """,
    # What a child must not suffer.
    "harm": """
        dipukul, dipukuli, mukul, memukul, mukuli, dihajar, digebuki, ditampar, menampar, nampar
        dicubit, dijewer, ditendang, dianiaya
        penganiayaan, menganiaya, disiksa, menyiksa, siksa, disundut, dikeroyok, mengeroyok
        pengeroyokan, dikaplok, diteunggeul, dibacok
        ditusuk, dilukai, luka, luka luka, lebam, memar, berdarah, patah, kekerasan, kdrt
        ditelantarkan, menelantarkan, terlantar, telantar
        dibuang, dikurung, dirantai, dipasung, dilecehkan, melecehkan, pelecehan, dicabuli
        mencabuli, cabul, pencabulan, diraba, digerayangi
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
        ponakan pejabat, istri saya, boy band
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
        dibunuh, dipateni, dihabisi, digorok, disembelih, dicelakai, dicelakakan
    """,
    "denied": """
        tidak .. diancam|mengancam|ancaman, bukan ancaman
        ancaman banjir|longsor|bencana|kekeringan|penyakit|dbd|kesehatan|kebakaran|hama|wabah|gagal
        mengancam jiwa pengguna
        mengancam .. keselamatan pengendara|pengguna|warga|lingkungan|rumah|panen|kesehatan|
        pengendara
        terancam banjir|longsor|gagal|roboh|ambruk|punah|putus|tutup|ambrol|hanyut|kekeringan|
        bangkrut|tidak
        teror nyamuk|tikus|monyet|bau|babi|ular|asap|lalat|kera|ulat
        diteror nyamuk|bau|monyet|asap|lalat|ular|tikus|kera|babi, rawan dibunuh
        kalau lapor kemana, kalau lapor .. dimana
        kalau lapor ke mana, kalau lapor lewat, kalau lapor apa, kalau lapor bagaimana
        jalan .. mengancam, pohon .. mengancam, longsor mengancam, banjir mengancam
        kalau melapor kemana
    """,
}
