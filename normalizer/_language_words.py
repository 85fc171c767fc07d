"""Words by which languages are told apart: Indonesian (id), Javanese, Sundanese and English.

`FUNCTION` holds the small words that carry a sentence and say most; `CONTENT` frequent other words.
A word that several languages share stands in the lists of all of them, or in `SHARED` where it
belongs to Indonesian, Javanese and Sundanese alike (offices, public works, the daily round).
Accents are left out: é and è are folded to e before words are looked up.
"""

from __future__ import annotations

from normalizer._word_lists import listed

FUNCTION: dict[str, frozenset[str]] = {
    "id": listed("""
        # pronouns and address
        saya sy aku ku kamu kmu km anda dia ia kami kita kalian mereka beliau nya gue gua gw
        lo lu elo elu bang kak mas mbak pak bu bapak ibu om tante sobat teman awak
        # pointing
        ini itu ni tu nih tuh sini situ sana begini begitu gini gitu gt gtu demikian tersebut
        tsb
        # prepositions
        di ke dari dr dri pada kepada kpd untuk utk untk buat bwt oleh dengan dgn dg tentang
        terhadap antara dalam dlm atas bawah tanpa sampai smpai smp hingga sejak sekitar
        menuju bagi demi via secara melalui daripada selama sepanjang
        # conjunctions
        dan atau tapi tp tetapi namun karena krn krna karna sebab jika jk kalau kalo klo kl
        klu bila apabila ketika saat waktu agar supaya spy biar meski meskipun walaupun walau
        bahwa maka sehingga shg serta sedangkan padahal pdhl pdahal sementara lalu kemudian
        bahkan melainkan maupun yaitu yakni adalah ialah merupakan sebagai sbg seperti sprti
        spt kayak kyk kaya ky macam bagai yang yg yng sih dong deh loh lho kok kan toh pun lah
        kah ya yaa
        # auxiliaries, aspect, negation
        sudah sdh udah udh dah telah belum blm belom blum sedang lagi lg lgi akan bakal akn
        masih msh msih bisa bs bsa dapat dpt harus hrs mesti perlu mau mo pengen pingin ingin
        boleh tidak tdk tak tdak gak ga gk g nggak ngga enggak engga kagak kaga ndak bukan bkn
        jangan jgn jangankan tiada pernah prnh selalu sll sering srg kadang jarang
        # amount and degree
        sangat sgt sekali skali skl banget bgt bngt bangat amat terlalu trlalu paling lebih
        lbh kurang krg cukup hanya hny cuma cm cuman saja sj aja aj doang semua smua seluruh
        setiap tiap banyak bnyk byk sedikit dikit beberapa bbrp para suatu sebuah seorang
        sesuatu segala sang si juga jg jga pula hampir makin semakin malah justru agak
        # questions
        apa apakah ap siapa sapa mana dimana dmn kemana kmn kapan kpn kenapa knp knpa mengapa
        bagaimana bgmn gimana gmn gmana berapa brp ngapain apaan
        # time words
        sekarang skrg skrng skr kemarin kmrn kmren besok bsk nanti nnti ntar tadi td tadinya
        barusan terus trs trus tetap ttp segera sgr langsung lgsg sudahlah akhirnya awalnya
        biasanya
        # requests
        tolong tlg tlong tolonglah mohon mhn mohonlah harap silakan silahkan ayo mari yuk maaf
        maap terima kasih trims makasih mksh tks emang emg memang mmg
    """),
    "jv": listed("""
        # pronouns and address, ngoko and krama
        aku ku kowe koe kon koen awakmu sampeyan sampean smpyn panjenengan pnjngan njenengan
        jenengan kulo kula dalem dheweke deweke dheke dewe dhewe awake awakku kabeh piyambak
        piyambake piyambakipun kawula keng mbakyu kangmas mas mbak pak bu lek lik paklik bulik
        pakdhe pakde budhe bude mbah eyang cak ning rek lur dulur sedulur lurr kang mbok
        # pointing
        iki iku kuwi kui kae iko niki niku nika meniko menika punika puniku kene kono kana
        kunu rene rono rana mrene mrono mriki mriku mrika mriko ngriki ngriku ngono ngene
        ngunu ngeten ngoten ngaten mangkono mangkene ngga ngkono nggone kuwe kiye kiyi
        # prepositions
        ing neng nang ning nong ndek nek ndk nik marang maring dhateng dateng teng saka soko
        seka teko saking karo kaliyan kalih kalian kambi ambek ambi mbek bareng kanggo kangge
        gawe dinggo nggo damel dening menyang nyang mring tumuju nganti ngantos nganthi kongsi
        tekan teka dumugi wiwit kawit sakwise sawise saksampunipun sasampunipun sadurunge
        sakdurunge saderengipun nalika nalikane rikala tengah antarane babagan bab ngenani
        # conjunctions and particles
        lan sarta utawa utowo utawi nanging ning nangin nangeng ananging amarga amargi merga
        mergo mergane jalaran soale mula mulane mulo pramila yen nek nik menawa menowo menawi
        manawa lek leh sanajan sanadyan senajan nadyan supaya supados ben kareben karebene
        banjur njur njuk trus terus tur malah malahan wae ae bae mawon mawi kemawon thok tok
        tho to ta tah tha je jane jan jebul jebule dadi dados sing seng kang ingkang kok lho
        lha la lah wong wonge yo ya yoh inggih nggih njih nggeh inggeh enggih po opo opoo a ki
        kih kan toh mbok mbokyao
        # auxiliaries, aspect, negation
        wis wes uwis uwes sampun mpun empun durung drung urung dereng ereng lagi lage lagek
        nembe saweg nedeng isih ijik sik sek tasih taksih arep arepe ape meh badhe bade bakal
        ajeng iso isa saged saget biso bisa kudu kedah mesthi mesti oleh entuk angsal kena
        kenek pengin pengen kepengin kepingin pingin gelem purun ora ra gak ga nggak ndak
        mboten boten mbten dudu sanes sanesipun ojo aja ampun orak tau nate asring kerep sok
        ngasi gong
        # amount and degree
        banget bgt sanget tenan tenanan temen saestu leres pol puol poll akeh okeh kathah
        katah sithik sitik setitik sekedhik sekedik kabeh kbh sedoyo sedaya sedanten sakabehe
        saben ben kabehane mung mong namung amung luwih langkung paling cukup cekap uga ugo
        ugi juga barang rada rodo radi kurang kirang siji loro telu papat lima enem pitu wolu
        sanga sepuluh setunggal kalih tiga sekawan gangsal selawe seket sewu satus
        # questions
        apa opo menapa menopo nopo napa sopo sapa sinten sintening endi ndi pundi endhi ngendi
        nandi kapan kpn benjing ngopo ngapa kenapa geneya lapo lha piye pye piyeto yaopo yokpo
        yoopo kepiye pripun pripunto kadospundi kados pira piro pinten kena
        # time words
        saiki sakiki sakniki samenika sapunika sakmenika wingi winginane winginipun kolowingi
        sesuk sesok mbesuk benjang mengko mengke mangke mau wau mbiyen biyen rumiyin riyin
        rikala terus tansah ajeg suwe suwi dangu danguk cepet cepetan ndang gek age enggal
        gageyan
        # requests
        tulung tulong nyuwun suwun suwon nyuwon matur matursuwun nuwun nuwunsewu sewu monggo
        mangga sumangga ayo yuk mugi mugo muga pangapunten ngapunten sepurane sepuntene nuwon
    """),
    "su": listed("""
        # pronouns and address
        abdi simkuring kuring urang aing kami sim maneh anjeun anjeunna manehna maranehna
        aranjeunna salira hidep sorangan nyalira nyalirana kang akang teteh ceu euceu mang
        emang bi bibi jang ujang neng asep aa kabeh sadayana sadaya dulur wargi baraya
        # pointing
        ieu eta itu dieu ditu dinya didieu didinya kadieu kaditu tidieu kieu kitu kitulah
        kituna ngieu tah tuh nya sakitu sakieu jiga siga sapertos saperti ibarat
        # prepositions
        di ka ti dina kana tina ku nu anu keur kanggo pikeun kangge jeung sareng sarta jung
        jng sinareng tepi nepi dugi sapanjang salami saprak ngeunaan perkawis perihal antawis
        lebah palih gigireun hareupeun tukangeun luhureun handapeun jeroeun luareun deukeuteun
        sisi peuntas
        # conjunctions and particles
        atawa atanapi tapi namung nanging tapina sabab kusabab lantaran margi kumargi mun
        lamun upama upami bilih nalika waktu basa sabot supaya supados ambeh sangkan sanajan
        sanaos najan kajeun mangka mah atuh tea euy da wae bae we ge oge deui deuih heula
        pan pisan tuda ongkoh geuning gening sok soksok cenah ceuk saur cekap nyaeta nyeta
        mugia mugi ari dan maka cing cik coba ih lah nyak enya heueuh muhun sumuhun leres
        # auxiliaries, aspect, negation
        geus ges enggeus parantos tos atos entos rengse can acan encan teuacan tacan keur nuju
        eukeur masih keneh bade rek arek erek bakal bisa tiasa kudu kedah kuduna kedahna
        meunang kenging hayang hoyong palay daek kersa teu henteu hente teuteu moal sanes lain
        lainna ulah entong tong ulahna kungsi kantos tara osok sering remen mindeng aya euweuh
        teuaya ayana boga gaduh
        # amount and degree
        pisan kacida teuing naker loba lobana seueur rea saeutik sakedik saukur ngan ukur
        ngkal kabeh sagala unggal tiap leuwih langkung pang pangna rada meh ampir beuki
        mingkin hiji dua tilu opat lima genep tujuh dalapan salapan sapuluh saratus sarebu
        # questions
        naon naha saha mana kamana dimana timana iraha kunaon kumaha kumahaeun sabaraha
        kunaonna keurnaon nahaan
        # time words
        ayeuna kiwari kamari kamariungi bieu tadi engke isuk isukan enjing wengi peuting
        baheula kapungkur tiheula tipayun geuwat gancang enggal buru lila lami salawasna
        saterasna terus
        # requests
        punten hapunten hampura nuhun hatur haturnuhun mangga sumangga hayu urangna tulung
        panuhun nyuhunkeun neda menta nyungkeun wilujeng sampurasun rampes
        # endings written apart
        na
    """),
    "en": listed("""
        # pronouns and determiners
        i me my mine myself you your yours he him his she her hers it its we us our ours they
        them their theirs this that these those the a an some any each every all both either
        neither no none one ones other others another such same own who whom whose which what
        whatever im ive id youre dont doesnt didnt isnt arent wasnt werent cant couldnt wont
        wouldnt shouldnt havent hasnt hadnt aint thats whats theres theyre weve ur u pls plz
        # prepositions
        of in on at to from for with without by about above below over under between among
        through during before after since until till against along across around behind beside
        besides beyond near off onto out outside inside into toward towards up down upon via
        within per than
        # conjunctions and particles
        and or but nor so yet because cause if unless though although while whereas whether as
        like when where why how then else not never ever also too very much many more most
        less least few just only even still already again almost quite rather really please
        there here now often always sometimes usually soon later ago today tomorrow yesterday
        maybe perhaps however
        # auxiliaries
        am is are was were be been being do does did done doing have has had having can could
        will would shall should may might must let lets get gets got getting need needs s t re
        ve ll d yes no thank thanks hello hi hey sorry
    """),
}

