"""What people say in danger, and what only sounds like it: phrases for `urgency`."""

from __future__ import annotations

from typing import Final

# Danger to life or limb by itself, unless denied, feared, long over or a figure of speech.
DANGERS: Final = {
    "fire": """
        keluar asap, muncul asap, ngebul terus, mbledug, mleduk, mbledosan, bledosan, ngeblos
        njebluk
        smoke everywhere|in|from, alang alang .. kebakaran|terbakar, api dari, api di
        kompor .. bocor
        kebakaran lahan, tersulut, kesamber api, terpanggang, kebakaran pabrik
        api|geni|seuneu .. sampai|lantai|atap|dapur|gudang|kamar|rumah|plafon|genteng|kios|toko|
        masuk
        kepulan asap, gosong, melepuh, mlonyoh, tersiram air panas, kesiram air panas, kebul
        rumah|kios|toko|pasar|gudang|pabrik|motor|mobil .. kebakar|dibakar|gosong|hangus
        kebakaran, kebakarannya, terbakar, terbakarnya, kebakar, dibakar massa, hangus, ludes
        dilalap, si jago merah, api .. membesar|besar|berkobar|menjalar|merembet
        api .. menyala|murub|nyamber|menyambar|membumbung|meluas|mendekat|masih|belum_padam
        ada api, muncul api, keluar api, percikan api, kobaran, berkobar
        asap|kukus|kebul|haseup .. tebal|hitam|pekat|mengepul|ireng|hideung|kandel
        asap keluar dari, meledak, ledakan, mbledos, bledos, njeblug, njebluk, bitu, ngabeledug
        kebakaran hutan, karhutla, geni .. gede|murub|urub|nyamber, genine
        seuneu .. gede|ageung|hurung, seuneu, kompor .. mbledos|meledak|nyamber, luka bakar, fire
        burning, on fire
        smoke coming, explosion, exploded, kirim|butuh|panggil|mohon|tolong|datangkan damkar
        damkar .. segera|cepat|sekarang|kesini|belum_datang
        kirim|kirimi|dikirim|dikirimi|butuh pemadam, mobil pemadam .. segera|cepat|sekarang
        gunung meletus, erupsi, lahar, awan panas, wedhus gembel
    """,
    "flood": """
        dikepung|kepung air|banjir|rob, listrik belum dimatikan, air bah, ternak .. terbawa|hanyut
        rumah .. hanyut|terseret|tersapu
        disapu|tersapu|diterjang|diterjang_air banjir|ombak|gelombang|air
        diterjang banjir, belum bisa .. dievakuasi|mengungsi, bingung ngungsi
        butuh perahu|pelampung
        banyune|airnya|air .. mundak|sampai_atap|sampai_jendela|sampai_dada|sampai_pinggang
        air sampai
        setinggi|sadhuwur|saluhur jendela|dada|pinggang|lutut|dengkul|atap|meja|orang|leher|perut|
        paha|pintu
        kemasukan air, terombang ambing, kebawa|terbawa|kegawa|kabawa air|arus|banjir|ombak
        terisolasi banjir, perahu|kapal .. mogok|kemasukan|pecah|oleng, arus|arusnya .. deras
        banjir bandang, banjir rob masuk, tsunami, air bah, banjir besar, banjir parah, banjir gede
        caah gede, caah dengdeng, flash flood, banjir .. sekarang|barusan|malam_ini|darurat
        banjir|air|banjirnya|airnya|rob|sungai|kali|caah ... sepinggang|sedada|seleher|selutut|
        sedengkul|sadada|sapinggang|satuur|sakdodo|sakdada|saklutut|seperut|sebetis|atap|genteng|
        plafon|1_meter|2_meter|meter
        banjir|air|rob|sungai|kali|caah .. naik|munggah|nambah|meluap|mundak|ngagedean|naek|tinggi|
        deras|meninggi, terus naik, terus munggah, makin tinggi, semakin tinggi, makin naik
        banjir|air|rob|sungai|lumpur|caah .. masuk|mlebu|masup|asup|ngasup|merendam|menggenangi|
        ngelebi .. rumah|kamar|omah|kampung|pemukiman|permukiman|kelas|masjid|desa
        rumah|kampung|desa|pemukiman .. terendam|kerendam|kakeueum|kaleueum|kebanjiran|kelem|kerem|
        keleban, terendam banjir, hanyut, keli, kintir, palid, kebawa arus, terbawa arus, terseret
        terseret arus
        sak|se|sa dengkul|dada|dodo|lutut|pinggang|bangkekan|gulu
        tanggul|bendungan|embung|waduk|tambak .. jebol|bobol|retak|kritis|bocor|longsor|ambrol|
        rembes, tanggul jebol, mengungsi, ngungsi, pengungsi, pengungsian
        perahu karet, evakuasi, dievakuasi, kaevakuasi, butuh evakuasi, di atap, di atas atap
        on the roof, rising fast, water is rising, water rising, flooded house, tulungan caah
        stuck on
        can surut, air bah datang, perahu .. terbalik|karam|tenggelam
        kapal|perahu|sampan .. terbalik|karam|tenggelam|bocor|hilang, terbalik, karam
        gelombang tinggi .. perahu
    """,
    "landslide": """
        longsor, longsoran, tanah longsor, kalongsoran, urug, longsor nutup, tertimbun, ketimbun
        kaurugan, katimbun, kurugan, kebrukan lemah, tebing .. runtuh|ambrol|jatuh|gugur
        tanah .. gerak|bergerak|amblas|ambles|turun|retak, gerakan tanah, taneuh .. longsor|gerak
        lemah .. longsor|ambles|gerak, landslide, mudslide, buried, jalan|rumah .. amblas|ambles
        batu .. menggelinding|jatuh dari tebing
    """,
    "drowning": """
        tikecemplung, ticebur, tiguling ka, masuk .. kebawa, nyemplung sumur, terseret ombak
        kalelep
        tenggelam, kelelep, tilelep, kejegur, kecemplung, kacebur, tercebur, kecebur, tikacebur
        tigebrus, kejebur, keblowok sumur, titeuleum
        jatuh .. sumur|sungai|kali|embung|laut|irigasi|jurang|selokan|septic|got|parit|waduk|kolam
        kejeblos .. sumur|septic, jatuh ke jurang, masuk jurang, masuk sumur, mlebu sumur, drown
        drowned, drowning, fell into, tim sar, basarnas, sar segera, belum ketemu, masuk sungai
        kecemplung .. sumur|kali|got
    """,
    "electrocution": """
        konslet, konsleting, korslet, korsletan, kabel .. telanjang|mengelupas|kelupas|bugil|hidup
        kabel|kawat .. setrum|nyetrum|berasap, meteran .. terbakar|meledak|berasap
        sutet .. putus|roboh
        kesetrum, kasetrum, tersetrum, kestrum, tersengat listrik, kesengat listrik
        sengatan listrik, tersengat, tersengat arus, nyetrum, electrocuted, live wire, kabel hidup
        live cable, power line down
        kabel|kawat|listrik|setrum .. putus|pedot|pegat|jatuh|terkelupas|nglumpruk|menjuntai|
        nglewer|ngulewer|ngagantung|ngeluarkan_api|percikan|konslet|korslet|terbakar|meledak|
        nyentuh|nempel|nyamber|menyala|melorot|nglambrang|tergeletak|melintang|ambruk
        putus|jatuh|menjuntai|rebah .. kabel listrik|pln|tegangan
        tiang|cagak|tihang|tower|gardu|trafo|travo .. roboh|ambruk|rubuh|mau_roboh|miring|meledak|
        konslet|korslet|tumbang|patah|doyong|keluar_api|percikan|condong|arep|rek|bitu|mbledos|
        rebah
        keluar percikan, percikan api, ada setrum, air .. ada setrum|nyetrum, konslet listrik
        korsleting, arus pendek, sparking, fallen cable, wire fell, cable fell, cable is down
    """,
    "gas": """
        gas|elpiji|lpg|tabung|regulator .. bocor|bocoran|meledak|mbledos|menyembur|beracun|nyembur
        bocor .. gas|lpg|elpiji, kebocoran gas, bau gas, mambu gas, bau elpiji, bau lpg
        gas beracun, gas leak, smell of gas, smell gas, gas bocor, pipa gas, amoniak .. bocor
        kebocoran .. kimia|amoniak|klorin|pipa|pabrik, bahan kimia .. tumpah|bocor
        tangki .. bocor|terguling|meledak, bom, benda .. mencurigakan, granat, bahan peledak
        mortir, bomb
    """,
    "accident": """
        mogok di rel|perlintasan, di tengah rel
        darah|getih|darahnya .. banyak|mengalir|berceceran|deras
        kepeleset|terpeleset|jatuh .. kepala|kepalanya|pingsan
        tangan|kaki|kakinya|tangannya .. patah|remuk
        tugel tangane, sikil tugel, terlempar dari, ringsek, hancur .. penumpang, tertabrak kereta
        jatuh dari lantai
        motor|mobil|truk|bus|angkot .. masuk jurang|sungai|parit|kali, tidak bergerak, remuk
        ngglepar
        kecelakaan, tabrakan, nabrak, ketabrak, katabrak, ditabrak, tertabrak, menabrak
        tabrak lari, tabrak, tubrukan, tabrakan beruntun, adu banteng, terlindas, kelindas
        kelindes, kagiles, terguling, kaguling, ngguling, terjungkal
        korban .. tergeletak|luka|meninggal|jiwa|parah|kritis|belum|terjepit|berjatuhan|kejepit
        tergeletak, terkapar, tepar di, tidak bisa bangun, kepala .. berdarah|bocor|pecah
        tidak ada yang nolong|menolong, tabrakan maut, rem blong, nggletak, ngagoler, ngglethak
        kejepit, terjepit, kejepet, kajepit, luka parah, luka berat, berdarah, getih, berlumuran
        pendarahan
        getihan, berdarah darah, patah kaki, patah tangan, patah tulang, tugel sikile, gegar otak
        kritis, sekarat, jatuh korban, korban jiwa, makan korban, memakan korban, makan korban jiwa
        nyawa melayang, ada korban, korbannya, meninggal di tempat
        terpental, terlempar, masuk jurang, mobil .. masuk
        kereta .. nabrak|menabrak|nyambar|anjlok, tertemper, rel .. patah|rusak|bengkok|putus
        palang .. tidak_nutup|tidak_menutup, accident, crash, crashed, hit by, hit and run, injured
        bleeding, wounded, victims, casualties, collided, run over
        jatuh dari .. motor|atap|pohon|lantai|tangga, jatuh .. pingsan|patah|meninggal|luka
        kecelakaan kerja, tersambar petir, disambar petir, kesamber, kasamber gelap
    """,
    "collapse": """
        keruntuhan, tertindih, ketindihan, kejatuhan, kerubuhan, kambrukan, katinggaleun
        timpa rumah|orang|warga
        jembatan .. patah
        roboh, rubuh, ambruk, ambrug, ambrol, ambrolnya, runtuh, robuh, rugrug, rurug
        jebol atapnya, ketimpa, tertimpa, ketiban, katinggang, ketibanan, nibani, menimpa, nimpa
        ambruk|roboh nimpa, reruntuhan, gempa, gempa bumi, lindu, lini, earthquake, collapsed
        collapse, rubble
        jembatan .. putus|ambruk|roboh|retak|goyang|mau_putus|hampir_putus|ambles|amblas|turun|
        miring
        mau|hampir|nyaris|arep|rek|bade|sewaktu waktu|siap|meh|ampir ambruk|roboh|runtuh|rubuh|
        putus|jebol|tumbang|patah|jatuh|ambrol|longsor|rugrug
        dinding|tembok|atap|plafon|gedung|bangunan|tiang|kelas|menara|tandon|pagar|baliho|reklame|
        papan .. roboh|ambruk|runtuh|mau_ambruk|mau_roboh|miring|hampir|retak_besar|ambrol|jebol|
        nyaris, puting beliung, angin ribut, angin kencang .. rusak|atap|roboh|tumbang|terbang
        lesus, angin puyuh
        beterbangan, atap .. terbang|beterbangan|kabur, sinkhole, lubang besar .. tiba|jalan|amblas
    """,
    "about_to_collapse": """
        sebentar lagi|bentar lagi|sediluk engkas roboh|ambruk|rebah|runtuh|jebol|putus
        tinggal nunggu roboh|ambruk
        tiga|dua|beberapa rumah .. terancam, rumah .. terancam longsor|hanyut|roboh|ambruk
        mau|hampir|nyaris|arep|rek|bade|sewaktu_waktu|siap|meh|ampir|bakal|about_to .. ambruk|
        roboh|runtuh|rubuh|jebol|tumbang|ambrol|longsor|rugrug|collapse
        mau|hampir|nyaris|arep|rek|meh putus|patah|nibani|nimpa|jatuh
        jembatan|dinding|tembok|tebing|tanggul|atap|plafon|tiang .. kritis|retak_besar|hampir|
        nyaris|miring|condong|doyong, sudah miring sekali
    """,
    "violence": """
        menyekap, nyekap, jeritan, menjerit minta, jerit jerit, teriakan, mengeroyok, ngeroyok
        dikroyok
        menghajar, ngantemi, menembak, nembak, menusuk, nyulik, menculik, menodong, nodong
        merampok
        membegal, pembacokan, air keras, molotov, geng motor .. nyerang|menyerang|bawa|brutal
        gangster
        nyerang warga|rumah|anak, penyerangan, dilempari batu, dilempar bom
        disiram bensin|air_keras
        penembak, tembakan, mau dirampok, dijarah, njarah, gelut pakai, bacokan
        pakai|pake|gawe|nganggo|make|gunakan|menggunakan pisau|parang|celurit|golok|pedang|pistol
        pakai|pake|gawe|nganggo senjata|sajam|arit|bedog|linggis|airsoft, begal, perampok, nyandera
        with a knife, with a gun, with knives, gunshot, been shot, been stabbed
        dibacok, bacok, kena bacok, mbacok, membacok, bacokan, bacok bacokan, ditusuk, penusukan
        nusuk, ditikam, penikaman, ditembak, penembakan, tembak, dikeroyok, pengeroyokan, digebuki
        digebukin, dihajar, dihajar massa, digepuki, diteunggeulan
        dianiaya, penganiayaan, menganiaya, dicekik, disekap, penyekapan, disandera, sandera
        diculik, penculikan, culik, penculik, dibunuh, membunuh, pembunuhan, dipateni, dipaehan
        diperkosa, memperkosa, perkosaan, pemerkosaan, dirudapaksa
        dilecehkan, dicabuli, pelecehan seksual, mencabuli, dibegal
        begal .. beraksi|sekarang|barusan|bawa|motor|lagi|korban, korban begal, kena begal
        perampokan, dirampok, rampok, ngrampok, perampok, dirampas, dijambret, tawuran, tawur
        bentrok, bentrokan, carok, gelut, perang antar, perkelahian, rusuh, kerusuhan
        bawa|pegang|nggowo|nyandak|mawa|membawa .. parang|celurit|golok|pisau|pedang|pistol|
        senjata|arit|clurit|bedog|sajam|samurai|bom|bensin
        ngacungkan|mengacungkan|diacungi parang|celurit|golok|pisau|pistol|senjata, ditodong
        todong, menodong, ngamuk, mengamuk, amuk massa, penjarahan
        maling .. masih_di|sekarang|di_dalam|masuk|bawa|dihajar|ketangkap, suara tembakan
        mau|akan|arep|rek bakar|membakar|ngobong|menyerang|nyerbu|membunuh
        teriak teriak minta tolong, minta tolong dari, situasi chaos, situasi mencekam, mencekam
        digerebek massa, dikepung massa, mayat, jenazah .. ditemukan, penemuan mayat
        bayi .. dibuang|ditemukan, orok .. dipiceun|dibuang, bunuh .. saya, mau dibunuh
        arep dipateni, mau dibakar, arep diobong, rumahnya mau dibakar
        stabbed, stabbing, shot, shooting, attacked, attacking, beating, robbed, robbery, murder
        murdered, rape, raped, kidnapped, fighting with, armed, hitting me, knife, gun, machete
        being beaten, domestic violence
    """,
    "abuse": """
        kdrt, kekerasan dalam rumah, kekerasan rumah, dipukuli, dipukulin, mukulin, mukuli
        memukuli, disiksa, menyiksa, dirantai, dipasung
        suami .. mukul|memukul|nampar|nendang|hajar, dipukul|ditendang|dihajar suami|bapak|bojo
        domestic violence, being beaten
    """,
    "missing_person": """
        anak|bocah|bocil|arek|lare|balita|bayi|budak|murangkalih|siswi|murid|adik|adek|cucu|nenek|
        kakek|mbah|simbah|lansia|orang_tua|ibu_saya|bapak_saya|keponakan|ponakan|remaja|gadis|
        putri|putra|pendaki|nelayan|pemancing|santri ... hilang|ilang|belum_pulang|tidak_pulang|
        belum_ditemukan|belum_ketemu|menghilang|diculik|tersesat
        hilang .. anak|bocah|bocil|balita|nenek|kakek|arek|anak_kecil, orang hilang, anak hilang
        belum ditemukan, belum pulang .. dari|sejak|sampai, tidak pulang pulang, dicari keluarga
        missing child, child is missing, is missing, has been missing, son is missing
        daughter is missing, went missing
        hilang kontak, terakhir dilihat, terakhir terlihat, kidnapped
    """,
    "medical": """
        tidak bergerak, tidak bangun bangun, tidak bangun, tidak respon saat, tidak merespon
        tidak napas
        tidak nafas, tidak ada napas, tidak ada nadi
        napas|nafas|napasnya|nafasnya .. ngorok|tersengal
        napas|nafas|napasnya .. ngos|putus|berat|pendek|berhenti, nyeri dada, sakit dada
        dada .. sakit
        dada .. nyeri, tiba tiba lumpuh, lumpuh .. separuh|sebelah, bicara pelo, mulutnya mencong
        asma|epilepsi|ayan|jantung .. kambuh|kumat, badan|badannya|kulit|bibir .. biru|membiru
        lemas .. tidak|warga|semua, luka robek, luka tusuk, luka bacok, luka tembak, lukanya parah
        jari|tangan|kaki .. putus, kehabisan darah, donor darah .. segera, ventilator
        genset .. mati
        genset .. tidak nyala, meja operasi, kamar operasi .. mati, ruang operasi .. mati, sungsang
        keguguran, bayi .. prematur, tertelan, nelen koin, tidak sadarkan, tidak siuman
        belum siuman
        chest pain, t breathe, stopped breathing, no pulse, labour pains, water broke
        tolong|tulung|bantu cepat|cepetan|enggal
        cepat|segera kesini|ke_sini|datang|ke_lokasi|mrene
        mau melahirkan, melahirkan, ngalahirkeun, mau lahiran, kontraksi, ketuban, ketuban pecah
        pecah ketuban, bukaan, pingsan, semaput, kapiuhan, kapaehan, tidak sadar, tidak sadarkan
        tidak sadarkan diri, hilang kesadaran, teu eling, ora eling, tidak eling
        sesak, sesak nafas, sesak napas, sesek, sesek napas, susah nafas, susah napas
        sulit bernapas, tidak bisa napas, tidak bisa bernapas, tidak bernapas, tidak bernafas
        henti jantung, serangan jantung, jantung .. kumat|kambuh|serangan|berhenti, stroke, kejang
        kejang kejang, step, setip
        overdosis, mulut berbusa, keluar busa, pendarahan, perdarahan, gawat darurat, muntah darah
        muntah getih, sekarat, kritis, koma, anfal
        butuh|kirim|kirimi|mohon|panggil|minta|tolong|perlu|cari|butuh .. ambulans
        ambulans .. segera|cepat|sekarang|belum_datang|tidak_datang|tidak_diangkat
        ambulans .. belum_datang|tidak_datang|tidak_kunjung|belum_dongkap|tacan_dongkap|
        tidak_diangkat|tidak_mau|ditelpon, butuh darah .. segera|cepat, butuh oksigen
        oksigen habis, kehabisan oksigen, bantuan medis, pertolongan medis, tersedak, keselek
        kesedak, digigit ular, dicatok ula, dipatuk ular
        not breathing, unconscious, collapsed, heart attack, seizure, in labour, in labor
        giving birth, need an ambulance, send an ambulance, call an ambulance, bleeding heavily
        fainted, choking, cannot breathe, can not breathe, difficulty breathing
        nyawa|nyowo|jiwa|hidup .. di_ujung|tidak_tertolong|selamatkan|melayang, selamatkan nyawa
        antara hidup, meregang nyawa, stok darah habis, demam tinggi .. kejang|tidak_turun
    """,
    "animal": """
        bisa ular, kena ular|bisa, serum ular|anti_bisa, butuh serum, perlu serum
        disengat lebah|tawon
        diseruduk, diseruduk sapi, orang orang diseruduk, diterkam, dicaplok, dimakan buaya|harimau
        diserbu tawon|lebah|monyet, digigit tikus|kalajengking|kelabang, kecaplok
        anjing gila, anjing rabies, asu edan, anjing edan, rabies, suspek rabies
        digigit|gigit|nyokot|dicokot|dicatok|dipatuk|diserang|menyerang|nyerang|ngamuk|diseruduk|
        nyeruduk|disengat|diterkam|menerkam|diuber .. anjing|ular|ula|oray|monyet|kera|buaya|babi|
        celeng|tawon|lebah|harimau|macan|gajah|sapi|asu|beruang|kucing|bagong|maung|bajul
        anjing|ular|ula|oray|monyet|kera|buaya|babi_hutan|celeng|tawon|tawon_vespa|lebah|harimau|
        macan|gajah|asu|beruang|bagong|maung|kobra|piton|sanca|banteng|kerbau|bajul .. gigit|
        menggigit|nyokot|ngegel|menyerang|nyerang|ngamuk|mengamuk|masuk_rumah|masuk|mlebu|asup|
        mangsa|memangsa|lepas|menerkam|muncul|nyengat|menyengat|lilit|melilit
        ular masuk, ula mlebu, oray asup, ada ular|ula|oray|kobra|buaya|harimau|macan|piton
        ular .. di dalam|kamar|kelas|plafon|dapur, buaya .. muncul|sungai
        sarang tawon .. menyerang|sekolah|sengat, bitten by, dog bit, dog bites, rabid dog, rabid
        snake in, crocodile, tiger, attacked by
        kegigit|kagegel|digegel .. anjing|ular|oray|monyet
    """,
    "open_hole": """
        lubang|gorong|manhole|got|selokan|galian|drainase|septic|sumur|tutup|parit|
        bak kontrol ... jatuh|kejeblos|terperosok|kejegur|kecemplung|kejeglong|kejeblong|tibo|
        ragrag|korban|terjerembab|tiperosok|kaperosok|patah|meninggal|tewas|masuk
        jatuh|kejeblos|terperosok|kejegur|kecemplung|masuk .. lubang|gorong|manhole|got|selokan|
        galian|drainase|septic|sumur|parit, tidak ada tutupnya
        manhole .. terbuka|terbuka|bolong|hilang|dicuri|open|tanpa_tutup
        gorong|got|lubang|sumur .. tidak_ada_tutupnya|tidak_ditutup|terbuka|tanpa_tutup|menganga|
        mangap|tutupnya_hilang
        menganga, open manhole, manhole cover, fell in, kejeblos, terperosok
    """,
    "tree": """
        akarnya terangkat, akar .. terangkat|keangkat|bongkar|jebol, sebentar lagi rebah, rebah
        tumbang, tumbangan
        pohon|wit|tangkal|dahan|ranting|pang|beringin|trembesi .. tumbang|roboh|ambruk|rubuh|
        miring|doyong|patah|mau|hampir|nyaris|rungkad|arep|rek|bade|condong|lapuk|keropos|menimpa|
        nimpa|jatuh|runtuh|rugrug|membahayakan|ambrug
        mau tumbang, rungkad, pohon .. nutup jalan|melintang|ngalangan, fallen tree, tree fell
        tree is about, tree about to, leaning tree, tree is leaning, tree falling
    """,
    "refused_patient": """
        rs|rsud|rumah_sakit|igd|puskesmas ... dp|deposit|jaminan|uang_muka .. dulu|kritis|sekarat|
        gawat
        melahirkan di jalan|parkiran|teras|lorong, lahir di jalan|parkiran|teras
        rs|rsud|igd|ugd|rumah_sakit|puskesmas|klinik|bidan|dokter|perawat ... menolak|ditolak|
        nolak|tolak|tidak_mau_nerima|tidak_menerima|ditelantarkan|disuruh_pulang|dibiarkan|
        tidak_ditangani|ditampik|tidak_dilayani .. pasien|darurat|igd|kritis|sekarat|stroke|gawat|
        melahirkan
        ditolak|ditampik|nolak|menolak|ditelantarkan|tolak .. igd|ugd|rs|rsud|rumah_sakit|pasien
        pasien .. kritis|darurat|gawat|ditolak|ditelantarkan|sekarat|meninggal|terlantar
        igd|ugd .. nolak|menolak|ditolak|penuh|tutup|tidak_ada_dokter|tidak_mau|kosong|
        tidak_ditangani|dibiarkan
        hospital refused, refused to treat, refused by, turned away, pasien darurat
        refused emergency, kamar penuh .. kritis|stroke|gawat, icu penuh, icu .. penuh
    """,
    "suicide": """
        mau|arep|hendak|akan|mencoba|percobaan|rek terjun|nerjun|loncat|melompat, pesan perpisahan
        naik ke tower|tiang|jembatan|atap .. mau|terjun|loncat, mengakhiri hidupnya
        bunuh diri, gantung diri, bundir, nggantung, ngendat, kendat, gantungkeun, lompat dari
        mau lompat, mau loncat, loncat dari, arep mlumpat, minum racun, nenggak racun, minum baygon
        ngombe racun, mengakhiri hidup, akhiri hidup, pengen mati, ingin mati, pengen mati aja
        pingin mati, mau mati aja, hayang paeh
        nyilet tangan, sayat tangan, menyayat, tidak kuat hidup, tidak ingin hidup, suicide
        kill himself, kill herself, kill myself, end my life, want to die
    """,
    "poisoning": """
        sakit perut .. muntah|habis_makan|setelah_makan|massal
        muntah .. habis|setelah|sesudah|bar makan
        habis|setelah|sehabis|usai makan|minum .. muntah|pusing|mual|kejang|lemas|pingsan
        diare massal
        orang|siswa|warga|anak|santri|pekerja .. muntah|keracunan|mual, mutah kabeh, utah kabeh
        keracunan, kaweureun, racunan, keracunan massal, keracunan makanan, teracuni, muntah muntah
        muntaber massal, mutah mutah, utah utahan, mual muntah, pada muntah, mendem gadung
        minum oplosan, oplosan, food poisoning, poisoned, poisoning, vomiting
        dilarikan ke|rumah|rs|rsud|igd|puskesmas, dilarikan ke, dilarikan, masuk igd, masuk ugd
        dibawa ke igd
    """,
    "outbreak": """
        wabah, klb, kejadian luar biasa, outbreak, epidemi, pagebluk, difteri, kolera, muntaber
        antraks, leptospirosis, flu burung, campak .. anak|warga|meninggal
        warga|anak|orang|balita|siswa .. kena|terkena|keneng|terjangkit|terserang|positif .. dbd|
        demam_berdarah|difteri|muntaber|diare|campak|hepatitis|chikungunya|cikungunya|
        leptospirosis|malaria|tbc|covid
        dbd .. meninggal|tewas|mewabah|menyerang|puluhan|banyak|anak
        demam berdarah .. meninggal|mewabah|menyerang|puluhan|banyak
        meninggal .. dbd|demam_berdarah|diare|difteri|rabies, terjangkit, mewabah, menular, dengue
    """,
    "rescue": """
        lift|elevator .. macet|mati|jatuh|anjlok|rusak .. orang|pasien|dalam|terjebak
        ada orang|pasien|anak|penghuni|penumpang|korban|warga|siswa|pekerja|bayi .. di_dalam|
        didalam|di_dalamnya|didalamnya
        wong|orang .. masih|neng|ning jero|njero|dalam
        kirim|datangkan|butuh polisi|perahu|relawan|tim|sar|alat_berat|tim_medis
        hubungi basarnas|bpbd|sar, tidak bisa turun, minta diselamatkan, mohon diselamatkan
        cannot get out, get out
        terperangkap, keperangkap, terkunci di dalam, kekunci di dalam, katindihan, kaperangkap
        terjebak, kejebak, kajebak, terkurung, terkepung, terisolasi, terisolir, masih di dalam
        masih di dalamnya, masih didalam, masih didalamnya, orang didalamnya, tidak bisa keluar
        ora iso metu, teu tiasa kaluar, trapped, stuck inside, still inside, cannot get out
        urgent help, sos, mayday
        nyawa terancam, selamatkan kami, tolong selamatkan, keburu mati, keburu meninggal, jek urip
        masih hidup, isih urip, hirup keneh, di ujung tanduk nyawa, tim penyelamat, rescue
        emergency, darurat medis, keadaan darurat, kondisi darurat, situasi darurat, ini darurat
        nyaris tewas, meninggal, tewas, korban jiwa, meninggal dunia
    """,
}

