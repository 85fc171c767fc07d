"""Frames of danger: who, what befell them, where. They add to the single phrases of `DANGERS`.

Each frame combines slots, so that a word which is new to one slot is found with all others. The
notation is that of `phrasebook`.
"""

from __future__ import annotations

from typing import Final

_WATERS: Final = (
    "sungai|kali|sumur|kolam|laut|pantai|bengawan|embung|waduk|selokan|got|parit|irigasi|danau|"
    "walungan|susukan|solokan|balong|segara|rawa|bendungan|dam|jurang|tambak|blumbang|kedung|"
    "muara|dermaga|lepen|kalen|jurug|curug|tempuran|septic|septik|gorong|bong|palung|river|lake|"
    "sea|pond|well|canal|ditch|pool|drain|gutter"
)
_FALLS: Final = (
    "jatuh|ceblok|keceblok|njungkel|kejungkel|njlungup|kejlungup|kejengkang|nyusruk|kesusruk|"
    "tisoledat|tikusruk|tigubrag|tijalikeuh|tigulitik|tigejebur|tigujubar|tikosewad|titajong|"
    "kepleset|kepeleset|terpeleset|terpleset|mleset|keplarak|tergelincir|ngglundung|nggelundung|"
    "ambyur|njegur|lompat|loncat|melompat|meloncat|terjun|mlumpat|luncat|nyebur|nyemplung|"
    "kebawa|terbawa|kabawa|kegawa|kesered|keseret|terseret|slipped|fell|jumped|falls|fallen|"
    "dilempar|didorong|disurung|disuntrungkeun|terperosok|keblowok|kejerumus|terjerumus"
)
_BODY: Final = (
    "kepala|endas|endase|sirah|sirahe|mustaka|tangan|kaki|sikil|sikile|suku|leungeun|dada|perut|"
    "weteng|wetenge|beuteung|muka|wajah|rai|raine|leher|gulu|gulune|beuheung|punggung|badan|awak|"
    "awake|tubuh|paha|jari|telinga|hidung|mulut|lengan|pelipis|mata|head|leg|legs|arm|hand|neck"
)
_HURT: Final = (
    "bocor|pecah|sobek|robek|remuk|remek|patah|tugel|berdarah|getihen|getihan|mudal|kebelah|"
    "terbelah|ketusuk|tertancap|ketancep|nancep|tertusuk|kecucuk|katojos|melepuh|mlonyoh|terbakar|"
    "kobong|kejepit|terjepit|kajepit|kegencet|kejeret|terjerat|kejerat|kecantol|kegiles|kelindes|"
    "kebacok|kesabet|kegaris|kegergaji|kepotong|terpotong|tercabik|crushed|bleeding|broken|"
    "severed|burned"
)
_CRUSHED: Final = (
    "ketindihan|ketindih|tertindih|katindih|ketiban|ketibanan|katinggang|kejatuhan|kejatohan|"
    "keruntuhan|karuntuhan|kebrukan|kabrukan|kerubuhan|karubuhan|tertimpa|ketimpa|katimpa|"
    "tertimbun|ketimbun|katimbun|keurug|kaurug|keurugan|kaurugan|kependem|kapendem|terkubur|"
    "kekubur|kejepit|terjepit|kajepit|kegencet|kagencet|tergencet|kejebak|terjebak|kajebak|"
    "kakurung|kekurung|terkurung|kakonci|kekunci|terperangkap|crushed|buried|pinned|trapped"
)
_BLADE: Final = (
    "pisau|gunting|pacul|cangkul|kunci_inggris|cutter|alu|balok|parang|celurit|clurit|golok|bedog|"
    "bedok|arit|pedang|samurai|kapak|kampak|pecok|linggis|"
    "obeng|keris|badik|sajam|gobang|congkrang|wadung|panah|tombak|pistol|senapan|bedil|airsoft|"
    "knife|machete|sword|gun|sickle|axe"
)
_STABS: Final = (
    "nusuk|menusuk|ditusuk|nikam|menikam|ditikam|nyabet|disabet|menyabet|ngacung|diacungi|ngayun|"
    "mengayun|ngejar|mengejar|dikejar|diudak|diuber|ngudag|diudag|nguber|nodong|menodong|ditodong|"
    "ngancam|mengancam|diancam|mateni|maehan|mbunuh|bunuh|ngepruk|mukul|ngamuk|mengamuk|dilempar|"
    "dibacok|mbacok|membacok|ngadek|dikadek|"
    "ditujes|nujes|ditojos|nojos|ditewek|newek|disuduk|nyuduk|dijojoh|chasing|chases|threatening|"
    "attacking|waving"
)
_BITERS: Final = (
    "anjing|asu|kirik|ular|ulo|ula|oray|kobra|monyet|kethek|kera|babi|celeng|bagong|tawon|lebah|"
    "nyiruan|teuweul|engang|odeng|kalajengking|kelabang|titinggi|buaya|bajul|biawak|macan|harimau|"
    "maung|beruang|gajah|sapi|kebo|kerbau|munding|kuda|jaran|luwak|kucing|dog|dogs|snake|"
    "monkey|wasps|bees|boar"
)
_BITES: Final = (
    "dicokot|nyokot|dicatok|nyatok|macok|dipacok|dipathok|dicatek|nyatek|digegel|ngegel|digigit|"
    "nggigit|menggigit|diseruduk|nyeruduk|disruduk|nyruduk|diserang|nyerang|menyerang|dientup|"
    "ngentup|diantup|ngantup|diseureud|nyeureud|disengat|nyengat|menyengat|diterkam|nerkam|"
    "diudak|diubek|diuber|disepak|nyepak|diinjak|nginjek|ditanduk|nanduk|dililit|mlilit|melilit|"
    "dicakar|nyakar|bitten|bit|biting|stung|attacked|attacking|chasing"
)
FRAMES: Final = {
    "about_to_collapse": """
        akar|akarnya|akare|oyote .. keangkat|terangkat|kejengat|jebol|mbrodol|nongol|bongkar|putus
    """,
    "fire": """
        omah|rumah|imah|warung|kios|toko|pasar|gudang|pabrik|kandang|dapur|sekolah|kantor|motor|
        mobil|bus|truk|kapal|alas|hutan|leuweung|lahan|kebon|trafo|gardu|kasur|sofa|pawon|house|
        home|shop|market|kitchen|car|warehouse ..
        kobar|kobong|kobongan|kabeledug|kahuruan|kaduruk|kabeuleum|ngabebela|mulad|murub|diobong|
        disulut|flames|burning|burns|ablaze|fire|dilalap|kelalap|diamuk_api|kemlethus
        api|geni|seuneu|latu|brahma|fire|flames .. nyamber|nyambar|merembet|ngrembet|rembet|
        nyebar|menyebar|njalar|ngarambat|gedhe|gede|ageung|besar|membesar|tinggi|ngamuk|mulad|
        rumah|atap|spreading|everywhere|rising
        kompor|tabung|gas|regulator|selang|trafo|gardu|meteran|sekring|stop_kontak|colokan|
        saklar|kulkas|tv|kipas|ricecooker|magicom|setrika|powerbank|aki .. mbledug|mbledos|
        njeblug|njebluk|bitu|ngabeledug|nyembur|nyamber|metu_geni|keluar_api|muncul_api|
        kaluar_seuneu|
        ngebul|kobong|meledak|terbakar|kebakar|berasap|caught_fire
        tersiram|kesiram|kesiraman|disiram|kabanjur|kesiram minyak|air|kuah .. panas|mendidih|umob
        tersiram|kesiram|kesiraman|disiram|kabanjur bensin|air_keras|spiritus|minyak_tanah
        tersambar|kesamber|kasambar|kesambar|disambar bledek|petir|gledek|kilat|gelap|api|bensin
        luka|tatu|raheut bakar|obong, burn injuries, third degree, caught fire, catching fire
    """,
    "flood": """
        banyu|banyune|toya|toyane mundhak|mundak|munggah|minggah terus
        air|banjir|caah|rob|kali|sungai|lumpur .. masuk|mlebu|asup .. ruang|ruang_tamu|ruangan|
        kamar|dapur|kasur|
        dalam_rumah
        air|kali|sungai|caah ... tiba_tiba|ujug_ujug|mendadak|dadakan .. besar|gede|naik|deras|
        munggah|tinggi
        banjir|caah|rob ... tidak_bisa|masih_di|isih_di .. keluar|jalan|mlaku|metu|rumah|atap|
        lantai|
        dalam|turun
        air .. chest|waist|neck|shoulder|shoulders|roof|ceiling|rising|knees
        filling|filled with air, up to my|our|the|his|her chest|neck|waist|knees|roof|
        shoulders, house|home|houses|village|car flooded|swept|floating|sinking
        air|banjir|caah|rob|kali|sungai|cai .. sakdengkul|saknduwur|saksirah|sakpentil|
        sakbangkekan|sakwetenge|sahulu|satangtung|sataktak|sacangkeng|satuur|sabeuteung|sepundak|
        sebahu|sejidat|sehidung|nggulung|ngulung|mbludak_omah|ngelem|ngerem|nyeret|nyered|
        ngidid|ngagolontor|ngagulidag|bandang
        rumah|omah|imah|kamar|kampung|perumahan|kos .. kelem|kerem|kalem|kakeueum|kaleueum|keleban|
        kelelep|tinggal_atap|ketok_gendenge|sisa_atap|ilang_kintir|katarajang_caah|kabawa|kesapu|
        tersapu|tergerus|kagerus|kintir
        ngungsi|mengungsi|ngungsiang|diungsikan|pengungsi|ngungsikeun .. masjid|musala|sekolah|
        tenda|balai|tanggul|jalan|tetangga|genteng|atap|lapar|selimut|belum_makan
        luhur|dhuwur|duhur|ndhuwur|nduwur genteng|gendeng|atap|payon|kenteng|
        loteng|wuwungan
        tanggul|tangkis|bendungan|bendung|waduk|embung|pintu_air|dam|levee|dyke ..
        ambrol|jebol|bedah|bedhah|dadal|pedhot|bobol|rembes|mrembes|rengat|retak|kritis|limpas|
        luber|
        mbludak|urug|breaking|broke|cracking|leaking|jugrug|brodol
    """,
    "landslide": """
        keurug, kaurug, keurugan, kaurugan, katimbun, kependem, kapendem, kekubur
        lemah|tanah|taneuh|gunung|gawir|tebing|pereng|tampingan|lereng|bukit|pasir|gumuk|hill|
        hillside|cliff|slope .. urug|longsor|ambrol|jugrug|rugrug|rogrog|gugur|rengat|nela|mlorot|
        mudun_terus|sliding|collapsing|collapsed|bergeser|retak_panjang|bengkah|beulah
        tambang|galian|sumur|gorong|parit|lubang .. longsor|ambrol|runtuh|urug|jugrug ..
        pekerja|orang|tukang|penambang|kuli|orang_di_dalam
        pekerja|tukang|penambang|kuli|penggali .. longsor|ketimbun|tertimbun|keurug|ambrol
    """,
    "drowning": f"""
        {_FALLS} .. {_WATERS}
        renang|berenang|mandi|main|nyelam|nyebur|adus ... tidak muncul|nongol|timbul|njedul|ketok|
        keliatan|
        kelihatan|muncul2
        klelep, keleleb, klelegen, titeuleum, tikerelep, kacemplung, keglundung, palid, kenter
        kesirep
        can|acan|tacan|belum kapanggih|kapendak|katimu|kepanggih|kepethuk|katingali
    """,
    "electrocution": """
        pole|poles|pylon|transformer .. leaning|falling|snapped|fell|sparking|burning
        nempel di kabel, kena|keno|keneng strum|setrum|listrik
        megang|memegang|nyekel|nyepeng|kepegang|kacepeng|kesentuh|tersentuh|kesenggol|nyenggol|
        kadupak|nyentuh|menyentuh|nginjak|keinjek|katincak|touching|touched .. kabel|setrum|strum|
        listrik|tiang_listrik|tiang_lampu|kawat|wire|wires|cable
        kabel|kawat|sutet|wire|wires|cable|cables .. pedot|pedhot|pegat|putus|coplok|copot|mletik|
        mletek|kecipratan|spark|sparks|sparking|nyamber|nyambar|nglewer|ngulewer|nglambrang|
        ngglantung|gumantung|ngarambay|ngolayang|ngambay|kebakar|meletup|mletup|snapped|hanging|
        fell|down|loose|lepas|nempel_atap|nempel_seng|nempel_pagar|kena_seng|mbulet_geni|
        nyentuh_air|kerendem|terendam|kacai|kena_air|masuk_air
        setrum|strum .. bocor|nyebar|merambat|air|banjir|pagar|lantai|tembok|keran|pompa
        listrik bocor|nyebar|merambat .. air|banjir|pagar|lantai|tembok|keran
    """,
    "gas": """
        tabung|tabungnya|tabunge|elpiji|lpg|melon|regulator|regulatornya|kompor|cylinder|canister|
        gas_bottle ... nges|ngess|ngesss|ngeses|ngowos|desis|berdesis|mendesis|ndesis|hissing|
        hisses|
        hiss
        regulator|regulatornya|regulatore|kepala_tabung .. tidak_bisa|macet|nyangkut|susah|lepas|
        copot ..
        dilepas|dicopot|dicabut|ditutup|lepas|bunyi|gas
        mambu|bau|ambune|bau_bau|smell|smells|smelling .. gas|elpiji|lpg|bensin_kuat|amoniak|klorin
        gas|lpg|elpiji|tabung|regulator|selang|pipa_gas|klorin|kaporit|amoniak .. ngowos|ngeses|
        ngesses|ngosos|mendesis|ndesis|nyembur|nyemprot|muncrat|mancur|bocor|leaking|leak|leaked|
        mbeleber|nyebar|menyebar
        tangki|truk|tanker|drum|jerigen|kontainer|kapal .. bocor|tumpah|njomplang|nggoling|guling|
        ngguling|terguling|tiguling ..
        bensin|solar|minyak|pertalite|kimia|asam|gas|aspal|lpg|elpiji
        bensin|solar|pertalite|avtur|tiner|soda_api|asam_sulfat .. tumpah|
        mbludak|luber|ngalir|ngocor|meluber|mili|mbeleber .. selokan|got|jalan|rumah|warga
        benda|tas|kotak|koper|bungkusan|paket .. mencurigakan|ticking|bunyi_detik|kabel_kabel
        mortir|granat|bom|proyektil|peluru|amunisi|bahan_peledak .. ditemukan|nemu|nemuin|katimu|
        tinggalan|aktif|kebun|sawah|rumah
    """,
    "accident": f"""
        sopir|supir|sopire|supire|pengemudi|kernet|nakhoda|masinis|driver .. mabuk|mabok|mendem|
        teler|
        sempoyongan|drunk|ngantuk_berat ...
        penumpang|penumpange|passengers|anak|murid|ngebut|oleng|zigzag|zig_zag|ugal_ugalan|teriak|
        menjerit|njerit|jerit|nabrak
        drunk driver|pilot|captain ... passengers|people|children|swerving|speeding|screaming
        *lindes, *giles, nglindhes, ketubruk, katabrak, kalanggar, kelanggar, kalindes, kelindes
        kegiles, keplindes, digiles
        kesrempet, kaserempet, terpental, kapental, kepental, mencelat
        {_BODY} {_HURT}, {_HURT} {_BODY}
        kepala|endas|sirah|tangan|kaki|sikil|suku|muka|leher|perut|dada|jari saya|anak|kiri|kanan|
        sampai|
        sudah|yang|pada bocor|pecah|sobek|robek|remuk|patah|tugel|berdarah|kejepit|melepuh|kebacok|
        ketusuk|putus|kegencet
        jatuh|tiba|tibo|ceblok|keceblok|ragrag|labuh|murag|tigubrag|njungkel|fell|falls dari|saka|
        seko|ti|tina|from|off .. wit|tangkal|pohon|kelapa|klapa|atap|genteng|payon|tower|menara|
        tiang|tangga|lantai|truk|motor|sepur|kereta|jembatan|tebing|scaffolding|roof|ladder|tree|
        balkon|rooftop|wuwungan|perancah|steger|crane|kuda|tandon|gendeng
        tabrakan|tubrukan|adu_banteng|adu_bagong|ciong|tabrakan_beruntun|karambol, ciong
        motor|mobil|truk|bus|sepur|kereta|pikep|elf|angkot|trek|tronton|car|bus|lorry|motorbike ..
        glimpang|njomplang|nggoling|ngguling|tiguling|kabalik|tibalik|njungkel|nyungsep|nyusruk|
        nyemplung|ambyur|nrobos|nyelonong|nabrak|nubruk|ngageleng|nyosor|slonong|terjun|
        mlebu_jurang|
        asup_jurang|overturned|crashed|flipped
        getih|darah|blood .. ngocor|mancur|mudal|ngucur|netes_terus|tidak_berhenti|nyembur|moncor|
        everywhere|ngecer|nggembrojog, getihen, metu getih, kaluar getih, lots of blood
        masih|isih|keneh .. di|ing|nang|neng|dina kolong|ngisor|handapeun|bawah truk|mobil|bus|
        motor|kereta|reruntuhan
        mogok|mandeg|macet|nyangkut|kejebak|mati|stuck|stalled .. rel|perlintasan|lintasan_kereta|
        rel_kereta|railway|tracks
        rem .. blong|los, train|sepur|kereta .. nabrak|nyamber|nemper
        perlintasan|lintasan|palang_kereta|palang_pintu|pintu_kereta|pintu_rel ..
        tidak|belum nutup|menutup|ditutup|turun|mudun
        perlintasan|lintasan|palang|palang_pintu .. kereta|sepur .. terbuka|kebuka|mbukak
    """,
    "collapse": f"""
        {_CRUSHED} .. tembok|dinding|plafon|atap|genteng|gapura|kayu|beton|lemari|bata|puing|
        reruntuhan|bangunan|pagar|tiang|crane|wall|roof|rubble|besi|batu|papan|baliho
        tembok|dinding|plafon|atap|genteng|payon|wuwungan|gapura|beton|bangunan|sekolah|kelas|
        masjid|jembatan|kreteg|sasak|tribun|panggung|tandon|menara|pagar|wall|roof|ceiling|bridge|
        building|tower .. nibani|ninggang|nindih|nimpa|nimbun|ngurug|menimpa|ngruboki|kena_kepala|
        collapsed|fell_on|came_down|falling
    """,
    "violence": f"""
        bau|mambu|bau_busuk|smell|smells|stench .. bangkai|bathang|busuk|mayat|corpse|rotten|
        carrion ...
        kamar|kos|kost|kontrakan|rumah|omah|apartemen|room|house .. dikunci|terkunci|kekunci|
        tertutup|
        ditutup|locked|kekancing
        kamar|kos|kost|kontrakan|rumah|omah|apartemen|room|house .. dikunci|terkunci|kekunci|
        tertutup|
        locked|kekancing ... bau_busuk|bau_bangkai|mambu_bathang|mambu_bangkai|bau_mayat|carrion|
        stench|rotten
        massa|warga|orang|preman bakar|mbakar|membakar|ngobong|rusak|serang .. pos|kantor|rumah|
        mobil|polisi
        gang|group|mob|drunk .. fight|fighting|sickle|sickles|machetes|brawl, brawl
        {_BLADE} .. {_STABS}, {_STABS} .. {_BLADE}
        ditujes, ditojos, ditewek, disuduk, dikadek, digorok, disabet, dikepruk, dipentung, dipedang
        dirampog, dipaehan, dikroyok, digebug, digebugi, dipentungi, dibedil, dicekek, strangled
        teriak|jerit|njerit|jejeritan|gegeroan|bengok|bengok_bengok|mbengok|screaming|crying|
        menjerit|nangis_histeris .. tolong|tulung|minta_tolong|kesakitan|ketakutan|for_help|
        darah|dipukul|dipukuli
        anak|gadis|siswi|bocah|perempuan|istri .. dibawa_kabur|dibawa_lari|diseret|
        digondol .. mobil|
        orang|pria|hutan|kebun|kamar
        mau|arep|rek|bade|ameh|akan|hendak .. dibacok|dibakar|dipateni|dipaehan|digorok|dikeroyok|
        digrudug|diserbu|dikadek|ditembak, break into|breaking into .. house|home|masked
        tawur|tawuran|bacokan|carok|gelut|bentrok|perang|lempar_batu|rusuh .. gaman|sajam|batu|
        botol|
        celurit|korban|luka|getih|darah|saiki|sekarang
        digebugan, diteunggeulan, dipeupeuhan, ditonjokan, ditajongan, digebuki, diidak idak
        suara|swara|sora|tangis|tangisan|nangis|ceurik .. bayi|orok|jabang ... sampah|kardus|kresek|
        plastik|selokan|got|semak|sumur|karung|kontainer
        bayi|orok|jabang ... nangis|menangis|ceurik|nangise|hidup .. sampah|kardus|kresek|plastik|
        got|selokan|semak|karung
        bayi|orok|jabang .. di|dina|neng|nang|ing|dari|dalam kresek|kardus|kantong|tong_sampah|
        tempat_sampah|bak_sampah|semak|karung
    """,
    "abuse": """
        anak|anakku|bocah|cah|budak|murid|siswi|siswa|santri|adik|adikku|keponakan|ponakan|cucu|
        putri|balita|remaja|umur|sd|smp ...
        *perkosa|*rudapaksa|*cabul|*setubuhi|*gauli|*gagahi|*nodai|digarap|diewe
        bapak_tiri|ayah_tiri|bapak|ayah|paman|om|kakek|kakak|guru|tetangga|kiai|ustad|pelatih ...
        memperkosa|merkosa|mencabuli|nyabuli|menyetubuhi|menggagahi|menodai|merudapaksa .. anak|
        anaknya|anake|murid|muridnya|siswi|santri|keponakan|keponakannya|cucu|cucunya|adik|adiknya
        mukul|mukuli|mukulin|memukul|memukuli|gebukin|nggebuki|nggebugi|gebugi|nggepuki|gepuki|
        ngantemi|ngaplok|ngaploki|neunggeul|neunggeulan|meupeuhan|ngagebugan|ngagebug|nakol|nakolan|
        najong|najongan|nampiling|nyabok|nyabokan|ngajejek|nyiksa|nganiaya ..
        istri|istrinya|istriku|bojo|bojone|bojoku|pamajikan|pamajikanana|anaknya|anake|anakna|
        budakna|barudakna|indungna|kolotna|incuna|adina|
        anak_tirinya|ibunya|mertuanya|putrane|putranipun|garwane|garwanipun|semahipun|lare|larene
        neunggeul|neunggeulan|ngagebug|ngagebugan|nakolan|najongan|meupeuhan|nonjokan ..
        jelema|jalma|supir|warga|batur|tukang|budak|barudak|awewe|lalaki|padagang|sasaha|saha
        beats|beat|beating|hits|hitting|slaps|kicks|punches his|her|my|their wife|husband|son|
        daughter|kids|kid|child|children|stepson|stepdaughter|girlfriend|mother|mom|grandmother
        husband|boyfriend|stepfather|stepdad|father|my_ex|partner .. beats|beat|hits|hit|kicks|
        slaps|punches|chokes|hurts .. me|us|her|mom|mother
        diteunggeulan|diteunggeul|dipeupeuhan|digebugan|digebuki|digebugi|digepuki|diantemi|
        dikaplok|dikaploki|beaten|hit ... salaki|salakina|bojo|bojone|bojoku|lanang|bapake|bapakna|
        husband|boyfriend|stepfather
        nenek|kakek|mbah|simbah|embah|lansia|aki|nini ... didorong|dipukul|dipukuli|ditampar|
        dianiaya .. cucu|cucunya|anaknya|menantu|menantunya|putune|mantune
        dicabok|ditabok|ditempeleng|digampar|ditonjok|ditampar|dijambak|ditendang|dipukul|digebuk|
        diantem|
        diteunggeul|diantemi|dibanting|disundut|dihajar ...
        suami|bojo|salaki|bapak|ayah|ibu|ibu_tiri|bapak_tiri|pacar|majikan|mantan|paman|kakek|om|
        kakak
        suami|bojo|salaki|bapak_tiri|ibu_tiri|ayah|pacar|majikan .. main_tangan|main_pukul|
        kasar_tangan
        bapak_tiri|ayah_tiri|bapak|ayah|paman|om|kakek|kakak|guru|tetangga|majikan ...
        pegang_pegang|pegang2|
        megang2|megang_megang|raba|grepe .. badan|saya|aku|dada|paha|anak
        nyundut|menyundut|nyilet|nyetrika|nyiksa .. adik|anak|ponakan|keponakan|istri|bayi|rokok
        nyiram|menyiram|nyundut|menyundut|nyetrika|nyilet|mukuli|banting|mbanting|membanting|nyekik|
        nendang|
        nyabet|nyeret|njambak|jambak|cubit|nyubit|ngiket|ngikat|nggebuk|gebuk .. anaknya|
        anak_tirinya|bayinya|
        istrinya|ibunya|neneknya|adiknya|cucunya|keponakannya
        maksa|memaksa|dipaksa|nyuruh|disuruh .. berhubungan|hubungan|bersetubuh|buka_baju|
        buka_celana|telanjang|tidur_sama|foto_telanjang|
        melayani|nyium|cium
        dikurung|dirantai|dikunci|dikonci|disekap ... tidak .. makan|mangan|dahar|minum
        tidak dikasih|diberi|dikei|dibere makan|mangan|dahar|minum ... lebam|luka|dikurung|kurus|
        dikunci
        raba|meraba|raba2|grepe|grepe2|gerayangi|menggerayangi|nyium|nyiumi|menciumi|pegang2|
        ngraba ..
        anak|murid|siswi|santri|keponakan|cucu|putri
        anak|murid|siswi|santri|keponakan|cucu|putri ..
        disundut|diraba|diraba2|digrepe|digerayangi|diciumi|dipegang2|ditelanjangi|disodomi|
        digagahi|disetubuhi|dihamili
    """,
    "missing_person": """
        adik|anak|siswi|keponakan|cucu|ponakan|putri ... dibawa|diajak|dijemput|kabur|digondol ..
        kenalan|pacar|
        pacarnya|facebook|fb|online|michat|orang_tidak_dikenal|orang_asing
        orang|pria|lelaki|bapak_bapak|cowok asing|tidak_dikenal|bermasker|misterius ... narik|tarik|
        nggeret|
        nyeret|seret|gendong|bawa|ngajak|maksa|bujuk .. anak|bocah|siswi|adik|cucu|murid|ponakan
        cari|cariin|nyari|mencari|golek|nggoleki|neangan|milarian .. anak|adik|nenek|kakek|mbah|
        cucu|istri ...
        belum|tidak|sejak|hilang|ilang|leungit|pulang|mulih
        anak|adik|bocah|siswi|murid|cucu|keponakan|nenek|kakek|mbah ... belum|tidak_kunjung|
        tak_kunjung ..
        sampai_rumah|nyampe_rumah|pulang|mulih|uih|mulang
        anak|bocah|budak|siswi|adik|balita|cah ... dibawa|dicandak|digawa|diajak|ditarik|dibonceng|
        digandeng|
        dibujuk .. orang|lelaki|lalaki|pria|laki|om|bapak|perempuan|wanita .. tidak_dikenal|
        tidak_wawuh|
        asing|bermasker|mobil|bertopeng
        not|t|hasn|haven answered|answering|opened|been_seen .. days|door|since|calls
        anak|adik|ibu|bapak|nenek|kakek|mbah|suami|istri|nelayan|pendaki|cucu ... tidak|belum ..
        mulih|muleh|pulang|uih|wangsul .. dari|sejak|kemarin|semalam|tadi|hari|malam
        hilang|ilang|leungit|ketlisut|minggat|kabur|kesasar|kasasab|tersesat|nyasar .. hutan|alas|
        leuweung|
        gunung|laut|segara|rawa|kebun_jati|goa|forest|mountain|jungle
        anak|nenek|kakek|mbah|pendaki|rombongan|ibu|bapak .. kesasar|kasasab|tersesat|disappeared|
        vanished|missing
        pergi|lunga|indit|kaluar|metu|keluar .. mancing|ngarit|mburu|mencari|nyari|ngala|ndaki|
        memancing|laut ... belum|tidak|durung|can|teu .. balik|mulih|pulang|uih|kembali|wangsul
        anak|adik|adi|bocah|budak|cah|lare|putu|incu|nini|aki|mbah|nenek|kakek ...
        dinten|poe|dina|hari|malam|peuting|bengi .. tidak|belum|can|acan .. uih|mulang|mulih|
        wangsul|pulang|balik
        panungtungan katingal|ditingali, pungkasan ketok|dideleng
    """,
    "medical": """
        tidak keluar|keluar_kamar|keluar_rumah|buka_pintu|kelihatan|keliatan|nongol ... hari|
        kemarin|semalam ...
        bau|nyaut|nyahut|jawab|respon|menyahut
        bayi|orok|balita|anak .. tidak_mau_netek|tidak_mau_nyusu|tidak_mau_minum|tidak_nangis|sawan|
        lemes_banget|panas_tinggi|muntah_terus|mencret_terus
        muka|wajah|rai|raine|mukanya|bibir|bibirnya|kuku|beungeut|beungeutna .. ungu|biru|kebiruan|
        pucat|
        pucet|membiru
        tensi|saturasi|gula_darah|hb|tekanan_darah .. drop|rendah|tinggi|70|60|50|80|200|220|300|
        400|500
        pelo, separuh badan, mendelik, mulut berbusa
        kelenger, koleps, nggeblak, ngajengkang, ngalenggerek, kojor, convulsing, seizing
        kumat|kambuh|kambuhan|angot|ngangot .. epilepsi|epilepsinya|ayan|asma|asmanya|jantung|
        jantungnya|stroke|sesak|sesek|gula|bengek|mengi
        epilepsi|epilepsinya|ayan|asma|jantung|jantungnya|bengek .. kumat|kambuh|angot|
        tidak_berhenti
        tidak|ora|teu|hese|angel|susah|sulit|cant|can_not ..
        ambegan|ambekan|napas|nafas|ngambekan|engap|bernafas|bernapas|breathe|breathing
        menggeh menggeh, mengi mengi, ranjugan, napas senin kemis, napase kari, kejet kejet
        tidak eling|obah|usik|melek|bangun_lagi|tangi_tangi|sumaur|hudang
        not|wont|t waking|wake|wake_up|breathing
        cant|cannot|t walk|breathe|get_up|stand_up
        ngajuru, arep|rek|meh|mau|bade lair|lairan|lahir|babaran|ngajuru|brojol|
        nglairake
        ketuban|ketubane|ketubanna|kawah .. pecah|rembes|metu|bedah|kaluar|habis
        bayi|bayine|orok|jabang_bayi|kepalanya|sirahe|hulu .. metu|mijil|kaluar|keluar_duluan|
        sungsang|kelilit|nyangkut_di_jalan_lahir|kejepit, coming out, baby is coming
        hamil|bumil|ibu|istri|bojo|bojoku|pregnant|wife ... pendarahan|perdarahan|getihen|ngocor|
        kejang|pingsan|mules_banget|bukaan|ketuban|contractions|labour|labor|bleeding
        pendarahan|perdarahan|mimisan|muntah_getih|ngising_getih|bab_getih|utah_getih .. hebat|
        terus|
        tidak_berhenti|ora_mandeg|banyak|akeh|loba|deras|non_stop
        keselek|kesedak|kasedek|kasereud|kesereden|kelolodan|kloloden|tersedak|kasumpel|
        kelelegen|katelek|katureuy|choking
        kari|tinggal|kantun balung|tulang|nyawa|kulit, tinggal tulang
        hari|poe tidak|belum makan|mangan|dahar|minum|ngombe
        tidak|belum mangan|dahar|minum|ngombe .. hari|poe, starving
        overdosis|over_dosis|od .. obat|pil|sabu, kejepit|kecantol|nyangkut .. cincin|jari|kepala
        napas|nafas|ambegan|ambekan .. satu_satu|siji_siji|hiji_hiji
        oksigen|o2 ... tinggal|sisa|kari|kantun|cukup|tahan .. menit|jam
        pasien ... oksigen ... tinggal|kari|kantun|sisa setengah
    """,
    "animal": f"""
        *patil|*cathok|*cokot|*antup|*entup|*pacok ula|ulo|oray|ular|tawon|kalajengking
        ula|ulo|ular|oray weling|welang|kobra|tanah|ijo|hijau|sanca|dumung|bandotan|viper|derik
        {_BITERS} .. {_BITES}, {_BITES} .. {_BITERS}
        dipacok, dipathok, dientup, dientupi, diantup, diseureud, dicatek, dililit, disepak
        ditanduk
        ulo|ular|ula|oray|kobra|sanca|biawak|buaya .. ndelik|nyumput|ngumpet|ngendon|mlungker|
        ngaringkuk|sembunyi|masuk|mlebu|asup|lebet|nang_njero|ing_njero|di_jero
    """,
    "open_hole": """
        manhole|gorong|got|selokan|lubang|galian|sumur|septic|bak_kontrol|drainase ... mblowok|
        kejeblug|kejeglong|keblowok|tijeblos|tikerebut|tijongklok|kajeblos|kejungkal|terjungkal
    """,
    "refused_patient": """
        rs|rsud|igd|ugd|puskesmas|klinik|bidan|rumah_sakit|pustu|hospital|clinic|ambulans ...
        tidak_mau|ora_gelem|teu_hayang|teu_daek|ogah|wouldnt|wont|refused|refuses|nolak|menolak|
        ditolak|ngelak ... pasien|pendarahan|sesak|sesek|kejang|kritis|stroke|jantung|lahiran|
        melahirkan|kecelakaan|hamil|sekarat|darurat|gawat|pingsan|emergency|patient
        pendarahan|perdarahan|sesak|sesek|kejang|kritis|stroke|jantungan|sekarat|pingsan|lahiran ...
        ditolak|nolak|menolak|ora_ditampa|tidak_ditangani|ora_ditangani|diantarno|dibiarkan|
        ditinggal|disuruh_pulang|dikon_mulih|dititah_balik|turned_away|refused
    """,
    "poisoning": """
        nelan|nelen|ketelen|ketelan|menelan|minum|ngombe|nginum|kaleueut|drank .. baterai|koin|
        magnet|jarum|
        peniti|paku|minyak_tanah|baygon|pemutih|porstex|deterjen|obat_tikus|pestisida|air_aki|
        pembersih|
        karbol|racun|bleach|battery
        weureu|kaweureuan|kaweuruan|kaweureun, food poisoning
    """,
    "suicide": """
        *sayat tangan|nadi|lengan|pergelangan|badan, nyilet|ngiris|ngeris|motong tangan|nadi|
        pergelangan
        mau|pengen|ijin|izin pamit .. saja|selamanya|dunia|semuanya|maaf
        tidak sanggup|kuat lagi ... pamit|mati|nyerah|mengakhiri|ngakhirin, ngakhirin|ngakhiri|
        mengakhiri semuanya|hidup|hidupku|
        nyawa|diri
        titip|jaga anak|anakku|anak_anak .. selamanya|maaf|maafin|pamit
        mau|arep|rek|akan|hendak|barusan|tadi|habis|abis|udah|sudah|baru minum .. obat_nyamuk|
        baygon|racun|
        potas|pil
        mau|arep|rek|pengen|hayang|ingin|pingin|nekat|niat|ancam|ngancam .. lompat|loncat|terjun|
        mlumpat|luncat|gantung|nggantung|ngendat|ngagantung|minum_racun|mati_saja|mati_wae|paeh_wae|
        paeh|bunuh_diri|suicide|jump
        ngendat, kendat, ngagantung maneh, gantung diri, wants to die, want to die
        kill himself, kill herself, kill myself, end my life, end her life, end his life
        naik|manjat|munggah|standing .. pagar_jembatan|pembatas_jembatan|pager_kreteg|sutet|railing
        nglumpat|mlumpat|njegur|ambyur|luncat|ngajleng|loncat|lompat|terjun soko|saka|seko|
        teko|tina|ti jembatan|kreteg|jambatan|tower|gedung|tebing|menara
        nulis|nyerat|ninggalin|ninggalke|meninggalkan|ngirim|kirim|bikin|gawe .. surat|catatan ..
        perpisahan|pamit|pamitan
    """,
    "rescue": """
        masuk|jatuh|kejeblos|kecemplung|terperosok .. lubang|galian|gorong|got|selokan|sumur|septic|
        parit ...
        tidak_bisa|belum_bisa|susah .. naik|keluar|diangkat|metu|munggah|dikeluarkan
        sumur|gorong|septic|tangki|palka|lubang|galian|terowongan ... tidak_naik2|tidak_naik|
        tidak_keluar2|
        tidak_ada_suara|tidak_nyaut|belum_naik|tidak_muncul|tidak_njedul
        tidak naik2|muncul2|bangun2|sadar2
        orang|anak|bocah|tukang|pekerja|petugas|wong .. nyangkut|kesangkut|tersangkut|nyantol|
        kecantol|
        ngegantung|kegantung|nggandul .. tiang|kabel|pohon|atap|pagar|tebing|jurang|eskalator|
        mesin|lift
        anak|bocah|cah|bayi|balita|cilik|lansia|nenek|orang .. dikurung|dikunci|terkunci|kekunci|
        dikonci|
        kekurung|locked .. mobil|kamar|rumah|kandang|gudang|kos|wc|car|kontrakan
        taking on air, adrift, capsizing, listing badly, kemasukan air
        berhamburan, bergelimpangan, berjatuhan, berserakan mayat
        kapal|perahu|prahu|parahu|jukung|klotok|boat|ferry .. kebalik|kuwalik|kwalik|tibalik|
        kabalik|
        kerem|karem|karam|tenggelam|bocor|pecah|kagulung|digulung|capsized|sinking|sank
        suara|swara|sora|teriakan|rintihan|kedengaran|kedengeran|kerungu|kadenge ... bawah|ngisor|
        handapeun|balik|dalam|jero .. puing|runtuhan|reruntuhan|tembok|bangunan|longsoran
    """,
}

