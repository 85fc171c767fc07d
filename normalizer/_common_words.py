"""Everyday words that never name a place by themselves, however many villages bear them.

"Sudah", "Yang", "Dari" and "Bisa" are real villages, and hundreds more are called like an ordinary
thing ("Pasar Baru", "Air", "Tengah"). Two strengths: `FUNCTION_WORDS` name no place even behind
"desa"; `COMMON_WORDS` (which hold them) name none without such a cue, and are never taken for the
misspelling of a name.
"""

from __future__ import annotations


def _words(*groups: str) -> frozenset[str]:
    return frozenset(word for group in groups for word in group.split())


FUNCTION_WORDS = _words(
    # pronouns and address, with the short forms of chats
    """aku saya sy sya gue gw gua kami kita kamu kalian anda dia ia beliau mereka kmi kt ane ente
    kula kulo awakdewe awake sampeyan panjenengan njenengan dheweke kowe koen kon aing abdi
    urang maneh anjeun manehna bapak ibu pak bu bpk mas mbak mba kak kakak bang abang min
    admin gan bos om tante pakde bude cak ning neng kang teh akang teteh mang bro sis gaes
    guys""",
    # demonstratives, questions, quantities
    """ini itu tersebut tsb tsbt begini begitu gini gitu sini situ sana disini disitu disana
    kesini kesana iki iku kuwi kae niki niku ngene ngono kene kono kana ieu eta dieu dinya apa
    apakah siapa mana dimana kemana kapan kenapa mengapa bagaimana gimana gmn gmna berapa brp
    knp piye opo sopo endi ngendi nandi napa pripun pinten naha kumaha saha iraha semua
    seluruh setiap tiap para banyak sedikit beberapa sebagian masing sama lain lainnya kabeh
    sadaya sakabeh akeh sithik loba saeutik satu dua tiga empat lima enam tujuh delapan
    sembilan sepuluh puluh belas ratus ribu juta siji loro telu papat limo enem pitu wolu
    sanga hiji opat genep dalapan salapan""",
    # prepositions and conjunctions
    """di ke dari daripada pada kepada untuk utk buat dengan dgn tanpa oleh dalam dlm luar antara
    sampai smp hingga sejak selama tentang terhadap demi bagi menurut melalui lewat dan atau
    serta tapi tetapi namun sedangkan melainkan kalau kalo klo jika bila apabila karena karna
    krn krna sebab sehingga supaya agar maka lalu kemudian setelah sesudah sebelum saat ketika
    waktu sambil meski meskipun walau walaupun seperti spt kayak kaya sebagai bahwa yang yg
    nang ning nek lan karo karbi kanggo kangge dening saka soko seko teko saking amargi amarga
    mergo merga mergane yen nalika dugi ing ingkang sing sareng jeung sarta atawa tina ti ka
    keur pikeun ku kusabab sabab lamun mun nepi dugika anu nu nya teh mah teu dr kpd pd jg jd""",
    # particles, auxiliaries, negation, time adverbs
    """tidak tdk tak gak ga gk nggak ngga enggak engga kagak ndak bukan jangan jgn belum blm blum
    ora ra dudu ojo durung boten mboten sanes dereng henteu hente teu lain ulah acan tacan
    sudah sdh udah udh dah uwis wis wes mpun sampun pun parantos geus atos sedang masih msh
    akan bakal telah pernah selalu sering kadang jarang bisa bs dapat dpt boleh harus hrs
    wajib perlu mau mo ingin pengen kepingin arep pengin hoyong bade hayang kudu kedah iso
    saget tiasa bisaa mungkin pasti tentu memang emang juga jg lah kah toh sih dong deh kok
    koq loh lho kan ya yaa iya iyo nggih inggih enya muhun oke ok nah wah aduh duh lagi lg
    saja aja ae wae doang cuma cuman hanya mung sangat sekali banget bgt amat terlalu paling
    lebih kurang cukup agak hampir makin semakin sungguh benar betul bener leres tenan pisan
    jadi jd malah justru bahkan apalagi padahal pdhl pdahal ternyata katanya sekarang skrg
    skrang saiki ayeuna kini tadi td wau nanti ntar mengko engke besok bsk sesuk isuk kemarin
    kmrn wingi kamari lusa dulu dl dahulu mbiyen rumiyin biyen baheula segera sgra cepat cepet
    terus trus tetap tetep langsung lgsg biasanya akhirnya pertama kedua ketiga lagian soale
    soalnya maklum hanyalah adalah yaitu yakni ialah merupakan ada gada gaada ono ana wonten
    aya""",
    # thanks, greetings, please
    """tolong tlg tlong mohon mhn mhon minta mnt harap silakan silahkan monggo mangga punten
    nuwun sewu maaf mf maap permisi terima kasih trims makasih mksh tks thanks matur suwun
    nuhun hatur halo hallo hai hey assalamualaikum aslm ass salam selamat pagi siang sore
    malam malem mlm wr wb sugeng enjing siyang sonten dalu wilujeng enjang wengi""",
)

