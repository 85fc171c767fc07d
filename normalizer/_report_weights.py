"""What words weigh for report, in tenths; written by `scripts/fit_leanings.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What the words must weigh together.
ENOUGH: Final = 13

STEMS: Final[Mapping[int, str]] = {
    16: """
    minta setiap
    """,
    15: """
    kapan padahal
    """,
    14: """
    suruh
    """,
    13: """
    mati proyek pungl
    """,
    12: """
    bayar berapa bikin honorer kali kartu parkir retak sekal tolong tutup
    """,
    11: """
    bagaima bau jarang liar mampet napa paka pas pasien rangkat tetangga tiang
    """,
    10: """
    ambles bolong gas gelap kabel kena kios malah numpuk pabrik satpol surat tidak tolak usul wajib
    """,
    9: """
    air asap bahaya bansos belum bpjs calo dagang dokter gawa isinya jadwal kayak licin makam maling
    mesin mohon njaga nutup on parah pbb pohon pungut rabies seko selo trotoar warung x
    """,
    8: """
    airnya ambulans amuk asal atau belakang beras bocor borong cara cuma desa gali gang hilang
    irigas jalur jebol kasih kontraktor kotor lapor larang loket lupas lurah murid nama ngadu orang
    otong pareum patah pindah roboh rokok rt sebelum taman tambah tanah tarif terus the tipu umum
    vaks
    """,
    7: """
    ada ambang angkut antr atm bawang biar darah dibag elupas erang gorong honor kades kadus kampung
    kayu kema kk knalpot korup kosong kotak kurang lab lahan lambat lansia lapas limbah lubang maneh
    merah mest nakal numpang ogok oknum padi pajak panitia pemda penuh perbaik pipa pirang portal
    putus rnah saran sejak seleks sering setor sumbang susu syarat tani tapi tilang tua umkm urus
    """,
    6: """
    ajur alat alun2 amplop anak aneh angkot arah asih aspal at banjir banya bayi bens besuk bising
    bongkar broken buaya buku bumdes calon can cewa cor coret debu dicur gedung halt has ilih isik
    karaok kids kua lalu lampu latih light liling luar marak mbg minimarket mobil my nanya ndara
    ngaj ngen omahku palang pasar petan pip psek ptt puskesmas raib retribus rumah rumput rusak rw
    sakola sapi separo soal suam sunga tangga tanggul tarik tenda tipis toko tong tuli turun uang
    ugal uruh villag wungkul yampai
    """,
    5: """
    adanya agen ajar akte ancur atap bade baliho bambu baunya bawa berdir bidan blt brong budak
    bulan bus byar cetak copet dari dermaga dewan diam dobel down dukuh ecer every hamil harus ilik
    jambret jarak jatuh jauh jembat judi kabeh kalau kamling karcis kasi kebun kedah keras keruh
    ketua kilo koperas ktp kuring lama langka lapang lemot lompok luarga maksa melon mesum miras
    miring muncul mung musim muter nakes narik nelay nelpon ngabd ngada ngis nyuluh papan pasir
    password pet pings pkk plat potong pupuk razia rel rempat rempu rsud rubuh sampah sd sdn sebul
    sekdes sempit staf suap subuh sumur susah tagih takut tang tawar tawon telanjang teng tengkulak
    ternak tikung toilet truk ujian wajah zonas
    """,
    4: """
    alternatif anjlok antor antri any aplikas asin bak bangka bantos becak begal beliung bengkok
    berkas besi biaya blok bocah bolak boros busuk camat campur comber cross dana di dinas dita
    dokumen domisil duit dukcapil e emang emper eriksa food for gaju getar gonggong guru het his
    hoyong hutan ijin iki iku imb in isi it jagung jalan jare jentik kakek kandang karangpacar kaur
    kawin kolam kompor kontraseps kosan koyo kudu lapuk las layan lebar lelet lewat libur lingkar
    liwat longsor luka lumpuh mark meter minyak mushola mutas nanging nceng ndamping nib nik nilai
    njual nyeberang of ongkos onli oplos our paku pant pecah pju pkh plafon pns polus pom posyandu
    puting rabat racun rambu rawan remang resah rhati rmohon rpustaka rs ruang rusunawa salah sama
    sarang satpas selingkuh sendir sibuk simpang sinyal snaker solar solo stnk stop suka talud
    tambang tamu taneuh teacher tebal teras teror terpal ti tikus timbang titik to toa tps ukur ular
    usut walung
    """,
    3: """
    a adamel aduan agama aid akal an ana anak2 ancam ancem anggo answers antre apakah api arep asat
    atur awas baca bahwa bakar bangsal bantu barang becek becus begin bendung berat berita beton
    bidang bilang bisakah blangko buang burns butek bypass c caina card cera clerk daerah daftar
    dapur datang desember diada dicat dicek dicor ditah do dogs eceng ekor elem elip everywher
    faskes gara2 garbag gerobak gigit giling gondok got hama hampir he hijau hitam i ieu ieun igd
    infus ingg insentif internet is istri jam jarum jatah jenguk jero jorok kadis kakak kalahir
    kalisar kantor kapal karat kas kasar kata kaya kedip ket kiruh komit konek kuasa kubur lalat
    layang ledak lelang lipat lulus lumut lunas mahal main mana mangkal market material mbok milih
    mulu mulut musyawarah muter2 napas ncuri near nerang nerima ngaju ngaku ni nunggak ocor offic
    only ortu pagar pake pangkal paspor pay pbg pbi perhati pesta phk phon pinggang pkl plastic
    pleset poli ppdb property ptsl pukul raba rahu rangkap rangking rbau report reta rjalan rlintas
    roda rugi rupuk sak salur sampa sawah saya school se segin selat selep selesa semak sepanjang
    sera sesak setingg shelter sidik sidorejo sier sinc sistem sosialisas spanduk spbu speaker speed
    spora spp sppt study suami suara sulit tambak tanggal tanpa tata tau2 tax telung tempat tetep
    tgl they tiba tiba2 tidur tilu tingg too tour tp traktor trus tugas tulis tumbang tumpah two
    ubah udan urang urug websit weeks zebra
    """,
    2: """
    ab about adik agar akses akta akun alas alasan ambrol ambruk ambung amen angel apotek asang asar
    asked audit bahu balap bangku bangun basah baureno bawah bbm beach bebas begitu belajar belatung
    beliau bener beran bibit bins bisnis bk block boat bocah2 bodong bohlam bulog buny butuh cafe
    carik cemplung center community cret dadi dahulu dalem damel dandan daring data daya denda
    dengung digaj dima dosen doubl dulur dusunku embung emis engat erempet eror etem etor etrum
    fabel fiktif fishing fisik fogging formulir full fund gadu gagal ganggu ganti gardu garis gawai
    genteng gerak get golong gorong2 gratifikas gubuk gudang gugur gulita habis hajat haji hal
    hanyut hasil hati2 headmaster health hebat high hotel id identitas ig iklan inspector itupun
    iuran janji jari jaspel jd jebak jedag jedug jelas jelek jepit junta kado kaki kamar kampany
    kaporit karang kare karet karung kasir kasur ketau kir km kompla koramil kotoran krempyeng kuat
    kulit kumuh kuning kurb laki land langgar lanta layak legalisir lepas leutik lha lift list loker
    loos lorong lotot luap luas mabok mabuk mambu mandor mangkrak mantr marah2 mau mawar mbak mbang
    milik minal minyakita mlebu modern motong musik musrenbang nambah nding nimpa nipu nobody
    nonaktif nongol nota nsiun nunjuk nurun nyalur nyebrang oblos officer ohon oleh oli operator
    palak palsu pamarentah panjun paruh paskib passport patung paud pdam pdhl peopl perlu perum
    pinjam pmi polsek ponegoro praktik prem pustu putih queu ramah rampas rask rbai rehab rekrutmen
    renca reyot ringan rombong rontok rpus rtiga ruju rungu sabu samsat satu sebaik sebe seenak
    seged segel segitu sehat sejam sekampung sembarang semrawut sepinggang serabut shop siaga sing
    siri sjid sktm sman smk smok sofa sok someo status sudirm tanda tebang tebu tebus tegur telen
    tembakau tembok tender tenggelam terna tertib them tiket tindak total tower traffic transport
    trayek trs tuanya tuker tunanetra tunjuk ugal2 uji ukim ulat unggu usaha utara utup was wc we
    wereng woy yala yo
    """,
    -2: """
    aami abai acc ampuh anggar angka angsur arus asli aula b1 bahas balas bales bang bangsa bapak
    barista batuk beli berjal besar bimbel bingung bintang bio bis bit bmkg bpbd bromo bumn bund bup
    cabang cabe cctv check cilik claim crypto cuaca cuci dama daripada dateng daun dbd dekat diem
    disin dsos ekstrem elektabilitas eluh endam entu etawa evaluas favorit fixing foto fup futsal
    gacor gan gant ganteng gata genset gercep giat googl goreng grab gratis guruku harga http hut
    ikan includ indah indomaret inget innalillah jamin jawaban jiwa juga jumbo jurus kadang kan
    kanan kapolsek karyaw katering keep kenal kering ki kontrol ku kucing kulkas lagu laku lamp
    lanjut legal lekas lele lima lirik lupa ly m makin mall masyarakat mbal me melat million min
    minum modus mogok motor nasib ncair ndapat ngapa nggih njad njelasan ntar obral ojol padat
    pancen panjang paripur parsel percaya pijat pinggir plus polis prediks puis pulang pupr rapi
    rawit rek resm rhar ribu ringat rtp saratus sehar sekilo selamet seluruh semalem sempat sendiri
    seret serta sir sisa sma sumpah system ta tabrak tanya target taruh tekan temp tentang terjun
    tiga tindaklanjut tingkat titip tuhan ulang umr undang ungkap unit urutku utuh want waras wd
    wilayah wisata with working wujud yayas yerah your
    """,
    -3: """
    abu ac acara adek ajak ajuk akak akikah alus am angkat anter asik atas auto balan bandang banget
    bapak2 bapakku bentar bergiz bi boleh bor bunda caang cat catering checking cilok cinc cod
    coklat contact cuan cukup curanmor dalam damkar debat deres ding dini dollars dosa dulu emas
    erima film final followers gada gais gelombang geprek gotong guys hancur happy hari here hingga
    home hukum idul imbau jaya jne kalah kartin keluh kerja khusus kondang kost kuota kursus lebih
    lilin liter ludes mang matematika maut menit minggu mobilku mulus nasional next ngaji njelas
    nkes normal nuju nyala oke open organik pak panas parta paving pencet per pinjem pisang pun
    putra rabu rawat resmi rtama ruas rumahku rutin s sabtu sadar sahabat saldo sedang sedot
    sekarang sembako seneng serem siapapun surut syukur tamp tangan tangkap taut teh tim tinggal
    togel trading tsunam tuh turut ujung umk up vote wah wakil walau wanita wisuda
    """,
    -4: """
    adem alam alih ambil anget anggur antusias aris baik bal ban barus batik bekal belok benar benca
    bonus bpkb cair capek capres cek chat cinta coblos com deposit did doain drakor dukung duri
    ebrang fast festival grosir gula hadap hadir hemat informas iya jaksa juara jumat karya keren kg
    kiri kopi kos kota kpk kur lagi limit lolos ma madu masing modal nang nasi ndidi ndopo ongkir
    order pesen pilkada pol politis potens pr print protes rame ratus rcaya rebus rekomendas rnikah
    royong rsia rtemu s1 sakit sambil sana sebagi second sembah senin seragam serah sete shar sholat
    si sini slot surve surya tanggung tembus temenku testing time timnas utar voli wal
    """,
    -5: """
    adikku allah amanah babinsa bakt bali bantosan batas bunga cantik cari cv dampak dan demam detik
    dlh doanya email erintah evakuas exampl fungs galon grup hahaha hatiku hubung ikut ini jakarta
    jaman jernih kampus kang kanop klinik korsleting kredit lahir lamar lantik laporan lengkap les
    like limpah listrik lokas max negara nemu ok pacar panggil pecel pekan prestas puluh pusat ready
    renovas resep salut sangat sar satpam semangat sembuh siang sih sim stok sudah tadi tahap telpon
    tinjau token travel untung warna waspada what will wkwkwk
    """,
    -6: """
    admin akibat awar ayo bagus batin beres bersih bos caba cicil coba cocok doa doak dunia ekonom
    etes gaes gubernur hadiah harap hp huhu istirahat kode korups kumpul langsung mari netizen ngop
    nitip ombak otw pick presiden promo rsen rubah sangka sayang sayur seorang sepakat sido sigap
    surabaya terang tes test tol top transfer ustadz wa weekend
    """,
    -7: """
    akan aman amat baju biasa celaka deras dicar es gabung hehe ibu jang kabar kavling kunc lancar
    lu lur maju mancur mantap mula nter nting nyebab nyoba past pengalam pesan petak politik pu
    rental rp rumahmu seberang sedih sekitar sepatu seru servis setuju situs sosial tempatmu urut
    viral ya
    """,
    -8: """
    bandung bot hanya hujan kangen kasus kirim klik liat lucu mah mas milu panta pulsa raih rapat
    rasa relaw segar sewa so teman
    """,
    -9: """
    antar besok bun dp hidup indonesia jujur mancing mkab ndaftar nego privat sedia segala senang
    shm skon ucap video
    """,
    -10: """
    akhir bangga bupat jemput kontra mampir nonton paket rakyat sabar temu
    """,
    -11: """
    cepat enak gelar hub inggal jasa kak
    """,
    -12: """
    alhamdulil deh dprd garans murah siap yuk
    """,
    -13: """
    anda eh nant nih
    """,
    -14: """
    kamu link mimp
    """,
    -15: """
    haha wkwk
    """,
    -16: """
    bro
    """,
}

BEGINNINGS: Final[Mapping[int, str]] = {
    10: """
    honor
    """,
    8: """
    minta rangk setia
    """,
    7: """
    kapan mati padah suruh tamba
    """,
    6: """
    bayar berap bikin kali kartu liar napa parki proye pungl retak tidak tolon tutup
    """,
    5: """
    air amble bagai banso bau belum bolon gas gelap goron jadwa jaran kabel kena kios kotor licin
    malah mampe mohon njaga numpu nutup on pabri paka pas pasie pohon pungu saran satpo sekal surat
    tetan tiang tolak usul wajib warun x
    """,
    4: """
    airny ambul amuk ancur asal asap atau atm bahay belak bener beras bidan bocor boron bpjs calo
    cara coret cuma dagan desa dibag dokte every gali gang gawa hilan iriga isiny jalur jebol kades
    kasih kayak kayu kema kk koson lab lahan laran layan loket luban lupas lurah makam malin merah
    mesin murid muter nama ngadu otong pajak parah pareu patah pbb penuh pinda rabie rnah roboh
    rokok rt sampa sejak seko selo setor sumba syara taman tanah tarif terus the tipu troto tua umkm
    umum vaks
    """,
    3: """
    ada ajur alat alun2 amban amplo anak aneh angko angku antr antri arah asih aspal at bambu bangk
    banji bawan bayi bengk bens berdi besuk biar bisin bocah bongk broke brong buaya buku bumde bus
    byar calon can cewa cor darah dari debu derma dewan dicur dukuh elupa erang formu gedun halt
    harus has ilih ilik isik jambr jatuh jemba kabeh kadus kalau kamli kanda karan karao karci kebun
    keruh ketua kids knalp koper kotak kua kuran kurin lalu lamba lampu langk lansi lapas latih
    lemot light limba lompo luar luarg lumpu maksa maneh marak mbg mest mesum minya mung musho musim
    my nakal nanya ndara ngada ngaj ngen numpa offic ogok oknum omahk padi palan panit pasar passw
    pemda perba pet petan pip pipa piran porta psek ptt pupuk puske raib razia rel rempu retri rsud
    ruang rumpu rusak rw sakol sapi selek sempi separ serin simpa soal suam subuh sunga susu takut
    tangg tani tapi tarik tawon tenda terna tilan tipis toko tong truk tuli turun uang ugal uruh
    urus villa wungk yampa zonas
    """,
    2: """
    adame adany agen ajar akte alter an ana anak2 anggo anjlo antor any apaka api aplik asat asin
    atap atur bade bahwa bak balih banya baran bauny bawa becak becek begal beliu berit berka besi
    biaya bilan bisak blok blt bolak boros budak bulan busuk caina camat campu cetak colle combe
    copet cross dafta dana di diam dicat dinas dita dobel dogs dokum domis down duit dukca e ecer
    elip emang emper eriks faske food for gaju garba getar gondo gongg guru hama hamil het hijau his
    hoyon hutan ijin iki iku imb in infus ingg inter isi it jagun jam janji jarak jare jarum jauh
    jenti jorok judi kakek kalis kanto karat kasi kaur kawin kaya kedah keras kilo kolam komit kompo
    kosan koyo kriti ktp kubur kudu lalat lama lapan lapor lapuk las lebar ledak lelet lewat libur
    lilin lingk liwat longs luka lulus lumut lunas malam mana mangk mantr mark mater mbok melon
    meter milih minim miras mirin mulu mulut muncu mutas nakes nangi narik nceng ncuri ndamp ndeso
    nelay nelpo neran nerim ngabd ngaju ngaku ngis nib nik nilai njual nungg nyebe nyulu ocor of
    ongko onli only oplos orang ortu our pagar paku pangk pant papan pasir pay pbg pbi pecah pesta
    phon pings pju pkh pkk plafo plast plat plese pns poli polus pom posya poton ppdb prakt prope
    ptsl pukul putin putus rabat racun rahu rawan reman rempa repor resah rhati rjala rlint rmoho
    rpust rs rubuh rugi rupuk rusun salah salur sama sangg schoo sd sdn se sebel sebul segin sekde
    selat seles selin sesak sibuk sidor siste snake solar solo spand spbu speak speed staf stnk stop
    suap sugge suka sulit sumur susah tagih talud tamu taneu tang tanpa tawar tax teach tebal telan
    temba teng tengk teras teror terpa tetep they ti tiba tiba2 tikun tikus timba titik to toa toile
    tps trakt tugas tumba two udan ukur ular usut wajah walun websi weeks
    """,
    -2: """
    acara adem ajak akak alam alih allah alus am amana ambil anget anggu antus aris atas babin baik
    bal balan bali ban bange barus batas batik bekal belok benar benca boleh bonus bpkb cair canti
    capek capre cari cat cek chat cilok coblo com conta cuan cukup cv damka demam depos did dlh
    doain doany dolla drako dukun duri ebran email emas erima evaku fast festi film fungs gais galon
    goton grosi gula hadap hahah happy hari hemat hingg hubun hukum infor inves iya jakar jaksa
    jaman jawab jerni jne juara jumat kanop kapol karti keluh keren kerja kg kiri klini konda kopi
    kos kota kpk kucin kuota kur kursu lagi lahir lanti lemba lengk like limit limpa listr liter
    lolos ma madu masin max mingg modal mulus nang nasi nasio ndidi ndopo negar nemu next njela nkes
    ok ongki open order organ pacar pecel pekan pence pesen pilka pinje pisan pol poten pr print
    produ promo prote puluh rabu rame ratus rawat rcaya ready rebus renov resep rnika royon rsia
    rtemu ruas rumah s s1 sadar sahab sakit saldo salut sana sanga sar secon selam seman sembu senen
    senin serag serah serem sete shar shola si siang sih simpe sini slot sosia stok sudah surya
    tahap tamp taut tembu temen tempa terja time timna tinja token trave tuh turut ujung umk untun
    utar voli vote wah wakil wal waspa weeke will wkwkw
    """,
    -3: """
    adikk akiba aman amat angka awar ayo bagus bakt batin beres bersi biasa bos bunga bupat caba
    celak check cicil coba cocok dampa dan deras detik dicar doa doak dunia ekono erint es etes
    examp gabun gaes grup guber hadia harap hatik hehe hp huhu ikut ini istir jang kabar kang karya
    kavli kode korsl kredi kumpu kunc lamar lanca les maju mancu mari mula netiz ngop nitip nting
    nyeba nyoba ombak otw pangg past penga pesan petak pick prest pu pusat rekom renta rp rsen rubah
    sayan sayur sebag seber seger sekit semba seora sepat servi setuj sido sigap sim surab surve
    tadi telpo teran tes test testi tol top undan urut ustad viral wa warna what ya
    """,
    -4: """
    akan antar baju bandu besok bot bun cinta dp hadir hanya hidup hujan ibu indon jujur kange kasus
    kirim klik liat lu lucu lur mah manci mas milu mkab ndaft nter panta presi priva pulsa raih
    rapat rasa relaw respo sangk sedia sedih segal segar sekol senan sepak seper seru sewa shm situs
    so ucap video
    """,
    -5: """
    akhir bangg cepat gelar jasa kak mampi nego nonto paket polit quick rakya sabar sekar skon teman
    temu
    """,
    -6: """
    alham anda bapak deh dprd enak garan hub ingga jempu manta murah siap yuk
    """,
    -7: """
    eh haha kamu link mimp nant nih wkwk
    """,
    -8: """
    bro
    """,
}