_ABSTRACT: Final = (
    "harga|tagihan|pajak|biaya|birokrasi|cicilan|utang|ekonomi|kebijakan|aturan|tugas|pekerjaan|"
    "rindu|kangen|cinta|rakyat|wong_cilik|ujian|ulangan|skripsi|gaji|tarif|iuran|bunga|denda|"
    "pungutan|berkas|"
    "game|film|lagu|dompet|kantong|hati|pikiran|omset|dagangan|mental|moral|semangat|harapan|"
    "kepercayaan|reputasi|demokrasi|keadilan|kebutuhan|inflasi|persaingan|malu|bosan|rentenir|"
    "pinjol|ongkos|cabe|"
    "cabai|telur|prices|bills|bureaucracy|boredom|paperwork|taxes"
)
_HARM: Final = (
    "sekarat|pingsan|semaput|jantungan|stroke|kritis|dibunuh|membunuh|mbunuh|mateni|dicekik|"
    "mencekik|tercekik|kecekik|nyiksa|menyiksa|tersiksa|"
    "tenggelam|terkapar|ambruk|roboh|meledak|terbakar|kebakaran|tertimpa|ketiban|sesak|kejang|"
    "berdarah|kolaps|terjepit|kejepit|tersengat|kesetrum|jatuh|runtuh|dirampok|disandera|dihajar|"
    "hanyut|terseret|mati|killing|drowning|dying"
)
_CROPS: Final = (
    "sawah|pari|padi|lahan|tanaman|kebun|kebon|tambak|ladang|jagung|tembakau|bawang|cabe|cabai|"
    "tebu|palawija|benih|bibit|bawah_jembatan|lapangan|makam|kuburan|parkiran|jalan|jalur|hp|"
    "dompet|sandal|helm|sepatu|crops|rice_field"
)