# These are dangerous as long as they stand, but nobody needs to come running this minute.
LASTING: Final = frozenset({"open_hole", "outbreak", "tree"})

# Sounds like danger and is none: words of it are not taken for danger.
_HARMLESS: Final = """
    pemadam kebakaran, dinas kebakaran, dinas pemadam, petugas damkar, petugas pemadam
    nomor damkar, nomor pemadam, kantor damkar, pos damkar, mobil damkar, relawan damkar
    alat pemadam, hidran kebakaran, hydrant kebakaran
    pelatihan damkar
    simulasi|latihan|pelatihan|sosialisasi|edukasi|penyuluhan|gladi|drill|seminar|lomba|workshop|
    peringatan|bimtek .. kebakaran|gempa|banjir|tsunami|bencana|longsor|evakuasi|tanggap|darurat|
    rabies|kecelakaan|dbd|bunuh|kdrt|kekerasan|p3k|penyelamatan|damkar|pemadam
    jalur evakuasi, titik kumpul, alarm kebakaran, sensor kebakaran, proteksi kebakaran
    asuransi kebakaran, asuransi kecelakaan, santunan kecelakaan, santunan kematian
    santunan korban, jasa raharja, bekas kebakaran, puing kebakaran, pasca kebakaran
    sisa kebakaran, lokasi kebakaran bekas, tim pemadam, regu pemadam
    tagihan|token|listrik|biaya|harga|jumlah|pengunjung|kasus .. meledak
    mau|rasanya|sampai|nyaris pingsan rasanya|antri|nunggu|kepanasan
    sampai mau pingsan, mau pingsan, tenggelam dalam antrean|antrian|birokrasi, donor darah rutin
    jadwal donor darah
    biar|supaya|agar|ben maling|begal|preman|pencuri|rampok .. takut|kapok|jera|berkurang
    nolong korban|warga
    bpjs|asuransi|jaminan|nanggung|ditanggung|santunan .. kecelakaan|melahirkan|korban|keracunan|
    gigitan
    kembang api, cctv .. begal|maling, rawan begal|rampok
    patroli .. begal
    kebakaran jenggot, membakar kantong, bakar kantong, membakar semangat, terbakar semangat
    terbakar api cemburu, terbakar emosi, terbakar cemburu, terbakar matahari
    kayak|seperti|kaya|koyo|bagai|bak|ibarat|jiga|laksana|serasa|rasanya .. kebakaran|terbakar|
    gempa|banjir|tsunami|api|neraka|oven|tenggelam|longsor|meledak|kesetrum|sungai|kolam|laut|
    kebanjiran|dibunuh|kecelakaan|dirampok|perang|mayat|sekarat|bencana|roboh
    banjir pujian|order|orderan|diskon|promo|pesanan|kritik|komentar|protes|air_mata|ucapan|
    dukungan|like|hadiah|hoaks|keluhan|pembeli|pengunjung|penonton|chat|spam|informasi|uang|job|
    pelanggan|rejeki|rezeki|impor|produk|prestasi|laporan|apresiasi
    kebanjiran order|pesanan|pujian|orderan|job|pembeli|rejeki|rezeki|keluhan|laporan|pengunjung|
    chat|pelanggan, hujan pujian|kritik|protes, tsunami informasi|phk|protes|komentar
    gelombang phk, gempa politik, badai phk
    darurat sampah|narkoba|judi|korupsi|literasi|stunting|moral|parkir|miras|pungli|air_bersih|
    macet|pelayanan|guru|toilet, gawat banget pelayanannya, longsor harga
    harga .. longsor|anjlok|meledak|terjun|membunuh|mencekik|melambung|membakar
    tenggelam dalam tumpukan|laporan|kesibukan|berkas|lamunan
    tenggelam .. tumpukan|berkas|hutang|utang|kenangan|antrian
    bunuh waktu|bosan|rasa|karakter|semangat
    membunuh waktu|karakter|usaha|pedagang|umkm|petani|ekonomi|kreativitas|mimpi|pelan|semangat|
    rakyat|bisnis|usaha, mati gaya, mati kutu, mati rasa, mati suri, mati matian, mati lampu
    mati listrik, mati air, setengah mati, harga mati, cinta mati, mati penasaran, mati bosan
    mati obor, mati pajak, pajak mati, stnk mati
    sudah jatuh tertimpa tangga, tertimpa tangga, jatuh tertimpa, jatuh cinta, jatuh tempo
    jatuh bangkrut, jatuh miskin, jatuh harga, jatuh hati, jatuh pada, jatuh sakit hati
    terjun bebas, meledak harga, meledak jumlahnya, meledak penonton, viral meledak, meledak ledak
    emosi meledak, amarah meledak, meledak marah, laris meledak
    terjebak macet|kemacetan|antrian|antrean|birokrasi|pinjol|nostalgia|utang|hutang|judol|
    lampu_merah|rentenir|pinjaman|kemiskinan|rutinitas|di_antrian|lumpur
    kejebak macet|pinjol|antrian, stuck in traffic, stuck in line, terkurung birokrasi
    dibegal harga, dirampok harga, dirampok pajak, perampokan berkedok, rampok uang rakyat
    merampok rakyat, merampok uang
    korban phk|pinjol|banjir_bulan|penipuan|php|ghosting|janji|investasi|judol|mafia|iklan|
    kebijakan|salah_sasaran|gusuran|penggusuran
    korban banjir|kebakaran|gempa|longsor .. bantuan|belum_dapat|belum_menerima|butuh_sembako|
    huntara|hunian|belum_terima|belum_cair, bantuan .. korban, bantuan korban
    bantuan|santunan|donasi|dana|sumbangan korban kebakaran|banjir|gempa|longsor|tenggelam|
    kecelakaan, posko pengungsian banjir|gempa, pengungsian dimana, penyintas, donasi korban
    huntara
    serangan fajar, serangan hama, serangan wereng, serangan tikus, hama .. menyerang
    tikus .. menyerang, ulat .. menyerang, wereng .. menyerang
    diserang hama|wereng|tikus|ulat|jamur|netizen|kritik|virus_tungro, gagal jantungan
    bikin jantungan, jantungan lihat, bikin|bisa|biar|sampai stroke|gila|pingsan_lihat|darah_tinggi
    sesak lihat, dada sesak lihat, sesak melihat, sesak dengar, penuh sesak, berdesakan sesak
    sesak parkir, sesak penumpang, sampai sesak penuh, bikin sesak, bikin sesek, jadi sesak, nyesek
    bikin pingsan, hampir pingsan antri, sampai pingsan nunggu, nyaris pingsan, hampir pingsan
    bikin muntah, mau muntah, pengen muntah, bikin mual, mual muntah baunya, sampai muntah baunya
    tembak ktp, sim tembak, nembak sim, tembak harga, ditembak harga, salah tembak, lampu tembak
    tempat jatuh, kritis berpikir, berpikir kritis, lahan kritis, daya kritis, warga kritis
    masyarakat kritis, komentar kritis, mengkritisi, step by step, kabel semrawut, bom waktu
    seperti bom, kaya bom, bagaikan bom, foto mayat hidup, mayat hidup, zombie
    begal politik, perang harga, perang tarif, perang dingin, perang sarung dulu, rebutan
    akta melahirkan, biaya melahirkan, cuti melahirkan, persalinan gratis, melahirkan gratis
    melahirkan pakai bpjs, bpjs melahirkan, setelah melahirkan, habis melahirkan, pasca melahirkan
    syarat melahirkan, jampersal, melahirkan generasi|ide|karya|kebijakan|pemimpin|atlet|inovasi
    pompa air, ambulans desa, ambulans gratis, ambulans baru, pengadaan ambulans, punya ambulans
    mobil ambulans baru, pinjam ambulans, sewa ambulans, nomor ambulans, sopir ambulans
    jadwal ambulans, hewan rabies vaksin
    vaksin|vaksinasi|suntik|imunisasi .. rabies|difteri|campak|kolera|polio|antraks|covid
    dokter hewan
    cegah|pencegahan .. dbd|rabies|stunting|kebakaran|banjir|longsor|bunuh|kekerasan|wabah
    penyebar hoaks, film, sinetron, lagu, judul, game, novel, drama, teater, kambing guling
    orang hutan, lomba perahu, nomor darurat, call center darurat, layanan darurat, telepon darurat
    kontak darurat, igd 24 jam, jam igd, nomor igd, rambu evakuasi, unit gawat darurat
    instalasi gawat darurat, dana darurat, dana tak terduga
    jalan darurat, jembatan darurat, sekolah darurat, pintu darurat, tangga darurat, lampu darurat
    rem darurat, air pasang surut, naik kelas, naik harga, naik tarif, harga naik, tarif naik
    tagihan air naik, air naik harga, air naik tarif, tarif air naik, biaya air naik
    iuran air naik, bayar air naik, air naik 2 kali lipat, tagihan naik, naik pangkat
    air .. tidak_masuk|tidak_naik|tidak_mengalir|tidak_keluar|tidak_sampai, air pam tidak
    aliran air masuk rumah normal, sambungan air masuk rumah, pipa air masuk rumah
    pdam masuk rumah, pemasangan air masuk, air bersih masuk, air bersih .. masuk|naik, meter air
    meteran air, air .. meteran, meter pdam, meter listrik, pulang pergi
    api unggun, kereta api, api abadi, kembang api, gunung api purba, korek api, kompor api
    rumah sakit baru, hujan api, bakar sampah, membakar sampah, sampah dibakar, pembakaran sampah
    bakar jerami, bakaran sampah, bakar ikan, bakar sate, asap rokok, asap pabrik, asap sampah
    asap sate, asap bakaran, asap knalpot, asap kendaraan, asap pembakaran, asap hitam knalpot
    kayu bakar, bahan bakar, ayam bakar, ikan bakar, jagung bakar, roti bakar, lagu ambulans
    sirine ambulans, tawuran sarung tahun, pohon rindang, rawan tawuran, tebak, tembak jatuh
    bau gas lpg mahal, gas .. langka|mahal|kosong|het
    bau .. kandang|sampah|got|limbah|selokan|kotoran, ular antrian, antrian mengular, mengular
    antri mengular, ular tangga
    lubang hidung, lubang kunci, lubang resapan, lubang biopori, tutup lubang galian kabel
    tambal lubang, musang, sarang tawon kecil, jalan roboh harga diri, roboh moral, ambruk ekonomi
    ekonomi ambruk, usaha ambruk, usaha roboh, bangkrut ambruk, mental ambruk, runtuh kepercayaan
    kepercayaan .. runtuh|hilang, hancur hati, longsor suara, suara .. longsor
    hilang kesabaran, hilang kepercayaan, hilang harapan, hilang muka, hilang akal, hilang selera
    anak .. hilang semangat|minat|ktp|akte|akta|kia|kartu|kk|ijazah|sepeda|motor|hp|helm|sandal
    ktp hilang, akte hilang, akta hilang, kia hilang, ijazah hilang, kk hilang, kartu hilang
    stnk hilang, motor hilang, hp hilang, helm hilang, sepeda hilang, dompet hilang, sandal hilang
    hilang .. ktp|akta|akte|kia|kk|ijazah|kartu, data .. hilang, berkas .. hilang
    akta .. anak .. hilang, killing time, killing us, drowning in paperwork
    flooded with compliments, fire sale, fire drill, fire department number, fire station
    dead slow, heart attack when i saw, wi fi, firewall, hot as fire, on fire lately, like a war
    dying of boredom, prices are killing, prices killing
    rumah sakit darurat, stok .. meledak, mbledos hp, hp meledak saking, gigit jari, menggigit jari
    gigit bibir, cokot tangan, bantal, gergaji mesin, jatuh bangun, nggak jatuh jatuh, daun jatuh
    buah jatuh, jatuh .. tempo, nilai jatuh, rupiah jatuh, mental jatuh, drop out, api asmara
    api cemburu, macan tutul boneka, macan ternak, macan kertas, buaya darat, anjing menggonggong
    kebun binatang, monyet lu, dasar monyet|anjing|babi|asu
    kelinci, harimau sumatra taman, sirkus, sesak dada lihat harga, sekarat ekonominya
    umkm sekarat, petani sekarat, rakyat|pedagang|warga|umkm|ekonomi|usaha .. sekarat
    usaha sekarat, terminal sekarat, pasar sekarat, mangkrak sekarat, bisnis sekarat
    koma pembangunan, titik koma, koma, menular semangat, semangat menular, tidak menular
    kreativitas menular, positif menular, demam bola, demam panggung, racun tikus, racun hama
    racun rumput
    mata air hilang, sinyal hilang, hilang sinyal
    tiang|kabel .. telkom|wifi|indihome|internet|provider|fiber|fo
"""

