"""Frames of misconduct: who in office, what is taken, for what. They add to `OVERSIGHT`'s phrases.

Each frame combines slots, so that a word which is new to one slot is found with all others. The
notation is that of `phrasebook`.
"""

from __future__ import annotations

from typing import Final

# What citizens are owed.
_BENEFITS: Final = (
    "bantuan|bansos|blt|pkh|bpnt|sembako|beras|raskin|rastra|bst|hibah|bibit|benih|pupuk|traktor|"
    "alsintan|sapi|kambing|bebek|mesin|insentif|honor|honorarium|gaji|thr|tunjangan|upah|beasiswa|"
    "pip|kip|bos|dana|anggaran|santunan|ganti_rugi|zakat|infak|jatah|kuota|seragam|laptop|rtlh|"
    "semen|material|kompor|rapelan|lembur|sppd|alokasi|aid|allowance|scholarship|funds|subsidy"
)
_TAKES: Final = (
    "nyaplok|dicaplok|nyikat|disikat|nggondol|digondol|digasak|nggasak|dicomot|nyomot|"
    "dicatut|nyatut|dicuil|nyuil|dipek|ngepek|dicokot|nyokot|nyunat|disunat|dijarah|ditilap|nilap|"
    "ditilep|dientit|ngentit|dicolong|dikantongi|ngantongi|dibelokkan|dipelihara|dikemplang|"
    "ngemplang|dikompas|dibancak|ditelikung|dikorup|dipreteli|disulap|ngagelapkeun|dihakan|"
    "dihuapan|"
    "disumputkeun|siphoned|pocketed|skimmed|diverted|embezzled"
)
# What is given where nothing is owed, and what an office owes for nothing.
_GIFTS: Final = (
    "uang|duit|amplop|rokok|kopi|bensin|kambing|ayam|bebek|gula|durian|parsel|bingkisan|oleh_oleh|"
    "pulsa|dibelikan|dibeliin|ditraktir|disangoni|ditukokno|ditukokke|dipangmeulikeun|persen|"
    "setoran|pelicin|fee"
)
_SERVICES: Final = (
    "tanda_tangan|ttd|teken|tandatangan|stempel|diproses|dilayani|diladeni|diurus|jadi|keluar|cair|"
    "dikasih|dibuatkan|diterima|lulus|lolos|terbit|diteken|diperpanjang|acc|disetujui|dipanggil|"
    "mau|gelem|daek|bisa|signed|approved|processed"
)
_KIN: Final = (
    "adik|adiknya|adike|anak|anaknya|anake|ipar|iparnya|ipare|ponakan|ponakane|menantu|mantu|"
    "mantune|"
    "saudara|saudaranya|dulure|keluarga|keluarganya|besan|suaminya|istrinya|timses|kroni|kroninya|"
    "tim_sukses|kerabat|kerabatnya|sedulure|dulurna|kulawargana|famili|sepupu"
)

