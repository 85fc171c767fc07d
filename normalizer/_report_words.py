"""Words by which a report is told from other messages, in Indonesian, Javanese, Sundanese, English.

`MEANINGS` says what single words speak for, `PAIRS` what two words in a row do. Endings such as
-nya, -e and -na and prefixes such as di- are taken off before a word is given up, so that most
stand here in their short form only. Slang and abbreviations stand beside the full word.
"""

from __future__ import annotations

from itertools import product

from normalizer._word_lists import listed

MEANINGS: dict[str, frozenset[str]] = {
    # What is wrong: damage, lack, danger, misconduct, crime, suffering.
    "problem": listed("""
        # English
        stole steals stealing burglar burglary overflowing hissing drunk abusive deafening racing
        leaning exposed dumping awake
        anjlok tipu pengap
        telanjang parang keliaran berkeliaran kecoklatan ambyar bengep mrongkol menjerit
        # broken, blocked, out of order
        rusak rusaknya rsk rusk rusah ancur hancur ajur remuk bolong berlubang lobang lubangnya
        jeglong jeglongan jugangan berlobang retak amblas ambles ambrol ambruk jebol roboh rubuh
        tumbang longsor pedhot pegat terkelupas ngelupas mengelupas ngelotok lapuk keropos bobrok
        mangkrak terbengkalai mandek mandeg macet mampet buntu tersumbat sumbat pepet bocor rembes
        luber meluber meluap jembar tumpah error eror trouble lemot lola offline down padam byarpet
        oglangan jeglek pareum peteng petengan poek gulita remang redup konslet korslet korsleting
        diretas dihack
        mogok macetnya menjuntai nglawer semrawut kesemrawutan ruksak rusakna logak legok logog
        bujat rungkad runtuh longsorna butut rujad reyot doyong kabotan kubangan offroad
        bergelombang berbatu terjal licin lunyu leueur becek bedek berlumpur lumpur berdebu mbledug
        ngebul gosong terputus terisolir terisolasi bengkok berkarat karatan pudar mbladhus menganga
        bahaya berbahaya membahayakan mbebayani bahayana
        # water, weather, fire, disaster
        banjir kebanjiran kebanjiren caah rob genangan tergenang menggenang ngecembeng terendam
        kerendam kekeringan asat keruh butek buthek kiruh kebakaran terbakar kobong kahuruan gempa
        puting beliung terdampak bencana tenggelam hanyut kintir kintun evakuasi darurat
        # dirt, noise, smell, animals, illness
        bau mambu ambune hangseur busuk bosok nyengat menyengat kotor kumuh jorok jijik geuleuh
        tinja numpuk menumpuk bertumpuk tumpukan berserakan semrawet reget regeder rokot bising
        berisik brisik polusi pencemaran tercemar mencemari limbah beluk nyamuk lalat laler laleur
        tikus wabah dbd rabies pmk gigit digigit ular wereng hama keracunan mencret diare stunting
        gizi sekarat kritis asma sesak pingsan
        # shortage and cost
        lubang asap debu judi miras maksa gelap kecewa mahal putus palsu pecah langka larang awis
        melonjak membengkak bengkak mencekik memberatkan keberatan kekurangan ditahan diblokir
        terblokir nonaktif dinonaktifkan ditolak dicabut dihapus dicoret keliru kadaluarsa
        kedaluwarsa expired berkutu apek oplosan nganggur pengangguran phk dipecat dirumahkan
        kedinginan telantar terlantar
        # misconduct, money, fairness
        pungli pungutan pungut suap nyogok sogok sogokan disuap korupsi korup dikorupsi nilep
        ditilep digelapkan penggelapan gelapin sunat disunat dipotong potongan calo percaloan
        makelar oknum jatah upeti setoran pemerasan diperas memeras palak dipalak dipalakin malak
        preman premanisme dipersulit persulit dipingpong pingpong mengecewakan kuciwa kecewanya
        judes jutek ketus arogan bentak dibentak sengak songong ngawur serampangan curang kecurangan
        siluman fiktif manipulasi diskriminasi nepotisme intimidasi diintimidasi diancam mengancam
        ancaman ancam dipaksa pemaksaan bolos mangkir molor sewenang lalai kelalaian malpraktek
        sengketa diserobot digusur penggusuran dirampas ditipu penipuan penipu menipu adil
        ketidakadilan difitnah nyalahi menyalahi melanggar pelanggaran ilegal illegal liar bodong
        sembarangan sembarang nyerobot menyerobot merajalela marak
        # crime and harm
        maling begal copet jambret rampok perampokan pencurian pencuri kemalingan kecurian dicuri
        dibegal dijambret dirampok curanmor tawuran pengeroyokan dikeroyok perkelahian gelut geng
        gangster klitih mabuk mabok narkoba sabu ganja pil perjudian sabung prostitusi asusila
        mesum cabul pencabulan dicabuli pelecehan dilecehkan melecehkan memperkosa diperkosa perkosa
        kdrt mukul mukuli mukulin dipukul dipukuli kekerasan aniaya dianiaya penganiayaan siksa
        disiksa bully dibully bullying perundungan pinjol bunuh pembunuhan mayat tewas korban
        kecelakaan laka tabrakan tabrak ditabrak ketabrak nabrak tertabrak kecelakan terjatuh
        keblegur celaka kejeglong terperosok nyungsep balapan ngebut brong knalpot ugal ugalan odgj
        ngamuk mengamuk parang bom teror diteror dibuang mbuang miceun dipiceun vandalisme corat
        coret dirusak merusak perusakan
        # being bothered
        resah meresahkan ganggu mengganggu terganggu ngganggu kaganggu ngaganggu resahkan ngeri
        medeni trauma keluhan mengeluh ngeluh sambat mengkhawatirkan khawatir kuatir rawan kesulitan
        kesusahan ruwet bolakbalik antrian antrean antrine menderita sengsara pengemis pengamen
        gelandangan gepeng anjal
        # English
        broken damaged damage pothole potholes hole holes flood flooded flooding leak leaking
        blocked clogged overflow overflowing stuck dark outage blackout smell smells smelly stink
        stinks garbage dirty filthy noise noisy dangerous unsafe accident accidents fallen collapsed
        crash fire stray bribe bribed corrupt corruption rude stolen robbed thief robbery pollution
        dumping dumped disgusting overcharged complaint complaints faded rotting useless unfair
        harassed scam scammed delayed sewage landslide memotong terjebak mungut mungutin netral typo
        sesuai berubah mbludak kumat jelek kurangnya rawannya dikhawatirkan dikeluhkan buaya tawon
        monyet biawak babi kebakar nyangkut tertimpa tertimbun ambleg mbrebet njeglek njeglong
        bedhah bedah ambrolan krowak growong nggrowong gropok gempil gripis rompal gombrang dahan
        sempoyongan sempal nyempit menyempit mepet kelebihan overload muatan burns burning burn hits
        hit beaten smoke rats mosquitoes mosquito dengue potholed cracked crack cracks uneven
        slippery bent tilted abandoned unpaid fight fights gangs drunk drugs gambling speeding races
        extortion mistreated ignored unresponsive unanswered becus becusnya kaporit berbau berkapur
        berwarna menguning disalahgunakan menyalahgunakan penyalahgunaan mengeluarkan mengakibatkan
        mubazir mangkraknya ambyar amburadul acakadul awut kacau keluyuran berkeliaran hilang ilang
        leungit ical kesasar dianaktirikan anaktiri ditelantarkan dibedakan rejected refused denied
        muncrat terbengkelai dicurangi dibohongi bohong merugi rugi kerugian dirugikan merugikan
        dipermainkan ngamen mengemis disuruh nutupin menutupi terhalang terhambat menghambat
        terkunci tertelan nyasar tersesat sesatkan gatal gatel gatal2 iritasi infeksi sanksi
        dibungkam dikucilkan disekap diusir dipasung dipalsukan pemalsuan dipungut dimintain
        dimintai mafia serobot penyerobotan dibakar pembakaran ditebangi penggundulan gundul
        tercecer berceceran menumpahkan tumpahan tergelincir tersengat kesetrum nyetrum setrum
        tersetrum percikan berasap ngepul pekat berbuih berbusa mengeruh tercampur dicampur oplos
        mengendap pendangkalan dangkal abrasi terkikis tergerus gerus erosi retakan ambrolnya nyaris
        ambruknya bocornya jebolnya kelaparan menunggak dinonaktif dibekukan tersendat menyusut
        merosot mempersulit memaksa membentak mengusir menghina dihina dimarahi dimarahin digantung
        plagiat bocoran setor ngutip kutipan terbengkalainya tertunda ditunda molornya tertahan
        terkatung nggantung telantarkan stress stres depresi sinkron tumpang tindih overlapping
        rancu membingungkan simpangsiur apeknya sesaknya menyesakkan perih overgrown litter littered
        leaks bumpy crooked cancelled canceled unlicensed attacked bitten hazard hazardous trapped
        drowning homeless beggars beggar scavengers screaming deafening loose abal bangkai
        memprihatinkan prihatin dilarang condong transparan nepotis dirahasiakan ditutupi ngurangin
        mengurangi dikurangi ketelen ketelan kejepit kecantol lumutan berlumut penyok peyok somplak
        sompal rontok ompong patah patahan sobek robek koyak terbalik terguling nyemplung kecebur
        kejeblos keperosok kepleset terpeleset kesandung tersandung serempetan keserempet diserempet
        kesenggol senggolan keseleo keguguran lumpuh mual mules kudisan koreng keropeng mencuat
        nongol menonjol menyembul nyembul ngganjel ganjal menghadang menghalangi ngalangin nyumbat
        mbuntu mandul gembok digembok disegel tersegel segel kebak mbludag membeludak overcapacity
        kutuan berulat belatung ulat jentik sarang kecoa kecoak rayap lintah ulet gendon serangga
        cacing rongsokan barangbekas pesing amis anyir apak kecut tengik nyegrak ngelem nyabu
        nyimeng tuak ciu arak sajam celurit clurit bacok dibacok pacaran kumpulkebo prank nggeber
        geber blombongan racing mencuri nyolong dicolong nyopet nodong ditodong kkn boong diboongin
        omdo phpin diphp php ghosting ditinggal ditinggalin diremehin disepelekan diremehkan dimaki
        dicaci dikatain nampar ditampar menampar dijewer dicubit ditendang diludahi digeletakin
        tergeletak digeletakkan berantakan mblarah mblasah blasah nyerocos netes menetes tiris
        tampias tampu bocorbocor menghijau ijo berkerak sepet asin payau berpasir kecilnya seret
        nyendat dehidrasi gagalpanen fuso jeblok jeblog gogos terbelah mbeleber silau njebluk
        njebloss mbledhos meledak meledug ledakan jeglag jeglug kelapkelip byar dioper dipimpong
        dipimpongin tidakadil pilihkasih tebangpilih salahdata invalid keblokir terdepak tergusur
        kerendem kelelep kleleb klelep klebu kelep asalasalan kendor longgar goyang oleng gantung
        dicolek dirogoh diintip ngintip mengintip menguntit exhibisionis petasan mercon curian
        rentenir kedip kedap kenceng jemuran menghalang lintah selundupan bajakan kelebihanmuatan
        zigzag
        lawanarah ngetem ngetemnya parkirliar penguasaan dikuasai dicaplok mencaplok pemalsu
        pemotongan kepotong terpotong dicukur nyunat japrem gentayangan berkelahi bentrok ricuh
        rusuh kisruh gaduh cekcok provokasi sara pelanggar scrape scraping bump bumps stinky rusted
        rusty peeling wobbly unstable insects snakes snake cockroach cockroaches messy blockage
        spill spilled spilling murky brown yellowish undrinkable unlit blinking flickering dimmed
        unsanitary unhygienic overpriced overcharge cheated misleading incompetent arrogant shouted
        yelled discriminated bullied harassing threatened threatening stalking mugged pickpocket
        vandalized vandalised graffiti encroached trespassing unfinished incomplete neglected delays
        overcrowded crowded queueing queue queues faulty malfunction malfunctioning punk gembel
        pewarna tekstil boraks formalin borak rhodamin pengawet munggah ngersula kabur ganda
        pemborosan boros selutut sepinggang sedada menggunung ngaco kelakuan gantian gubuk diputus
        diputusin
    """),
    # What may be wrong, or just so.
    "trouble": listed("""
        mati naik kurang kering tutup tanpa asal asalan susah sulit salah sakit lara gering jatuh
        jatoh tiba labuh habis kosong lambat lelet telat terlambat luka terluka meninggal takut wedi
        sieun repot nol nunggak antri ngantri antre keras kasar gagal lepas copot tunggakan
        kelaparan tertukar seenaknya dead slow missing late worst terrible sick waste expensive
        muntah ketinggalan demam mark markup titipan ribet hese angel cuek galak buruk kebul tipu
        ngaret thr hangus sepi lapar closed lost hitam loud menutup nutup rebutan terkunci penuh
        tinggi tajam nyangkut nunggu menunggu miring lembur
    """),
    # Public things and services.
    "topic": listed("""
        # English
        pole poles karaoke sidewalk sidewalks pavement motorbike motorbikes motorcycle motorcycles
        neighbour neighbours neighbor neighbors roof bicycle kitchen laptop shop
        satpas mpp samsat pbg nib
        bumdes nik tilang musdes musrenbang rel emperan emper odgj siskeudes skck jentik
        dpt pemilih pool stadium speed trap tugu gazebo gedung
        # roads, light, water, power
        jalanan jln dalan dalane ndalan margi jalanna jalane aspal diaspal aspalan cor dicor paving
        trotoar trotoir jembatan kreteg sasak gorong got kalen solokan susukan selokan parit
        drainase irigasi saluran bendungan tanggul talud tembok plengsengan dam waduk embung
        tikungan marka rambu zebra palang perlintasan bundaran simpang perempatan prapatan pertigaan
        parapatan traffic trafic bangjo stopan jpo halte terminal stasiun angkot angkutan bus busway
        kir dishub penerangan pju lampu lampune lampuna lampunya listrik pln tiang tihang kabel
        gardu trafo token meteran pdam ledeng air banyu cai toya pipa sumur hidran ipal sanitasi mck
        jamban lubangi cctv spbu pertalite solar bbm bensin elpiji lpg gas melon tabung minyak beras
        sembako pupuk rabuk gemuk bibit benih wifi internet sinyal provider tower bts jaringan
        # waste, environment, animals
        sampah smpah runtah uwuh larahan tpa tempah truksampah dlh tambang galian pabrik kandang
        sungai kali walungan lepen pohon tangkal wit bantaran lahan sawah petani nelayan ternak
        peternakan vaksin vaksinasi fogging difogging anjing gogog kebon
        # health, school, social aid
        puskesmas pustu posyandu rsud rs rumkit igd ugd poli faskes ambulans ambulan ambulance bpjs
        kis jkn pbi obat rujukan imunisasi pasien opname dinkes sekolah sekolahan sakola skolah sd
        sdn smp smpn sma sman smk smkn mts madrasah paud tk kepsek spp ppdb spmb zonasi beasiswa kip
        pip ijazah raport lks komite dikbud disdik honorer ijasah bansos pkh bpnt blt bst bantuan
        raskin rastra bulog dtks dtsen kks jamkesda lansia difabel disabilitas yatim dinsos rutilahu
        bedah rtlh panti
        # papers, tax, offices
        ktp ektp kk kia akta akte aktanya skck sktm domisili kependudukan dukcapil disdukcapil capil
        blangko legalisir sertifikat sertipikat prona ptsl bpn tanah shm imb pbg ijin oss nib
        perizinan dpmptsp pajak pbb pkb samsat stnk bpkb sim paspor imigrasi retribusi karcis iuran
        denda ak1 disnaker umk umr gaji upah loket antrian pelayanan palayanan layanan kantor
        kelurahan kecamatan kabupaten kabupatene pemda pemkab pemkot satpol pupr pu bpbd damkar
        baznas kominfo diskominfo dispendik inspektorat bapenda perkim apbd apbdes dd add anggaran
        proyek kontraktor pembangunan musrenbang perda perbup polsek polres bumdes
        # places and order
        pasar pkl pedagang kios lapak parkir parkiran jukir tukangparkir taman alun stadion lapangan
        gor perpustakaan perpus makam kuburan tpu masjid musholla perumahan perum kos warung cafe
        kafe karaoke hiburan hajatan sound horeg reklame baliho spanduk bangunan ruko toilet wc
        sertifikasi posko truk tronton odol kendaraan sepeda rel sepur kereta kareta jpl wisata
        pantai tiket pendaftaran kontainer fasum fasos fasilitas sarana prasarana infrastruktur umkm
        koperasi kur kartu prakerja pelatihan loker lowongan aplikasi website web portal server
        # English
        road roads street streets light lights lamp streetlight water tap drain drainage river sewer
        bridge sidewalk pavement school hospital clinic doctor nurse office permit license licence
        card tax market trash bin parking police electricity power certificate passport welfare
        village district service services public sumbangan kran keran subsidi pendamping balai
        puskeswan rumahsakit property schools teachers elementary garbage bins truck trucks
        intersection pole poles cable cables playground toilets birth registration polder hydrant
        pejalan penyeberangan honor insentif dapil ruas dermaga pelabuhan perahu tambak pesisir
        abrasi tpi pkbm mushola asrama rusun rusunawa penghijauan hydran kamtibmas siskamling
        poskamling satgas perijinan ijinnya izinnya pemadam surat pengantar highway safe crossing
        relokasi taspen pensiun sensus balita rakit pom rute trayek route bandara penerbangan feri
        kapal damri angkudes bemo becak bentor ojol pangkalan median rumput semak ilalang dahan
        ranting penebangan reboisasi mangrove satwa mataair tembakau gabah tengkulak kedelai panen
        puso traktor alsintan penyuluh poktan gapoktan kelompoktani sapi kambing unggas peternak
        buruh outsourcing outsorsing pekerja karyawan bpjstk jht jamsostek tki pmi magang pabriknya
        takaran timbangan timbangannya konsumen refund kadaluwarsa kemasan bbpom bpom halal kemenag
        kua pernikahan waris ahli itsbat pengadilan kejaksaan jaksa hakim gereja vihara pura
        klenteng krematorium jenazah napi lapas rutan kelurahannya pengungsi pengungsian logistik
        kartutani sppt njop bphtb petok ajb sporadik patok modem database password otp ramp lane
        bench benches library pension tender vendor ekonomi stan kiosk lapaknya lampuhias videotron
        tugu monumen museum cagar solarcell genset meterannya kwh voltase tegangan atm bank teller
        nasabah bilik pemilih coklit afirmasi rapor mutasi wisuda ekskul ospek mpls labkom rontgen
        laboratorium farmasi apotek apoteker infus inkubator ranjang bangsal icu hamil bersalin
        persalinan kontrasepsi rsj rehabilitasi odha tbc tbk hepatitis leptospirosis tile tiles
        uniform uniforms praktik seleksi rekrutmen pengecer het perangkat rekening bengawan pintuair
        dana transparansi bis elf minibus kopayu lyn krl prameks kai bypass flyover underpass
        overpass tol jalantol bahu berm guiding speed bumps gapura balaidesa baledesa pendopo aula
        sekretariat bsps krpl jogging track lintasan amphitheater alunalun hutan rth tamanbermain
        ayunan perosotan simluhtan erdkk rdkk biosolar minyakita minyaksubsidi kdmp kopdes mbg
        makanbergizi dapurmbg sppg pkm labkes laborat labkesda siaga incinerator tps3r tps tpst
        banksampah gerobaknya tossa viar pengangkut pemulung rongsok karungan popok pampers
        septictank septik tank sedottinja bak baknya komposter tersier sekunder primer bendung pompa
        pompanisasi sibel pamsimas spam hippam hipam sumurbor artesis sibelnya gledegan bronjong
        dinding penahan tpt tebing sempadan revetment krib groin pemecah ombak breakwater tambatan
        coldstorage solarpacker keramba karamba jaring pukat trawl cantrang bagan rumpon budidaya
        balaibenih bbi penangkaran rph jagal inseminasi ib mantri dokterhewan keswan puskesmasinduk
        rsia klinikpratama bidanpraktek dukunbayi nakes satpamrsud jasaraharja skm sks dapodik
        simpatika emis verval nisn nuptk ppg p3k cpns cat sscasn formasi inpassing tpg
        tunjangan thl honda gtt ptt tpp siltap perdes apbdesa lpj spj rkpdes rpjmdes bpd bamusdes
        karangtaruna linmas hansip babinsa bhabin bhabinkamtibmas panwas pps kpps ppk sipol ahu
        nikah bukunikah dispensasi isbat wakaf nadzir pkn sertifikathalal sihalal pirt irt tdp siup
        siujk ossrba amdal ukl upl andalalin kkpr itr rdtr rtrw peruntukan sempadannya etle etilang
        tilang tilangnya samsatkeliling eri bbn bbnkb progresif opsen mallpelayanan mpp
        mallpelayananpublik kioskk anjungan suket biometrik perekaman rekam pindahan skpwni sktt
        kitas kitap ikd digitalid shelter rumahsinggah singgah destana ews sirine sirene tenda
        tangkiair tangki dropping huntara huntap rekonstruksi rehab kolamrenang hotspot fiber fo
        indihome tiangwifi menara penerima umrahnya padi tanaman kerbau study tour keringanan campak
        jagung kedele cabe lombok rego veteran simpanan samkel skatepark velodrom
        certificate certificates passport visa
        santunan kematian
    """),
    # People of offices and schools.
    "official": listed(""" dukuh
        petugas pegawai asn pns pejabat kades lurah camat kadus perangkat aparat polisi bupati
        walikota wabup gubernur kadis kepala rt rw pkk pemerintah pamarentah dinas dinasnya opd guru
        murid siswa dokter bidan perawat kader officer teacher students pupils mayor
    """),
    # Common words that are often part of a report, and of much else.
    "surroundings": listed("""
        gang gg raya desa dusun dukuh kampung lembur kec kel kab kota ds dsn blok komplek lingkungan
        warga masyarakat penduduk tetangga tatangga tonggo rumah omah imah griya bumi depan ngarep
        hareupeun belakang mburi samping dekat cedhak cedak deukeut pinggir sekitar sini kene dieu
        lokasi titik anak bocah barudak ibu hamil balita janda miskin orang wong jalma pengguna
        pengendara pejalan hujan udan ujan malam bengi peuting hari dina poe minggu bulan sasi tahun
        taun berbulan bertahun sejak kawit ti house neighbourhood neighborhood town city near front
        kids car motorbike bike month weeks days jembar sd pasien motor sepeda kelas seragam park
    """),
    # Roads are what most reports are about, and also where everybody is.
    "road": listed("jalan jln jl jalur lingkar embong ringroad"),
    # Asking somebody to act.
    "ask": listed("""
        tolong tlg tlong tulung tulong tolonglah mohon mhn mohonlah dimohon dimhn memohon minta
        nyuwun nyuwunaken njaluk menta nyuhunkeun nyungkeun harap diharap diharapkan mengharap
        berharap segera sgr geura enggal gancang ndang gek cepetan perbaiki diperbaiki perbaikan
        memperbaiki dibenerin benerin dibenahi benahi dibetulkan betulkan dandani didandani
        dandanono didandanono didangdosan dilereskeun dibenerkeun ngalereskeun omean tindak ditindak
        tindaklanjut ditindaklanjuti tindaklanjuti menindaklanjuti tangani ditangani penanganan
        atasi diatasi tertibkan ditertibkan tertibkeun ditertibna penertiban razia dirazia cek dicek
        ngecek tinjau ditinjau survey sidak usut diusut periksa diperiksa angkut diangkut bersihkan
        dibersihkan resiki diresiki dibersihin diberesihan tambal ditambal pasang dipasang pasangin
        dipasangi bangun dibangun dibangunkan perhatikan diperhatikan perhatian bantu dibantu
        bantuannya dibiyantu dibantos bantosan solusi solusinya kebijakan kejelasan kepastian
        keadilan please pls plz help fix repair install remove check investigate clean diganti
        gantiin disediakan sediakan diadakan dipercepat ditambah ditambahi ditambahan diperpanjang
        digawekno digawekke digawekake
        dibuatkan diaktifkan aktifkan dicarikan tegur ditegur disiplinkan copot semprot disemprot
        diwenehi dikasih diterangi pindahkan dipindah evaluasi dievaluasi percepat direalisasikan
        realisasikan dipertanyakan turunkan diturunkan diselesaikan selesaikan diperjelas perjelas
        diperketat kirimkan dikirim evakuasi selamatkan benahin rapikan dirapikan dirapihkan
        bebaskan tutupkan ditutup hentikan dihentikan stop cabut dipangkas pangkas tebang ditebang
        keruk dikeruk normalisasi sosialisasi disosialisasikan jawab dijawab kasihani
    """),
    # That it lasts, was promised, is not done, is unbearable.
    "grievance": listed("""
        belum blm blum belom durung drung dereng acan can teuacan tidak tdk gak ga gk nggak ngga
        enggak kagak ora ra mboten boten teu henteu euweuh padahal pdhl percuma masih msh isih tasih
        keneh sampai smpe sampe nganti nepi terus trus lama suwe lila dangu lami berbulan bertahun
        parah banget bgt sekali pisan tenan sanget kok koq masa masak mosok piraku bosan capek cape
        muak kesal kesel mangkel jengkel keuheul geram malah kalah janji dibiarkan dibiarin diamkan
        didiamkan diam cuma mung ngan doang setiap tiap saben unggal sering asring selalu mulu lagi
        not no never nobody still since always every again yet
    """),
    "swear": listed(""" budeg budek torek bolot
        anjing anjir anjay asu jancok jancuk cok cuk goblok goblog guoblok tolol bego bodoh bangsat
        bajingan babi kampret brengsek sialan sial tai taik kontol memek bacot edan gendheng gila
        siah belegug kehed setan iblis monyet shit fuck fucking damn stupid idiot keparat bejat
        biadab
    """),
    # A report made before, or the wish to make one.
    "follow_up": listed("""
        lapor laporan lapuran laporkan melaporkan dilaporkan dilaporke laporke nglaporke
        ngalaporkeun dilaporkeun laporno dilapurno laporin ngelaporin ngelapor melapor pelaporan
        aduan pengaduan pangaduan adukan ngadu mengadu diadukan aduannya respon direspon direspons
        respons tanggapan ditanggapi digubris digagas nggagas nanggapi ngawaro diwaro kelanjutan
        kelanjutannya kelanjutane tindaklanjutnya report reported complain complained keluhkan
        mengeluhkan komplain komplen protes menuntut nuntut
    """),
    # What people ask offices about.
    "information": listed("""
        syarat syarate syaratna persyaratan prosedur prosedurnya alur cara carane carana caranya
        biaya biayanya tarif tarifnya jadwal jadwalnya info informasi infonya mengurus ngurus
        ngadamel nggawe membuat pembuatan gawe pendaftaran perpanjang perpanjangan mutasi pemutihan
        hotline kontak alamat requirements schedule cost fee renew apply register open opening kuota
        formulir berkas dokumen naroskeun nanyakan menanyakan property requirement daptar berlaku
        dibuka ditutup kuotanya
    """),
    # What any question has.
    "question": listed("""
        gimana bagaimana bgmn gmn kumaha pripun piye jam buka bukak tutup urus buat bikin bayar
        mbayar mayar gratis daftar pindah ganti dimana dmn ngendi kemana where how kapan kpn iraha
        berapa brp pinten pira sabaraha takon tanglet tanya nanya naros apakah naha apa lama online
        hours bisakah kenapa knp knapa mengapa ngopo ngapa kunaon geneya lapo why bagaimanakah siapa
        benarkah betulkah adakah when kapankah harga hargane hargana regane benar
    """),
    "proposal": listed("""
        usul usulan usulkan mengusulkan saran sarannya saran2 menyarankan masukan sebaiknya alangkah
        seyogyanya mbok hendaknya seharusnya harusnya kuduna kudune aspirasi mengharapkan suggest
        suggestion propose permohonan pengajuan himbauan
    """),
    # --- what speaks against a report ---
    "spam": listed("""
        gacor maxwin slot slotgacor scatter rtp togel toto pragmatic mahjong sweet bonanza jackpot
        jp depo deposit wd withdraw freebet parlay sbobet casino kasino bandarqq domino rtplive
        judol jepe cuan airdrop bitcoin btc crypto kripto forex trading token usdt binance followers
        subscriber viewers giveaway pemenang undian claim kta pencairan bunga tenor pinjaman
        pinjamin bpkb gadai kredit hutang bokep vcs bo openbo dewasa viagra pembesar perkasa hacked
        recovery hacker earn sampingan freelance passive income mlm downline afiliasi affiliate
        daftarkan bonus klik click bio bandar bet olympus zeus starlight princess terpercaya winrate
        bosque bonusnya pulsa gabung join verifikasi istri istriku dukun pelet pesugihan togelnya
        bandarnya rungkad garansi agunan congratulations won prize paruh ecommerce commerce tautan
        hadiahnya menyembuhkan ampuh penghasilan komisi suspended verify mahasiswi hot video viral
        bocoran arisan saldo widow dollars inheritance apk resi donate lottery referal
        referral backlink seo slotnya kakek arisanonline followersnya adsense
    """),
    "promotion": listed("""
        investor eksavator ekskavator gorengan donasi kontrakannya
        jual dijual menjual jualan adol sade ngajual promo diskon discount sale obral murah termurah
        meriah murmer grosir ecer ready stok stock readystock pemesanan preorder cod ongkir gofood
        grabfood shopee shopeefood tokopedia lazada olx nego ori kw bergaransi garansi terlaris
        bestseller testimoni reseller dropship dropshipper distributor supplier jasa sedot sewa
        disewakan rental katering catering umroh umrah kavling kapling dp cicilan angsuran kpr shm
        minimalis strategis berminat minat hub wa wasap whatsapp tlp telp katalog koleksi terbaru
        arrival loker lowongan lowker lowongankerja dibutuhkan lamaran cv pelamar bimbel kursus
        franchise waralaba kemitraan omset omzet nerima bekam herbal kosmetik skincare sablon qurban
        aqiqah nastar launching opening grand premium custom kiloan second preloved garage bazar
        bazaar sales marketing terop penambah jasanya merapat yuk murahnya bonus voucher cashback
        member menawarkan terjangkau berpengalaman over kredit akikah akad spesial special eksklusif
        refill bersertifikat kekinian ekonomis berkualitas lusinan rebuan angsurannya cicilannya
        panggilan mengatasi atasi ampuh manjur awet anti solutif terpasang mampir gebyar matic
        pramuniaga yem chip rekber domino epic ayo nginap jumbo pecel nila
        diamond topup prasmanan tumpeng hampers buket bouquet florist dekorasi wedding organizer mua
        makeup rias fotografer videografer bordir konveksi jersey seragamnya rumahnya carport
        inhouse developer marketingnya velg sparepart variasi booking seken fullset batangan nominus
        reksadana agency sertakan cantumkan fresh graduate kualifikasi chatt swipe checkout
        keranjang flashsale ongkirnya dijamin terjamin amanah recommended rekomended testi pict
        nyesel bimbelnya calistung tahfidz ekskulnya hiring vacancy selling sell cheap mengemudi
        instruktur pertemuan lamar barista sedia tersedia kontrakan menyediakan organik
    """),
    # Goods and trades, which speak for an advert where somebody offers them.
    "wares": listed("""
        genset pompa pestisida racun tandon toren filter penyaring inverter panel senter emergency
        tukar botol lantai ikat pilihan kuota gelombang apply size model survey request penempatan
        interview bisnis peluang agen eceran bengkel oli ban cuci kasur sofa cetak kilat service
        laundry dealer karyawan karyawati kasir sepatu pemilik pemasangan les investasi asuransi
        training po type tipe box seat original varian outlet menu galon kue jamu pijat travel
        renovasi konsultasi property properti pesantren ekspedisi cargo percetakan jahitan jahit
        permak laptop casing charger lcd iphone samsung xiaomi unitnya lusin pcs per kodi dihubungi
        hubungi trend kualitas murni lb lt hook teknisi delivery include gamis jilbab kerudung hijab
        kaos souvenir stiker neon snack toples porsi frozen ketik makalah print jilid fotokopi
        fotocopy optik kacamata kanopi teralis pagar wallpaper gorden sprei mebel jepara bunga hias
        aquarium cupang ternak bibit pakan madu sambal keripik peyek rempeyek sate bakso soto dimsum
        mie ramen katsu jus frozenfood brownies donat tart
    """),
    "contact": listed("http https www dm chat inbox"),
    "news": listed("""
        resmikan meresmikan diresmikan hadiri menghadiri dihadiri kunjungi mengunjungi gelar
        menggelar digelar sambut menyambut tegaskan menegaskan ujar ujarnya ungkap ungkapnya
        mengungkapkan tutur tuturnya imbuhnya jelasnya pungkasnya dilansir dikutip mengutip kompas
        detik detikcom tribun tribunnews cnn liputan6 kumparan breaking viral headline berita
        terkini selengkapnya tetapkan menetapkan tersangka kronologi kronologinya apresiasi
        mengapresiasi lantik melantik dilantik penghargaan raih meraih serahkan menyerahkan
        luncurkan meluncurkan tangkap bekuk ringkus gerebek guncang magnitudo tsunami bmkg mengajak
        targetkan menargetkan imbau mengimbau himbau gandeng siapkan gencarkan optimistis optimis
        menyebut beberkan paparkan canangkan mendorong pastikan sosialisasikan peringati kukuhkan
        salurkan menyalurkan sabet borong wakili jurnalis wartawan redaksi konferensi pers rilis
        mencatat sebanyak diimbau dihimbau menyelidiki selidiki diselidiki maut pelaksana menuturkan
        menyatakan menyebutkan menjelaskan menambahkan dikatakan basarnas kapolres dandim ratusan
        ribuan ditilang diamankan mengamankan meringkus dibekuk vonis divonis sidang terdakwa
        investigasi jumpa diserahkan penyerahan bakti kunjungan apel upacara peringatan
        semarak meriahkan said according announced menduduki memenangkan merayakan dirayakan
        berlangsung digelarnya peresmian pelantikan pembukaan penutupan kirab karnaval festival
        lomba kejuaraan turnamen juara bupatinya gubernurnya padati dipadati memadati meriah
        mengukuhkan audiensi silaturahmi studi banding kunker menandatangani mou sinergi kolaborasi
        komitmen berkomitmen mengungkap motif pelaku kronologis olah tkp korban menewaskan dilarikan
        tewaskan elektabilitas dolar rupiah ihsg inflasi
    """),
    "politics": listed("""
        presiden wapres capres cawapres pilpres pilkada pilbup pilgub pileg pemilu paslon coblos
        nyoblos kampanye partai golput koalisi oposisi rezim dpr dprd mpr menteri menkeu kpk jokowi
        prabowo anies ganjar gibran megawati demokrasi politik politisi politikus pencitraan negara
        bangsa periode nkri merdeka dirgahayu republik asing aseng buzzer kadrun cebong calon
        kandidat timnas persib persebaya arema persija liga gol pelatih wasit ppn menterinya debat
        damai rakyat elektabilitas oligarki elit kabinet reshuffle koruptor konstitusi uud mk
        ruu uu omnibus demo mahasiswa aktivis netizen buzzerp nyaleg gerindra pdip golkar pkb
        konspirasi illuminati presidennya partainya
        nasdem pks demokrat psi hanura perindo terpilih dicalonkan nyalon
    """),
    "praise": listed("""
        seru diapresiasi
        senang seneng gembira bungah semangat semangaat mantap mantab mantul keren kereen hebat
        sukses salut bangga jempol top
        markotop joss jos jempolan gaspol terbaik amanah sehat bravo ganteng cantik cakep idola
        lanjutkan setuju inspiratif kompak bagus apik sae alus lucu gemes love great good nice
        amazing beautiful maju jaya sejahtera sejuk berkah berkat salam barokah dukung merakyat
        blusukan pemimpin bertahan berdedikasi kerennya gercep tertib dilantiknya pamingpin mister
        untung
    """),
    "wisdom": listed("""
        hidup kehidupan sabar ikhlas rezeki rejeki bersyukur syukur menyerah usaha impian takdir
        jodoh hati bahagia kebahagiaan doa surga dosa pahala amal sholat shalat dhuha tahajud ayat
        hadits sedekah jiwa roda seseorang kaum berdoa ustadz ketaatan maksiat musibah nrimo pandum
        ngoyo urip tuhan manusia berencana dunia akhirat mendung pelangi berlalu ridho tawakal
        hikmah nikmat kesuksesan berawal berakhir belajarlah bersabarlah percayalah yakinlah niscaya
        sesungguhnya barangsiapa hadis renungan mutiara bijak motivasi nasihat nasehat petuah iman
        taqwa taubat istiqomah
    """),
    "wishes": listed("""
        ultah milad birthday anniversary imlek nyepi waisak galungan sakinah mawaddah warahmah
        menempuh berbahagia berduka berdukacita duka innalillahi inalillahi rojiun husnul khotimah
        barakallah barokallah barakallahu umrik aamiin wisuda aidzin aidin wal faidzin faizin minal
        taqabbalallahu takbir selamatan lekas sembuh turut tasyakuran mauludan kurban doanya
        mendoakan jasamu jumpa menyenangkan doakan belasungkawa berbelasungkawa wafatnya kelahiran
        putranya putrinya lindungilah lindungan jauhkanlah
    """),
    "chain": listed("""
        sebarkan sebarkanlah forward forwarded teruskan copas broadcast bc grup berantai hoax hoaks
        share bagikan waspada modus penculikan menyembuhkan kanker rebusan tersayang viralkan
        himbauan temanmu
    """),
    "personal": listed("""
        kerasa orderan
        lilin mamaku sinyalku hapeku kubeli kubawa kupinjem pasangin gantiin doain nyusul sebel gih
        kalian rumahmu jalanmu ibumu anakmu kantormu nomormu kowe awakmu paketku paketnya motorku
        ujianku ulanganku nilaiku lowbat senengnya ntar entar tungguin nungguin barengan selametan
        kangenin camer dompetmu bapakku ibuku kosku hpne laptopku bajumu kabarin pesenin bukain
        traktir traktiran ngemall kalap belanjaan dibungkus kebayang awkward
        bro sis gaes guys gan sob beb bebeb sayang yank kangen rindu kencan pacar mantan jomblo
        futsal mabar ngopi nongkrong nonton bioskop drakor konser dolan ulin jemput nitip titip otw
        makan mangan dahar laper lapar haus sarapan bakso indomie mie sare mandi pulsa pinjem pinjam
        minjem gajian liburan piknik reuni arisan pengajian ngapain sambung kirimin kamu kowe maneh
        lu gue tonight tomorrow dinner lunch bosen gabut ciee cie yah say bund bunda sleep you
        jalan2 mancing touring mudik bareng nobar bola sido melu beliin masakin gebetan crush mimi
        pipi ayank bebz met gemoy cuy coy bray ngab yok kuy skuy resep geprek sambal ayam bekal
        pesanan diservis praktek mantai ngacapruk maen bestie curhat baper galau besok hape
        film horor lagu sinetron musik game masak ameng adek tugas matematika dikumpulin ranking
        ojek nabung emas pelatihnya piala dunia liga trade japan iwak telponnya nyampe pijet ziarah
        lucunya gagah gojek kosnya botram grab coffee kabari nikahan duluan kepencet sori sorry
        charger mom pick rendang jumpa cuaca cuacanya debat bukber bal balan artis ustadz hukum
        rapat kuliah skripsi reunian wisudaan lamaran seserahan mertua suamiku istriku pacarku
        mantanku temenku adekku kakakku mamaku papaku cucuku keponakan ponakan kangenn tiduran
        rebahan scroll tiktok igmu storymu statusmu fotomu chatmu telponan vcall videocall pap
        selfie ngantuk ngantukk mager skincare outfit bedak parfum gym sepedaan badminton voli
        renang camping hiking muncak traveling healing staycation titipan kado hadiahin jajan seblak
        cilok rujak boba martabak nasgor gorengan soto rawon oleh2 pulkam mudikk anime manga ml ff
        pubg freefire genshin rank squad gimmick jokes joke tebak tebakan pantun galauu crushku
        movie party beer hang hangout homework gokil thx temanmu galon kejebak tepar ngomel bosku
        semaleman dompet jemuran resign enak enaknya enake lezat gurih sedap mimpi ngidam pegel
        kucingku ayamku mobilku hpku dompetku kamarku bajuku suamimu istrimu tempatmu daerahmu
        bapakmu hpmu ojeknya driver paketnya paketan oleholeh rendangnya sambel kerupuk tempe tahu
        lodeh opor ketupat cireng batagor siomay pempek gudeg lontong ketoprak kolak takjilan sahur
        ngabuburit bukaan tarawih tadarus lebaranan baju dress sandal jaket remedial kosanku
        begadang kesiangan bobo bobok mimik jerawat mantannya gebetannya pdkt jadian baperan
        kangennya sayangku cintaku rindunya bucin ldr jodohku mertuaku sepupu tantemu budhe mbahku
        lahiran pelaminan kondangan rewang tahlilan yasinan kenduri slametan nyadran gameku ngegame
        turney streaming netflix drakornya spoiler konsernya biasku kpop spotify skornya offside
        penalti jemuranku cucianku nyetrika sedih bendahara ditransfer demam
    """),
    "laughter": listed("""
        wkwk wk wkwkwk wkwkwkwk wkwkw haha hahaha hahahaha hehe hehehe hihi xixi lol ngakak kwkw
        awokwok hihihi
    """),
    # --- words that bring nothing of their own ---
    "greeting": listed("""
        p pp halo hallo helo hello hai hay hi hei hey alo hy woi hoi oi oy permisi punten misi pagi
        siang sore malam malem selamat met sugeng enjing dalu siyang sonten wilujeng sampurasun
        rampes kulonuwun kulo nuwun nuwunsewu assalamualaikum asalamualaikum assalamualikum
        assalammualaikum asalamuallaikum assalamu alaikum asslamualaikum aslmkm ass askum asskum wr
        wb warahmatullahi warahmatullah wabarakatuh wabarokatuh waalaikumsalam waalaikum
        wassalamualaikum wassalam salam shalom syalom sejahtera rahayu om swastiastu namo budaya
        morning afternoon evening there ping spada ada apa kabar good nice day everyone all
    """),
    "thanks": listed("""
        makasih mksh makasi makasiih mkasih maksih terimakasih trimakasih terimakasi trims tks thx
        tq thanks thank suwun suwon matursuwun maturnuwun nuwun nuhun haturnuhun hatur ty tengkyu
    """),
    "test": listed("""
        test tes testing tests tst coba cobain nyoba mencoba cek ngecek check trial percobaan uji
    """),
    "done": listed("""
        nyala menyala murub urip hurung lancar ketemu selesai rampung kelar terang mulus normal
        lemes jadi dados diperbaiki memperbaiki dibenerin dibenahi dibetulkan diaspal ngaspal
        mengaspal dicor diangkut mengangkut ngangkut ditangani menangani diatasi mengatasi
        ditindaklanjuti menindaklanjuti ditindak menindak ditangkap diamankan dibantu membantu bantu
        mbantu dibantos ngabantu ngabantos ditolong menolong dibersihkan membersihkan diresiki
        diberesihan dipasang memasang diganti mengganti ditambal menambal dijawab menjawab merespon
        direspon datang rawuh sumping tampi diterima menerima ketampi cair mengalir ngalir mili
        ngocor ditebang ditertibkan menertibkan didandani dipundandosi didangdosan dibenerke
        dilereskeun surut bersih dibangun membangun melayani mendengar working fixed fixing cleaned
        repaired resolved done aktif disambung tersambung disalurkan dibayar dibayarkan dibalas
        dibales ketampa dikirim dibetulin dibenarkan hidup pulih sembuh tuntas dirapikan dirapihkan
        diperlancar dijemput dievakuasi disemprot difogging dikeruk dipadamkan dipotong dibersihin
        dibuatkan dicarikan dikasih dibuka
    """),
    "contrast": listed("""
        tapi tp tetapi namun nanging tapina cuma hanya sayang sayangnya padahal pdhl belum blm
        durung dereng acan masih msh isih but still however kecuali
    """),
    "acknowledgement": listed("""
        ok oke okey okay okee sip siap siaap baik iya ya y yes yaa yup yoi iyo yo inggih nggih njih
        muhun sumuhun no tidak gak ga nggak bukan oh ooh o hmm hm gitu begitu paham mengerti mantap
        sama nggeh amin aamiin alright sure lah loh eh gpp lanjut noted done sudah udah monggo
        mangga silakan
    """),
    "filler": listed("""
        min admin mimin pak bapak bp bpk bu ibu kak kakak mas mbak mba bang om tante gan kang teh
        teteh mang cak ning lur dulur rek bupati wali walikota camat lurah kades dinas pu polisi
        semua semuanya sekalian saudara sir madam dear the so much for a ini itu di ke dari yang yg
        dan dengan nya infonya info informasinya informasi atas respon responnya respons bantuannya
        kerjasamanya kerjasama perhatiannya tanggapannya jawabannya penjelasannya banyak bgt banget
        sekali pisan sanget kasih cepat cepet cepatnya quick response your you i my kami saya sy aku
        kita dong deh nih sih ya yaa mau tanya nanya boleh ganggu maaf numpang orang apakah baik
        wahai kepada bot nomor masuk ga gak pesan kirim aja doang doank cuma just only is this satu
        dua tiga one two three yth hormat selalu sehat semoga berkah lapor izin ijin bos boss
        juragan komandan ndan pakde bude warga kecamatan kelurahan desa kota dusun perkenalkan nama
        asal kabupaten aduan pengaduan layanan resmi kontak bertanya mengganggu waktunya waktu
        sebelumnya cantik ganteng haji kula abdi badhe bade arep hoyong sewu amit hapunten enjang
        matur melapor melaporkan nglapor nglaporaken ngalapor ngalaporkeun bilih
    """),
    "me_too": listed("""
        up upp sama sami podo padha juga jg jga ugo ugi oge idem samaa bener benar betul leres bnr
        btl setuju tul ditempat tempat tempatku daerah daerahku kampungku rumahku desaku desa
        kampung saya sy aku kami gue gw sini disini kene mriki dieu didieu panggonku nggonku sundul
        nyundul ikut same here too me agree nyimak pantau ikutan begitu gitu ngalami mengalami
        merasakan ngerasain persis mewakili ane setujuu nyata fakta emang memang
    """),
}