_LONG_AGO: Final = """
    tahun lalu, tahun kemarin, tahun wingi, tahun kepungkur, tahun yang lalu, taun kamari
    tahun tahun lalu, bulan lalu, bulan kemarin, bulan wingi, bulan kamari, bulan kepungkur
    minggu lalu, minggu kemarin, minggu wingi, minggu kamari, pekan lalu, seminggu lalu
    sebulan lalu, setahun lalu
    dulu ada|pernah|sering|banjir|kebakaran|longsor|kecelakaan|waktu, dulunya, dahulu
    dari dulu zaman dulu, jaman dulu, biyen, mbiyen, rumiyin, baheula, kapungkur
    waktu itu, waktu kecil, pernah, tau, sejak .. tahun, minggu yang lalu, bulan yang lalu
    beberapa bulan lalu, beberapa minggu lalu, beberapa tahun lalu, last year, last month
    last week, years ago, months ago, weeks ago, used to
    2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024
    lebaran kemarin, lebaran lalu, musim hujan kemarin, musim hujan lalu, pasca, bekas, eks, sisa
"""
_OVER: Final = """
    sudah padam, berhasil dipadamkan, sudah dipadamkan, telah dipadamkan, api padam, telah padam
    sudah surut, sudah mulai surut, mulai surut, sudah saat, banjir surut, sudah ditemukan
    berhasil ditemukan, sudah ketemu, telah ditemukan, sudah selamat, berhasil diselamatkan
    berhasil dievakuasi, sudah dievakuasi, sudah tertangani, sudah ditangani
    telah ditangani, sudah teratasi, sudah aman, aman terkendali, sudah kondusif, sudah sadar
    sudah sembuh, sudah pulang dari, sudah dirawat, sudah ditangkap, sudah dibersihkan
    sudah dipotong, sudah dievakuasi damkar, memadamkan, sudah normal, sudah terkendali
    sudah diamankan, is over, was put out, has been found, under control, back to normal
    sudah di tutup, sudah ditutup, sudah diperbaiki
    alhamdulillah selamat, semua selamat, semuanya selamat, sudah dibantu, sudah ditolong
    sudah dibawa pulang
"""
_THANKS: Final = """
    terima kasih, makasih, mksh, makasi, maksih, tq, thanks, thank you, thx, matur nuwun
    matur suwun, matur sembah, suwun, nuhun, hatur nuhun, kasuwun, tengkyu, mantap, mantab, mantul
    keren, bagus, hebat, top, jos, salut, apresiasi, mengapresiasi, sukses, alhamdulillah
    luar biasa, memuaskan, puas, senang, seneng, bangga, jempol, good job, great job, well done
    pertahankan, dipertahankan, pujian, memuji
"""