FIGURES_OF_SPEECH: Final = f"""
    {_ABSTRACT} .. {_HARM}
    {_HARM} .. {_ABSTRACT}
    nunggu|menunggu|antri|antre|ngantri|ngenteni|ngantos|mikir|mikirin|lihat|liat|ningali|ndelok|
    baca|denger|mendengar|ngurus|mengurus|waiting|queueing ..
    mau|serasa|rasanya|rasane|asa|bikin|kayak|koyo mati|pingsan|semaput|stroke|jantungan|gila|koma|
    sekarat
    {_CROPS} .. tenggelam|terendam|kerendem|kerem|keleban|kelem|hanyut|kintir|kakeueum|kleleb|keleb|
    kelelep|kleleban|kalelep
    tukang_parkir|jukir|nyamuk|lalat|laler|kucing|ayam|mertua|mantan|netizen .. ngamuk|nyerang|
    menyerang
    kulkas|tv|hp|laptop|mesin|komputer|printer|server|aplikasi|pompa|lampu|genset|wifi|edc|atm|
    kompor|
    baterai|jaringan|traktor|ac|motor|mobil|speaker|sinyal .. tewas|sekarat|koma|pingsan|kritis|
    modar|
    almarhum
    nabrak|ketabrak|menabrak|keserempet|kelindas|terlindas .. kucing|ayam|bebek|burung|tikus|
    polisi_tidur|
    portal
    relawan|posko|honor|insentif gempa|banjir|bencana|longsor, tkp kecelakaan, visum korban kdrt
    kabel .. tidak_rapi|semrawut|rapi
    mayat bunga|tanaman|ikan|tikus|kucing|ayam|pohon, jantung copot
    kabel|optik .. optik|internet|wifi|fiber
    beda|bedanya|layanan|pelayanan|ruang|kriteria|termasuk|apa|definisi gawat darurat
    gawat darurat sama|atau|itu|di|rsud, dirobohkan, dibongkar, lampu emergency, pintu emergency
    dibuatkan|disediakan|diadakan|pengadaan|penambahan|jalur|parkir|garasi|sopir|akses .. ambulans
    tim|pos|kantor|anggota sar .. belum_punya|tidak_punya|kekurangan|pelatihan|perahu_cadangan
    pohon pisang, gorden|kain|bendera|spanduk|jok|terpal|seragam|sepatu|tas|buku|karung .. sobek|
    robek
    kuburan|makam amblas|ambles
    ambles|amblas dikit|sedikit|sithik, rujukan gawat darurat
    penculikan|penculik|culik|begal|gempa|tsunami|klitih ... hoax|hoaks|bener|benar|isu|rumor|betul
    gempa|tsunami|banjir|badai .. minggu_depan|bulan_depan|tahun_depan|prediksi|ramalan
    kabel|kawat .. telepon|telkom|internet
    kursi|meja|bangku|lemari|pagar|pintu|jendela .. kaki|kakinya|tangan .. patah|putus
    kursi|meja|bangku|ayunan|perosotan|prosotan|papan|kayu|kayunya|tongkat|rambu|portal|as|gear|
    rantai|pipa|
    keran|engsel|gagang|kruk|jungkitan|pagar|stang .. patah
    ban|roda|sandal|sepatu|hak|tas|rok .. kejepit|kejeblos|nyangkut|tersangkut|kejeglong
    kaki|kakinya meja|kursi|bangku .. patah
    shockbreaker|ban|velg|mesin|motor|mobil .. jeblos|modar|hancur|remuk|patah
    ambulans_desa .. rusak|dipakai|mangkrak
    bunuh|membunuh|mateni|paehan|bantai|kill .. tikus|nyamuk|lalat|laler|kecoak|kecoa|hama|wereng|
    ulat|
    rayap|kutu|semut|keong|rats|mosquitoes
    dibunuh|membunuh|dipateni|mateni .. pelan|perlahan|alon .. debu|asap|polusi|limbah|bau|pajak|
    harga|
    janji|pabrik|utang
    dibunuh|tersiksa|kesiksa|disiksa|menyiksa|sengsara .. bau|debu|asap|limbah|bising|suara|macet|
    panas|
    sinyal|antrian|nyamuk|lalat|tagihan
    gunung|gunungan|bukit|tumpukan|tumpukane sampah|runtah ... longsor|ambruk|roboh
    sesak|sesek|ampeg|engap|pingsan .. lihat|liat|mikir|mikirin|bayar|baca|ndelok tagihan|rekening|
    harga|
    biaya|pajak|iuran
    rel pembatas|tirai|gorden|pintu|jemuran .. rusak|patah|putus|bengkok
    adegan|drama|sandiwara|teater|pentas|lakon|film|novel|lomba|simulasi|latihan|
    gladi ... kebakaran|
    banjir|gempa|tsunami|longsor|kecelakaan|penculikan|pembunuhan|tawuran
    meninggal|wafat|almarhum|almarhumah|seda|sedo|pupus ... sertifikat|waris|warisan|ahli_waris|
    akta|
    balik_nama|girik|letter_c|petok|pensiun|taspen|kk|bansos|tanda_tangan|ttd|surat_pengantar|
    surat_keterangan|pengantar|pengganti|penggantinya|ditagih|dicoret|dtks|pkh|stempel
    dicoret|dihapus|dinonaktifkan|nonaktif|ditolak ... meninggal|mati
    tercatat|dianggap|dikira|ditulis|tertulis|terdata|disebut|status|statusnya .. meninggal|mati
    meninggal|mati ... padahal .. masih|isih|keneh .. hidup|sehat|urip|segar
    buku_nikah|akta|kk|bpjs|surat|belum_jadi ... anak|bayi|istri .. mau_lahir|mau_lahiran
    brosur|buku|buklet|materi|penyuluhan|pencegahan|mitigasi|poster .. kebakaran|banjir|gempa|
    tsunami|
    longsor|dbd
    seandainya|seumpama|andaikan|misalkan|misalnya|umpama .. banjir|gempa|kebakaran|longsor|
    tsunami ...
    posko|pengungsian|ngungsi|mengungsi|evakuasi|titik_kumpul|di_mana|dimana|ke_mana|kemana|hubungi
    pernah|sempat jebol|longsor|ambrol|roboh|tumbang|kebakaran|terbakar|meledak|runtuh|ambruk|
    banjir ..
    2015|2016|2017|2018|2019|2020|2021|2022|2023|2024
    dulu|dahulu|biyen|mbiyen|baheula ... pernah|sempat|tau jebol|longsor|ambrol|roboh|tumbang|
    kebakaran|
    terbakar|meledak|runtuh|ambruk
    pohon|wit|tangkal|dahan|ranting .. tumbang|roboh|ambruk|patah .. lapangan_kosong|lahan_kosong|
    tanah_kosong|kebun_kosong|sawah_kosong
    lecet|melepuh .. sepatu|jalan|sandal, kena omel|semprot|tilang|marah|denda|macet
"""