CONTENT: dict[str, frozenset[str]] = {
    "id": listed("""
        # people, family, body
        orang org anak ayah istri suami nenek kakek saudara tetangga pria wanita perempuan
        laki lelaki remaja dewasa bayi balita lansia pemuda masyarakat pengguna pengendara
        penumpang pejalan pelanggan pasien korban pelaku pembeli penjual pedagang pemilik
        petani nelayan buruh karyawan pekerja teman kawan manusia kepala tangan kaki mata
        hidung mulut telinga perut rambut kulit darah badan tubuh hati jantung otak gigi
        # nature, places, things
        air api tanah batu kayu rumah sungai kali laut pantai gunung hutan kebun ladang langit
        matahari bulan bintang angin hujan cuaca musim debu pasir lumpur lubang pohon ranting
        daun bunga rumput buah hewan anjing kucing ayam sapi kambing ular tikus nyamuk lalat
        burung ikan pintu jendela dinding atap lantai kamar dapur halaman pagar meja kursi
        baju celana sepatu tas uang harga biaya barang makanan minuman nasi roti telur daging
        sayur garam gula minyak bensin surat kabar berita gambar suara cerita cara hal masalah
        tempat wilayah daerah lingkungan kawasan pinggir tepi tengah samping depan belakang
        kanan kiri luar utara selatan timur barat ujung arah jarak simpang pertigaan
        perempatan tikungan tanjakan turunan seberang jalanan gorong got selokan saluran parit
        tiang kabel jaringan sinyal genteng kendaraan sepeda motor mobil truk kapal
        # time
        hari minggu tahun jam menit detik pagi siang sore malam senin selasa rabu kamis jumat
        sabtu kemaren lusa dulu lama sebentar setelah sebelum sesudah pertama kedua ketiga
        terakhir berikutnya tanggal januari februari maret april mei juni juli agustus
        september oktober november desember
        # qualities
        besar kecil tinggi rendah panjang pendek lebar sempit tebal tipis dalam dangkal berat
        ringan baik buruk jelek bagus indah cantik ganteng baru muda tua benar salah mudah
        gampang sulit susah cepat lambat lelet keras lembut panas dingin hangat basah kering
        bersih kotor penuh kosong terang gelap mahal murah enak lezat sedap pahit asam manis
        asin pedas busuk segar kuat lemah sehat sakit senang sedih marah takut malu kecewa
        bangga puas lelah capek lapar haus ramai ramah sopan kasar jujur bohong pintar bodoh
        kaya miskin nyaman aman bahaya berbahaya penting khusus umum resmi jelas pasti berbeda
        sama lain lainnya sendiri bersama hancur berlubang bolong retak licin berdebu becek
        macet padam hidup mampet tersumbat bocor keruh rawan kumuh semrawut lumayan mantap
        keren asik asyik seru parah kacau
        # verbs
        ada adalah jadi menjadi punya memiliki mempunyai lihat melihat liat ngeliat dengar
        mendengar tahu tau mengetahui paham mengerti ngerti pikir berpikir mikir rasa merasa
        ngerasa kata berkata mengatakan bilang ngomong bicara berbicara tanya bertanya nanya
        jawab menjawab cerita minta meminta beri memberi kasih ngasih memberikan berikan ambil
        mengambil bawa membawa kirim mengirim terima menerima beli membeli jual menjual bayar
        membayar makan minum tidur bangun membangun pergi datang dateng pulang balik kembali
        masuk keluar naik turun jalan berjalan lari berlari duduk berdiri berhenti mulai
        selesai buka membuka tutup menutup pakai memakai menggunakan gunakan pake kerja
        bekerja main bermain belajar baca membaca tulis menulis cari mencari nyari temukan
        menemukan ketemu bertemu tunggu menunggu nunggu bantu membantu ngebantu buang membuang
        lewat melewati lalui tinggal hidup mati meninggal jatuh terjatuh kena terkena rusak
        merusak perbaiki diperbaiki memperbaiki perbaikan benerin dibenerin betulkan
        dibetulkan ditindaklanjuti tindak ditindak menindak tangani ditangani lapor melapor
        melaporkan laporkan dilaporkan urus mengurus ngurus diurus coba mencoba ikut mengikuti
        antri antre mengantre tertib menerangi dibangun dibuat membuat bikin dibikin dikasih
        diberi dibiarkan biarkan dibuang diangkut ditambal diaspal dicor dilewati menumpuk
        bertumpuk tergenang menggenang terendam meluap mengalir ngalir mengganggu terganggu
        meresahkan resah celaka kecelakaan membahayakan terjadi kejadian hilang kehilangan
        curi dicuri pencurian suka menyukai cinta benci percaya harapan berharap semoga moga
        ingat mengingat lupa terlihat kelihatan keliatan tampak tumbuh berubah ubah ganti
        diganti tambah ditambah menambah kurangi dikurangi menurut ternyata rupanya sepertinya
        kayaknya mungkin mgkn barangkali tentu sebaiknya seharusnya harusnya sebenarnya
        sebetulnya apalagi sekalian kebetulan pasti betul
        # reviews, news, daily life
        pelayanan pelayanannya tempatnya makanannya rasanya harganya suasana suasananya
        pemandangan kualitas pengalaman pilihan keluarga liburan wisata penginapan restoran
        kafe menu pesan memesan pesanan pelayan kasir aplikasi akun unduh gagal berhasil
        kecewa memuaskan mengecewakan menyenangkan membosankan rekomendasi sesuai disajikan
        terletak berada tersedia menteri presiden negara negeri bangsa rakyat hukum undang
        pemilu partai calon rapat anggota perusahaan ekonomi pasar saham dunia internasional
        pemain pertandingan tim gol juara latihan pendidikan kesehatan kebersihan keamanan
        kebijakan peraturan bantuan kegiatan pembangunan kebutuhan keadaan keputusan
        kemungkinan perjalanan pekerjaan penyakit pengobatan penduduk tagihan pemadaman
        penerangan pembayaran permohonan pengaduan keluhan penanganan kepastian persyaratan
        syarat berkas kartu akta kelahiran ijazah beasiswa pendaftaran zonasi
        # Malay, folded into Indonesian
        awak kereta kerana boleh jalanraya hospital polis tandas tiada cakap kedai telefon
        duit rosak baiki membaiki tuan puan encik sila hendak nak dekat bila mahu pelajar
        kerajaan bandar sangatlah betul longkang lori basikal masalahnya peti
        # the daily round
        cucu sepupu keponakan mertua menantu majikan tukang kuli sopir supir kurir dokternya
        film filmnya ceritanya akhirnya endingnya bingung heran kaget terkejut terharu rindu
        kangen raja pasukan memerintahkan menyerang sejarah bangunan terkenal terbesar salah-
        satu satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh
        ratus seratus ribu seribu juta miliar mandi mencuci nyuci menyapu memasak masak nyetir
        menyetir menyeberang nyebrang naek menangis tertawa teriak berkelahi
        berebut menang kalah memegang mengangkat berkumpul ngumpul ajak mengajak menjaga jaga
        maling menyimpan simpan taruh naruh terbalik terguling tersandung terpeleset tersesat
        tertipu bubar sobek bosan kasihan iba prihatin hajatan pernikahan nikah selamatan
        ronda iuran rukun tenteram petir mendung gerimis kemarau panen benih padi jagung
        kacang kedelai hutang pinjam meminjam dagangan untung rugi mengumumkan meresmikan
        mendirikan melakukan menjalankan menjelaskan menerangkan termasuk disebut berdasarkan
        selain kecuali sebabnya akibat akibatnya hubungan masyarakatnya kehidupan kebudayaan
        pemerintahan tergantung mencapai menimbulkan menyebabkan mengalami merasakan langsung
        lambatnya mendingan nongkrong ngobrol ngopi bagusin dibagusin rapiin urusin tanyain
        bayarin kirimin jelasin bales balas dibales dibalas angkat bentar duluan belakangan
        keburu kebanyakan ketinggalan keterlaluan kesel sebel bete malas males capai ribet
        rempong parno lebay receh gaje mager gabut siapapun apapun dimanapun
        manapun kapanpun bagaimanapun walau meskipun
    """),
    "jv": listed("""
        # people, family, body
        wong uwong tiyang tiang bocah bocahe arek lare putra putri lanang wedok wadon jaler
        estri bojo bojoku semah simbok simbah bapakku ibukku mamak emak pakne bune tangga
        tonggo tonggoku tanggaku tanggane kanca konco kancaku kancane rencang tuwa tuwo sepuh
        enom nom bayi ndhas ndas sirah mustaka tangan asta sikil suku mripat moto mata
        paningal irung cangkem lambe kuping weteng padharan rambut rikmo untu waja getih rah
        awak badan sarira ati manah geger balung dhengkul driji
        # nature, places, things
        omah omahe omahku omahmu griya griyo nggriyo dalan dalane ndalan dalanan mergi margi
        marginipun banyu banyune toya toyanipun geni latu lemah siti watu kayu wit uwit
        godhong godong kembang sekar suket woh kali kalen kalene lepen segara segoro gunung
        redi alas wana sawah kebon tegal tegalan langit srengenge surya rembulan lintang angin
        udan jawah udane banjire bledug bledhug lebu wedhi wedi lendhut blethok mbletok
        jeglongan jeglong jugangan bolongan kedhung rawa lawang jendhela payon gendheng gedhek
        tembok jogan kamar pawon latar pager meja klambi rasukan clana sandhal duit dhuwit
        dhuwite dwit yotro arta arto rega rego regane regine reginipun barang panganan
        dhaharan sega sego sekul iwak ulam endhog endog tigan daging jangan lombok uyah sarem
        gula lenga lisah gedhang pisang wedang kopi jajan kewan asu segawon kucing pitik ayam
        sapi lembu wedhus menda ula tikus lemut laler manuk peksi layang warta kabar swara
        swarane suwara crita carita cara perkara prakara panggonan panggenan nggon enggon
        papan daerah wilayah sisih pinggir pojok cedhak cedak celak adoh adohe tebih ngarep
        ngarepe ngajeng ngajengipun mburi mburine wingking tengen kiwa kiwo kulon kilen wetan
        wetane lor ler kidul nduwur dhuwur duwur nginggil inggil ngisor isor ngandhap njero
        jero lebet njaba jaba njobo jawi prapatan pertelon enggok gang kampung desa dusun
        kutha kutho kitha pasar peken sekolahan sekolahe pamulangan got gote kalenan jembatan
        kreteg wot tiyang listrike lampune sampah uwuh larahan tlethong montor sepedha pit
        trek bis sepur wesi
        # time
        dina dino dinten dintene minggu wulan wulane sasi taun tahun jam menit esuk isuk
        enjing enjang awan siang sore sonten bengi wengi dalu surup senen seloso slasa rebo
        kemis jemuah setu ngahad suk pisan pindho kaping pungkasan kawitan sakdurung
        # qualities
        gedhe gede gedi ageng cilik alit dhuwur cendhak cendek dawa dowo panjang amba ombo
        wiyar ciut sempit kandel tipis jero cethek abot awrat entheng enteng apik sae becik
        elek awon ala olo ayu bagus nggantheng anyar enggal lawas lami tuwek bener leres salah
        klentu luput gampang angel ewet ewuh cepet rikat gelis alon atos empuk panas benter
        adhem adem asrep anget teles garing resik reget regeder rusuh kebak kothong kosong
        padhang peteng petengan larang awis murah mirah enak eco pait kecut legi asin pedhes
        bosok mambu ambune seger kuwat rosa waras sehat seneng remen bungah sedih susah nesu
        muring duka wedi ajrih isin lingsem kesel sayah luwe ngelih ngelak rame sepi sumeh
        sopan kasar jujur goroh ngapusi pinter bodho bodo sugih mlarat melarat slamet wilujeng
        bebaya mbebayani penting liya liyane liyo sanes padha podo sami bareng ajur remuk
        bobrok jebol ambrol ambruk growak bolong retak lunyu mbledug becek macet mati mampet
        buntu bocor buthek rawan ruwet mangkel jengkel gelo getun kapok mumet ngelu pegel
        nggilani mesakake mesakne ngeri medeni edan gendheng ndableg
        # verbs
        ono ana wonten onok onten dadi duwe nduwe duweni gadhah gadah kagungan ndelok ndeleng
        delok deleng mirsani pirsa ningali krungu midhanget mireng ngerti ngertos mangertos
        weruh sumerep eruh mikir nggalih rumangsa rumaos rasane raose ngomong omong omongan
        ngendika ngendikan matur sanjang crita takon tanglet mundhut nyuwun njaluk nyuwunaken
        aturi weneh wenehi menehi maringi paringi nyukani ngekeki ngei dikei diwenehi
        diparingi dipunparingi njupuk jupuk mendhet nggawa nggowo gowo mbeta ngirim kirim
        nampa nampani tuku tumbas adol sadean nyade mbayar mangan maem nedha dhahar ngombe
        ngunjuk turu tilem sare tangi wungu mbangun lunga lungo kesah tindak teka dugi rawuh
        mulih muleh bali wangsul kondur mlebu mlebet metu medal munggah minggah mudhun mandhap
        mlaku mlampah mlayu mlajeng lungguh lenggah ngadeg jumeneng mandheg mandeg leren
        kendel wiwit rampung bibar bar mbukak bukak nutup nganggo ngagem anggo nyambut
        nyambutgawe kerja makarya dolanan dolan sinau maca moco nulis nyerat golek goleki
        nggoleki madosi nemu nemokake manggih ketemu kepanggih kepethuk ngenteni nunggu nengga
        ngrantos mbantu ngrewangi mbiyantu buwang mbuwak guwak mbuwang diguwak liwat langkung
        nglewati manggon mapan urip gesang mati pejah seda tiba tibo ceblok dhawah kecemplung
        ngglundung kejeglong kena kenging rusake rusak ngrusak dandan ndandani didandani
        dandani didandakno dandanono dipundandosi ndandosi dibenakke dibenerke dibenerne
        ditambal diuruk diaspal dilaporke lapor nglaporake nglaporke dilapurno lapuran ngurus
        ngurusi diurusi nyoba melu nderek antri tertib ngganggu kelingan kemutan eling lali
        kesupen katon ketok ketingal thukul owah ganti diganti ditambahi nambah tandur nandur
        panen matun gagal muga jare jarene ceritane menurutku tibake tibae jebulane kayane
        koyone kadose kyk kaya koyo koyok kados mbokmenawa menawa mestine kudune samestine leh
        le olehe anggone anggene gaweane gawean damelan pegaweyan jenenge jeneng nami asmane
        arane jalukanku panjaluke mbayare larange regane akehe gedhene apike eleke
        # passives and verbs with -ake, -no, -aken
        digawe dipangan diombe dituku didol dibayar digowo diwaca ditulis digoleki ditutup
        dibukak diresiki resiki reresik diuripi urubake murub urub mangkat budhal budal
        dijupuk dititipne dijaluk dideleng didelok dirungokno rungokno ngrungokake ngrungokne
        jelasno terangno gaweno tulungono lebokno jupukno delokno wenehono tekokno tekok
        nakokake nakokne
        # the daily round
        kadang ditinggal ditinggali rasa nyangka nendang raja prajurit prentah mrentah nyerang
        kraton semana mbahku mbahe duweke nduweke wongtuwa wongtuwaku adhiku adikku kakangku
        mbakku anakku anake putune putuku bojone montore sepedane dalanku dalanmu kampungku
        desaku desane kutane negarane pasare kantore sekolahku gurune muride doktere perawate
        petugase lurahe pake masalahe carane wektune wektu wektuku jame dinane mbengi sewengi
        sedina seminggu sesasi setaun pirang pirangpirang saiba sakjane sejatine satemene
        sejatose sowan marak sebo pamit mampir nginep ngenger ngopeni ngopi ngombeni nggoreng
        nggodhog masak olah adus siram wisuh kumbah umbah nyapu ngepel
        ngresiki nata noto nyirami macul ngarit angon mbecak numpak nunggang nyetir mbonceng
        mblayang muter nyabrang nyebrang mandhek ngepit ngguyu nangis mbengok
        nesoni nyeneni ngamuk gelut tukaran padu rebutan ngalah menang kalah ngarani ngarang
        ngerteni nyekel nyenyekel ngangkat ngunggahake ngedhunake nglumpuk nglumpukake kumpul
        ngajak dijak njogo njaga nyawang nyopir nyolong maling dicolong ilang
        kelangan kecopetan nguber mburu nyelehke selehno deleh ndelehke dideleh ndokok ndekek
        didokok nggletak glimpang gulung keplayon kesandhung kesandung kepleset keblasuk
        kebablasen kebacut kebangeten kapusan diapusi bubar bubrah rampog sigar suwek bosen
        waleh kangen kangene tresna tresno welas asih prihatin prihatos pinuju nuju mantu
        mantenan slametan kenduren kondangan layat tilik tilikan sambang sanja ronda rondha
        giliran iuran urunan gotong royong guyub rukun tentrem ayem gemah ripah subur makmur
        bledhek gludhug mendung gerimis trecek banjir bandhang lindhu mangsa ketiga rendheng
        winih wiji pari jagung tela pohung kacang dele rabuk wereng walang mrana
        ngalor ngidul ngetan ngulon kiwane tengene ngisore dhuwure njerone njabane sandhinge
        asma sebutan tegese artine unine tembung basa jawa krama ngoko sesrawungan utang
        nyilih silih nyelang pinjem nempil kulak dodolan bathi rugi dagangan bakul toko
        lanjaran saran panyuwun panyuwune usulku pangarepan ngajab
        ditertibno dibenakno ditambakno diperbaikno dilebokno dicepetno dijupukno
        dikirimno diganteni dipasangi ngumumake ngresmekake ngedegake nggunakake nindakake
        nglakoni nglakokake nggawekake nerangake mratelakake kalebu kasebut miturut adhedhasar
        saliyane kajaba tanpa amargane sebabe gegayutan sesambungan bebrayan masyarakate
        panguripan pagaweyane pendhidhikan kasarasan karesikan kaamanan kabudayan paprentahan
        gumantung kasil nggayuh nuwuhake njalari nyebabake ngalami nandhang ngrasakake
        ngrasakne krasa
        # endings written apart, as in the east (lampu e)
        e ne
    """),
    "su": listed("""
        # people, family, body
        jalma jelema jalmi budak barudak murangkalih lalaki lalakina pameget awewe istri
        pamajikan salaki bojo caroge garwa indung bapana ema apa bapa abah nini aki putu incu
        lanceuk adi rai raka kolot sepuh ngora anom orok tatangga babaturan rerencangan sobat
        pribumi patani pagawe sirah hulu mastaka leungeun panangan suku sampean panon soca
        irung pangambung biwir cangkem ceuli cepil beuteung patuangan rambut buuk huntu waos
        getih awak salira hate manah tonggong tulang tuur ramo
        # nature, places, things
        imah imahna bumi rorompok jalanna jalan cai caina seuneu taneuh batu kai tangkal
        tangkalna daun kembang jukut buah walungan solokan solokanna susukan wahangan situ
        talaga laut basisir gunung pasir leuweung sawah kebon huma langit panonpoe bulan
        bentang angin hujan caah banjirna kebul lebu keusik leutak liang legok logak ligar
        lombang kubangan panto lawang jandela kenteng hateup tembok palupuh kamar pawon dapur
        buruan pager korsi baju acuk calana sapatu duit artos acis harga hargana pangaos
        pangaosna barang kadaharan tuangeun sangu sangeuk kejo lauk endog daging angeun sambel
        cabe uyah gula minyak cau sampeu cikopi opieun jajan sato anjing gogog ucing hayam
        sapi embe munding oray beurit reungit laleur manuk surat warta wartos beja sora sorana
        carita carios cara perkara tempat tempatna wewengkon daerah gigir sisina juru deukeut
        caket tebih jauh hareup payun tukang pengker katuhu kenca kulon wetan kaler kidul
        luhur handap jero luar parapatan pertelon pengkolan tanjakan gang lembur kampung desa
        dusun dayeuh kota pasar sakola sakolah sasak cukang jambatan tihang lampuna listrikna
        runtah runtahna sampahna motor mobil treuk beus kareta pabrik leuit saung masigit
        tajug pasantren
        # time
        poe poean dinten dintenna minggu bulan sasih taun jam menit enjing beurang siang sore
        sonten burit peuting wengi janari senen salasa rebo kemis jumaah saptu ahad pageto
        kamarina mangkukna ahirna mimitina munggaran panungtungan samemeh saencan sateuacan
        sanggeus saatos saparantos sabada
        # qualities
        gede ageung leutik alit luhur pendek panjang pondok lega rubak heureut kandel ipis
        jero deet beurat hampang alus sae hade goreng awon butut geulis kasep anyar enggal
        heubeul lami kolot bener leres salah lepat gampil babari hese sesah gancang kendor
        laun teuas hipu panas hareudang tiis tiris haneut baseuh garing beresih bersih kotor
        rokot pinuh eusi kosong caang poek mongkleng mahal awis murah mirah ngeunah raos pait
        haseum amis asin lada buruk bau hangseur seger kuat pengkuh lemah cageur damang gering
        udur bungah gumbira sedih nalangsa ambek bendu sieun isin era reueus cape lapar
        hanaang rame jempling someah sopan kasar jujur bohong pinter calakan bodo beunghar
        malarat miskin salamet aman bahaya picilakaeun penting sejen sanesna sarua sami bareng
        ancur ruksak rusakna rujad remuk bolong rengat leueur bedek becek macet paeh pareum
        mampet pepet bocor kiruh geuleuh keuheul kesel hanjelu hanjakal nyeri lieur pusing
        watir karunya karunyaeun pikasebeleun pikasieuneun matak uyuhan lumayan mantep
        # verbs
        aya ayana jadi janten boga gaduh kagungan ningali ningal nempo nenjo noong ngadenge
        ngadangu nyaho terang uninga ngarti apal mikir emut mikiran rumasa karasa karaos
        ngomong nyarita nyarios nyarioskeun sasauran nanya naros tumaros jawab ngajawab
        ngawaler waleran carita menta mundut mere masihan maparin dibere dipasihan mikeun
        nyokot nyandak mawa ngirim ngirimkeun narima nampi meuli meser mesen ngajual ngical
        mayar dahar tuang neda emam nginum ngaleueut leueut sare kulem mondok hudang gugah
        ngawangun ngadamel nyieun indit angkat mios leos datang dongkap sumping balik mulih
        wangsul asup lebet kaluar medal naek unggah turun lungsur leumpang papah lumpat diuk
        calik nangtung ngadeg eureun liren mimiti ngamimitian anggeus beres muka ngabuka nutup
        make nganggo dipake dianggo gawe damel digawe didamel padamelan pagawean ulin ameng
        diajar maca nulis nyerat neangan milari mendakan manggihan panggih tepang pendak
        ngadago ngadagoan ngantosan antosan nungguan mantuan ngabantu ngabantosan miceun
        dipiceun piceun ngaliwat ngalangkung liwat cicing matuh linggih hirup paeh maot pupus
        ragrag labuh geubis tijalikeuh tisoledat kaserempet katabrak keuna keunang ruksakna
        ngaruksak ngomean diomean omean dibenerkeun ngabenerkeun benerkeun dilereskeun
        lereskeun dihadean didangdosan ditambal diaspal dialus dialuskeun laporkeun
        ngalaporkeun dilaporkeun laporan ngurus ngurusan diurus nyobaan nyobian milu ngiring
        ngantri ngaganggu kaganggu inget poho hilap katingali kaciri tempo tingali jadina
        robah gentos diganti digentos ditambah ditambahan melak ngala panen cenahna sigana
        jigana panginten meureun boa bangun pasti tangtu sakuduna kuduna saleresna sabenerna
        komo sumawonna ngaran ngaranna wasta jenengan ceuceub cocog cocok resep bogoh nyaah
        hawatos cinta mikacinta kaayaan kasehatan kabersihan pangwangunan pamerentah
        pamarentah masarakat kahirupan pangalaman pamandangan pasosore sunda basa palayanan
        pangladen kacapangan ngarasa katempo kadenge kaluhan pangaduan dikumahakeun ditindak
        ditangtukeun dipikahoyong ngarareunah bungangang kabungah nyugemakeun
        # the daily round
        sakapeung ditinggalkeun nyangka raja prajurit marentah nyerang harita mangsa waktuna
        wanci akina ninina anakna budakna lanceukna adina dulurna
        tatanggana babaturanana motorna mobilna jalanan lemburna desana kotana nagarana
        pasarna kantorna sakolana guruna muridna dokterna perawatna patugas patugasna lurahna
        masalahna carana jamna poena samingguna sabulan sataun sapoe sapeuting ngadeuheus
        pamit nyimpang ngendong miara ngopi ngulub ngagoreng masak olah popolah mandi siram
        ngumbah ngumbahan nyapu nyasaan ngepel ngabersihan meresihan nyiram macul ngarit
        ngangon tumpak nyetir ngabonceng muter nyebrang meuntas ngarandeg seuri ceurik
        ngagorowok nyarekan ngamuk gelut pasea parebut ngelehan meunang eleh nyekel ngangkat
        ngaluhurkeun nurunkeun ngumpul ngumpulkeun kumpul ngajak diajak ngajaga nenjokeun
        maling dipaling leungit kaleungitan kacopetan ngudag moro neundeun teundeun disimpen
        nyimpen tibalik tiguling titajong kapaleset kasasar kaliwat katipu ditipu nipu bubar
        burak sobek soek bosen sono kangen deudeuh asih welas prihatin hajat hajatan kawinan
        nikahan salametan sukuran ngalayad nganjang ngaronda ronda giliran iuran urunan gotong
        royong sauyunan rukun tengtrem subur makmur gelap guludug hujanna ceudeum girimis
        lini usum halodo ngijih binih siki pare jagong hui kacang kadele
        simeut wereng kadituna kadieuna ngaler ngidul ngetan ngulon kencana katuhuna handapna
        luhurna jerona luarna gigirna nganjuk hutang nginjeum injeum ngagadekeun ngakulak
        dagang bati rugi bandar toko panyaram pamenta pamenta pamundut harepan miharep
        ngarepkeun ditertibkeun dibereskeun dipasang dipasangan dibenahan dipariksa
        ditanjakan ditaros ngumumkeun ngaresmikeun ngadegkeun ngagunakeun ngalakukeun
        ngajalankeun ngajelaskeun nerangkeun kaasup disebut numutkeun dumasar salian kajaba
        sababna patali hubungan pagawean atikan kaberesihan kaamanan kabudayaan pamarentahan
        pamarentahna rahayat gumantung hasil ngahontal nimbulkeun nyababkeun ngalaman
        nandangan ngarasakeun leuleus lalaunan gagancangan haratis mayarna
        bayar waleh ngawaleh nyebut disebutna sugan kitukeun kieukeun dikieukeun dikitukeun
        montong atuhlah meureunan cenahmah ngalamar ngadaptar daptar formulir diperiksa
        ngajukeun nganyenyeri matakna pantesna piraku asa rumasana boro batur
        baturna dewek ngaing aranjeun maraneh sarerea sadayana saterusna tarik tarikna bangor
        baong bageur soleh geulisna kasepna ngeunahna amisna pedesna asinna pedes haneutna
        tiisna seungit hangit tutung atah asak lumangsung lumaku salasahiji
        kawentar sohor wisatawan karajaan sajarah wangunan
    """),
    "en": listed("""
        # public matters
        road roads street streets light lights lamp water garbage trash rubbish waste flood
        flooded flooding hole holes pothole potholes broken damaged damage bridge drain drains
        drainage river electricity power outage blackout market school schools teacher
        teachers student students hospital clinic doctor nurse police officer officers office
        government mayor regent village district city town neighborhood neighbourhood
        community public service services traffic jam accident accidents crash dangerous
        danger safety unsafe safe fire smoke smell smells smelly noise noisy dirty clean
        cleaned sidewalk pavement park parking bus bike motorcycle car cars truck trucks
        vehicle vehicles tree trees fallen building house houses home homes residents resident
        citizen citizens people tourist children child kids man woman men women elderly
        neighbor neighbors family friend friends card permit tax bill bills fee fees bribe
        corruption staff report reported reporting reports complaint complaints complain issue
        issues problem problems request response answer action attention help helped assist
        assistance support fix fixed fixing repair repaired repairs replace replaced install
        installed remove removed collect collected check checked handle handled solve solved
        resolve improve improved maintenance
        # general verbs
        go goes going went gone come comes coming came see sees seen saw look looks looking
        looked know knows known knew think thought say says said tell told ask asked asking
        give gives given gave take takes taken took make makes made making find found want
        wants wanted use used using work works working worked call called try tried keep kept
        leave left put run running runs start started stop stopped turn turned show showed
        hear heard feel felt seem seems become becomes happen happens happened bring brought
        write wrote written read send sent buy bought sell sold pay paid wait waiting waited
        live lives living lived die died fall falls fell open opened close closed closing play
        played move moved believe hope hoping love loved hate like liked enjoy eat ate drink
        walk walking walked drive driving ride cross crossing pass passing hit lost lose cause
        caused causes affect affected remain remains remember forget understand learn speak
        spoke talk talked meet met serve served order ordered visit visited stay stayed
        # general nouns and qualities
        time times day days week weeks month months year years hour hours minute minutes
        morning afternoon evening night nights weekend monday tuesday wednesday thursday
        friday saturday sunday january february march june july august october december place
        places thing things way lot part side front back corner area end world country life
        hand name number money price prices food drink drinks taste menu room rooms hotel
        restaurant staff view experience quality weather rain rainy season news story book
        game team music good great nice best better bad worse worst big small large little
        long short high low new old young right wrong easy hard difficult fast slow hot cold
        warm wet dry full empty dark bright expensive cheap delicious tasty fresh strong weak
        sick healthy happy sad angry afraid disappointed disappointing satisfied tired hungry
        friendly rude honest clear sure different important several enough first second third
        last next early late near far whole half two three four five six seven eight nine ten
        hundred thousand nothing something anything everything nobody someone somebody anyone
        everyone immediately quickly properly especially recently finally unfortunately
        terrible horrible awful amazing beautiful comfortable welcome dear sir madam kindly
        regarding concerned located available unable able possible ready information website
        online app account
        # the daily round
        movie movies ending confused confusing bend overturned minibus neighbours loud plays
        responsible hurt hurts tap chlorine cramped queue queues bag phone wallet key keys
        door window mother father brother sister son daughter wife husband grandmother
        grandfather baby babies boy girl boys girls dog dogs cat cats cow chicken bird birds
        fish rat rats snake mosquito mosquitoes body head eye eyes hands foot feet leg heart
        ill medicine pills rice egg eggs meat sugar salt oil coffee tea bread fruit vegetable
        king kingdom war army history culture language economy minister president election law
        court judge crime thief thieves stolen robbed killed injured hospitalised wooden stone
        concrete steel plastic paper glass north south east west center centre middle bottom
        top edge beach mountain hill lake sea ocean island forest field farm farmer farmers
        crop crops soil garden flower flowers sun moon star stars sky cloud wind
        storm earthquake landslide drought dusty muddy slippery narrow wide deep shallow thick
        thin heavy soft loudly slowly carefully suddenly probably certainly definitely
        actually basically simply nearly exactly cook cooking wash washing sleep sleeping wake
        woke sit sitting stand standing wear carry carried throw threw thrown catch caught
        pull push cut build built grow grew draw teach taught study studying choose chose
        follow followed offer offered accept agree agreed refuse refused allow allowed promise
        promised apologize explain explained expect expected wonder worry worried care cared
        deserve dump dumping burn burning block blocked blocking parked charge charged scam
        overpriced urgent asap seriously honestly ridiculous useless pathetic whenever
        wherever whoever anymore anyway instead therefore moreover meanwhile furthermore
        otherwise renew renewal apply application form forms document documents birth
        certificate license licence passport registration scholarship benefits welfare pension
        salary wages employer workers
    """),
}