# Nouns that hardly stand behind "desa" unless they are its name: there they are taken as written.
THING_WORDS = _words(
    # things and animals, family of names such as "Semanding" left out on purpose
    """ayam bebek sapi kambing wedus embe babi kucing anjing asu ular tikus nyamuk lalat ikan
    iwak lauk burung manuk kera monyet buaya macan singa gajah kuda jaran padi pari pare
    jagung ketela singkong tebu kopi teh kelapa kalapa pisang gedang cau jeruk mangga pelem
    nangka durian salak jambu mawar melati kenanga anggrek cempaka kamboja bambu pring awi
    jati mahoni beringin waringin asem asam kemiri cengkeh cabe lombok bawang brambang garam
    uyah gula minyak telur endog nasi sego sangu roti meja kursi pintu jendela atap genteng
    dinding lantai kamar dapur wc toilet kaca pasirnya semen batako bata merah putih hitam
    ireng hideung kuning koneng hijau ijo biru coklat ungu abu""",
    # more of the house, the body, the hand
    """alat benda barang kunci sapu ember tali rantai paku palu gergaji gunting jarum benang kain
    baju celana sarung topi payung tas koper botol gelas piring sendok garpu wajan panci
    kompor tungku lilin korek kapas kertas pensil pena gitar kendang gong wayang batik keris
    pedang tombak panah perahu kapal pesawat jari tangan kaki kepala rambut hidung telinga
    mulut gigi lidah leher dada punggung perut pinggang lutut tulang darah kulit otak jantung
    paru ginjal kantong saku dompet uangnya logam tembaga kuningan timah baja kaca mutiara
    intan berlian cincin kalung gelang""",
    # kinds of places; a name is what comes behind them
    """desa ds dsa kelurahan kel kecamatan kec kabupaten kab kota provinsi prov dusun dukuh dsn
    kampung kampong kp lingkungan lembur deso dusune desane kampunge wilayah daerah kawasan
    lokasi tempat titik area sekitar alamat perumahan perum komplek kompleks blok cluster
    griya graha pasar terminal stasiun bandara pelabuhan dermaga alun masjid mesjid mushola
    musholla langgar surau gereja pura vihara makam kuburan pemakaman lapangan stadion gor
    taman hutan alas leuweung sawah kebun tegal tegalan ladang tambak kolam laut pantai pulau
    gunung bukit lereng lembah rawa muara teluk tanjung tanah pasir batu watu kayu besi emas
    perak intan bank toko warung kios mall pabrik gudang spbu pom bensin bengkel rel kereta
    sepur pintu gerbang pos ronda jembatane pondok pesantren ponpes asrama kost kos kontrakan
    ruko hotel losmen wisata candi pendopo joglo""",
    # more of nature
    """langit bulan bintang matahari mentari awan mendung kabut embun pelangi ombak gelombang
    karang lumut rumput ilalang semak belukar daun dahan ranting akar bunga kembang buah biji
    benih bibit pandan sirih kunyit jahe kencur temu lada pala tembakau kapuk karet sawit sagu
    aren nipah bakau gading kulit bulu sayap ekor sarang telaga danau mata goa jurang lubuk
    delta sabana kijang rusa kancil kelinci kelelawar lebah semut cacing katak kodok kadal
    cicak udang kepiting kerang""",
    # people, countries and names met in every message
    """presiden raja ratu pangeran sultan panglima jendral kapten guru murid kyai santri pendeta
    romo jepang cina china korea belanda inggris amerika arab mesir turki islam kristen hindu
    budha katolik bali aceh riau papua banten jogja sulaiman yusuf ibrahim ismail hidayat
    gunawan budiman susi dewi maria paul thomas widodo bambang slamet agus joko wahyu eko dwi
    tri putra lina rina dian nur""",
    # words of society and the news
    """bangsa negara rakyat partai pemilu pilkada kampanye calon suara kotak tokoh kelompok
    golongan kalangan pasangan anggota pengurus panitia ketentuan aturan hukum undang pasal
    perda perbup surat kabar berita koran majalah radio televisi film musik lagu seni budaya
    lomba juara medali piala gol bola wasit pemain tim pelatih pertandingan latihan acara
    pesta hajatan nikah pengantin tamu undangan doa sholat salat ngaji pengajian khotbah zakat
    infaq sedekah wakaf kurban haji umroh""",
    # feelings, thoughts and doings as nouns
    """cinta kasih rindu harapan impian cerita kisah kenangan kejadian peristiwa masalah perkara
    urusan alasan sebab akibat bukti tanda gejala penyebab akibatnya tujuan maksud niat
    rencana program kegiatan aktivitas usaha upaya cara langkah tahap bagian potongan jumlah
    angka persen nomor urutan ukuran berat tinggi luas isi warna bentuk jenis macam merek
    harga nilai mutu kualitas kondisi keadaan situasi suasana kehilangan kematian kesatuan
    keputusan kebutuhan kenyataan kebocoran kepastian kemitraan kejuaraan keluaran kepolisian
    keamanan kebersihan ketertiban kenyamanan kemacetan kerusakan kehidupan kesempatan
    kesulitan kelebihan kekurangan kemampuan kemauan pandangan pendapat pikiran ingatan pesan
    titipan kiriman pesanan tawaran lamaran jawaban balasan tanggapan sambutan dukungan
    serangan tekanan tuntutan gugatan ancaman larangan batasan pilihan pemilihan pendirian
    pengiriman penggunaan penjualan pembelian pembayaran penagihan penataan pelanggan
    pelanggaran pengunjung penumpang pemilik pengganti pembeli penjual karangan cadangan
    tanggungan kandungan gabungan gambaran bayangan sumbangan simpanan pinjaman tabungan
    setoran panduan pedoman petunjuk arahan bimbingan pelatihan penyuluhan sosialisasi rapat
    pertemuan""",
)

