"""What words weigh for misconduct, in tenths; written by `scripts/fit_leanings.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What the words must weigh together.
ENOUGH: Final = 35

STEMS: Final[Mapping[int, str]] = {
    25: """
    pungl
    """,
    23: """
    amplop
    """,
    22: """
    kades
    """,
    21: """
    otong
    """,
    20: """
    dewan hakim jabat oknum
    """,
    19: """
    uang
    """,
    18: """
    gawa ketua sekdes
    """,
    17: """
    borong calo dana jatah pala rangkat
    """,
    16: """
    kadus kuwu potong proyek
    """,
    15: """
    audit jarang juta karcis minta nepotism pukul staf suap tebus
    """,
    14: """
    bumdes calon duit kontraktor lab tarik tugas usut
    """,
    13: """
    kudu lurah miliar nampar paksa pas raib tambah transpar villag
    """,
    12: """
    asih camat carik dinas his kas korup nerima palang tilang
    """,
    11: """
    ajual atur gratifikas guru hotel kasi kasun mesum modin nahan narik nila nyata panitia psek
    pungut rawat sendir siaga uruh
    """,
    10: """
    adanya anggota bayar dibag dosen dulu jual kwitans langsung lapas mandor milih milik paka pake
    sebelum sebut setor silum tanda ukur wajib
    """,
    9: """
    apbdes babinsa bayan beking bensin beras bidan cantik curang dalam dia izin judi kadis kalau
    kantor kata kayu lapak luarga main nakes only operator pa pelic plat saur shub slop tender
    ternak tim titip
    """,
    8: """
    agama away bansos beli bengkok blt enang etop fiktif for fotokopi headmaster inep kapolsek
    karangpacar ku lah laptop lelang mantr mulih musyawarah nambah nawar neger officer palsu parah
    parents pass pegang pesta pkh pribad ribu rnah sanggup sells semen sete sumbang suruh tawar trs
    trucks trus untuk yang
    """,
    7: """
    anggar angon antor aspal awas ben bidang bintang dukung formulir fund gang2 honor hutang ijazah
    isinya jare kapala kedah kondang laporan lebam lulus lunas mabuk mark metu mulus ndamping ngada
    njaga nota offic p3k paid phon ramik rempu resep sekretaris seleks seragam sibuk tetep timbang
    tni tuna umkm
    """,
    6: """
    adik aid anggaran aparat asal at bade bantos bantu bendahara bilang bisnis bought bukan bukit
    dapet deng desa didol dokter eriksa formalitas hansip him honorer iuran jelas jurag kader kamar
    kasih kayak kios koperas kpps kubur lha lolos lpj malah matera menah mesin murid nagih ngaj
    nggaw nilai nyakit oleh ongkos ortu padahal paspor pkk pns polsek posyandu praktek provins
    pulang rabat sama satpol saudara selembar selesa setengah sim sma subsid tang tau ulur vaks
    waktu wawancara
    """,
    5: """
    agen aleg ancam ancem antara aset asked asn atet bagi2 bawa befor biar bk cabul caleg cuma ditah
    dukuh ebar eluh gayam geser goblok goda harus head ikut jadi kalah kasim kaur ke keeps kolot
    komis kupon lompok mahasiswa malu mlebu mojoranu nduw ngaku nging nurun nyewa omong paha pasir
    pilkades pp public punya rampas razia receipt rw said samsat sate satupun selingkuh sertifikas
    setiap surat tabung tapi tarif teacher tekan the tiket undang usir yesal
    """,
    4: """
    absen adil ajak amar amuk2 bahwa bako bangun2 begitu besuk biru bolos but dama delima deui diis
    dipun dita dugi edar etor every fisik garis get give go hulu iku ilegal imb inspector istri it
    itu2 jalan2 jam kamling koordinas kua linmas los malam2 marah2 menag mest minggu mudik mundur
    mutas napa ngabd nyuluh olahraga our pak pamarentah panjun pasien past penta persulit pinggang
    pip pkm polic ppl praktik prona puncak realisas retribus rjasama rsud rtani rtua rusaha sambil
    satpam sejarah selalu sepi sepupu setahun shows si smpn spbu stempel suka sunat takar tanah tas
    tentu terbit ti tiktok today tok ujian unless up utuh vitam wajar wakaf wali waris warung yo
    """,
    3: """
    after alir almarhum antri ari bangun baru baureno beran berupa bimbing blangko bos brib bukt
    clerk coffe dhuwit diem doctor eh elola erja formula foto full gang gapura garap goreng guard
    halam hand he hibah ieun ilih ilik itu jaluk jang2 jerigen kabeh kabid kacamat kana karaok
    karung kebun kenal kilo kk komit kondis lempar lepas let lipat list live luas lumpur maksa map
    merah meter minimarket mobil month nol nsos nya nyiap oblos omah orang pancen passport pay per
    pk pona puskesmas rangkap rekomendas remang2 resm rlintas rmit rpisah rsen rt seko sembako semua
    sesuatu sisa sita skrips soal something sopir sosodoro spp struk suami suplier talud taneuh
    tanggung tebang tegur teken tempat tes tingg tipis to traktir trojalu tunjang until urus us
    works yampai
    """,
    2: """
    a adek administras akal alat ambil ambung an aneh answers anter any atas atlet atm badan bagi
    bala balap bali bambu belakang belanja bens berkas biaya buku bup cek chat curiga dagang dapodik
    dlh driver drivers embang favorit gapokt gara2 gedung gitu guna harbour hasil het heula i iak2
    ibu2 ieu ingg inta into jari jati jukir kalimant kan kare kasar kb kelas kerjo klinik komputer
    kontrak kubang kunjung laku leceh legalisir lewat liya lks lorong luar luar2 mahasisw makes mang
    masa mbah mbel mber meja million motorbik mung nelay nemen nongol november oleh2 pada pagi panen
    panta patients pemda pickup pikun polindes program protes queu raba rahasia rapor rekrutmen
    rektur rjalan rmain rowo sakola samping sana satpas sebagi sehat seikhlas selisih senila sensus
    separo sidak sidang sidorejo sindir situ solar son stnk study suara sukses supaya tandatangan
    temen terus they timbun tingkat took tour traktor transport tuanya tuh tulis turu tutup ukul
    umbang verifikas villa vip
    """,
    -2: """
    akan akun alas all alsint alun2 alus am amat amen ampel anakku angkut2 angsur antru anyar apa2
    apakah apar arek arus atau aula avanza bahaya balen baliho ban bangga banjarsar banyu bapa
    bapak2 barang bareng bebas beberapa becak begin bengkel benih berdir berita berta besok betek
    bibit bimbel bio bis bising blok bocah2 bonus box bpbd bridg buah building bumi cabe cafe call
    card catering cctv cekik celurit cemplung center cfd cicil cocok com copot cran d damel damkar
    dandan dapil days dear deh demam denda depo deposit diada dicek dicur disin do door doubl down
    dsos duduk dungbanteng dungdowo dunia elpij emang endara entek erintah error euweuh evakuas fast
    father final fire fotokop front futsal gagah gagas gampang gan ganggu ganti garans garbag gatal
    gelap geprek golok good goyang great gubernur gugur guling gunung haha harun have here hingga
    hit hitam hoax horeg hormat how http https ibu iksa imbau inap induk inget istirahat istr jahit
    jakarta jambat janji jaring jarum jatim jaya jelek jodoh jorok kabage kabar kacau kadang
    kadipaten kali kalitidu kami kampany kampung kampus kanor karyaw kaum keras kering keruh ketib
    kids kmaren kolam kontak kopi kotor kpk kredit krempyeng kritis ktp kualitas kuat kuli kumpul
    kunc kuning laksa lanjut lantar lapuk larang lari las layan layang ledok leher lek lelet lemas
    lengkap lepuh leutik lift lingkar loker losok lowong lpg lumpuh lupas mak makam make makmur
    mampir mampu mancing marau market masih massal masu masyarakat medis milu minyakita monyet
    morning mulut nangis nanya napas ncair nculi nembak nendang next ngam nger nikah nimpa njad
    nolak nov nsiun nuwun obrak of oksigen old open organik p pacar padam padang paku panah parking
    paslon pecah pejal peopl percaya pijat pilih ping pintar pirang plastik pm poli pom pondok popok
    premium presiden ps pt pula pungpung pustu rahayat raih ramai rang rawan reklam rel renang
    rental ribut river rmanen roof rtemu rubah salam sangat sangka saran saratus saya sebar second
    sedia segin sehar sekilo sekolahku selat selo sempit senen seneng sentuh seorang sepanjang
    septictank serang servis sesak setrum seuneu shm simpang situs sk smok so solus someo status
    stok strategis subuh sudirm sumberjo sumberrejo tabra tahap takjil takon tambakrejo tambal
    tanggul tangk tangkap tanja tara tawur tbc tebal tebing telanjang telen telpon tembok tembus
    templek terjad teror terpal test tgl this tikung timpa tindih tipu tolak toto traffic trims
    truck truk tua two typo téh ubah ucap ujar umpuk umroh upacara upah urang urea urug ve wafat
    walung want warnet wd weeks wereng wilayah wisata would yah yem yesterday zebra zonas
    """,
    -3: """
    abis about ada adikku again airnya aktif alamat alasan alih ambles ambulans ana anak2 anti api
    are arep asap asar asli ayah ayam banjarejo bapakku basi bbm bea beliau besi bongkar bro bupat
    caba cabut cah2 can canda collector come cor cuan curanmor daftar dapur datang dbd debt dosa dpt
    duka dump e ebrang elektronik emergency enak erima es exampl fell film gabah gais galak gantung
    gerak gerobak giling gorong gorong2 halt hancur hapus harap hayam hayang hebat hewan hijau
    hilang horor hukum igd ijin indonesia internet irim isik jaman janj jawaban jebak jepit jetak
    judes jujur kabur kaca kakek kamu kasus kebut kema ketau korb kraj kuota kutu lajar layanan
    lebar ledak lemot lho liar licin light lihat limbah luap luka lupa madu makin males mant mari
    mas masing massa mbal melon mimp minal miring muka muntah mushola musik musim nant ncegah ndopo
    near nego ngen nib nipu njelas njual nuju nyala obat ojek ombak padi panggon parang password
    patih patrol pdam perbaik perhati perlu pilkada pisau pkl plafon print pu pulsa rabies raho
    rambu ready rek rentenir report resah ringat rokok ronda rp rpustaka rsetuju rtlh rubuh rumah
    runtuh s saja sambong satu sayur sedang sedikit sekitar seminggu sepuh serah siap sinyal sistem
    snaker sosialisas sound stasiun streetlight suam sumur surabaya t tabrak tahu tangan tanya tawon
    telepon temu tentang tertah ther tikus times tindak tiri top turut udan uji umpul umum urut
    ustadz veter video waras waspada with wkwk xx
    """,
    -4: """
    admin akhir akses alhamdulil angin anjing arah bagus bank bantosan batik bawah begal bener
    bengaw berat besar biasa bit blokir bocah botol buat car cari cewek cilok cuka data day debu
    diri dm dompet email fogging followers gagal gigi gigit gowo gratis hadiah halo hanyut ig
    imakasih indah jadwal janda juga kambing kapal kartu keren ketik klaim km kontra kucing kurs
    lele like liling ly maaf mampet mand matur mau mbg menit mpp muncul muter nabrak nasib ncur
    nding nonaktif numpang pagar pajak panggil pangkal patah paud penuh perkosa perum pesan pinggir
    promo prosedur racun rajekwes rambut rapi raya rbai rempat reot reses ring rugi ruju ruko saldo
    sapi sar sarang sasar sebul semalam semalem sempat sepeda serobot slot smk sore spesialis sppt
    stadion stunting surve tagih talok tanam tanpa teman tenan tepat teras teriak tertib tetangga
    tiang tiba2 tidur tinda toko tol tower tp trucuk tuker tumbang uber ular voli yengat yth
    """,
    -5: """
    ampun antem assalamualaikum atap baca batu baunya bayi beda bedah been bersih bully cair coba
    cukup dekat desember gant hampir hari has hp jajan jebol jemput jutek kait kaki kama kandang
    kaya kemar kos kosong lalat lalu lama lantik listrik liter mah mangkrak mantap marah masak
    masjid mbali mlarat modal nenek nggih nobody nonton nuhun nunggak olak paving pju politik pusat
    putus ramah rasa sadar salah sebaga sebe sejak sekarat sembuh siapa strok sudah syarat tengah
    tunda turun untung was
    """,
    -6: """
    antr banyak barus becek bisa buang buka cara celaka dong dp gabung gelar gila hati2 hidup
    informas jantung jatuh jembat kabel kak kirim langka latih loket lubang malam maling mbok miras
    mogok mohon ndidi ngadu nter numpuk pabrik panas panjang reta retak rs sabar salur segala segera
    taman tenggelam ukim wani wifi
    """,
    -7: """
    alun amanah antar baik bocor bpn bus cuti depan dprd hanya hub hubung inggal is jumat klik
    lansia lanta makasih muda rusak sih sunga tadi tau2 tk trotoar wa waduk yuk
    """,
    -8: """
    amuk angkot aris bagaima butuh dima gas habis jang jauh kena pindah pings pohon roboh salut
    sosial susah takut toilet transfer ujung ya
    """,
    -9: """
    air anda darah ini jalan kurang lambat mati min motor murah sakit sampah tanggal
    """,
    -10: """
    bau belum berapa hamil kota link longsor mahal onli rakyat sekarang selamat telat
    """,
    -11: """
    banget banjir bulan hujan lampu macet
    """,
    -12: """
    ambruk naik sekal terima tolong usul
    """,
    -13: """
    bakar kapan semoga
    """,
    -14: """
    apa
    """,
    -15: """
    mana
    """,
}

BEGINNINGS: Final[Mapping[int, str]] = {
    12: """
    pungl
    """,
    11: """
    amplo kades offic
    """,
    10: """
    dewan hakim jabat oknum otong rangk
    """,
    9: """
    gawa ketua sekde setor uang
    """,
    8: """
    bidan boron calo dana jatah kadus kongk kuwu pala poton proye
    """,
    7: """
    audit bumde calon duit jaran juta karci korup lab lurah minta nampa nepot paksa pukul staf suap
    tanda tarik tebus tugas usut villa
    """,
    6: """
    ajual asih bayar camat carik dinas headm his honor kas kontr kudu milia narik nerim palan pas
    psek raib tilan uruh
    """,
    5: """
    adany anggo atur benta canti dibag dosen dulu formu guru hotel jenen jual kadis kasi kasun kwita
    langs lapas lapor mando mantr mesum milih milik modin nahan nakes nila nyata opera paka pake
    panit prakt pungu rawat sebel sebut sendi siaga silum tamba titip ukur wajib
    """,
    4: """
    agama angga apbde away babin bangu banso bayan bekin beli bensi beras blt dalam dia enang etop
    fikti for forma fund inep izin judi kalau kanto kapol kata kayu konda ku lah lapak lapto lelan
    luarg lulus main mark mulih mulus musya namba nawar neger njaga only pa pagaw palsu parah paren
    pass pegan pelic pesta pkh plat ponak priba resep ribu rnah sangg saur sells semen serag sete
    shub slop sumba suruh tawar tende terna tim trs trus untuk yang
    """,
    3: """
    adik agen aid ancam angon antor apara asal aset aspal at atet awas bade bantu ben benda bengk
    bilan binta bisni bough bukan bukit cabul cuma curan dapet deng desa didol ditah dokte dukun
    ebar eriks fotok gang2 gayam goblo goda grati hansi him hutan ijaza isiny iuran jare jelas jurag
    kader kamar karan kasih kasim kaur kayak ke kedah kios koper kpps kubur kupon lebam lha licen
    lolos lpj lunas mabuk mahas malah malu mater menah mesin metu mojor murid nagih ndamp ngada ngaj
    nggaw nilai nota nyaki oleh ongko ortu p3k padah paid paspo penta phon pkk pns polse posya pulan
    punya rabat ramik razia rempu said sama sate satpa satpo sauda sekre selek selem seles selin
    seten setia sibuk sim sma subsi tang tarif tau tetep timba tlogo tni trans truck tuna ulur umkm
    vaks waktu wawan
    """,
    2: """
    absen adil ajak aleg alir amar amuk2 ancem asked asn bagi2 bahwa bako bawa befor begit berup
    besuk biar bimbi biru bk blang bolos bos but caleg clerk coffe dama delim deui diis dipun dita
    docto drive dugi dukuh edar eluh etor fisik foto full garap garis geser get give go guard harus
    he head hulu iku ikut ilega ilih ilik imb inspe istri it itu2 jadi jam kabag kalah kalen kamli
    kapal katar keeps kenal kolot komis kondi koord kua kuita let linma lipat live lompo los luas
    maksa map menag merah mest mingg minim mlebu mobil mudik mundu mutas napa nduw ngabd ngaku nging
    nol nsos nurun nyewa nyulu oblos olahr omah omong our paha pak pamar panju pasie pasir past pay
    persu pip pk pkm polic pona pp ppl prona provi publi punca rampa reali recei retri rjasa rlint
    rpisa rsen rsud rt rtani rtua rusah rw sambi sampe sampu samsa satup sejar selal sepi sepup
    serti setah shows si sisa smpn soal somet sopir spbu stemp struk suka sunat surat tabun takar
    tanah tapi tas teach teban tegur tekan tentu terbi the ti tidak tiket tikto tipis today tok
    trakt tumpu ujian undan unles until up usir utuh vitam wajar wakaf wali waris warun works yesal
    yo
    """,
    -2: """
    about ada airny akhir akses aktif alham alih ampun anak2 angin anjin antem arah asar ayam babat
    baca bagus banja bank basi batik bauny bawah been begal bener benga berat bersi besar biasa bit
    bloki botol bro buat bupat cabut cair canda car cari cilok cuka cukup data datan day dbd debt
    debu dekat desem diri dm dompe dpt e ebran email enak examp foggi follo gagal gais gant gantu
    gigi gigit gilin gowo goyan hadia halo hampi hancu hanyu hapus has hebat hilan hp hukum ig igd
    imaka indah inter inves jadwa jajan jalan jaman janda jawab jebak jepit jetak juga jujur jutek
    kait kaki kambi kampu kanda kartu kebut kemar keren ketik klaim km korb koson kotor kraj kuota
    kurs kutu lalat lalu lele licin like lilin lonca luka ly maaf mah mampe mand mant masak masin
    masji matur mau mbal mbali mbg menit mimp mirin mlara modal mpp muka muncu munta musho musim
    muter nabra nasib ncur nding ndopo near nggih nobod nonak nonto numpa nungg obat ojek padi pagar
    pajak pangk paran patah patro paud pavin pdam penuh perba perha perko perlu perum pesan pisau
    pkl print pusat rabie racun rajek rapi rasa raya rbai rek remen rempa renda rente reot reses
    ring ringa ronda rpust rtlh rugi ruju ruko rumah runtu sadar saja saldo sambo sapi sar sasar
    sebe sebul sedik sejak sekol sempa senen seped septi serob siapa sinya siste slot smk solus sore
    spesi sppt stadi stasi stree strok stunt suam sudah sugih sumur surve tabra tagih tahu talok
    tanam tanga tangk tanpa tanya telep teman temu tenan tenga tenta tepat teras teria terti tetan
    tiang tiba2 tidur tikus times toko tol touri tower tp trucu tuker tumba tunda uber udan uji ular
    untun voli waras was yenga yth
    """,
    -3: """
    alun antr assal atap baik banya bapak barus batu bayi becek beda bedah bisa bocah bocor bpn
    buang buka bully bus cara celak cewek coba depan dong dp dprd gabun gelar gila goron hanya hari
    hati2 hidup hub hubun infor ingga jantu jatuh jebol jempu jumat kabel kak kama kaya kirim kos
    kucin lama langk lanti latih listr liter loket luban makas malin manta massa mbok miras mogok
    mohon muda ndidi nenek ngadu nter nuhun numpu olak pabri panas panja pju polit prose ramah rambu
    reta retak rs sabar salah salur saran segal seger sembu sumbe syara taman tengg tk troto turun
    ukim wa waduk wani wifi yuk
    """,
    -4: """
    air amana amuk anda angko aris bagai butuh cuti dima gas habis is jang jauh jemba kena klik
    kuran lansi lanta layan mangk mati min motor murah pangg pinda pings pohon putus roboh rusak
    sakit salut semal sih sunga susah tadi takut tau2 tinda toile ujung ya
    """,
    -5: """
    banji bau belum berap bulan darah hamil ini kota lamba link longs mahal onli rakya sampa selam
    sosia tangg telat
    """,
    -6: """
    ambru bakar bange hujan lampu macet naik sekal semog terim tolon usul
    """,
    -7: """
    apa kapan mana
    """,
    -8: """
    sekar
    """,
}