SHARED: frozenset[str] = listed("""
    # offices, public works and things that Javanese and Sundanese speakers call as Indonesians do
    jalan jln jl raya gang gg desa ds dusun dsn kelurahan kel kecamatan kec kabupaten kab kota
    provinsi rt rw blok perum perumahan komplek pemda pemkab pemkot pemerintah pemerentah
    bupati walikota gubernur camat lurah kades kadus dinas dishub dinkes disdukcapil dukcapil
    pupr dlh bpbd satpol pp puskesmas posyandu rsud rs sekolah sd smp sma smk tk guru murid
    siswa dokter bidan perawat polisi polsek polres satpam petugas pegawai warga admin min
    laporan aduan lapor pju lampu listrik pln pdam sampah tps tpa banjir longsor macet rusak
    jembatan proyek aspal cor beton paving trotoar irigasi sumur pompa pipa drainase pasar
    terminal stasiun masjid mushola gereja makam ktp kk kia akta bpjs kis pkh bansos blt
    sembako pupuk subsidi solar pertalite gas elpiji pajak pbb retribusi parkir izin surat
    kantor jam menit bulan foto video wa hp nomor nomer online wifi internet sinyal motor
    mobil truk bus bis kereta pabrik limbah asap debu sawah kebun gunung kampung lapangan
    taman lomba acara rapat dana anggaran korupsi pungli demo viral covid vaksin obat pasien
    antrian bantuan data program sistem aplikasi kasus masalah alamat lokasi kode nama parah
    bahaya aman resmi umum lokal total umur usia kelas juara film lagu konser wisata hotel
    kamar resto kopi susu nasi goreng bakso soto sate mie ayam gula roti indonesia jawa
    sunda jakarta surabaya bandung semarang malang jogja yogyakarta solo bojonegoro jombang
    garut tasik tasikmalaya bogor cianjur sukabumi assalamualaikum asalamualaikum
    wassalamualaikum waalaikumsalam wr wb salam allah alhamdulillah insyaallah bismillah amin
    aamiin selamat facebook instagram whatsapp telegram
""")