COMMON_WORDS = (
    FUNCTION_WORDS
    | _words(
        # what complaints are about: roads, water, light, waste
        """jalan jln jl jalanan dalan dalane jalane jalannya aspal aspalan beton cor coran paving
        pavingan trotoar lubang lobang berlubang bolong rusak rsk parah ringsek hancur ancur
        ajur remuk retak pecah ambles amblas longsor putus licin becek tergenang genangan
        banjir kebanjiran meluap luapan mampet buntu tersumbat got selokan saluran irigasi
        drainase gorong pipa pdam pam air banyu cai keruh mati nyala hidup padam lampu
        penerangan pju listrik pln tiang kabel gelap peteng poek terang sampah sampahe runtah
        tpa tps bau mambu ambu busuk limbah asap debu bledug kotor reged rereged bersih resik
        sungai kali kalen walungan sumur sumber mata waduk bendungan tanggul dam embung
        jembatan kretek sasak rambu marka portal palang pembatas pagar tembok tebing bahu tepi
        pinggir gang gg simpang perempatan pertigaan bundaran tugu gapura pohon wit tangkal
        tumbang roboh ambruk rubuh doyong miring macet padat parkir parkiran liar pkl pedagang
        lapak truk truck tronton bus angkot motor mobil sepeda kendaraan roda ban muatan
        tonase kecelakaan tabrakan laka korban""",
        # public services and offices
        """pemerintah pemda pemkab pemkot pemprov dinas dinkes dishub disdik dispendik dinsos
        dukcapil disdukcapil dpu pu pupr bina marga kominfo diskominfo bappeda bpbd satpol pp
        polisi polres polsek polantas tni koramil kodim kejaksaan pengadilan dprd dewan bupati
        wabup walikota wakil gubernur presiden menteri camat lurah kades sekdes carik kadus
        kasun bayan perangkat pamong aparat petugas pegawai asn pns honorer guru dokter bidan
        perawat suster kepala ketua staf pejabat oknum rt rw kantor balai puskesmas pustu
        posyandu rsud rumah sakit klinik igd ugd bpjs kis kip pkh bpnt blt bansos bantuan
        sembako beras gas elpiji lpg subsidi pupuk raskin kartu ktp kk akta surat berkas sim
        stnk pajak pbb retribusi pungutan pungli biaya tarif bayar uang duit arta artos rupiah
        gratis sekolah sekolahan sd sdn smp smpn sma sman smk mts mi man tk paud kampus kuliah
        siswa murid mahasiswa ujian ppdb seragam buku spp beasiswa pendidikan kesehatan
        pelayanan layanan loket antrian antri ngantri online website aplikasi server sistem
        sinyal internet wifi jaringan""",
        # directions and positions
        """utara selatan timur barat tengah kulon wetan lor kidul kaler elor tengahan barate
        timure selatane depan dpn belakang blkg sebelah samping dekat deket dkt seberang
        sebrang atas bawah kiri kanan kiwa tengen kenca katuhu ngarep mburi cedak cedhak payun
        tukang gigir luar dalam ujung pojok hulu hilir hulune pusat sentral induk arah jurusan
        jarak meter km kilo jauh adoh jauhnya tebih pinggiran perbatasan batas sepanjang""",
        # people and life
        """warga wargane masyarakat rakyat orang wong uwong jalmi penduduk tetangga tonggo tangga
        anak bocah budak bayi balita lansia janda yatim piatu miskin mlarat kaya sugih
        keluarga istri suami bapake ibune adik kakek nenek mbah simbah cucu saudara teman
        konco batur remaja pemuda pemudi putra putri wanita pria laki perempuan lanang wadon
        lalaki awewe tukang sopir supir petani buruh nelayan pedagang preman maling pencuri
        begal copet rampok korupsi korup suap sogok curang jujur adil""",
        # adjectives that villages love to be called by
        """baru anyar enggal lama lawas heubeul besar gede ageng kecil cilik leutik tinggi dhuwur
        luhur rendah endek handap panjang dawa dowo pendek cekak lebar amba sempit ciut rata
        datar lurus bengkok baik apik sae alus bagus buruk elek goreng jelek indah asri permai
        damai aman tentram tenteram rukun makmur sejahtera maju majuu mandiri jaya sentosa
        sentausa mulia mulya mulyo harapan harap karya bakti bhakti budi daya bina dharma
        darma setia satya sari rejo reja raharja raharjo harjo agung utama raya murni suci
        abadi lestari subur gemah ripah loh jinawi sinar cahaya terang fajar merdeka bersatu
        bersama gotong royong sepakat mufakat sehat kuat tangguh ramah senang suka seneng
        bungah susah sedih marah kecewa malu takut wedi sieun bingung pusing capek cape kesel
        bosan muak tega kejam parahnya lambat lelet lemot malas males rajin panas dingin adem
        tiis hujan udan kemarau kering garing basah teles baseuh angin petir gempa kebakaran
        kobong kahuruan api""",
        # verbs, with the spellings of chats
        """lapor laporan melaporkan melapor dilaporkan ngelapor adu mengadu pengaduan ngadu
        keluhan keluh mengeluh aspirasi usul saran tanya bertanya nanya nanyain takon naros
        tulis kirim krim kirimkan lihat liat lihatlah ningali deleng tingali dengar denger
        rungu baca maca tahu tau ngerti paham apal kenal cari golek pados dapat oleh menang
        kasih beri ngasih weneh nyuhunkeun buat bikin gawe nyieun bangun dibangun pembangunan
        bangunan perbaiki perbaikan diperbaiki didandani dandani benerin dibenerin dibenahi
        benahi ditambal tambal ditutup tutup nutup buka dibuka pasang dipasang pemasangan
        ganti diganti angkut diangkut ambil diambil bawa digowo gowo buang dibuang mbuang
        pakai pake dipakai kerja kerjakan dikerjakan garap digarap proyek proyeke jaga dijaga
        periksa diperiksa cek dicek cekin survei tinjau ditinjau turun mudun tindak ditindak
        tindakan lanjut ditindaklanjuti tanggap respon ditanggapi jawab dijawab tangani
        ditangani urus ngurus diurus pengurusan proses diproses selesai rampung beres anggeus
        mulai mimiti berhenti mandek eureun datang teka sumping rawuh pergi lunga indit
        mangkat pulang mulih balik mulang lewat liwat ngaliwat masuk mlebu asup keluar metu
        kaluar jatuh tiba ragrag tabrak ditabrak nabrak kena kenging celaka tewas meninggal
        mati luka cedera sakit lara gering obat tambah mundak naik munggah mahal larang murah
        kurang hilang ilang leungit habis entek beak kosong penuh kebak pinuh rame ramai sepi
        bising berisik ribut gaduh ganggu mengganggu resah meresahkan bahaya berbahaya
        mbebayani rawan khawatir""",
        # time
        """hari dino dinten poe minggu seminggu bulan sasi wulan tahun taun jam menit detik pagi
        esuk isuk siang awan beurang sore malam bengi peuting subuh dzuhur asar magrib maghrib
        isya senin selasa rabu kamis jumat jum'at sabtu ahad januari februari maret april mei
        juni juli agustus september oktober november desember lebaran ramadhan puasa natal
        libur lama laminya suwe lila sekian berbulan bertahun berhari bulanan tahunan mingguan""",
        # words that follow "desa" or "kelurahan" and name none
        """setempat sebelah tetangga lain sendiri terpencil terdekat terkait asal tujuan adat
        wisata siaga binaan tertinggal mandiri digital cerdas pintar kecilnya saya kami kita
        masing bersangkutan dana anggaran add apbdes musyawarah musdes bpd lpm karang taruna
        bumdes koperasi pkk linmas hansip tempat tinggal domisili nama alamatnya terus
        seluruhnya manapun tersebutlah semuanya terpadu""",
        # doing and being, in short
        """kau merasa terasa muncul berusaha tunggu nunggu menunggu ulang tampak pastikan kira
        pukul berangkat resmi normal tenang muda tua ayah bunda cabang muka semu samar segar
        basi matang mentah lembek jernih bening encer kental tumpul tajam halus kasar lunak
        keras empuk liat padat gembur kosong menangis tertawa senyum marahnya menjelang
        sementara selama berkat tanggung bagaikan laksana ibarat umpama misal misalnya contoh
        bakalan dapet mikir nyari ngasih bilang ngomong omong cakap menangani menanggapi
        memanggil menangkap melanggar mengganggu menggangu mengantar mengurus mengurusi
        mengutus menyuruh mengganti mengalah mengisi mengambil mengirim membuka menutup
        memasang membuat membawa memakai membayar membeli menjual menjaga memeriksa meninjau
        terbilang gantung dorong tarik angkat lempar sentuh tolak sambung geser bongkar robek
        pasok masukan masukkan kembangkan bebaskan ciptakan biasakan sarankan kalahkan kembali
        kearah kedepan kemari sembunyi sebanding seimbang seketika sendirian barangkali
        sembarang seluas sebatang temui jemput serah sandang tidur bangunkan mandi makan minum
        duduk berdiri jalani lari""",
        # what a village has, lacks and undergoes
        """butuh membutuhkan perlukan memerlukan punya mempunyai memiliki duwe gadah gaduh boga
        kekurangan kelebihan mengalami alami terkena terdampak terisolir terisolasi terluar
        terjauh kumuh rawan minim ikut melu mengikuti ngikut anggap dianggap dianggep
        dilupakan lupa diabaikan abaikan dibiarkan biarkan jarno antep dipotong potong disunat
        sunat dikurangi ditambah dijanjikan janji bohong ngapusi tipu ditipu ngawur asal
        asalan sembarangan seenaknya semaunya sepihak rahasia transparan terbuka tertutup
        kompak pecah bubar hancurlah seperti nyata fakta penting genting darurat""",
        # all the rest
        """petak made masya insya allah alhamdulillah bismillah astaghfirullah subhanallah viral
        medsos kelancaran kelainan kelakar facebook whatsapp telegram instagram twitter tiktok
        youtube grup group komen komentar posting share foto video gambar bukti terlampir
        lampiran""",
        # English words that come along in chats
        """the and for with from this that there here road street light water please help report
        broken village area near night day week month year not yet already since very bad big
        hole garbage trash rubbish flood traffic power sir madam hello good morning evening
        our your they them have has been who what when where why how can could should would is
        are was were in on at to of""",
    )
    | THING_WORDS
)