# Topics that are as often part of a private day; alone they say little.
EVERYDAY = listed("""
    minyak beras air banyu obat kantor sekolah pasar warung kos taman kereta bank atm wifi internet
    sinyal gas kerja karyawan pekerja hajatan sound pantai wisata tiket kafe cafe toilet wc kapal
    perahu stasiun terminal bandara sepeda rumput sapi kambing kopi masjid gereja pura makam sd smp
    sma tk kartu rekening kompor warungnya stadion lapangan rel rit restoran bensin school schools
    market teachers card office doctor car
        padi jagung
    """)

_CALLING = "telp tlp telpon telepon nelpon nelpun nelfon ditelpon call center hubungi nomor nomer"
_EMERGENCY_NUMBERS = "110 112 113 115 118 119"
_PAIRS = {
    "problem": """
        hidup mati, mati hidup, nyala mati, diganti permen, kembalian permen, kembalian diganti,
        dangdutan sampai, orkes sampai, musik sampai, budeg ya, budek ya, tuli ya, torek ya,
        beats his, beats her, beat his, beating his, hits his, hits her, was stolen, were stolen,
        been stolen, got stolen, leaning over, is leaning, about fall, us awake, me awake,
        kids awake, family awake, broke into, broken into, race motorbikes, racing motorbikes,
        race motorcycles, street racing, race cars, smells like, is overflowing, no electricity,
        no power, power cut, cut off, out again,
        antri lama, antrian lama, antrian panjang, antre lama, musik keras, nyetel musik,
        layak huni, salah cetak, kaki lima,
        kayak teh, kayak susu, kaya teh, kayak comberan, kayak coklat, kayak lumpur, tidak
        ditemukan,
        ga ditemukan, gak ditemukan, ga undang, tidak diundang, ga diundang, gak diundang,
        tangan hampa, cut down, kabel semrawut, kolam lele, ternak lele, wisata air,
        arena offroad, trotoar dipake, trotoar dipakai, no safe, gak dikasih, ga dikasih,
        tidak dikasih, tidak digubris, mau jatuh, mau roboh, mau ambruk, hampir roboh,
        mau putus, air mati, mati air, lampu mati, mati lampu, listrik mati, mati listrik,
        jarang di, jarang ada, jarang ngantor, jarang nongol, jarang kelihatan, jarang keliatan,
        mati total, mati semua, mati terus, tidak mengalir, tidak ngalir, gak ngalir, ga ngalir,
        nggak ngalir, tdk mengalir, ora mili, mboten mili, teu ngocor, tidak nyala, gak nyala,
        ga nyala, tidak menyala, teu hurung, ora urip, ora murub, tidak berfungsi,
        gak berfungsi, ga berfungsi, tidak sopan, gak sopan, tidak ramah, tidak dilayani,
        tidak layak, jarang masuk, gak onok, tidak tepat, tepat sasaran, belum jadi, belum cair,
        belum dibayar, belum diperbaiki, belum ditindak, belum ada, blm ada, belum jadi2,
        blm jadi, durung dadi, dereng dados, tidak terdaftar, ga digaji, tidak digaji,
        belum digaji, asal jadi, orang gila, wong edan, bolak balik, bola bali,
        kapan diperbaiki, kapan dibangun, gagal panen, tidak diangkut, ga diangkut,
        tidak merata, pilih kasih, dari subuh, sampai subuh, minta uang, minta duit,
        dimintai uang, diminta uang, diminta bayar, suruh bayar, disuruh bayar, kok bayar,
        minta jatah, over tonase, penuh sesak, tak layak, jalan gelap, tidak aktif, non aktif,
        not working, no water, no power, no response, never comes, hasnt come, doesnt work,
        for money, asked money, mati mendadak, minta tumbal, salah sasaran, kelebihan muatan,
        lewat terus, nunggu lama, tidak adil, ga adil, gak adil, terlalu mahal, out of,
        susah sinyal, bau busuk, dipakai parkir, dipake parkir, naik cepat, minta dibangunkan,
        dipakai jualan, buat jualan, dipake jualan, di trotoar, kosong terus, kosong melulu,
        ga doyan, too high, too low, too slow, salah data, salah nama, salah input, salah
        ketik, ga dibayar, gak dibayar, tidak dibayar, tdk dibayar, belum turun, blm turun,
        blm cair, ga cair, gak cair, tidak cair, belum teraliri, belum dialiri, ga ditutup,
        tidak ditutup, gak ditutup, seenak udel, sak karepe, semau gue, makan korban, minta
        korban, tanpa palang, lawan arah, gak diangkut, ga diangkat, ngga diangkut, gak
        diurus, ga diurus, tidak diurus, tidak terurus, ga keurus, gak keurus, tak terurus,
        tidak terawat, gak terawat, ga terawat, tak terawat, ga jadi2, gak jadi2, tidak
        kunjung, tak kunjung, gak kunjung, ora ngalir, ra mili, ra murub, ora dadi, tidak
        transparan, ga transparan, belum dibangun, blm dibangun, blm diperbaiki, belum
        dibenerin, blm dibenerin, belum ditangani, belum diangkut, belum datang, belum
        sampai, tidak sampai, tidak dapat, tidak tersedia, ga dapet, gak dapet, ga kebagian,
        tidak kebagian, gak kebagian, ora keduman, ora kumanan, ora entuk, teu kabagian, teu
        meunang, tidak netral, asal nyebrang, jual buku, beli buku, beli seragam, wajib
        beli, uang gedung, uang pangkal, uang rokok, uang pelicin, uang damai, uang
        keamanan, tidak standar, ga standar, cuma satu, kurang personel, kurang
        petugas, ga buka, belum buka, tidak beroperasi, ga beroperasi, tidak jalan, gak
        jalan, ga jalan, ora mlaku,
        jadi kolam, kayak kolam, kaya kolam, seperti kolam, buat kolam, anak punk, kaya
        sungai, kayak sungai, kayak kali, kaya kali, kayak kubangan, kayak bulan, kaya
        bulan, kayak kuburan, kaya kuburan, kayak kopi, kaya kopi, kayak pipis, item kayak,
        ditinggal gitu, digantung terus, jual rokok, siapa tanggung, tanggung jawab, kemana
        aja, tidur aja, tidur ya, niat kerja, picks up, pick up, nobody answers, nobody
        cares, no answer, never answered, not collected, never been, no one, gak kerja, ga
        kerja, ra kerjo, mbok didandani, sistem down, server down, antrian habis, kuota
        habis, blangko habis, blangko kosong, blanko kosong, stok kosong, obat kosong,
        dokter kosong, gak dijawab, ga dijawab, tidak dijawab, ga dibales, gak dibales,
        tidak dibalas, ga dibalas, gak dibalas, ga direspon, gak direspon, tidak direspon,
        ora dibales, ora direspon, ga ditanggapi, tidak ditanggapi, gak ditanggapi,
        boro boro, didata aja, liat sendiri, lihat sendiri, turun langsung, gak direken, ra
        direken, come back, tutup mata, buka mata, tutup telinga, mbok ditiliki, kondisi
        kami, nasib kami,
        mboten angsal, dereng angsal, nate angsal, mboten nate,
        masa kita,
        baru seminggu, baru sebulan, baru setahun, baru sehari, seminggu udah, seminggu
        sudah, sebulan udah, sebulan sudah, kayak kerupuk, kaya kerupuk, kayak lumpia, kayak
        arena, kayak sawah, kaya sawah, kayak neraka, koyo kali, koyo kuburan, koyo kopi,
        koyok kopi
    """,
    "trouble": """
        jauh dari, kurang teliti,
        gak mau, ga mau, nggak mau, tidak mau, tdk mau, tidak punya, ga keluar, gak keluar,
        tidak keluar, tidak bisa, gak bisa, ga bisa, nggak bisa, ora iso, ora isa, mboten saged,
        teu tiasa, tidak masuk, tidak pernah, gak pernah, ga pernah, ora tau, teu kantos,
        tidak ada, gak ada, ga ada, tdk ada, ora ono, ora ana, teu acan, tidak dapat, ga dapat,
        gak dapat, ora oleh, tidak jelas, gak jelas, ora jelas, sering tidak, belum mau,
        belum dapat
    """,
    "topic": """
        undangan pemilih, undangan nyoblos, undangan memilih, undangan pemilu, undangan pilkada,
        surat undangan, undangan c6, kartu pemilih, donor darah, tenda bpbd, uang kembalian,
        akta kelahiran, akte kelahiran, surat kelahiran, akta lahir, masih diproses, status masih,
        sidang tilang, hasil lab, rapat desa, taman bacaan,
        bumdes buka,
        polisi tidur, rumah sakit, call center, nomor telpon, kartu keluarga, golongan darah,
        balik nama,
        dana bos, bos reguler, uang bos,
        kolam renang, kolam pemandian, bis sekolah, bus sekolah, kursi roda, kartu tani,
        speed bumps, speed bump, car free, sumur bor, sekolah dasar, balai desa, kantor
        desa, zebra cross, guiding block, jalur sepeda, lampu merah, uang komite, buku lks,
        kuota haji, haji reguler, porsi haji, calon haji, dasar hukum, mudik gratis, kuota mudik,
        samsat keliling
    """,
    "surroundings": """
        desa kami, wilayah kami, daerah kami, tempat kami, kampung kami, dusun kami,
        lingkungan kami, sekolah kami, rumah kami, rt kami, kampung saya, desa saya,
        daerah saya, tempat saya, wilayah saya, rumah saya, our village, kota kita, desa kita,
        kampung kita, kabupaten kita, daerah kita
    """,
    "follow_up": """
        mau lapor, mau melaporkan, ijin lapor, izin lapor, ingin melaporkan, laporan saya,
        aduan saya, laporan kemarin, sudah lapor, udah lapor, kabar aduan, kabar laporan,
        like report, want report, sampai sekarang, sampe sekarang, sampai detik, sampai kapan,
        nganti kapan, nganti saiki, tindak lanjut, tindak lanjutnya,
        nomor tiket, tiket aduan, tiket laporan, no tiket, kode tiket
    """,
    "thanks": """
        terima kasih, terima ksh, trima kasih, trimo kasih, matur nuwun, matur suwun,
        hatur nuhun, thank you, nuhun pisan
    """,
    "greeting": """
        selamat pagi, selamat siang, selamat sore, selamat malam, good morning, good evening,
        apa kabar, good afternoon, kulo nuwun, nuwun sewu, salam sejahtera
    """,
    "praise": """
        patut diapresiasi, udah mulus, sudah mulus, wis mulus, tos mulus, mulus salut,
        luar biasa, kerja nyata, sehat selalu, sukses selalu, semangat pagi, semangat pak,
        mantap pak, keren pak, hebat pak, makin maju, semakin maju, two thumbs, good job,
        lanjutkan pak,
        salut buat, salut sama, bangga jadi, bangga sama, salut untuk, salut kepada
    """,
    "news": """
        baca selengkapnya, meninggal dunia, orang tewas, dalam rangka, siaran pers,
        menurut survei, hasil survei, lembaga survei, tingkat kepuasan, rilis survei
    """,
    "politics": """
        elit global, elite global, bumi datar, pemerintah dunia, jangan dipilih, jangan pilih,
        dipilih lagi, ganti presiden, presidennya ganti,
        politik uang, pasangan nomor, presiden kalau, nomor urut, coblos nomor, calon nomor,
        tahun politik, rakyat makin, 2 periode,
        di negeri, negeri ini, negeri kita, negara ini,
        belum sepakat, bangga punya
    """,
    "wishes": """
        idul fitri, idul adha, semoga cepat, cepat sembuh, lekas sembuh, kami doakan,
        selamat ulang, ulang tahun, selamat menempuh, hidup baru, turut berduka, berduka cita,
        hari raya, happy birthday, tahun baru, panjang umur, selamat hari, selamat natal,
        selamat menunaikan, lahir batin, happy new, selamat datang, selamat jalan,
        husnul khotimah,
        ya rabb, ya tuhan,
        allah lindungi, lindungi kami, lindungilah kami, cepat surut, diberi keselamatan,
        diberi kesabaran, aamiin ya
    """,
    "chain": """
        buanglah sampah, pada tempatnya, diharap hadir, dimohon hadir, diharapkan hadir,
        dimohon kehadiran,
        wali murid, pengambilan rapor, mohon kehadirannya, hari libur,
        ayo kita, ayo warga, ayo jaga, mari kita, mari jaga, marilah kita, yuk jaga, yuk kita, kita
        jaga, jaga kebersihan, jaga kesehatan, jaga lingkungan, jangan buang, hayu urang, ayo podo,
        ayo sedulur, mari bersama, ayo bersama, stop buang, budayakan antri, mari budayakan,
        pesan berantai, sel kanker, jeruk nipis, air hangat, bagikan ke, sebelum dihapus,
        sebarkan sebelum, info valid, grup sebelah, ke semua, semua kontak, ke 10, ke 20,
        jangan diputus, jangan putus
    """,
    "personal": """
        kamu di, ini layanan, simpenin di, kunci balai, lagi dijalan, dikit lagi,
        bank nih, gua telat, gue telat, lampu kamar, ga kerasa, gak kerasa, kerasa ga,
        kerasa gak, cek ombak,
        surat tugasnya, tadi nemu, nemu di, ditemukan dompet, bantu masak, tuh orang, banjir
        orderan,
        banjir pesanan, banjir rezeki, banjir diskon, banjir air, orderan hari, anakku
        masuk, rame banget, ada hajatan, masak yuk,
        aku kehujanan, belok kiri, belok kanan, di ruang,
        kamu di, sakit apa, seneng banget, senang banget, pesen duluan, duluan aja, diterima di,
        low bat, sambung lagi, bapakmu kerja, tinggal naik, mampir rumah,
        izin telat, ijin telat, ya ma, ya mah, yah ma, lagi nunggu, nunggu derek, ntar malem,
        ntar malam, inget jaman, jaman kecil, waktu kecil,
        kopi darat, pas lebaran, ketemu mantan, lampu hijau, nilai ujian, nilai ulangan, enak buat,
        bareng ke, jadi inget, jadi ingat, main petak, petak umpet, kopdar komunitas, izin
        gak, izin ga, ijin ga, ijin gak, jemputen aku, tak jemput, aku jemput, di rumahku, aku
        wis, aku lg, aku baru, aku mah, komunitas vespa, masuk karena,
        nanti aku, aku telpon, teman teman, sudah sampai, hukum puasa, kapan nikah, izin sakit,
        udah tidur, mau tidur, lagi rapat, sampai jumpa, aku di, jalan jalan, bisa tidur,
        belum tidur, hati hati, izin tidak, ijin tidak, mohon doanya, mohon doa, tidak masuk,
        masuk kerja, salah grup, baju merah, salah kirim, salah sambung, salah nomor,
        nomor siapa, siapa ya, siapa nih, bukan nomor, mama minta, lagi apa, lagi ngapain,
        jadi ketemu, good night, see you, miss you, love you, are you, kamu cantik,
        nanti malam, jam berapa,
        telat kerja, telat masuk, kejebak macet, kena macet, motorku mogok, pulang beli, di
        tol,
        mimpi digigit, artinya apa, arti mimpi, ikan bakar, enak bgt, enak banget, nanti
        tak, tak telpon, nanti telpon, ambil di, kehilangan dompet, jemuran belum, teman
        saya, di parkiran,
        aku telat, pesen duluan, pesan duluan, duluan aja, saya izin, karena sakit, di
        tempatmu, nyala kok, udah transfer, sudah transfer, bukti transfer, belikan gula,
        beliin gula, sekalian pulang, bareng ya, rapat rt, nanti sore, nanti
        siang, besok pagi, libur nasional, operasi hari, aku bareng, depan
        rumahmu, kucing ku, aku udah, aku sudah, aku lagi, aku
        mau, kamu dimana, dimana kamu, lagi dimana, udah sampe, udah sampai, sudah sampe,
        jadi ikut, ikut ga, ikut gak, ikut nggak, kapan pulang, pulang jam, pulangnya jam,
        titip salam, salam buat, lama ga, ga ketemu, aku kangen, nanti ketemu, ketemu di, di
        rumahmu, kirim fotonya, kirim foto, share lok, share loc, sharelok dong,
        tidur cepet, tidur cepat, demam jadi, sakit jadi, hari demam, izin sekolah, seru
        poll, seru banget, seru bgt, hpku jatuh, jadi gosong, mampir apotek,
        pinjem motor, bentar bro,
        jangan lupa, ya enaknya, info loker, oh nyala, bu kader, gaes
        ya, macet aja
    """,
    "spam": """
        bank anda, aplikasi bank, reward anda, paket anda, nomor anda,
        via link, tautan berikut, tautan ini, lewat link, lewat tautan, bayar via, link dibawah,
        update data, verifikasi data, data anda, akun anda, tagihan anda, rekening anda,
        cek bio, cuma modal, anda menunggak, anda diblokir, menang banyak,
        pinjol resmi, resmi ojk, limit 20, cair 5, langsung tunai, rekening berikut, bea cukai,
        tanpa agunan, bi checking, kerja online, paruh waktu, tanpa modal, you won, isi data,
        hari cair, uang jutaan, rtp live, link berikut, link ini, bebas deposit, open bo, wa me,
        bit ly, t me, klik link, link di, link bio, new member, member baru, tanpa jaminan,
        cepat cair, langsung cair, langsung wd, bunga rendah, dana cepat, dana tunai,
        proses cepat, butuh dana, daftar sekarang, anda mendapat, anda terpilih, kamu terpilih,
        situs judi, judi bola, judi online, obat kuat, tahan lama, kerja sampingan, dari rumah,
        grup telegram, channel kami, click here, from home, akun pro, modal receh, modal kecil,
        anti rungkad, gampang menang, pasti jp,
        duit gratis, uang gratis, saldo gratis, pulsa gratis, kuota gratis, download
        aplikasi, kode referral, kode referal, bisa jalan, profit harian, terbukti membayar,
        jasa seo, link alternatif, jual follower, cek resi, bayar biaya, klaim hadiah, dapat
        hadiah, pemenang undian, kerja part, part time, dari hp, modal hp,
        hapus data, data pinjol, joki pinjol, galbay pinjol, tim rekrutmen, kerja freelance,
        setelah sukses, balas ya,
        gas bosku, maxwin terus, gacor terus, petir merah, pola malam, pola gacor,
        nomor baruku, nomer baruku, tolong transferin, tolong transfer,
        transferin dulu, transfer dulu, nanti kuganti, isikan pulsa
    """,
    "promotion": """
        tanpa ribet, antar alamat, nasi kuning, siap bangun, siswa baru, pendaftar pertama,
        bagi hasil,
        gratis seragam, daftar di, menerima pasang, terima pasang, 3 kamar, 2 kamar,
        sertifikat pecah,
        bank kami, kami bank, ajukan kur, ajukan kredit, pesan di, bisa pesan, kami ahlinya,
        kami siap, siap datang, siap meluncur, bebas lemot, cepat stabil, fasilitas
        lengkap, open kos, wilayah kota, area kota, seluruh wilayah, tenaga ahli,
        tenaga profesional, tim profesional, solusi mati, cocok untuk, panen melimpah, servis
        panggilan, amanah hub, jasa urus, cepat amanah, stok ready, harga nego, bisa nego,
        melayani area, garansi 5, garansi 2, garansi 3, garansi seumur, hasil maksimal,
        dijamin puas,
        harga miring, sewa tenda, ke rumah, beli 2, gelombang 2, ayo sekolah, tukar tambah,
        murid baru, perumahan subsidi, subsidi baru, kirim lamaran, pesanan tumpeng,
        segala acara, toko online, pembuatan website, isi ulang, over kredit, tanpa dp,
        dibuka pendaftaran, buka pendaftaran, siap potong, siap tanam, siap pakai, open po,
        open order, pre order, ready stock, harga mulai, mulai dari, gratis ongkir, siap antar,
        siap kirim, antar jemput, hubungi kami, info wa, minat wa, pesan sekarang,
        order sekarang, all in, lepas kunci, datang ke, toko kami, sedot wc, tanah kavling,
        rumah minimalis, dp 5, lowongan kerja, dijual cepat, dijual rumah, dijual tanah,
        jual tanah, jual rumah, jual motor, jual mobil, servis ac, pindahan pickup, best seller,
        beli 1, gratis 1, 24 jam, yuk merapat, kos putri, kos putra, gaji 3jt, dikirim ke,
        nerima jahitan, cuci gudang, new arrival,
        nasi kotak, snack box, nasi box, pesan h, order h, kue basah,
        sewa gedung, gedung serbaguna, jual akun,
        telah dibuka, langsung kerja, kerja langsung, ke jepang, dicari sopir, dicari
        karyawan, dicari tukang, dicari admin, dicari kasir, dicari pegawai, butuh karyawan,
        butuh sopir, butuh kasir, butuh tukang, butuh admin, mess disediakan, gaji harian,
        gaji pokok, gaji umr, gaji menarik, open trip, paket wisata, khusus bulan, bulan
        ini, tersisa 2, unit terbatas, stok terbatas, kuota terbatas, slot terbatas, siap
        keliling, bisa kirim, bisa cod, free ongkir, harga bersahabat, harga
        mahasiswa, harga pabrik, langsung pabrik, tangan pertama, panggilan 24, pria wanita,
        garansi 1, survei gratis, konsultasi gratis, per orang, rb orang, info lengkap, info
        lanjut, pemesanan hubungi, daftar segera, segera daftar, bisa cicil, tanpa riba,
        angsuran ringan, dp ringan, siap huni,
        kirim luar, luar negeri,
        terima pembuatan, menerima pembuatan, terima pesanan, menerima pesanan, terima
        servis, terima jasa, terima pasang, melayani pemasangan, melayani pembuatan, terima
        cetak, terima les, cabang baru, pembeli pertama, pelanggan pertama, jual
        madu, mobil sopir,
        mesin mulus, body mulus, kondisi mulus, bodi mulus, mulus siap, dicari cepat, dicari
        wanita, dicari pria,
        buka jasa, jasa ketik, jasa antar, jasa bersih, jasa potong, jasa pasang, jasa cuci,
        jasa angkut, monggo mampir, silahkan mampir, silakan mampir, kirim cv, butuh cepat,
        pajak hidup, plat setempat,
        rental ps, per jam, sewa ps, bal baju, ukuran 40,
        es teler, sampai malam, buka sampai, promo gratis, lagi promo, upah 150rb, door to,
        terima tukang, lowongan tukang
    """,
    "me_too": """
        saya juga, aku juga, sy juga, kami juga, gue juga, sini juga, tempat saya,
        tempatku juga, aku ugo, kulo ugi, abdi oge, urang oge, same here, me too, bener banget,
        betul sekali, sama min, sama pak, sama kak, sama banget, di sini, setuju banget,
        betul itu, bener itu, sami min, podo karo, nggonku yo
    """,
    "information": """
        boleh pinjam, bisa pinjam, ada donor, mau pinjam, apa bedanya, apa beda, beda apa,
        udah nyampe, sudah nyampe, hari apa, boleh ga, boleh gak, boleh nggak, apa boleh,
        pengen ada, pingin ada, kepengen ada, boleh tahu, boleh tau, ingin tahu, mau tahu,
        pengen tahu, tanggal berapa, siapa kepala, siapa kadis, siapa camat, siapa lurah,
        siapa kades, siapa ketua, siapa direktur, siapa sekda, nama kepala, nama camat, nama lurah,
        nama kades, nama kadis, do i, can i
    """,
    "question": """
        di mana, ke mana, dari mana
    """,
    "proposal": """
        saran saya, boleh saran, usul saya, saran aja, saran saja, to suggest, love to,
        kalau bisa, kalo bisa, klo bisa, kl bisa, kalau boleh, nek iso, yen iso, yen saged,
        min request, mimin request, admin request, layak dicoba,
        menawa iso, menawi saged, mbok menawa, mbok menawi, mun tiasa, upami tiasa, if possible
    """,
    "wisdom": """
        kerja keras, kita bersama, jaman sekarang, zaman sekarang
    """,
}


def _pairs() -> dict[tuple[str, str], str]:
    """For each pair of words in `_PAIRS` the meaning under which it stands."""
    pairs = dict.fromkeys(product(_CALLING.split(), _EMERGENCY_NUMBERS.split()), "topic")
    for meaning, text in _PAIRS.items():
        for pair in text.split(","):
            first, second = pair.split()
            pairs[first, second] = meaning
    return pairs


PAIRS = _pairs()