FRAMES: Final = {
    # Telling whoever it is said of.
    "graft": f"""
        {_BENEFITS} .. {_TAKES}
        {_TAKES} .. {_BENEFITS}
        asn|pns|pegawai|kades|perangkat|camat|lurah|kepsek|kepala_dinas|kepala_sekolah|sekdes ...
        kampanye|berkampanye|ngampanyein|politik_praktis|dukung_calon|bagi_kaos|bagi2_kaos|
        pasang_baliho
        aid|help|jobs|places|funds|rice .. his|her|their relatives|family|friends|cousins|nephew
        petugas|penjaga|wong|juru timbangan ... dijaluki|dimintai|dimintain|njaluk|minta
        rokok|kopi|bensin|kambing|ayam|amplop|oleh_oleh|dibelikan|ditraktir|uang|duit|setor|
        bayar ...
        dulu|sik|disik|heula baru|nembe|kakara
        {_GIFTS} .. baru {_SERVICES}
        minta|njaluk|menta|mundut dibelikan|dibeliin|ditraktir|disangoni|ditukokno|ditukokke|
        dipangmeulikeun
        tanpa|tidak|no .. kwitansi|kuitansi|tanda_terima|bukti_bayar|bukti_pembayaran|receipt
        tidak_usah|tidak_pakai|tidak_perlu|tidak_dikasih|tidak_diberi kwitansi|kuitansi|nota|struk|
        bukti|karcis
        lewat|liwat|via|jalur|pintu|dari belakang|mburi|tukang|samping ... ribu|juta|bayar|langsung|
        jadi|lolos|diterima
        tanpa|tidak_usah|tidak_pakai|tidak_perlu tes|test|ujian|uji|ngantri|antri|antre|praktek ..
        bayar|ribu|juta|langsung|jadi|lulus
        sim|kir|stnk|sertifikat|skck|ijazah|paspor|surat_sehat ... tanpa|tidak_usah|tidak_pakai tes|
        test|ujian|uji|antri|praktek|diperiksa
        yang|siapa .. mau|gelem|berani|wani|bisa|sudah|punya|daek bayar|setor|nyetor|ngasih|kasih|
        duit|uang|nyogok|nyuap .. boleh|aman|lolos|tetap|dibiarkan|bebas|didahulukan|duluan|dapat|
        diterima|lancar|dilayani
        sumbangan|infak|infaq|tarikan|pungutan|uang_komite|uang_gedung|paguyuban|urunan|swadaya|
        sukarela|partisipasi .. dipatok|ditentukan|dipukul_rata|minimal|wajib|diwajibkan|dipaksa|
        ditagih|ditarget|harus|kudu|kedah|maksa|memaksa|dijatah|dibanderol
        sukarela|seikhlasnya|ikhlas|saikhlasna .. tapi|kok|malah|jebule|nyatanya|kenyataannya|
        padahal|ternyata
        tidak|belum|yang .. bayar|lunas|nyumbang|melunasi ... tidak_boleh|tidak_dapat|tidak_dikasih|
        tidak_bisa|ditahan|dilarang|dikeluarkan ... ujian|tes|rapor|ijazah|kartu_ujian|wisuda|
        ulangan
        nama|namanya|jenenge|gaji|honor|absen|absennya ... ada|jalan|cair|lancar|terus|masuk ...
        orangnya|wonge|jalmina|jelemana .. tidak|belum|entah|sudah|di
        tidak|jarang .. ngantor|kerja|mlebu|nyambut|ngajar|mengajar|hadir|nongol ... gaji|
        gajinya|honor|bayaran|tunjangan|dibayar
        anggaran|dana|pagu|rab|proposal|lpj|spj|papan_proyek ... kenyataannya|nyatanya|nyatane|
        faktanya|realisasinya|jebule|aslinya|aslina|di_lapangan|yang_dibangun|yang_dipasang
        rab|spek|spesifikasi|volume|ketebalan ... dipasang|terpasang|kenyataannya|tidak_sesuai|beda|
        tidak_cocok|tidak_sarua|dikurangi|disunat
        periksa|selidiki|usut|diusut|diperiksa|dibongkar .. dana|anggaran|penggunaan|keuangan|kas|
        bumdes|apbdes|lpj|kekayaan|harta
        pembangunan|proyek|pengadaan|rehab|renovasi|kegiatan|bimtek|pelatihan .. fiktif|bodong|
        abal_abal|hantu|di_atas_kertas|cuma_foto|akal_akalan|dobel|siluman
        dikerjakan|digarap|ngerjain|ngerjakan|mengerjakan|nggarap|dipegang|menang|dimenangkan|
        pemborongnya|kontraktornya|pelaksananya|rekanannya .. {_KIN}
        bantuan|bansos|blt|pkh|sembako|bibit|pupuk|bedah_rumah|beasiswa|honorer ... yang|cuma|mung|
        hanya|ngan|malah .. {_KIN}
        jadi|dadi|dados|masuk|nyalon|pengen .. perangkat|perades|kasun|kaur|carik|honorer|pns|asn|
        p3k|
        pppk|polisi|tni|kepsek|kepala_sekolah|satpol|thl|pegawai ... setor|nyetor|bayar|juta|mahar|
        nyogok|ratus
        jual|dijual|menjual|ngedol|didol|ngajual|jualan ... ketua|kades|lurah|petugas|pegawai|oknum|
        pendamping|guru|kepsek|perangkat|poktan|pengurus ... subsidi|bantuan|jatah|kuota|blangko|
        blanko|formulir|soal|kunci_jawaban|kursi|seragam|lks|tanah|aset|data
        kuota|jatah|bansos|bangku|kursi|kunci_jawaban|soal|nilai|lapak|los .. dijual|didol|
        dijualbelikan|diperjualbelikan
        ngancam|ngancem|mengancam|diancam|diancem|ancam|nakut_nakuti|ditakut_takuti ... coret|
        dicoret|
        nyoret|dihapus|dipecat|dimutasi|dipersulit|tidak_lulus|dikeluarkan|ditilang|dicabut
        kalau|asal|biar|supaya .. dapat|cair|lolos|jadi|diperpanjang|lulus|masuk|pbi|pkh|bansos ...
        nyoblos|coblos|dukung|mendukung|nginap|nginep|tidur|temani|ngancani|ditemani|cium|layani
        *bocor laporan|identitas|pelapor|aduan|soal|razia
        laporan|aduan|identitas|nama_pelapor|razia|sidak .. dibocorkan|dibocorin|bocor_ke|bocor_nang
        pakai|pake|make|nganggo|nggawe|menggunakan|minjam .. ktp|kk|nama|nik|data .. warga|saya|
        orang|
        ibu|bapak .. pinjam|pinjaman|utang|hutang|bank|kredit|koperasi|pinjol|partai|dukungan
        setor|nyetor|setoran|ngasih|jatah|uang|upeti .. ke|kepada|buat|untuk .. oknum|orang_dishub|
        orang_dalam|petugas|pejabat|aparat|polisi|dewan|kades|lurah|atasan|pimpinan|kabid|dishub|
        satpol
        persen dari|buat|untuk|tiap .. proyek|bantuan|pencairan|honor|hibah
        minta|narik|ngambil|motong|mundut ... persen .. proyek|bantuan|dana|pencairan|jual|
        jual_beli|
        tanah|honor|gaji|hibah
        tanah_kas|tkd|bengkok|tanah_bengkok|titisara|tanah_desa|aset_desa|pasar_desa|bumdes|
        hasil_sewa|
        hasil_lelang|hasil_parkir|hasil_wisata|tiket_wisata|retribusi ... tidak_masuk|tidak_mlebu|
        tidak_pernah_masuk|tidak_jelas|entah_kemana|masuk_kantong|dikuasai|disewakan|
        tidak_dilaporkan|
        raib|lenyap|dimakan|dinikmati
        wajib|harus|kudu|kedah|disuruh|diarahkan|dipaksa|maksa|diwajibkan beli|membeli|tuku|meuli|
        pesan|
        nebus ... guru|sekolah|kepsek|koperasi|kepala|wali_kelas|apotek|rumahnya|tokonya|komite
        beli|tuku|meuli|jual|dijual|adol .. seragam|lks|buku|sampul|atribut ... wajib|harus|dipaksa|
        kudu|lipat|rumahnya
        dipakai|dipake|dienggo|dinggo|digawe|nganggo|make .. mudik|hajatan|kondangan|mantenan|
        nikahan|
        liburan|piknik|rekreasi|belanja|ngarit|pindahan|ziarah|kampanye|sekeluarga ..
        mobil|plat_merah|dinas|siaga|ambulans|desa|kantor
        numpuk kekayaan|harta, mendadak|ujug_ujug sugih|kaya|tajir|punya_mobil|beli_mobil|beli_tanah
        biaya|uang|duit|ongkos tambahan|lain_lain|extra|ekstra|siluman .. tidak|tanpa|petugas|
        perawat|kwitansi|dokter|diminta|minta|kamar|cepat
        tender|lelang|pengadaan|penunjukan|seleksi|tes_perangkat|penjaringan|ppdb|spmb|rekrutmen ...
        diatur|settingan|setingan|setting|disetting|sandiwara|dagelan|akal_akalan|pesanan|titipan|
        jalur_belakang|kongkalikong|main_mata|itu_itu|dikondisikan|formalitas
        jabatan|kursi|posisi|bangku|kelulusan|lulus|mutasi .. tarif|tarifnya|harganya|dijual
        foto|gambar|nama|stiker|spanduk|logo .. bupati|kades|lurah|dewan|caleg|paslon|camat|wabup ..
        bantuan|sembako|karung|ambulans|beras|bansos
        di|ning|dina laporan|laporannya|kertas|spj|lpj ... ternyata|masih|jebule|tibake|geuning|
        nol|kosong
        surat|sktm|skck|keterangan|rekomendasi|stempel .. dijual|didol|ditarif|dihargai|dibanderol
        laporannya|laporane|notanya|ditulis|tertulis|anggarannya|dianggarkan|nilainya .. juta|
        miliar|milyar
        tanda_tangan|teken|ttd|neken .. terima|nampi|penerimaan|kwitansi|kuitansi .. datang|sampai|
        dapat|
        nyatanya|cuma|mung|padahal|tidak|beda
        tanda_tangan|teken|ttd|neken .. terima|nampi .. kilo|kg|juta|ribu|sak
        bisa|boleh|mau|iso selesai|diselesaikan|beres|rampung|damai .. sini|tempat|jalan
        sanggup|berani|siap|mampu|wani|kuat berapa|piro|bayar|nyetor|setor
        minta|ngambil|makan|ambil|njupuk .. gratis|gratisan|tidak_bayar .. pedagang|warung|lapak|
        toko|bakul
        malam_malam|tengah_malam|dini_hari ... diangkut|keluar_masuk|dipindah|bongkar .. bansos|
        beras|bantuan
        dinonaktifkan|dicoret|dihapus|diblokir|diputus|dicabut|dipersulit|dianaktirikan ... tidak|
        beda|bukan ..
        milih|memilih|dukung|pilihan|pendukung|nyoblos|coblos|pilihannya|dukungan
        ditandatangani|diambil|dicairkan|diterima|diteken|dinikmati orang|wong|jalma lain|liya|
        liyane|sejen
        tinggal|cukup|asal bayar|mbayar .. tidak|tanpa|langsung|jadi|keluar|beres|lulus
        jual_beli lapak|kios|los|kursi|bangku|jabatan|kuota|suara|nilai|formulir|antrian|kamar
        minyak|gula|beras|sembako|gas|elpiji|pupuk|bansos .. ditimbun|disimpan|numpuk .. rumah|
        gudang ..
        ketua|kades|lurah|panitia|pak|rt|kadus|bu|agen
        masuk tas|saku|laci|dompet|kantong petugas|pribadi|sendiri|pinggang|dia|pegawai
        hapus|dihapus|dicoret|nyoret|dipersulit|dipecat|diputus|dinonaktifkan ... setelah|gara|
        sejak|habis ..
        kritik|ngritik|mengkritik|protes|lapor|melapor|demo|nanya|bertanya
        sponsori|mensponsori|disponsori, jadi|minta sponsor
        if i|we|you bought|buy|paid|pay|gave|give|bring|brought
        mobil|truk|alat_berat|ekskavator|bego|dump_truck sampah|dlh|pemda|pu|dinas|desa|
        pemkab ... pribadi|
        pasir|disewakan|hajatan|kayu|sawit
        nunggu|menunggu|minta|njaluk|nyari|ngarep .. sesuatu|pengertian|amplop|saya_kasih|
        dikasih_uang
        charges|charge|charged ... free, should be free, kick back, part of our|my salary
        usut|diusut|selidiki|periksa .. pengadaan|proyek|tender|lelang
        pengadaan|beli|belanja ... lipat, jual|ngajual|dijual|ngedol bangku|korsi|kursi|jatah
        suwuni|disuwuni|dipundhuti|dipuntedhani|dijaluki|dipentaan|dijaluk .. arta|yatra|duit|ribu|
        juta
        aspal|jalan|cor|paving|bangunan|jembatan|talud|drainase ... belum_setahun|baru_setahun|
        belum_sebulan|baru_sebulan|belum_seminggu|setengah_tahun ... miliar|milyar|juta
        project|fund|funds|program|programme ... only|exists on paper
        kwitansi|kuitansi|karcis|struk|nota ... tidak|tanpa|belum .. seri|nomor|stempel|cap|kop
        pembagian|penyaluran|undian .. tidak adil|merata|transparan ... dapat|oleh|nampi|kebagian
        yang|sing|nu dapat|kebagian|oleh|nampi bukan|malah|justru
        diplot, sudah|udah ditentukan|dikunci|disiapkan dari_awal|sebelum
        persen .. hilang|ilang|raib|habis .. sebelum|duluan|dulu
        bantuan|dana|bansos|blt|insentif|honor|santunan ... tidak utuh|genap|lengkap|pernah_utuh
        kudu|harus|kedah|wajib|mesti ada|bawa|gawa|mawa .. bensin|rokok|amplop|uang|duit|artos|
        gula|kopi|bingkisan
        kudu|harus|kedah|wajib|mesti|disuruh beli|meuli|tuku map|materai|meterai|formulir|blangko
        semen|besi|pasir|aspal|batu|kayu|material ... diganti|ditukar|dicampur .. lumpur|bambu|
        tanah|bosnya|mandornya|bekas|murah
        minta|narik|mungut|nagih|njaluk|menta .. ribu|seribu|juta|000 .. per|tiap|saben|unggal
        pengangkatan|penunjukan|pemilihan|penetapan|pelantikan ... kedekatan|tidak_melalui|
        tanpa_prosedur|bukan_karena
        hak_suara|suara|undangan_coblos|surat_suara .. dipakai|dicoblos|diambil|diwakili .. orang
        punya|ada kenalan .. bisa|langsung|cepat|duluan|nyelip|nyalip
        dikurangi|dikurangin ... dibawa_pulang, busuk|rusak|jelek|kurang ... berita_acara
        got|received|won .. grant|aid|contract|kiosk ... although|because|mayor|chief|driver|cousin
        nothing moves|happens|works unless|without, leave|leaves something
        collects|collect|collecting|demands .. money|credit|gifts|cash|contributions
        ketidaksesuaian|ketidakcocokan|ketidakwajaran .. laporan|realisasi|anggaran|antara|dana
        pemeriksaan|periksa|audit|usut .. kekayaan|harta
        mobil|kendaraan|truk|tangki damkar|pemadam|tangki|pdam ... kolam|kebun|
        hajatan|sawah|kondangan
        official|officer|clerk|police|headman|village_head|teacher|principal|nurse|staff ... asked|
        asks|demanded|demands|wanted|took|takes|charged|pocketed|kept|keeps ... money|cash|million|
        thousand|bribe|percent|fee|gift|aid|funds
    """,
    # Wrong only where somebody in office does it.
    "misconduct": f"""
        *tipu, tipu tipu, makan|mangan bansos|bantuan|beras|jatah
        ngajak|ajak|ngajakin .. anak|murid|siswi|santri|santriwati .. pulang|jalan|rumah|kos|bareng
        nakal, cuma|hanya|mung mau .. ngelayanin|melayani|layani|ladeni .. cantik|muda|kenal|kaya
        *nginap, *nginep, ngajak|ngejak|diajak|dijak .. hotel|vila|villa|penginapan|minum|dugem
        {_TAKES}
        {_BENEFITS} .. di|ke kandang|gudang|garasi|sawah|kebun|rumahnya|rumahe|omahe|tokonya|
        warungnya
        {_BENEFITS} .. di|ke rumah pak|bu|kades|kasun|kadus|rt|lurah|camat|ketua|dewan|carik|bapak
        minta|njaluk|mundut|menta .. {_GIFTS}
        tidak tau|nate|pernah|kungsi|kantos ngantor|mlebu|ketok|ngajar|piket|asup|ka_kantor
        nakut nakuti, nakut nakutin, menakut nakuti, nggertak, digertak, menggertak, gertak
        sak geleme dewe, main proyek|tanah|kayu|pasir|solar|pupuk|bansos|data|anggaran
        dinner|lunch|trip|party ... developer|contractor|bidder
        ngatur proyek|pemenang|tender, garap|menggarap|nggarap|bagi|bagi_bagi proyek
        istri|bojo|anak|adik|ipar|ponakan|keluarga .. jadi|dadi|diangkat|dimasukkan|kerja ..
        perangkat|honorer|pegawai|staf|operator|kader|bendahara|kasi|kaur|thl
        diminta nambah, minta nambah, disembunyikan, dirahasiakan
        lipat|2x|3x|dua_kali|tiga_kali .. pasar|toko|luar|aslinya, simpanan
    """,
    # Told, taught or asked about in general.
    "honest": """
        mahasiswa|mahasiswi|anak|peserta|posko|program|tim|adik|laporan|dosen|lokasi kkn
        kkn di|mahasiswa|tematik|reguler|kebangsaan|desa
        tidak_mau|menolak|nolak|emoh dikasih|diberi|disuap|disogok|terima|menerima|nerima uang|
        amplop|rokok|suap|imbalan|tip|tips|uang_rokok|pelicin, menolak|nolak amplop|suap|
        sogokan|imbalan|gratifikasi, tidak minta|meminta imbalan|upah|bayaran|sepeser
        salut|terima_kasih|makasih|bangga|nuhun|suwun ... tanpa|tidak|tidak_usah|tidak_perlu|
        tidak_kedah|tidak_kudu|tidak_harus bayar|mayar|mbayar|biaya|dipungut|uang|imbalan|amplop
        tanpa biaya|bayar|pungutan|imbalan sama_sekali|sepeser|sepeserpun|apapun|apa_apa
        dikasih|diberi|kasih|ngasih|dapat|obat .. gratis
        seribu|sepuluh|ratus|ribu menit|jam|hari|orang|warga|pohon|penumpang|pasien
        uang|kas|iuran|dana .. dilaporkan|diumumkan|dicatat .. tiap|setiap|rutin|terbuka|transparan
        pidato|ceramah|sambutan|debat ... korupsi|suap|pungli|koruptor|gratifikasi
        spanduk|poster|baliho|banner|stiker|papan|tulisan|mural .. berantas|lawan|tolak|stop|anti|
        cegah|perangi .. pungli|korupsi|suap|gratifikasi
        kabupaten|kota|provinsi|daerah|negara sebelah|lain|tetangga ... suap|korupsi|pungli
        apa_itu|apa_sih|apakah_itu|apa_arti suap|korupsi|gratifikasi|pungli|kkn|kolusi
        uu|undang|undang_undang|pasal|pp tipikor|kkn, salam kenal
        nyuruh|menyuruh masuk|pulang|belajar
        satpam|petugas|polisi|guru|sopir .. ketembak|tertembak|tertusuk|terbacok|tertabrak
        petugas|polisi|satpam|guru dipukul|dikeroyok|ditusuk|ditembak|dibacok|diserang .. maling|
        warga|preman|begal|pelaku|wali_murid|orang_tua|siswa|murid
        uang|duit|kas|uang_kas|kas_rt|kotak|dana .. dicuri|digondol|dimaling|digasak|disikat maling|
        pencuri|orang_tidak|rampok|perampok
        toko|olshop|akun|seller|penjual|investasi|nomor|rekening|situs|website|link fiktif|palsu|
        bodong|gadungan
        gaji|honor|honorarium|insentif|tunjangan|upah .. belum dibayar|cair|turun|dibayarkan
        angkot|ojek|ojol|becak|bentor|bajaj|travel|kernet|kondektur ... minta|narik|narikin|nagih|
        getok|naikin .. ribu|ongkos|tarif|rb
        hukuman|pasal|undang|definisi|pengertian|arti|artinya|contoh|beda|bedanya|bahaya|
        sosialisasi|
        seminar|materi|lomba|film|berita|tema|penyuluhan|webinar|buku|kursus .. suap|korupsi|
        gratifikasi|pungli|kolusi|nepotisme|antisuap|anti
        suap|korupsi|gratifikasi|pungli .. menurut|dalam|pasal undang|hukum|kuhp|islam
        lapor|melapor|laporkan|pengaduan|aduan pungli|suap|korupsi|gratifikasi kemana|dimana|
        bagaimana|lewat|ke_mana|di_mana
        kotak|hotline|nomor|kanal|posko|satgas|tim|aduan|pelaporan pungli|
        antisuap|anti|gratifikasi
        anti suap, uang kembalian, kembalian
        audit kelayakan|keselamatan|energi|mutu, jual|jualan pupuk kandang|organik|kompos|kompas
        kpk|kejaksaan|kejari|polda|polres|polisi|tipikor .. tetapkan|menetapkan|geledah|ungkap ...
        korupsi|suap|pungli|gratifikasi
        kejari|kejaksaan|kpk tahan ... tersangka, tersangka .. kasus korupsi|suap|pungli|dana
        kasus korupsi|suap|pungli ... dilimpahkan|disidangkan|divonis|dituntut|sidang|
        pengadilan_tipikor
        korupsi|koruptor|suap|nepotisme .. negeri|negara|indonesia|mendarah_daging|dimana_mana|
        dihukum|budaya
        negeri|negara|indonesia .. korupsi|koruptor|suap
        bola|liga|film|drama ... mafia, terima beres
        jaga|menjaga netralitas, uang_kas|kas|iuran arisan|futsal|senam|bola
        pegang|megang dua|tiga|2|3|rangkap kelas|rombel|rombongan
        diperas|diperes|dikompas pedagang|penjual|tengkulak|bakul|rentenir|pinjol|mantan|pacar
        diperas|diperes|dikompas oleh|sama|karo|ku pedagang|penjual|tengkulak|bakul|rentenir|mantan
        memeras pembeli|konsumen|pelanggan
        dibawa_kabur|dibawa_lari|digondol teman|temen|tetangga|mantan|pacar|penjual|bandar
        uang|duit .. dibawa_kabur|dibawa_lari teman|temen|tetangga|mantan|pacar|penjual|bandar
        tetangga|teman|temen|mantan|pacar|sepupu .. minjam|meminjam|pinjam|utang|hutang|ngutang ..
        uang|duit|juta
        tanpa|bebas mobil_dinas|motor_dinas|kendaraan_dinas
        dilatih|pelatihan|belajar|bimtek ... laporan
        pakai|pake|make|memakai kebaya|batik|beskap|jas|jilbab|hijab|blangkon|baju_adat
        izin|ijin .. tidak masuk_sekolah|masuk_les|masuk_ngaji
        anak|ananda|anak_saya|putra_saya|putri_saya .. tidak masuk|bisa_masuk|hadir karena|sekolah
        tidak masuk karena|sebab sakit|demam|panas|flu|batuk|diare
        oksigen|oksigennya|tabung|tabungnya|bensin|solar|air|galon .. tinggal setengah|separo|
        separuh
        kemana|ke_mana|dimana|di_mana .. lapor|melapor|lapornya|ngadu|mengadu .. pungli|suap|
        korupsi|gratifikasi
        kalau|jika|apabila ada pungli ... lapor|lapornya|melapor|ngadu
        lapor|lapornya|melapor .. ke ... saber_pungli
        tempat|warung|kafe|cafe|spot ngopi|nongkrong
        preman|pengamen|jagoan|geng|gerombolan|punk|kakak_kelas|teman|temannya|kanca|kancane ..
        malak|dipalak|memalak|malakin|malaki, dipalak|dipalaki|dipalakin .. preman|pengamen|
        geng|gerombolan|kakak_kelas|teman|temannya|kanca|kancane
        calo tiket|bus|bis|kereta|konser, amplop undangan|surat_suara|pernikahan|kondangan|cokelat
        tinggal separuh|separo|setengah ... longsor|ambrol|putus|amblas|roboh
        jembatan|papan|papannya|jalan|talud|atap|lantai|pagar|dinding ... tinggal separuh|separo|
        setengah
        bilang|kata|katanya|ngomong|jawab|jawabnya|jare urusan|urusane|kewenangan|wewenang|bagian|
        tanggung_jawab .. dishub|polisi|dinas|desa|pln|pdam|pu|kabupaten|provinsi|rsud|bpjs|
        kelurahan|kecamatan|pusat|dlh|satpol
        suruh|disuruh|nyuruh|dilempar|dioper|diarahkan|kongkon|dikon ke|nang|ka|menyang bpjs|rsud|
        dinas|pln|pdam|dishub|polsek|polres|kecamatan|kelurahan|desa|dukcapil|kabupaten|
        puskesmas|disdik|pusat|balai_desa|loket
        keeps|kept saying|telling|asking|postponing|sending
        ditarik|narik|tarik|ambil uang anda|kalian|sekarang|kamu
        umur|usia|berumur|usianya 86, cucu|cucunya|putune .. minta|njaluk|menta uang|duit
        dompet|tas|hp|ponsel|motor|sepeda|perhiasan .. diambil|dicuri|digondol|dirampas .. orang|
        maling|copet|jambret
        ambil|ngambil|mengambil|terima|menerima|cairkan|mencairkan uang|dana|gaji pensiun|pensiunan|
        tabungan|kiriman
        bayar|membayar kemana|dimana|lewat_mana, kalau harus bayar sendiri .. tidak
        setoran .. sehari|harian|angkot|ojek|bajaj|becak|juragan|tidak_nutup|belum_nutup
        wewenang|wewenange dinas|kabupaten|kota|provinsi|pusat|desa|pemkab|pemda|siapa|kami|balai
        bukan|itu|kan|luar wewenang
        mengumpulkan|ngumpulin|ngumpulkan|kumpulkan warga .. soal|untuk|buat|rapat|musyawarah|kali
        kami|kita urunan|patungan|swadaya|iuran, ayam|bebek|kambing|sapi|hewan|rumah potong
        kerja_bakti|gotong_royong sendiri, nengga
        hadiah|hadiahnya utama|hiburan|pertama|lomba|doorprize
        bantuan untuk|buat|bagi|kanggo keluarga|saudara seperti|kami|saya|miskin|kurang|tidak
    """,
    # Masters of their own and bullies: what these take or keep is nobody's in office.
    "private": """
        bos|boss|atasan saya|kami|aku|pabrik|toko|gudang|proyekan, majikan, majikannya, juragan
        juragannya, hrd, hrdnya, personalia, tki, tkw, pmi, phk, diphk, dirumahkan, outsourcing
        employer, my|our boss, sama|oleh|karo|ku|dari bos|boss|perusahaan
        kebijakan|aturan|peraturan|pihak|alasan perusahaan
        kerja|bekerja|nyambut_damel|nyambut_gawe|karyawan|buruh .. di|ning|wonten .. pabrik|gudang|
        toko|pt|cv|perusahaan|restoran|hotel|garmen|konveksi
        kakak kelas, kakak kelasnya, kakak tingkat, adik kelas
        sama|karo|oleh|dengan|ku teman temannya|sekelasnya|sekolahnya|kelasnya|sekelas
        toko|belanja|jualan|investasi|pinjaman|penjual|arisan|akun|nomor|seller|olshop online|
        daring|bodong|palsu|fiktif
        ditipu|tertipu|ketipu|kena_tipu|penipuan|nipu ... online|daring|medsos|marketplace|olshop|
        wa|facebook|investasi|arisan|telepon
        ngaku|ngaku_ngaku|mengaku|mengatasnamakan|mengaku_ngaku|nyamar|menyamar ... penipuan|penipu|
        gadungan|palsu|tipu|nipu|bukan|modus|bohong|hati_hati
        penipuan|penipu|modus|tipu|nipu|palsu|gadungan ... ngaku|ngaku_ngaku|mengaku|
        mengatasnamakan|nyamar|menyamar, petugas|polisi|pegawai gadungan
        arisan ... ketua|bandar|admin arisan
        jadi|bahan bully, dibully, dibuli, bullying, perundungan, dirundung
    """,
    # What belongs to all, and the plain names of graft: no matter among private people.
    "of_all": """
        dana|uang|duit|kas desa|negara|rakyat|bos|daerah, bansos, bantuan, blt, pkh, bpnt, pip
        sembako, anggaran, apbd, apbdes, proyek, dinas, *korupsi, pungli, *suap, *sogok, pelicin
        corruption, bribe, public funds, calo, cpns, p3k, pppk
    """,
    # Where pupils torment each other, these are told of it.
    "teacher": "guru, bu|pak|ibu guru, wali kelas, pelatih",
    # Called upon, they have done nothing; nor do those who only stand beside.
    "called": """
        ngaku|mengaku|mengatasnamakan|menyamar|nyamar|pura_pura .. petugas|polisi|pegawai|bupati|
        walikota|lurah|camat|kades|dinas|samsat|bea_cukai|tni|tentara|asn|pns|dokter|guru|hakim|
        jaksa|pejabat|staf
        bukan petugas|pegawai|polisi, petugas|polisi|pegawai gadungan, ketua|bandar|admin arisan
        akun|nomor|profil|wa ... nama|foto bupati|walikota|gubernur|camat|lurah|kades|pejabat
        buat|untuk|bagi kelompok_tani|poktan|gapoktan|kader|guru_honorer
        yth|kepada|kpd .. kepala dinas|badan|kantor|bagian|puskesmas kesehatan|pendidikan|
        perhubungan|sosial|lingkungan|pertanian|pekerjaan|perdagangan|kependudukan|komunikasi
        pegawai|staf|karyawan toko|swasta|bank|pabrik|hotel|restoran|warung|minimarket
        pensiunan|pensiun guru|pns|polisi|tni|bidan|perawat|pegawai|asn
        ditegur|ditegor|dilerai|diingatkan|dinasehati|dinasihati|dimarahi pak|bu|ketua|kepala|oleh|
        sama .. rt|rw|kades|lurah|kadus|camat|dusun|lingkungan, loket bilang|jawab|suruh|jawabnya
        saya|kulo|abdi istri|anak|anaknya|menantu|suami|cucu|adik|bojone pak|bu|kades|lurah|modin|
        rt|rw|
        kadus|camat
        pak|bu|ibu|bapak lurah|camat|kades|rt|rw|bupati|kadus minta tolong|bantu|bantuan|perhatian|
        perhatiannya|solusi|diperbaiki|dicek|dibantu|diaspal|tanggapan|kejelasan
    """,
}