# Said of an event, these make it a fear or a possibility rather than a fact.
_FEARED: Final = """
    takut, khawatir, kuatir, hawatir, was was, rawan, kerawanan, jangan sampai, ojo nganti
    ojo sampek, tong dugi, ulah nepi, ulah dugi, sebelum, sakdurunge, sadurunge, samemeh, nunggu
    menunggu, tunggu, keburu, mencegah, cegah, pencegahan, menghindari, hindari, antisipasi
    mengantisipasi, berpotensi, potensi, berisiko, resiko, risiko, beresiko
    bisa bikin|membuat|menyebabkan|menimbulkan|jatuh|roboh|kebakaran|kecelakaan|terjadi|menelan|
    longsor|banjir|kejeblos, bisa bisa, kalau, misal, misalnya, seandainya, andaikan, andai
    kemungkinan, mungkin, sewaktu, waspada, rentan, kalau ada, kalau terjadi, bilih, siapa tau
    gampang, mudah, prone, risk, afraid, worried, could, might, may, before, in case, avoid
    prevent, apakah, bahaya, nyaris, hampir, ampir, meh, agar tidak, supaya tidak, biar tidak
    ben tidak, hati
"""
_REPEATED: Final = """
    sering, selalu, langganan, setiap, setiap hujan, setiap musim, setiap tahun, kerap, acap
    kadang, kadang kadang, terkadang, sok, rutin, biasanya, musiman, tiap kali, berulang
    berulang kali, berkali kali, always, often, every, every time, sometimes, marak
    banyak kecelakaan|tabrakan|begal|yang_jatuh|yang_kecelakaan|orang_jatuh, beberapa kali
    sudah sering, terus terusan
"""
_DENYING: Final = (
    "tidak, bukan, belum, tanpa, jangan, nihil, ojo, ulah, never, no, untungnya, untung"
)
_PLEA: Final = """
    gercep, tolong, mohon, butuh, minta, kirim, dikirim, segera, help, sos, belum, sekarang, please
"""
_NOW: Final = """
    sekarang, barusan, baru saja, saat ini, detik ini, sedang, lagi terjadi, malam ini, pagi ini
    siang ini, sore ini, hari ini, tadi, tadi malam, semalam, kemarin, cepat, secepatnya, buruan
    sekarang juga, saat ini juga, right now, now, hurry, immediately, urgent, asap, sos, help
    tulung, darurat, gawat, panik, terus naik, masih, tiba tiba, tibake, ujug ujug, kirim, dikirim
    hujan deras, hujan angin, angin kencang, kini, this morning, tonight, today, just
"""
# Danger that has been left lying for long is a matter of repair.
_LEFT: Final = """
    sampai|hingga|nganti|dugi|tekan sekarang|saat_ini|hari_ini|kini
    sekarang|masih|saat_ini belum|tidak|dibiarkan, padahal sudah, sudah seminggu|sebulan|setahun
    sudah .. bulan|tahun|lama|minggu, berbulan bulan, bertahun tahun
    sampai sekarang .. belum|tidak
    belum .. diperbaiki|dibersihkan|dibangun|ditangani|diganti|dievakuasi dari jalan|cair|turun|
    dapat, sebulan, setahun, mangkrak, hingga kini, sejak .. lalu, sejak .. bulan|tahun, from last
"""

