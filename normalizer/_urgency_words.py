"""What people say in danger, and what only sounds like it: phrases for `urgency`."""

from __future__ import annotations

from typing import Final

from normalizer._danger_frames import FIGURES_OF_SPEECH, FRAMES
from normalizer._danger_traces import TRACES

# Danger to life or limb by itself, unless denied, feared, long over or a figure of speech.
_SAID_IN_DANGER: Final = {
    "fire": """
        *bakar habis|hidup|massa|rumah|pasar|kios|warung|gudang|toko, *ledak, *letus, *letup
        *hangus
        jilatan api, lidah api, api nyala, api ngamuk, geni urup|murub|mulad|gedhe|ngobong
        korek|obat_nyamuk|lilin|puntung|kompor|rice_cooker|charger|hp|casan|powerbank|kulkas|ac|aki|
        motor|mobil|truk|bus|trafo|gardu|panel|mesin|genset .. terbakar|kebakar|meledak|keluar_api|
        berasap|
        ngebul|kobong|meleduk|njeblug|gosong|ngobong|mletus
        asap|kebul|haseup .. panel|mesin|kap|bagasi|ventilasi|atap|jendela|plafon, bau gosong
        bau kabel
        bau hangus, bau kebakar, nyala api, api dimana mana, petasan .. meledak|kena|tangan
        mercon .. meledak|mbledos, dapur|warung|ruko|pabrik|gudang|lapak|bengkel|sekolah|pom|spbu ..
        terbakar|kebakar|kebakaran|kobong|meledak|api, burnt, flames, smoke coming, explode
        exploding
        burned, house fire, blaze
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
        rakit|getek|perahu|kapal|tali ... kebawa|kegawa|kabawa|terbawa|hanyut|kintir|keli
        kapal|perahu|feri|ferry|speedboat|tongkang|klotok .. miring|oleng|tenggelam|kebocoran
        pake|pakai pelampung
        penumpang .. pelampung|terjun|berjatuhan
        kapal|perahu|feri|ferry ... penumpang .. panik|teriak
        bendung|bendungan|tanggul|waduk|dam|pintu_air|embung ... bocor|jebol|rembes|retak|kritis|
        limpas|luber|ambrol
        debit .. naik|tinggi|besar|meningkat|nambah, kampung|dusun|desa|hilir .. terancam .. banjir|
        tenggelam
        *seret arus|air|ombak|banjir|selokan|gorong|sungai|kali|parit, *hanyut, *seret
        *gulung ombak
        terseret, keseret, kaseret, ngelem omah, air pasang .. masuk|rumah
        rob .. tinggi|masuk|rumah
        banyu|air|banjir|caah|cai .. sakpinggang|sakgulu|semeter|satu_meter|dua_meter|sak_meter|
        seketek|
        sepaha|sakdengkul|sapaha|sabeuheung|sedagu|kepala|ngagulidag|ngamuk|bandang
        atap rumah .. nunggu|duduk|bertahan, naik ke atap|genteng|loteng|lantai_2|lantai_dua|plafon
        nangkring atap|genteng, manjat pohon, di atas genteng, belum makan .. banjir|terjebak
        waterlevel, water level, waist deep, chest deep, swept away, washed away, dam broke, dam is
        waduk|bendungan|tanggul|dam|pintu_air|plengsengan|bronjong .. rembes|merembes|retak|jebol|
        kritis|
        limpas|luber|jeblos|ambrol|ambrug|pedot|bedah, banjir lahar, lahar dingin
        banjir kiriman .. masuk
        kapal|perahu|speedboat|klotok|getek|rakit|sampan|jukung|prahu|feri|ferry .. terbalik|karam|
        tenggelam|bocor|hilang|kebalik|kuwalik|oleng|mogok|terombang|tabrakan|kandas|pecah
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
        seatap|segenteng|seplafon|sakpayon|sahateup|payon|hateup|
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
        retak|retakan|rekahan|longsoran|patahan .. tebing|tanah|lereng|bukit|gunung .. makin|lebar|
        melebar|panjang|
        meter|atas|besar|rumah
        *timbun, *urug longsor|tanah|lumpur, *kubur hidup, tebing|tanah|lereng|bukit|lemah|taneuh|
        gunung|
        talud|senderan|plengsengan .. retak|rekah|bergerak|longsor|runtuh|ambrol|turun|merekah|
        geser|
        nela|nelo|ambles|amblas|gugur|rogrog|gerak|mbledeh, retakan tanah, tanah merekah
        batu besar .. jatuh|menggelinding|gelundung|nggelundung|ngagorolong, bongkahan batu
        lumpur .. masuk|menerjang|nerjang|menimbun
        longsor, longsoran, tanah longsor, kalongsoran, urug, longsor nutup, tertimbun, ketimbun
        kaurugan, katimbun, kurugan, kebrukan lemah, tebing .. runtuh|ambrol|jatuh|gugur
        tanah .. gerak|bergerak|amblas|ambles|turun|retak, gerakan tanah, taneuh .. longsor|gerak
        lemah .. longsor|ambles|gerak, landslide, mudslide, buried, jalan|rumah .. amblas|ambles
        batu .. menggelinding|jatuh dari tebing
    """,
    "drowning": """
        *cemplung, *cebur, *jegur, *jeblos sumur|kali|got|septic|septik|embung|sungai|kolam
        *jungkal sungai|
        jurang|kali, kecelup, kelem, ke dalam sumur, ke dasar sumur, kedalam sumur, di dasar sumur
        tidak muncul lagi, tidak nongol lagi, ora njedul, tidak timbul, tidak kelihatan lagi
        mandi di sungai|kali|embung .. hilang|tidak_muncul|tidak_timbul|tenggelam
        ditelan ombak|sungai|laut|arus
        pancing|mancing|berenang|renang|mandi .. hilang|tenggelam|terseret|hanyut|keli
        seorang|anak|warga|bocah|pemuda|nelayan .. kebawa|keseret|hilang_di_sungai|hilang_di_laut
        under water, underwater, into the river|well|canal|water, in the well
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
        *setrum, *sengat listrik|kabel|strum|arus, kestrum, kesetrom, kesentrum
        kabel .. percikan|nyala|
        njepret|bunga_api|api|mercik|ngantung|ngegantung|menggantung|ngawir|ngajuntai|gondal|rantas|
        mbrodol
        kabel|kawat .. rendah|nyangkut|leher|kepala|kesangkut|ngglewer|nglewer|ngendon|ngelumpruk|
        di_jalan|di_tanah|tergeletak|jatuh|putus|pedot|melintang|dimainin|mainan_anak|kena_kepala
        tiang|cagak|tihang|menara|tower|bts|baliho|billboard|papan_reklame .. roboh|ambruk|rubuh|
        tumbang|
        goyang|bengkok|condong|doyong|nyaris|hampir|mau|nimpa|jatuh|keropos|ambrug|oleng|mereng
        listrik|strum|setrum .. nyengat|nyetrum|bocor|ke_pagar|ke_tiang|di_pagar|di_air
        pagar|tiang|air|
        seng|keran|besi .. nyetrum|ada_setrum|nyengat|ada_strum|beraliran, electric shock
        shocked by
        electrical wire, power pole, wires hanging, hanging wire, hanging cable, sparks
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
        gas melon|elpiji|lpg|tabung .. bocor|meledak|mbledos|ngowos|mendesis|nyembur|njebluk|bledos|
        ngeses
        amonia|amoniak|klorin|merkuri|sianida|asam|solar|bensin|minyak|bbm|metanol|kimia|pestisida|
        pertalite|aspal_panas .. bocor|tumpah|meluber|muncrat|nyembur|menguap|ngalir|terguling|
        menyebar
        tangki|tanki|truk_tangki|tabung|drum|pipa_gas|pipa_minyak .. terguling|bocor|meledak|pecah|
        kebakaran|ngguling|guling|njomplang|tumpah|semburan, semburan gas|lumpur|api, keracunan gas
        karbon monoksida, mata .. perih .. gas|asap|bau|pabrik, mata perih .. batuk|sesak|pusing
        batuk batuk .. sesak|pingsan|muntah|gas, ranjau, bahan peledak, peluru, proyektil, bom ikan
        gas air mata, tear gas, chemical, toxic, chlorine, ammonia, leaking gas, gas is leaking
        gas|elpiji|lpg|tabung|regulator .. bocor|bocoran|meledak|mbledos|menyembur|beracun|nyembur
        bocor .. gas|lpg|elpiji, kebocoran gas, bau gas, mambu gas, bau elpiji, bau lpg
        gas beracun, gas leak, smell of gas, smell gas, gas bocor, pipa gas, amoniak .. bocor
        kebocoran .. kimia|amoniak|klorin|pipa|pabrik, bahan kimia .. tumpah|bocor
        tangki .. bocor|terguling|meledak, bom, benda .. mencurigakan, granat, bahan peledak
        mortir, bomb
    """,
    "accident": """
        nyangkut|mogok|macet|terjebak|berhenti|kejebak|mandeg|melintang|nyungsep|tersangkut .. rel|
        perlintasan
        kereta mau lewat, kereta lewat .. macet|mogok|nyangkut|palang
        palang .. rusak|mati|terbuka .. kereta
        anjlok .. kereta|gerbong|sepur|lokomotif|krl, gerbong .. miring|terguling|anjlok|terbakar
        pesawat|heli|helikopter|paralayang|balon_udara|jet .. jatuh|tergelincir|terbakar|jatuhnya
        desak desakan|desakan .. pingsan|roboh|terinjak|jatuh, terinjak injak, kegencet, tergencet
        keinjak injak
        *tabrak, *serempet kereta|truk|bus|mobil|motor, *lindas, *giles, *gilas, *pental
        *lempar dari_motor
        *guling, *jungkal, *jepit, *himpit, *jungkir, njomplang, nyungsep, nyungseb
        nyusruk
        nyusep, nggasruk, ngglundung, masuk|kecebur|nyemplung|terjun|terperosok|kejun .. jurang|
        kali|
        sungai|laut|sawah|parit|selokan|rawa .. mobil|motor|truk|bus|angkot|penumpang|orang
        mobil|motor|truk|bus|angkot|pickup|minibus|elf|kendaraan|avanza|travel|trek|tronton|sepur ..
        jurang|kecebur|kecemplung|terjun|terguling|kebalik|terbalik|kuwalik|tibalik|nyemplung|
        nyelonong|nyungsep|remuk|ringsek|penyok_parah|nabrak|terbakar|oleng_nabrak|seruduk|nyeruduk
        rem|remnya blong|putus|tidak_fungsi|los, hilang kendali, lepas kendali, seruduk, nyeruduk
        luka luka, luka serius, terluka, cedera, cidera, mecothot
        sampai|pada patah|remek|sobek, robek .. kepala|kaki|
        tangan|perut, banyak darah, darah dimana mana, darahnya, bersimbah darah, getihe
        ngocor getih
        tidak sadar, orangnya masih, orangnya tergeletak, korbane, pingsan di jalan, kejatohan
        nyangkut leher, leher .. kabel|benang|tali|kawat, kena benang layangan|senar|gelasan
        jatuh .. tidak_bangun|berdarah|kepalanya|tak_sadar|lantai|ketinggian|patah|rs|meninggal|
        pingsan
        jatuh dari ketinggian|lantai|pohon|atap|motor|tangga|genteng|menara|tower|gedung|kereta|truk
        terpeleset .. jurang|sungai|patah|pingsan|kepala, ketabrak kereta|sepur|truk|bus, hit a
        hit my
        car crash, motorbike crash, overturned, flipped, fell off, ran over, serious injuries
        tangan|jari|kaki|rambut .. mesin|gilingan|kejepit|masuk_mesin|putus|kegiling|kegencet
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
        terpental, terlempar, masuk jurang
        mobil .. masuk .. rumah|warung|toko|kios|halte|lapak|jurang|jalur_kereta
        kereta .. nabrak|menabrak|nyambar|anjlok, tertemper, rel .. patah|rusak|bengkok|putus
        palang .. tidak_nutup|tidak_menutup, accident, crash, crashed, hit by, hit and run, injured
        bleeding, wounded, victims, casualties, collided, run over
        jatuh dari .. motor|atap|pohon|lantai|tangga, jatuh .. pingsan|patah|meninggal|luka
        kecelakaan kerja, tersambar petir, disambar petir, kesamber, kasamber gelap
    """,
    "collapse": """
        reklame|baliho|papan|videotron|billboard|gapura|neon_box|kanopi ... goyang|lepas|copot|
        miring|jatuh|roboh|
        ambruk|doyong|nyaris
        *runtuh, *timpa, *roboh, *rubuh, *ambruk, *himpit reruntuhan|tembok, *tindih, *keruntuhan
        plafon|genteng|kanopi|tembok|dinding|atap|lantai|tangga|balkon|panggung|tribun|crane|
        scaffolding|
        perancah|jembatan|gapura|gedung|bangunan|rumah|omah|imah|kelas|asrama|pasar|menara|tandon ..
        ambruk|ambrol|roboh|rubuh|runtuh|jatuh|jebol|rugrug|rungkad|ambrug|rogoh|miring|nimpa|
        goyang|
        retak_besar|mau_roboh|mau_ambruk|kena_murid|kena_orang|menimpa|nibani|roboh_total|doyong
        gempa|lindu|lini .. barusan|kuat|besar|keras|susulan|rumah|warga|retak|goyang
        jembatan|kreteg|
        brug|sasak .. putus|ambruk|ambrol|roboh|hanyut|patah|goyang|retak|pedot|pegat|miring|keli|
        rugrug
        angin .. atap|genteng|terbang|roboh|tumbang|ngamuk|rumah|porak, puting beliung
        porak poranda
        caving in, gave way, fell on, roof came down, wall fell, wall collapsed, bridge broke
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
        wong|orang|pria|laki|jalma|pemuda|bapak .. edan|gila|gelo|mabuk|stres|stress|odgj|mendem|
        ngamuk ... arit|
        golok|parang|pisau|celurit|pedang|pistol|bedog|linggis|kapak|batu|senjata|clurit|palu|
        tombak|kayu
        arit|golok|parang|pisau|celurit|pedang|pistol|bedog|samurai|clurit .. diacung|diayun|
        diubeng|ngejar|
        nyabet|ngamuk|ditodong|ditempel|diarahkan, ngubengke|muter|ngayun|mengayunkan|ngayunin|
        nyabetke|
        mengacungkan|nodongin|nodong .. arit|golok|parang|pisau|celurit|pedang|pistol|bedog|samurai|
        clurit
        bakar|membakar|mbakar|ngobong|hajar|menghajar|amuk|gebuki|gebukin|keroyok .. maling|orang|
        pelaku|copet|
        pencuri|begal|sopir|tersangka, main hakim sendiri, amuk massa
        pelaku .. berkeliaran|buron|kabur
        *bacok, *tusuk pisau|obeng|orang|warga|perut|sampai|dada, *tikam
        *tembak polisi|orang|warga|mati|
        senapan|pakai|di_tempat, *keroyok, *gebuk, *hajar massa|warga|suami|orang|sampai|preman
        *culik, *sekap
        *perkosa, *rudapaksa, *bunuh, *paten, *sandera, *aniaya, *rampok, *begal, *jambret
        *todong, *gorok
        *sabet, *cekik, *kampak, *celurit, *sembelih orang, *antem .. sampai, *kapak, *ngamuk
        mukul|mukuli|nendang|nyiksa|ngancam|ancam|ngamuk .. sekarang|lagi|masih|terus|istri|
        istrinya|anak|
        anaknya|bunuh, ancam|ngancam|mengancam|threaten .. bunuh|membunuh|bacok|bakar|kill
        bawa|pegang|mbawa|gowo|nggowo|mawa|nenteng|acungkan|ngacungin .. golok|parang|pisau|celurit|
        pedang|
        samurai|senjata|pistol|clurit|sajam|gergaji|linggis|tombak|kapak|palu|arit|bedok|bedog|
        air_gun|keris
        ngejar|ngejer|kejar|ngudak|nguber|mengejar .. orang|warga|golok|parang|pisau|bawa|anak|murid
        lempar|lemparin|lempar_lemparan|saling_lempar|lempar2|melempari|nglempari|ngabaledog ..
        batu|bom|
        molotov|kaca|petasan, demo .. ricuh|rusuh|anarkis|bentrok|gas|bakar|luka, ricuh, rusuh
        anarkis
        mencekam, gas air mata, baku hantam, adu jotos, saling serang, saling bacok, perang batu
        geng|gangster|kreak|klitih|genk|kelompok .. bawa|serang|nyerang|bacok|senjata|celurit|
        beraksi|gerudug
        klitih, nglitih, dikejar|diuber|diudak .. golok|parang|celurit|senjata|geng|begal|rampok
        orang|wong|jalma|lelaki|pria|bapak_bapak .. mencurigakan|tidak_dikenal .. anak|culik|bawa|
        senjata|masuk
        minta tolong teriak, teriak minta tolong, teriak teriak, njerit, njerit njerit, jerit tangis
        suara|terdengar|kedengaran|dengar .. tembakan|jeritan|teriakan|ledakan|minta_tolong|dentuman
        mau|arep|rek|akan|hendak .. *bunuh|*bacok|*bakar_rumah|*tusuk|*tembak
        mayat|jasad|jenazah|mayit|bangke_orang|tengkorak .. ditemukan|ngapung|mengambang|di_kamar|
        di_sungai|
        di_kali|di_sawah|di_kebun|nang|nemu|menemukan|mengapung|busuk
        nemu|ditemukan|menemukan .. mayat|jasad|
        jenazah|bayi|orok, dead body, corpse, screaming, beats|beating|hitting|choking .. wife|her|
        child|son
        assaulted, assault, raping, mob, riot, riots, rioting, gunmen, swords, sword, machetes
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
        bayi|orok|jabang_bayi .. dibuang|ditemukan|ditinggal|ditinggalkan|ditaruh|ditaro|dibungkus|
        dipiceun|kardus, orok .. dipiceun|dibuang, bunuh .. saya, mau dibunuh
        arep dipateni, mau dibakar, arep diobong, rumahnya mau dibakar
        stabbed, stabbing, shot, shooting, attacked, attacking, beating, robbed, robbery, murder
        murdered, rape, raped, kidnapped, fighting with, armed, hitting me, knife, gun, machete
        being beaten, domestic violence
    """,
    "abuse": """
        *siksa, *rantai, *pasung, disundut|disetrika|disilet .. rokok|anak|ibu|bapak|istri|kakak|
        tiri
        suami|bapak|ayah|ibu_tiri|bapak_tiri|ayah_tiri|paman|majikan|pacar|pacarnya|mantan|anaknya|
        mabuk ..
        mukul|mukuli|pukuli|memukuli|hajar|menghajar|nyiksa|menyiksa|cekik|nyekik|tampar|nendang|
        ngamuk|
        ngancam|gebuki|nggebuki|ngantemi|neunggeul|aniaya|nganiaya|sekap|nyekap|kurung|ngurung|
        perkosa
        tidak dikasih|diberi makan .. kurus|lemah|lemas|dikurung|berhari
        kdrt, kekerasan dalam rumah, kekerasan rumah, dipukuli, dipukulin, mukulin, mukuli
        memukuli, disiksa, menyiksa, dirantai, dipasung
        suami .. mukul|memukul|nampar|nendang|hajar, dipukul|ditendang|dihajar suami|bapak|bojo
        domestic violence, being beaten
    """,
    "missing_person": """
        pendaki|rombongan|pencari|penebang|penambang|penyelam|nelayan|pemancing|pemburu|anak|
        peserta|santri ...
        belum_turun|belum_kembali|belum_balik|belum_naik|belum_mulih|belum_uih|belum_muncul
        *culik, dibawa kabur|lari|pergi .. anak|bocah|gadis|siswi|balita|orang_tidak_dikenal|om|
        pria|laki
        belum|tidak|dereng|acan pulang|balik|mulih|wangsul|uih|pulang2|balik2|mulih2 .. dari|sejak|
        sampai|semalam|kemarin|
        malam|pagi|hari
        pikun|demensia|alzheimer|gangguan_jiwa|odgj|bisu|tuli|autis .. hilang|pergi|kabur|tersesat|
        belum_pulang
        hilang|ilang|leungit .. nenek|kakek|mbah|ibu|bapak|adik|anak|pikun|hutan|gunung|laut|sungai|
        sejak_kemarin
        kakak|adik|ayah|bapak|ibu|suami|istri|anak|paman|teman|temen|mertua|saudara|warga|tetangga|
        abah|ambu|
        aki|nini|emak|mamak ... hilang_kontak|hilang_di|hilang_sejak|hilang_dari|belum_pulang|
        tidak_pulang|
        belum_ditemukan|belum_ketemu|tersesat|kesasar|dibawa_orang|hilang_di_hutan|hilang_di_gunung
        pendaki .. hilang|tersesat|jatuh|hipotermia|hilang_kontak
        nelayan .. hilang|belum|terombang|kontak
        terpisah dari rombongan|orang_tua, hipotermia, lost in, has not come home, not come home
        never came home, last seen
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
        panas|demam|suhu|suhunya .. 39|40|41|42, demam|suhunya .. derajat
        borok .. orang|warga|kulit
        puskesmas tutup .. nolak|menolak
        anak|bayi|balita|orok .. panas|demam|kejang|sesak|kuning ... nolak|ditolak|menolak|penuh|
        tutup
        help .. my son|daughter|father|mother|wife|husband|baby|dad|mom
            tidak nyaut|nyahut|njawab|jawab|respon|merespon|nyauran|sumaur .. dipanggil|diceluk|
            digeroan, not responding
        tidak nyaut nyaut, ditemukan .. lemas|pingsan|kaku|tidak_sadar|lemah|tidak_bernyawa
        unresponsive, kesurupan
        dehidrasi, kolaps, kaku .. tidak_bisa|badan|lepas, dehydrated, kejang2, jatuh pingsan
        pingsan, semaput, kapiuhan, klenger, ambruk .. pingsan, ambruk tidak sadar, tidak gerak
        tidak obah
        teu obah, ora obah, ora iso ambekan, susah ambekan, ampek, eungap, engap, sesak berat
        megap megap
        menggigil .. tidak|demam|kaku, kaku badannya, badan kaku, mulut .. busa|mencong|perot, perot
        stroke|jantung|angin_duduk|ayan|epilepsi|asma|diabetes|gula .. kumat|kambuh|tadi|sekarang|
        drop|serangan|
        barusan|makin|lemah|mendadak|tolong, angin duduk, gula darah .. drop|tinggi|turun, trombosit
        hb .. drop|rendah|tinggal, trombosit .. tinggal|turun|drop
        dbd .. trombosit|kritis|parah|ditolak|penuh
        kondisi|keadaan|kondisinya|keadaannya .. makin_lemah|lemah|memburuk|kritis|parah|drop|
        menurun|gawat
        makin lemah, semakin lemah, makin lemes, sudah lemas sekali, tidak bisa bicara
        tidak bisa gerak
        darah tinggi .. pingsan|jatuh|stroke, mimisan .. terus|tidak, batuk darah, berak darah
        bab darah
        keracunan obat, minum baygon|obat_banyak|sabun|pestisida|bensin
        tertelan .. baterai|koin|jarum
        hamil|bumil|ibu_hamil|istri .. pendarahan|kejang|kontraksi|pecah|mules|jatuh|darah|
        mau_lahir|lahiran
        mau|arep|rek|bade lahir|lahiran|ngalahirkeun|babaran|mbabar|brojol, mules mules, brojol
        keburu lahir
        bayi .. biru|tidak_nangis|kejang|sesak|tidak_gerak|kuning_sekali|dingin|susah_napas
        butuh|perlu|minta|mohon|cari|nyari|kekurangan|kehabisan|habis .. oksigen|darah|ambulans|
        tandu|donor|
        evakuasi|rujukan_segera|icu|ventilator|anti_bisa|serum
        oksigen .. habis|kosong|langka|menipis
        ambulans .. tidak_ada|belum|dimana|mana|tidak_datang|lama|macet|terjebak|kehabisan
        pasien .. kejang|sesak|pendarahan|pingsan|drop|darah|tidak_sadar|dibiarkan|gawat|koma
        dokter .. tidak_ada .. pasien|kejang|darurat|igd|gawat, igd .. dokter_tidak_ada
        patah tulang
        having a stroke, having a heart, blood loss, losing blood, high fever, convulsing
        convulsions
        not waking, is dying, dying, needs a doctor, needs oxygen, labour, in labour, overdose
        overdosed
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
        tolong|tulung|bantu cepat|cepetan
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
        buaya, harimau, beruang, kobra, king kobra, piton, macan tutul, bajul, ular berbisa
        ular weling|welang|tanah
        gajah liar, dimangsa, *mangsa, diterkam, mangsa ternak, dimakan macan|harimau|buaya|ular
        macan|harimau|ular|buaya|beruang|gajah .. keliatan|terlihat|kelihatan|muncul|nampak|ketok|
        keton|berkeliaran
        ular|ulo|ula|oray|kobra|piton|sanca|weling|welang|king_kobra|phyton|python|sowo ... kamar|
        rumah|dapur|
        kasur|kelas|plafon|wc|atap|omah|imah|lemari|kantor|sekolah|teras|jamban|kandang|jero|njero|
        toilet
        buaya|bajul|biawak_besar|komodo ... muncul|warga|sungai|kali|mandi|nyambar|menyambar|naik|
        rumah
        *gigit, *patuk, *catok, dicokot, kecokot, dicokoti, disengat, tersengat, kesengat
        *seruduk, *terkam, *cakar harimau|beruang|macan|monyet
        *entup tawon|lebah, *antup tawon|lebah|nyiruan|teuweul
        *gegel asu|anjing|anjing_gila|ular|oray
        anjing|asu|kirik|dog|dogs|monyet|kera|kethek|monyong|celeng|babi_hutan|babi|gajah|harimau|
        macan|beruang|
        sapi|kerbau|kebo|munding|tawon|lebah|nyiruan|tiger|bear|elephant|wild_boar ... gigit|nyokot|
        ngegigit|
        digigit|nyerang|menyerang|serang|ngamuk|ngejar_warga|ngejar_orang|ngudak|nyakar|nyeruduk|
        seruduk|
        ngentup|nyengat|nyegat|nerkam|nyambar|lepas|berkeliaran_gigit|attacking|biting|bite|bites|
        chasing
        sarang tawon|tawon_vespa|tawon_ndas|lebah .. sekolah|rumah|besar|atap|jalan|ngamuk|gede|
        bahaya
        anjing .. gila|rabies|gerombolan|kawanan|ngeluarin_air_liur
        kawanan anjing|gajah|monyet .. serang|
        rusak|masuk|rumah, gajah masuk, harimau .. kampung|kebun|jejak|ternak|warga
        macan .. kampung|ternak|
        warga|turun, snake, bees attack, stung by, dog attack, wild dogs, snakebite, snake bite
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
        *perosok, *jeblos, *jeglong lubang|got|selokan|galian|gorong
        lubang|galian|gorong|got|selokan|sumur|
        manhole|bak_kontrol|drainase|septic|septik|saluran .. menganga|mangap|
        tanpa_rambu|tanpa_penutup|tanpa_pengaman|tidak_ada_rambu
        galian|lubang|got|selokan|saluran|gorong|sumur|manhole ... nyungsep|terjungkal|nyemplung|
        patah|
        kecelakaan|korban|terperosok|masuk_lubang|kejeblos|kejebur|kecemplung|luka|masuk_got
        besi|penutup|tutup|grill .. gorong|got|saluran|drainase|selokan|manhole .. hilang|dicuri|
        copot|bolong|
        patah|lepas|jebol, sinkhole, jalan .. amblas|ambles|jebol|bolong .. dalam|besar|meter|mobil|
        motor
        jembatan .. bolong|lubang .. jatuh|anak|motor|kejeblos, uncovered drain, open drain
        open pit
        deep hole, without cover, no cover, fell into
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
        pohon|wit|tangkal|dahan|ranting|pang|kelapa|trembesi|beringin|wit_witan|mahoni|sono|
        randu|albasia|
        sengon|tree|branch .. tumbang|rubuh|roboh|ambruk|miring|doyong|patah|nimpa|menimpa|
        mau_roboh|sempal|
        nutup_jalan|melintang|rungkad|keropos|kropos|lapuk|mati|gapuk|condong|retak|sempoyongan|
        nibani|
        nyaris|hampir|rebah|bolong|growong|fell|falling|fallen|leaning|rotten|collapsed|goyang|
        akarnya
        akarnya terangkat, akar .. terangkat|keangkat|bongkar|jebol, sebentar lagi rebah, rebah
        tumbang, tumbangan
        pohon|wit|tangkal|dahan|ranting|pang|beringin|trembesi .. tumbang|roboh|ambruk|rubuh|
        miring|doyong|patah|mau|hampir|nyaris|rungkad|arep|rek|bade|condong|lapuk|keropos|menimpa|
        nimpa|jatuh|runtuh|rugrug|membahayakan|ambrug
        mau tumbang, rungkad, pohon .. nutup jalan|melintang|ngalangan, fallen tree, tree fell
        tree is about, tree about to, leaning tree, tree is leaning, tree falling
    """,
    "refused_patient": """
        rs|rsud|rsu|rumah_sakit|igd|ugd|puskesmas|klinik|hospital ... ditolak|nolak|menolak|
        disuruh_pulang|
        penuh|ditelantarkan|tidak_diterima|ditampik|dioper|tidak_ada_kamar|kamar_penuh|
        tidak_ditangani|
        refused|full|rejected ... stroke|kritis|sesak|kejang|pendarahan|jantung|lemah|melahirkan|
        darah|
        muntah|panas|demam|koma|gawat|sekarat|kecelakaan|trombosit|tidak_sadar|hamil|icu
        stroke|kritis|sesak|kejang|pendarahan|jantung|melahirkan|trombosit|dbd|koma|gawat|
        kecelakaan|icu|
        hamil|bayi|tidak_sadar|demam_tinggi ... ditolak|nolak|menolak|disuruh_pulang|penuh|
        ditelantarkan|
        tidak_diterima|ditampik|dioper|tidak_ada_kamar|tidak_ditangani|tidak_dilayani|rejected|
        refused
        ditolak .. rs|rumah_sakit|igd|rsud|kali|puskesmas, dioper oper rs|rumah_sakit
        cari rs|icu|nicu ..
        penuh|tidak_dapat, meninggal .. ditolak|terlambat_ditangani|tidak_ditangani|antri|igd|nunggu
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
        capek|lelah|bosen|bosan|nyerah|cape|kesel|tidak_kuat|putus_asa|menyerah hidup|urip|hirup
        silet .. tangan|nadi
        bawa|pegang silet|cutter|tali|racun, ngurung diri .. silet|tali|racun|pisau|bunuh
        tidak sanggup lagi hidup
        pengen|ingin|mau|arep|rek nyusul|menyusul ibu|bapak|almarhum|almarhumah, cutting tangan
        *gantung diri, *bunuh diri, minum|nenggak|ngombe|nginum|telan|menenggak .. racun|baygon|
        obat_nyamuk|
        pestisida|potas|sianida|obat_banyak|pil|deterjen|wipol|pembersih|apotas|portas
        sudah tidak kuat hidup
        tidak mau|pengen|ingin|sanggup .. hidup, mau|pengen|ingin|rek|arep|pingin|kepingin|hayang|
        hoyong mati|paeh|pejah
        mau|pengen|ingin|rek|arep|pingin|kepingin|hayang|hoyong cepat|segera|langsung|rasanya|
        rasane|rasana|sekali|banget|saja|ikut|sampai mati|paeh|pejah
        mau|pengen|ingin|rek|arep|pingin|kepingin .. ngakhiri|mengakhiri|loncat_dari|lompat_dari|
        menghilang_selamanya, lebih baik mati
        mending mati
        pamit .. mati|selamanya|hidup, surat wasiat, pesan terakhir, ngiris tangan, iris nadi
        potong nadi
        self harm, hurt herself, hurt himself, hurt myself, jump off, jumping off, hang himself
        hang herself
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
        orang|anak|warga|siswa|santri|panti|murid|sekampung|penghuni ... diare|mencret|bab_terus|
        sakit_perut|
        muntaber|dehidrasi|berak_terus ... dirawat|lemas|orang|dehidrasi|parah|rs|puskesmas|
        meninggal|semua
        *racun, *mabuk gadung|jamur|tempe, kaweuruan, mabok gadung, mabok kecubung, kecubung
        mencret|muntah|diare|mual|pusing|mutah|utah|sakit_perut|lemas|kejang|kram_perut ... habis|
        setelah|abis|
        bar|sehabis|usai|sanggeus|after .. makan|minum|mangan|dahar|ngombe|jajan|mbg|katering|
        nasi_kotak|
        hajatan|kondangan|bakso|takjil|ngopi|eating|nuang|nginum|tuang
        makan|mangan|jajan|dahar|nasi_kotak|mbg|katering|hajatan|snack|es|gorengan ... mencret|
        muntah|diare|
        mual|mutah|utah|sakit_perut|lemas|kejang|pingsan|pusing|vomiting|sick
        orang|warga|siswa|anak|santri|murid|puluhan|belasan|ratusan|penumpang|pekerja ... mencret|
        muntah|mual|
        pingsan|lemas|keracunan|dirawat|tumbang|sesak|kejang
        oplosan, miras oplosan, minum oplosan, makanan basi .. muntah|sakit|siswa
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
        warga|anak|orang|balita|siswa|santri|tetangga|rumah|kk|murid|people|kids|puluhan|belasan|
        banyak|rt|
        kampung|satu_rt|kasus ... dbd|demam_berdarah|difteri|muntaber|campak|hepatitis|chikungunya|
        cikungunya|leptospirosis|malaria|covid|kolera|cacar|cacar_monyet|antraks|rabies|tifus|tipes|
        flu_burung|
        dengue|measles|cholera|meningitis|pertusis|diare|kencing_tikus|difteria
        dbd|demam_berdarah|difteri|covid|diare|chikungunya|cacar|leptospirosis|hepatitis|campak|
        malaria|muntaber|
        tbc|rabies|dengue ... meninggal|orang|anak|warga|naik|melonjak|tambah|lagi|puluhan|banyak|
        mewabah|
        menyebar|nyebar|kritis|mulai|merebak|rame|terus|kasus|meledak|kena
        fogging .. meninggal|kena|sudah, mewabah, merebak, sapi|kambing|unggas|ayam|ternak ..
        mati_mendadak|
        mati_massal|antraks, positif covid|dbd|difteri|rabies|antraks
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
        di|ning|nang|di_dalam|dalam dalam|jero|njero lift|elevator, dalam|njero lift
        kejebak di lift
        lift|elevator|kamar_mandi|toilet|mobil|gedung|gudang|rumah|atm|kontrakan|kost|bak_truk ..
        terkunci|
        kekunci|kejebak|terjebak|macet .. anak|orang|bayi|balita|ibu|dalam, terkunci di|dalam
        kekunci di|dalam
        kekonci, kakonci, dikunci dari_dalam|di_kamar|dari_luar, orang di dalam
        orang dalem .. lift|rumah
        *jebak, *kepung api|banjir|air|massa|warga|asap|preman, *perangkap
        *kurung air|banjir|longsor
        belum bisa|iso|tiasa .. diangkat|dikeluarkan|keluar|ditolong|dievakuasi|turun|diselamatkan
        belum dievakuasi|ditolong|dikeluarkan, orang|korban|jenazah|tubuh|mayat .. belum_diangkat
        masih ada orang
        masih ada korban
        masih ada anak|ibu|nenek|kakek|warga|penghuni|pekerja .. dalam|atas|bawah|sana
        jalan putus ..
        lahiran|melahirkan|sakit|hamil|obat|makanan, di dalam reruntuhan, cannot move, help us
        help me
        save us, need rescue, please rescue, people inside, still inside, locked inside, stranded
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

DANGERS: Final = {
    danger: f"{said}\n{FRAMES.get(danger, '')}" for danger, said in _SAID_IN_DANGER.items()
}

# These are dangerous as long as they stand, but nobody needs to come running this minute.
LASTING: Final = frozenset({"open_hole", "outbreak", "tree"})

# Sounds like danger and is none: words of it are not taken for danger.
# What they want is to tell it: "mau lapor lampu mati".
WANTS_TO_TELL: Final = """
    mau|ingin|pengen|pingin|kepingin|hendak|arep|rek|bade|hayang|hoyong lapor|melapor|melaporkan|
    ngelapor|laporan|ngadu|mengadu|tanya|nanya|bertanya|takon|complain|komplain|info|nyampein|
    menyampaikan|sampaikan|cerita|curhat|kasih_tahu|usul|minta
"""
_HARMLESS: Final = """
    tolong|tulung|bantu cepat|cepetan .. *baik|*benar|*tangan|*cek|*angkut|*tambal|*bersih|*ganti|
    *pasang|*kerja|*proses|*tindak|*selesai|ditindaklanjuti|diperbaiki|dibenerin|direspon|didandani
    kulit .. gosong|terbakar, air hujan .. atap, bocor .. atap, air .. lewat|dari|netes|menetes atap
    tenggelam .. tugas|skripsi|pekerjaan|kerjaan|rindu|kenangan|medsos
    truk|muatan|tonase ... jalan amblas|ambles
    bau|busuk|amis|aroma .. sampah|kandang|limbah|got|selokan|bangkai|kotoran|pabrik ... mual|
    muntah|
    pusing
    sampah|kandang|limbah|tpa|got|selokan|bangkai|kotoran ... mual|muntah|pusing
    kartu|uang|duit|atm .. tertelan|ketelan|ketelen, tertelan .. atm|mesin
    patung|boneka|logo|tim|film|taman|wisata|kolam|sirkus|foto|kaos harimau|
    macan|buaya|gajah
    dana|duit|uang|bantuan|hunian|huntap gempa|banjir|longsor|kebakaran|erupsi|tsunami|bencana
    jembatan|titian kayu lapuk, kayu lapuk|mati|keropos, tikus|hama|wereng|monyet|babi|ombak|cuaca|
    hujan .. ngamuk
    baru ... bulan|minggu|tahun|hari|diresmikan|dibangun|jadi|selesai|rampung ... ambrol|retak|
    jebol|roboh|ambruk|
    hancur|amblas|longsor|ambles|runtuh|rontok
    proyek|bangunan|cor|talud|paving|aspal|jalan .. baru .. ambrol|retak|jebol|roboh|ambruk|amblas|
    ambles
    pegawai|petugas|pejabat|lurah|camat|kades|kepsek|guru|netizen|pelanggan|pembeli|bos|emak|
    warganet|penonton|
    perangkat|atasan|satpam|kasir .. ngamuk|mengamuk|ngamuk_ngamuk|meledak
    ngamuk .. ngata|kata|goblok|bodoh|ngatain|marah, ngamuk ngamuk .. warga|loket|pelayanan|antrian
    timnas|tim|klub|persebaya|persib|arema|persija|gol|skor|pertandingan|liga|kesebelasan ...
    dibantai|tumbang|
    hancur|dihajar|
    digebuk|menang|kalah|runtuh
    aplikasi|website|server|sistem|web|hp|laptop|data .. crash|down|hancur|tumbang|jebol|diserang|
    bocor
    promo|diskon|cuci_gudang|flash_sale .. meledak|gila, nilai|rekor|popularitas|pasar .. jatuh|
    hancur|runtuh
    lampu|lampunya|lampune|listrik|listriknya|ac|hp|motor|mobil|mesin|pompa|kipas|tv|wifi|sinyal|
    server|pju|tanaman|padi|pohon|sapi|ayam|ikan|kucing|usaha|dagangan .. mau|arep|rek|hampir mati|
    paeh
    kabel|kabele|lampu|baliho|ranting|pang|dahan|kawat|papan|plafon|tiang|jembatan|nasib|nasibe ..
    nggantung|gantung|menggantung|nggandul
    mau|arep|rek mati|paeh lampu|listrik|air|angin|gaya|kutu
    sapi|sapinya|kambing|kambingnya|kerbau|ayam|kucing|anjing ... berbusa|mulutnya_berbusa|kejang
    *pukul|mukulin|mukuli|memukuli .. besi|kayu|kentongan|gong|drum|bedug|tembok|panci|kaleng|paku|
    tiang|lawan|genderang|kendang
    dibakar sampah|jerami|ban_bekas|daun, bau|asap .. sampah|bakaran|sate|rokok|pabrik_tahu|dapur
    kasus .. ditutup|mandek, tertimpa musibah|masalah|tangga|kesulitan
    terjebak .. hutang|pinjol|utang|zona
    terkunci akun|aplikasi|sistem|hp|gerbang, akun .. terkunci|diblokir|hilang
    terjepit ekonomi|kebutuhan
    terjepit harga|keadaan|kondisi, terhimpit ekonomi|utang|hutang|kebutuhan
    digigit nyamuk|semut, nyamuk .. gigit|menggigit|ngegigit, dicekik pajak|utang|harga|tarif|
    cicilan
    mencekik, harga|tarif|pajak|bunga|biaya .. mencekik|nyekik|membunuh|gila
    terpental antrian|seleksi, terlempar dari daftar|kuota|peringkat
    terseret kasus|korupsi|isu|arus_politik, terperosok utang|jurang_kemiskinan
    jurang kemiskinan|pemisah
    diserbu pembeli|warga|pengunjung, diculik waktu, *racun pikiran|tikus|rumput|hama|serangga
    ditabrak aturan, nabrak aturan|pohon_cabai, menabrak aturan|hukum|prosedur, tabrakan jadwal
    ditembak mati pelaku, tertembak radar
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
    tagihan|token|listrik|biaya|harga|jumlah|pengunjung .. meledak
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
    pompa air, ambulans gratis, ambulans baru, pengadaan ambulans, punya ambulans
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
    sirine ambulans, tawuran sarung tahun, tim sukses, pohon rindang, rawan tawuran, tebak
    tembak jatuh
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
    umkm sekarat, petani sekarat, rakyat|pedagang|umkm|ekonomi|usaha .. sekarat
    usaha sekarat, terminal sekarat, pasar sekarat, mangkrak sekarat, bisnis sekarat
    koma pembangunan, titik koma, nol|satu|dua|tiga|empat|lima koma, menular semangat
    semangat menular, tidak menular
    kreativitas menular, positif menular, demam bola, demam panggung, racun tikus, racun hama
    racun rumput
    mata air hilang, sinyal hilang, hilang sinyal
    tiang|kabel .. telkom|wifi|indihome|internet|provider|fiber|fo
    demam berdarah, gol bunuh diri, bunuh diri gol, kebakaran gol
    nama|namanya|data|datanya|nik|berkas|dokumen|file|nomor|rekening|saldo|poin|kuota|status ..
    hilang|
    ilang|lenyap|menghilang
    hilang|ilang|lenyap|menghilang .. daftar|data|dtks|dtsen|sistem|aplikasi|penerima|bansos|pkh|
    blt|bpnt|
    kartu_keluarga|kk|dapodik|pekerjaan|kerjaan|penghasilan|pelanggan
    daftar|dtks|dtsen|penerima|bansos|pkh|blt|bpnt .. hilang|ilang|lenyap
    tidak muncul|ada|nongol .. daftar|data|dtks|dtsen|sistem|aplikasi|website
    kucing|ayam|sapi|kambing|burung|motor|sepeda|rambu|besi|kabel|plang|lampu|sandal|helm ..
    saya hilang
    tenggelam|hanyut|terbakar|kebakaran|meledak|terseret|tersesat|terjebak|kejebak|terpuruk ..
    janji|
    cinta|rindu|mata|matamu|senyum|perasaan|asmara|masalah|utang|hutang|harapan|kenangan|emosi|
    emosinya|amarah|amarahnya|amarahku|hujatan|arisan|dosa|lumpur|sidang|rapat|cuan
    terjebak|kejebak .. bbm|spbu|solar
    ular ularan, ulo uloan, ula ulaan, oray orayan, buaya buayaan, macan macanan, tawon tawonan
    pistol pistolan, pedang pedangan, bom boman, golok golokan, senjata senjataan, pisau pisauan
    api apian, mobil mobilan, kapal kapalan, perahu perahuan, kereta keretaan, perang perangan
    pdam|keran|kran|ledeng .. ngalir|mengalir deras|lancar|kenceng
    mau|sampai|nyaris|hampir|bisa|arep|keburu mati .. nunggu|antri|antre|ngantri|ngurus|kepanasan|
    bosan|bosen|
    menunggu|ngenteni
    kayak|kaya|seperti|koyo|koyok|serasa|bagai|ibarat|jiga .. mati|mau_mati|kejepit|pingsan|
    kesetrum|sarden|
    disiksa|diculik|meledak|ambruk
    ditegur|diingatkan|dilarang|ditanya|ditagih|diminta|dinasehati .. ngamuk|marah|ngamuk2
    hilang kontak|jejak .. petugas|admin|cs|kurir|penjual|toko|kontraktor|tukang|mandor|sinyal
    melahirkan|lahiran .. bulan|minggu lagi
    jalan|jalanan|jembatan ... rusak|hancur|berlubang|jelek ... mau|bisa lahiran|melahirkan
    kartu|kis|bpjs|ktp|akta|akte|kia|ijazah|motor|hp|sepeda|tas|dompet|laptop|helm|sandal|sepatu|
    surat|
    sertifikat|rapor|raport|uang|duit|cincin|emas|kalung .. anak|ibu|bapak|adik|istri|nenek|kakek|
    suami|mbah ..
    hilang
    bisa kumat|kambuh|celaka, gempa tidak|ya|kan|kah
    kambing|sapi|ayam|burung|motor|sepeda|kucing .. hilang|ilang ... dibawa|diambil|digondol orang|
    maling
    diseruduk|ditanduk|diinjak .. kambing|ayam|bebek|angsa
    dinas|dinasnya|sekolahnya|gurunya|kepsek|kelurahan|kecamatan|dukcapil|admin|adminnya|operator|
    petugasnya|kades|lurah|pdam|pln|cs|pengelola|pengelolanya|pihak_sekolah|pihak_desa tidak|
    juga_tidak|malah_tidak|masih_tidak respon|merespon|merespons|nyaut|jawab
    rumput|ilalang|alang|semak|belukar|gulma ... setinggi|sepinggang|sedada|selutut|sakdengkul
    tumpukan|gundukan|timbunan .. setinggi|sepinggang|sedada
    sudah|yang|telah meninggal ... tercantum|terdaftar|tercatat|kk|ktp|dtks|akta|akte|nik|pbb|dpt|
    bansos|ditagih|tagihan|sertifikat|pensiun|waris|namanya
    akta|akte|surat|santunan|ahli_waris .. meninggal
    bekas|sisa|puing longsor|longsoran|kebakaran|banjir|tabrakan|kecelakaan|gempa|roboh|ambruk
    pintu|jendela|engsel|toilet|keran|gembok .. jebol
    limbah|oli|kotoran|tinja|cucian .. masuk selokan|got|parit|kali|sungai|irigasi|drainase
    ayunan|sepeda|motor|pagar|gerbang|perosotan .. rantai
    rantai .. karatan|putus|lepas|aus|kendor|copot, rantai ayunan|sepeda|motor|pagar|gerbang
    tower|bts|antena|server|modem|tv|panel .. disambar|tersambar|kesamber|kesambar petir|gledek|
    bledek
    suka|sering|hobi lompat|loncat|terjun|nyebur, palang parkir|portal
    popok|pampers|diaper|baju|celana|kereta|mainan bayi|orok
    kucing|anjing|sapi|kambing|kelinci|hamster .. lahiran|melahirkan|hamil
    hp|hpku|kunci|dompet|sandal|bola|kacamata .. jatuh|kecebur|kecemplung|nyemplung ..
    got|selokan|sumur|kali|sungai|kolam|toilet
    hp|hpku|handphone .. kecebur|kecemplung|nyemplung, hujan tidak_bisa keluar
    emosi|emosinya|amarah|amarahnya|kemarahan|kekesalan|perasaan|asmara|cinta|hati|hatiku|hatinya|
    semangat|semangatnya .. meledak|terbakar|membara|kebakar|kobong|membakar|runtuh|hancur
    terbakar|kebakar|bakar|kobong emosi|emosinya|amarah|semangat|asmara|cemburu
    bunuh_diri|mati|gantung_diri|pingsan|stroke|gila .. rasanya|rasane ... ngurus|mengurus|antri|
    nunggu|
    ngadepin|menghadapi|lewat|liat|lihat|dengar|denger|bayar|kerja|mikir
    rasanya|rasane .. mati|pingsan|stroke|gila .. ngurus|antri|nunggu|ngadepin|lewat|liat|lihat|
    bayar|kerja
    rampok|ngerampok|ngrampok|merampok|perampokan|begal|mbegal|nyekik|mencekik|pembunuhan|
    bunuh namanya
    bunuh petani|rakyat|pedagang|umkm|nelayan|usaha|warung|peternak|sopir
    terisolir|terisolasi sinyal|jaringan|internet|kalau
    sarden|pepes .. kejepit|kegencet, kejepit|kegencet .. sarden, kejepit lemari|kebutuhan|dana|
    anggaran
    kerbau|kebo|sapi|kambing|babi|celeng|monyet|kera|ayam|bebek|itik|munding .. masuk|lepas|mlebu|
    ngrusak|
    rusak|merusak .. kebun|sawah|ladang|tanaman|pekarangan|halaman|kebon|tegalan|jagung|padi
    minyak|beras|pupuk|solar|bbm|sembako|gas|barang|elpiji|goreng ... ditimbun|menimbun|nimbun
    melahirkan .. bulan_depan|minggu_depan|tahun_depan|bulan_ini|bulan_lalu|kemarin|bpjs
    nelayan|petani|pedagang|umkm .. megap megap
    data|pendataan|daftar|nama|jumlah|keluarga .. korban, korban .. didata|pendataan|terdata
    gempa .. sr|magnitudo|skala|berapa|kerasa_tidak|terasa_tidak|krasa_tidak, kerasa|
    terasa gempa tidak
    kdrt|kekerasan|bunuh_diri|bullying|pelecehan|kebakaran|banjir|bencana|kecelakaan ... tugas|
    makalah|
    skripsi|lomba|pidato|poster|penyuluhan|sosialisasi|seminar
    tanah|pasir|urug|urugan|uruk|nguruk|aspal|aspalnya|kerikil|sirtu|lele|ikan|pupuk|sampah|
    batunya ..
    hanyut|kebawa|kegawa|kintir|keli|terbawa
    jalan|aspal|paving|bahu|trotoar ... bergelombang ... ambles|amblas
    jalan|bahu|aspal|trotoar|paving|rabat ... ambles|amblas .. pinggir|sedikit|dikit|sebelah|separo|
    bulan|puasa|
    tahun|lama|lami|sasi|taun|minggu
    warga|ibu|emak|pedagang|penumpang|pelanggan|nasabah|wali_murid|pasien .. ngamuk|mengamuk ..
    karena|bantuan|pelayanan|antri|harga|tarif|pdam|listrik
    evakuasi .. barang|arsip|kendaraan|dagangan, sarana|alat|peralatan|rambu|latihan|jalur evakuasi
    perahu_karet .. bocor|rusak|kempes, lapornya kemana|ke_mana|dimana|di_mana|siapa
    bakar|mbakar|membakar|ngobong|bakaran|pembakaran .. lahan|tebu|sampah|jerami|sawah|arang|bata|
    kayu|daun ...
    asap|asapnya
    tercemar ... mual|muntah|gatal|pusing
    jatuh|kecelakaan|gempa|banjir|kebakaran|meledak|ledakan .. negara|luar_negeri
    rtlh|bedah_rumah ... ambruk|roboh|rubuh|runtuh, ambruk|roboh|rubuh ... rtlh|bedah_rumah
"""

_LONG_AGO: Final = """
    sempat, kemarin sempat
    tahun lalu, tahun kemarin, tahun wingi, tahun kepungkur, tahun yang lalu, taun kamari
    tahun tahun lalu, bulan lalu, bulan kemarin, bulan wingi, bulan kamari, bulan kepungkur
    minggu lalu, minggu kemarin, minggu wingi, minggu kamari, pekan lalu, seminggu lalu
    sebulan lalu, setahun lalu
    dulu ada|pernah|sering|banjir|kebakaran|longsor|kecelakaan|waktu, dulunya, dahulu
    dari dulu zaman dulu, jaman dulu, biyen, mbiyen, rumiyin, baheula, kapungkur
    waktu itu, waktu kecil, pernah, minggu yang lalu, bulan yang lalu
    sejak|semenjak tahun|setahun|awal_tahun|akhir_tahun
    sejak|semenjak beberapa|1|2|3|4|5|6|satu|dua|tiga|empat|lima|enam tahun
    beberapa bulan lalu, beberapa minggu lalu, beberapa tahun lalu, last year, last month
    last week, years ago, months ago, weeks ago, used to
    2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024
    lebaran kemarin, lebaran lalu, musim hujan kemarin, musim hujan lalu, pasca
    bekas kebakaran|banjir|longsor|kecelakaan|gempa|terbakar|roboh|tabrakan|ambruk|runtuhan|erupsi
    eks, sisa
"""
_OVER: Final = """
    sudah padam, berhasil dipadamkan, sudah dipadamkan, telah dipadamkan, api padam, telah padam
    sudah surut, sudah mulai surut, mulai surut, sudah saat, banjir surut, sudah ditemukan
    berhasil ditemukan, sudah ketemu, telah ditemukan, sudah selamat, berhasil diselamatkan
    berhasil dievakuasi, sudah dievakuasi, sudah tertangani, sudah ditangani
    telah ditangani, sudah teratasi, sudah aman, aman terkendali, sudah kondusif, sudah sadar
    sudah sembuh, sudah pulang dari, korban|semua|semuanya sudah dirawat, sudah ditangkap
    sudah dibersihkan|diresiki|diresikke|diresikne|diberesihan|disingkirkan|disingkirke|diangkut
    sudah didandani|diomean|dibenerke|orot|asat|pareum|dipareuman, api|geni|seuneu sudah mati|pareum
    sudah dipotong, sudah dievakuasi damkar, memadamkan, sudah normal, sudah terkendali
    sudah diamankan, is over, was put out, has been found, under control, back to normal
    sudah di tutup, sudah ditutup, sudah diperbaiki
    alhamdulillah selamat, semua selamat, semuanya selamat, sudah dibantu, sudah ditolong
    sudah dibawa pulang
"""
_THANKS: Final = """
    terima kasih, trims, maturnuwun, maturnuhun, maturtengkyu, hatur nuhun, nuhun, tengkiu, tks
    thks, makaci, terimakasih, trimakasih, trmksh, tengs
    makasih, mksh, makasi, maksih, tq, thanks, thank you, thx, matur nuwun
    matur suwun, matur sembah, suwun, nuhun, hatur nuhun, kasuwun, tengkyu, mantap, mantab, mantul
    hebat pak|bu|min|ya|sekali|banget|damkar|petugas|pelayanannya|kerjanya|kalian|deh
    keren, bagus banget|sekali|pak|min|bu|pelayanannya|kinerjanya|kerjanya, kerja bagus
    top, jos, salut, apresiasi, mengapresiasi, sukses selalu|terus|buat|untuk
    alhamdulillah
    luar biasa pelayanannya, memuaskan, puas, senang, seneng, bangga, jempol, good job, great job
    well done
    pertahankan, dipertahankan, pujian, memuji
"""

# Said of an event, these make it a fear or a possibility rather than a fact.
# "If drunk he beats" fears nothing: whenever he is.
_WHENEVER: Final = """
    kalau mabuk|mendem|mabok|teler|kumat|sakaw|marah|emosi|ngamuk|nesu
"""
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
    setiap hujan deras|gede|lebat, setiap musim hujan, nek udan
    sering, selalu, langganan, setiap, setiap hujan, setiap musim, setiap tahun, kerap, acap
    kadang, kadang kadang, terkadang, sok, rutin, biasanya, musiman, tiap kali, berulang
    berulang kali, berkali kali, always, often, every, every time, sometimes, marak
    banyak kecelakaan|tabrakan|begal|yang_jatuh|yang_kecelakaan|orang_jatuh, beberapa kali
    sudah sering, terus terusan, kali|kalinya|2x|3x|4x|5x .. kecelakaan|tabrakan|laka
"""
_DENYING: Final = (
    "tidak, bukan, belum, tanpa, jangan, nihil, ojo, ulah, never, no, untungnya, untung"
)
_NOW: Final = """
    sekarang, barusan, baru saja, saat ini, detik ini, sedang, lagi terjadi, malam ini, pagi ini
    siang ini, sore ini, hari ini, tadi, tadi malam, semalam, kemarin, cepat, secepatnya, buruan
    sekarang juga, saat ini juga, right now, now, hurry, immediately, urgent, asap, sos
    darurat, gawat, panik, terus naik, masih, tiba tiba, tibake, ujug ujug, kirim, dikirim
    hujan deras, hujan angin, angin kencang, kini, this morning, tonight, today, just
"""
# Danger that has been left lying for long is a matter of repair.
_LEFT: Final = """
    sampai|hingga|nganti|dugi|tekan sekarang|saat_ini|hari_ini|kini
    sekarang|masih|saat_ini belum|tidak|dibiarkan, padahal sudah, sudah seminggu|sebulan|setahun
    sudah .. bulan|tahun|lama|minggu, berbulan bulan, bertahun tahun
    sampai sekarang .. belum|tidak
    belum .. diperbaiki|dibersihkan|dibangun|ditangani|diganti|dievakuasi dari jalan|cair|turun|
    dapat, sebulan, setahun, mangkrak, hingga kini, sejak .. lalu, sejak .. bulan, from last
    sejak musim|panen|lebaran|puasa
    sejak|semenjak tahun|setahun|awal_tahun|akhir_tahun
    sejak|semenjak beberapa|1|2|3|4|5|6|satu|dua|tiga|empat|lima|enam tahun
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
    penuh sampah, susah, pecah, batuk, berdarah, sakit hati, rugi
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
    dicoret_coret, dicoreti, tembok .. dicoret, grafiti, salah tulis, salah ketik, typo, salah eja
    ejaan, huruf, font, warna
    warnanya, catnya, dicat, cat tembok|pagar|trotoar|marka|jembatan|gapura|gedung|zebra|pudar|
    kusam|lapangan
    cat taman|dinding|atap|jalan|mengelupas|luntur
    tampilan, tampilannya, estetika, tidak estetik, pemandangan, merusak pemandangan, dipandang
    rumput, rumputnya, ilalang, daun kering, daun berguguran, kotoran burung, kotoran kucing
    kucing, kucing liar, buang kotoran, ayam tetangga, ayam, burung, berisik, bising, speaker
    karaokean, karaoke tetangga, musik, sound, sound horeg, knalpot, knalpot brong, toa
    suara adzan, parkir tetangga, parkir sembarangan
    spanduk, baliho, banner, poster, iklan liar, stiker, umbul umbul, bendera, bendera kusam
    kursi taman, bangku taman, taman, air mancur, ac tidak dingin, ac panas, kipas angin
    tisu, sabun, wangi, toilet kurang, jam dinding, papan nama, papan nama jalan, plang nama
    nomor rumah, kurang terang, kurang terawat, ornamen, patung, lampu hias, musala sempit
    wifi lemot, wifi, kursi tunggu, website, web, aplikasi lemot, nada tunggu
    rewel, suara|toa|speaker ngaji, asap sate, jemuran, layangan, sampah plastik kecil
    puntung rokok
    parkir sembarangan, parkir motor, sepele, paint, grass, ugly, faded, noisy, loud music, bench
    spelling, cat jalan, zebra cross pudar, marka pudar, marka jalan, garis parkir
"""

# Told, taught or insured against: what follows in the same clause is no event.
_TOLD: Final = """
    dengar2, denger2, dengar dengar, denger denger, isu, isunya, rumor, gosip, konon
    kisah, skripsi, berduka, innalillahi, belasungkawa, berita, beritanya, headline, film, filmnya
    nonton
    menonton, sinetron, drama, serial, novel, komik, game, ngegame, lagu, konser, judul, judulnya
    episode
    dongeng, legenda, mimpi, ngimpi, puisi, teater, trailer, bioskop, simulasi, latihan, pelatihan
    sosialisasi, edukasi, penyuluhan, gladi, drill, seminar, lomba, workshop, bimtek, webinar
    diklat
    asuransi, klaim, santunan, promo, promosi, diskon, museum, monumen, movie, watched, watching
    song
    training, insurance, pencegahan, mitigasi, donasi, galang dana, surat keterangan
"""

# What thanks are given for.
_DONE: Final = """
    sudah nyala|menyala|hidup|terang|bagus|mulus|alus|diaspal|diangkut|bersih|lancar|normal|dicor|
    jadi|cair|
    selesai|rampung|beres|dikerjakan|diganti|dipasang|mengalir|ngalir|diperbaiki|dibenerin|halus|
    keluar|terbit|
    diterima|dadi|dados|alus|sae|rapi|ditambal|hurung|murup|caang|leres|diterima|diurus
    fixed, repaired, done, cepat nyala|selesai|jadi|ditangani|respon, respon .. cepat
    cepat respon|tanggap
"""
# For a danger that was met in time, too; with "done" these would make every complaint low.
_HELPED: Final = """
    sudah|telah|mau|yang nolong|menolong|bantu|membantu|mbantu|bantuin|angkat|mengangkat|evakuasi|
    mengevakuasi|menyelamatkan|menemukan|mengamankan|diangkat|murub
    sudah|langsung diamankan|dibubarkan|ditangkap|dijinakkan, sudah antar|mengantar|nganter|jemput
    cepat|langsung padam|datang|dateng
    evakuasinya|penanganannya|pertolongannya|responnya cepat|sigap|gercep, ketemu selamat
    for|your saving|rescuing
"""

GUARDS: Final = {
    "done": _DONE,
    "helped": _HELPED,
    "told": _TOLD,
    "harmless": f"{WANTS_TO_TELL}{_HARMLESS}\n{FIGURES_OF_SPEECH}",
    "long_ago": _LONG_AGO,
    "over": _OVER,
    "thanks": _THANKS,
    "feared": _FEARED,
    "whenever": _WHENEVER,
    "repeated": _REPEATED,
    "denying": _DENYING,
    "now": _NOW,
    "left": _LEFT,
    "serious": _SERIOUS,
    "nuisance": _NUISANCE,
    **{f"trace: {kind}": said for kind, said in TRACES.items()},
}