_SERIOUS: Final = """
    rusak, hancur, berlubang, lubang, mati, padam, putus, jebol, bocor, macet, menumpuk, numpuk
    bau, busuk, tersumbat, mampet, banjir, kebanjiran, caah, tergenang
    belum .. cair|dibayar|diterima|dapat|datang|diangkut|jadi|selesai|diperbaiki|ditangani|
    dipanggil|terbit, gelap, rawan, bahaya, berbahaya
    pungli, korupsi, suap, diminta uang, disuruh bayar, preman, begal, maling, pencurian, narkoba
    miras, judi, tawuran, balap liar, ditolak, diskriminasi, kosong, langka, kekeringan, kering
    tercemar, pencemaran, limbah, error, down, nonaktif, lelet, lambat, lama, terlambat, antri
    antrian, antrean, tidak ada respon|tanggapan|tindakan, meresahkan, resah
    parah, takut, diancam, dilecehkan, dipukul, dibully, gaji, honor, bansos, pkh, blt, bpjs, obat
    kecewa, dipersulit, tambang, longsor, kecelakaan, korban, sakit, penyakit, dbd, ilegal, liar
    mangkrak, hilang, debu, polusi, anjing, kabel, licin, judes, pupuk, hama, tidak bisa
    tidak ngalir, tidak nyala, gagal, roboh, retak, bolos, tutup, mahal, digusur, ditipu, penipuan
    broken, pothole, potholes, garbage, unpaid, dark
    dipalak, dipungut, jatah, suap, pelicin, amplop, ribut, gaduh, rebutan, kosong, terus menerus
    tiap hari, tiap malam, sampai subuh, tengah malam, keruh, dangerous, weeks, days, mandek
    tidak ada petugas|dokter|air|listrik|sinyal|obat, gangguan, sudah .. bulan|minggu|hari|tahun
    seminggu, sebulan
"""
_NUISANCE: Final = """
    bunga, layu, tanaman, tanaman hias, kipas, logo, gersang, agak, sedikit, kurang enak
    kurang rapi, kurang indah, kurang menarik, kurang bagus
    kurang nyaman, kurang bersih, kurang sejuk, kurang dingin, kurang senyum, kurang ramah
    kurang jelas tulisannya, pudar, kusam, luntur, memudar, coretan, corat coret, vandalisme
    dicoret, grafiti, salah tulis, salah ketik, typo, salah eja, ejaan, huruf, font, warna
    warnanya, cat, catnya, dicat
    tampilan, tampilannya, estetika, tidak estetik, pemandangan, merusak pemandangan, dipandang
    rumput, rumputnya, ilalang, daun kering, daun berguguran, kotoran burung, kotoran kucing
    kucing, kucing liar, buang kotoran, ayam tetangga, ayam, burung, berisik, bising, speaker
    karaokean, karaoke tetangga, musik, sound, sound horeg, knalpot, knalpot brong, toa
    suara adzan, parkir tetangga, parkir sembarangan
    spanduk, baliho, banner, poster, iklan liar, stiker, umbul umbul, bendera, bendera kusam
    bangku, kursi taman, bangku taman, taman, air mancur, ac tidak dingin, ac panas, kipas angin
    tisu, sabun, wangi, toilet kurang, jam dinding, papan nama, papan nama jalan, plang nama
    nomor rumah, kurang terang, kurang terawat, ornamen, patung, lampu hias, musala sempit
    wifi lemot, wifi, kursi tunggu, website, web, aplikasi lemot, nada tunggu
    rewel, ngaji, asap sate, jemuran, layangan, sampah plastik kecil, puntung rokok
    parkir sembarangan, parkir motor, sepele, paint, grass, ugly, faded, noisy, loud music, bench
    spelling, cat jalan, zebra cross pudar, marka pudar, marka jalan, garis parkir
"""

GUARDS: Final = {
    "harmless": _HARMLESS,
    "long_ago": _LONG_AGO,
    "over": _OVER,
    "thanks": _THANKS,
    "feared": _FEARED,
    "repeated": _REPEATED,
    "denying": _DENYING,
    "now": _NOW,
    "plea": _PLEA,
    "left": _LEFT,
    "serious": _SERIOUS,
    "nuisance": _NUISANCE,
}
