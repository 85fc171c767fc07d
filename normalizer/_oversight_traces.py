"""Traces of misconduct: words of which none says much, but several together do.

An office or what the public pays for, and within a breath of it money, kin, private use, secrecy …
`signs` weighs them, so that misconduct is seen which no phrase of the lists tells. The notation is
that of `phrasebook`.
"""

from __future__ import annotations

from typing import Final

# About these it may be.
ANCHORS: Final = {
    "office": """
        kades, kadus, kasun, lurah, camat, carik, sekdes, bayan, modin, mudin, kuwu, lebe, perangkat
        pak|bu|pa|bapak|ketua rt|rw, kepala sd|smp|sma|smk|mts|tk, bpd, dewan, pejabat, panitia
        bupati, oknum, kasi, kaur, sekcam
        operator desa|dtks|sekolah, pendamping, kepsek, komite, pengurus, kaling, kapus, direktur
        pengawas, bendahara, ketua, kepala desa|dinas|sekolah|puskesmas|pasar|dusun|kantor|bidang|
        upt
        kadis, kadin, kabid, aparat, jaksa, hakim, panitera, wakil rakyat, aleg, pamong, atasan
        pimpinan
        kuwu kami, lurah kami, sekretaris desa|kecamatan|dinas, koordinator, koordinatornya
        tim penilai, juri
        auditor, pemeriksa, tim pemeriksa, bidang aset|keuangan, forestry officers, pemda, pemkab
        poktan, gapoktan, bumdes, bpn, kua, samsat, penghulu, wabup, walikota, gubernur, sekda
        korwil
        tim seleksi|verifikasi|sukses, verifikator, petinggi, jogoboyo, kamituwo, kapala desa
        rektor
        kapolsek, kapolres, sipir, tni, babinsa, tukang ukur, juru ukur
        orang dalam|dinas|kantor|kelurahan|kecamatan|proyek|pajak|bpn, official, village head|chief
        public works|health|education office
        district|land|immigration|tax office, headmaster, inspector, headman, civil servant, mayor
        regent
        councilor, treasurer, committee
    """,
    "servant": """
        pegawai, pagawe, petugas, operator, mantri, bidan, dokter, guru, polisi, penyuluh, staf
        satpol
        pol pp, asn, pns, honorer, tentara, wali kelas, pelatih, kader, agen, loket
        juru|tukang parkir
        dosen, perawat, suster, satpam, jukir, kelompok tani, e warung, koperasi, dishub, mandor
        surveyor
        karyawan, kontraktor, rekanan, pemborong, officer, clerk, teacher, principal, police
        policeman, nurse
        secretary, contractor
    """,
    "public": """
        bantuan, bansos, blt, pkh, bpnt, sembako, dana, anggaran, apbdes, apbd, proyek, pengadaan
        prona, ptsl, sertifikat, surat keterangan|pengantar|pindah|tanah|kematian|waris|miskin|
        sehat|
        nikah|domisili|izin, ktp, kk, akta, izin, ijin, ijazah, ppdb, spmb, zonasi, afirmasi
        jabatan
        bengkok, tanah kas|desa|negara, aset, mobil dinas|siaga|desa|operasional, plat|pelat merah
        ambulans, beras, karang taruna, posyandu, pkk, pasar murah, kuota, pupuk, subsidi, hibah
        honor
        sertifikasi, tunjangan, insentif, gaji, rsud, puskesmas, kelurahan, kecamatan, dinas, kantor
        balai desa, sidak, reses, pemilihan, pilkades, seleksi, rekrutmen, tes, lelang, tender
        sim, kir
        stnk, bpkb, bphtb, pajak, beasiswa, pip, kip, bedah rumah, rutilahu, retribusi, tilang
        spj, lpj
        duit|uang negara|rakyat|desa|kas|komite|sekolah, pemerintah, polsek, polres, sekolah, mutasi
        kenaikan pangkat, kerja bakti, iuran, kas, traktor, bibit, sapi, kambing, alsintan, perahu
        kios
        lapak, los pasar, parkir, pasar, terminal, kamar, obat, resep, rujukan, antrian, laporan
        aduan
        cpns, p3k, pppk, pembangunan, bangunan, renovasi, jembatan, paving, talud, drainase, aspal
        rab
        tambang, galian, razia, tahanan, kasus, perkara, sidang, studi tour, wisuda, perpisahan
        seragam
        lks, les, dapodik, dtks, data, absensi, finger, permit, license, certificate, aid, budget
        project, government, public funds, scholarship, exam, tender, zakat, haji, hewan kurban
    """,
}

TRACES: Final = {
    "money": """
        uang, duit, artos, arta, dhuwit, dwit, ribu, juta, 000, persen, amplop, saldo, saldonya
        nyumbang, menyumbang, sedekah, amal, kencleng, sajuta, saratus
        saewu, sakjuta, satus, rongatus, selawe, seket, cepek, gopek, gocap, ceban, separo
        setengah, bayar, dibayar, mayar
        setor, nyetor, transfer, tf, tarif, tarifnya, harganya, ongkos, money, cash, fee, pay
        paid, paying
        dipotong, potong, motong, potongan, kepotong, nyisihkan, disisihkan, iuran, sumbangan
        dijual
        jual, ngedol, didol, jualan, ngajual, diperjualbelikan, seribu, sejuta, sepuluh, ratus
        nominal
        his|her|their|a cut, tebus, nebus, ditebus, komisi, setoran, miliar, milyar, mahar, modal
        biaya
        infak, infaq, urunan, patungan, kwitansi, kuitansi, tagihan, rekening, kas, thr, hadiah
        bingkisan
        rokok, uang|duit kopi, pulsa, traktir, imbalan, pengertian, terima kasih seikhlasnya
        jatah, upah
        harga .. ditulis|dinaikkan|lipat|segini|segitu, nota, thousand, million, gift, sawer
        saweran
    """,
    "asked": """
        minta, diminta, dimintai, dimintain, njaluk, dijaluki, dijaluk, menta, dipenta, dipentaan
        suwuni
        disuwuni, dipun suwuni, nyuwun kalih|tigang|gangsal|sedasa|seket|satus ewu|yuta
        mundut, dipundut, dikasih, ngasih, kasih, ngasi, lempar
        nyelip
        nyelipin, titip, nitip, tambah, nambah, nambahi, disuruh, nyuruh, suruh, wajib, harus
        kudu, kedah
        dipaksa, maksa, ditawar, ditawari, nawar, nawarin, menawarkan, give, asked, asks, demanded
        gives, gave, ditagih, nagih, narik, ditarik, dipungut, mungut, nodong, dipalak, malak
        tuku, meuli
        diarahkan, digiring, dipatok, matok, dititah, dikon, ngongkon, ditodong, nuntut
        pasang tarif
        slip, bring, told me, ditanya berapa|sanggup, sanggup berapa, ngode, dikode, kode, isyarat
        nyindir, disindir, paham, disangoni
        nyangoni, dibeja, wanted, wants, forced, nyawer, ngemis, merayu, rayu, ngajak, diajak
        dipajaki
    """,
    "kin": """
        anaknya, anak kades|lurah|camat|pejabat|bupati|dewan|anggota|kepala|pak|bu|kadus|rt|rw|
        carik|polisi|kepsek, adiknya, keponakan, ponakan, mertua, menantu, mantu, istrinya, bojone
        adik|kakak|istri|suami|ponakan|menantu|saudara|keluarga|orang|besan|ipar|mertua pak|bu|
        kades|lurah|
        camat|kadus|kasun|mantri|carik|sekdes|kepsek|kadis|kabid|dewan|bupati|panitia|ketua|pejabat
        suaminya, saudara, saudaranya, keluarganya, dulure
        kulawarga, rerencangan, rerencanganana, temannya, temennya, orang dekat, titipan
        orang titipan orang dekatnya
        pendukung, pendukungnya, famili, kerabat, timses, kroni, besan, ipar, sepupu, baraya
        barayana, dulurna, relatives, brother, cousin, nephew, son in law, kakaknya, golongan
        sanak, bolone
        bolo, orangnya sendiri, keluarga sendiri|besar|kades|lurah|panitia|rt|perangkat
        satu keluarga|marga|darah|trah|kampung
        orang orangnya, wong wonge, friends, family, tim suksesnya, gengnya, kelompoknya, kenalan
        kenal
    """,
    "own": """
        sendiri, dewe, pribadi, milik, miliknya, nyewain, nyewakan, ditimbun, nimbun, dijamu
        menjamu, punya dia|beliau|pak|bu, punyanya, duweke, gaduh, rumahnya
        omahe, imahna, kuasai, dikuasai, nguasai, mobil|motor|rumah|tanah|sawah baru, beli motor|
        mobil|tanah|rumah|sawah, tajir, kaya, sugih, beunghar, kos kosan, vila, villa, ruko, moge
        pajero, fortuner, alphard, perhiasan, istri muda|simpanan, dipegang
        dikuasai, ditempati, kantongnya, kantong, saku, disimpan
        nyimpan, disimpen, dipinjam, pinjam, diborong, borong, dibawa pulang|kabur|lari, digadaikan
        disewakan, dikontrakkan, pengusaha, bisnis, usahanya, tokonya, warungnya, kebunnya, pelihara
        dipelihara, garasinya, dipakai, dipake, dienggo, dinggo, digunakan, mudik, hajatan
        liburan, umroh
        jalan jalan, plesir, foya, his own, her own, own house, private, personal, himself, keeps
        kept
        ngambil, diambil, nyokot, dicokot, dijupuk, njupuk, dibagi bagi, diembat, dinikmati
    """,
    "hidden": """
        diam diam, diem diem, malam malam, tengah malam, ngeles, berkelit, mengelak, nol, raib
        lenyap, ludes
        selisih, beda|tidak milih|pilihan|dukung|nyoblos|memilih, milih dia|calonnya|nomor
        ikut milih
        tidak ikut milih|dukung|nyoblos, atas nama orang|warga|saya|almarhum, handshake, envelope
        wink
        let go|him go, meneng meneng, cicingan, rimbanya, juntrungannya, dikemanakan
        kemana|kamana uang|dana|duit|anggaran|itu|semua|perginya|larinya
        uang|dana|duit .. kemana|kamana
        tau|tahu duluan, ngasih tau, bocor, dibocorkan, rahasia, mendadak, ujug ujug, aneh
        janggal, kok bisa
        kok iso, permainan, mainan, dimainkan
        main mata|belakang|timbangan|data|harga|nilai|proyek, curang
        dicurangi, dipersulit, mempersulit, palsu, dipalsu, dipalsukan, memalsukan, ditandatangani
        dioplos
        ditukar, lewat dia|belakang|beliau|jalur|orang|petugas, jalur belakang|khusus
        langsung jadi|keluar|beres|lulus|lolos|cepat, tidak jelas|transparan|terbuka|ada laporan
        ditutupi, ditutup tutupi, disembunyikan, siluman, fiktif, dobel, digandakan, dimanipulasi
        direkayasa
        orang mati|meninggal, lost, disappeared, vanished, orang suruhan, suruhan, backing, beking
        bekingi
        dibekingi, tutup mata, look|looks away, blind eye, midnight, tas pinggang
        masuk tas|saku|laci|dompet, menangin
        memenangkan, lumbung suara, tidak dicek|diperiksa|dilihat, nyegat, dicegat, dilindungi
        dilepas, dibiarkan bebas, kongkalikong, dicurigai, curiga
        mencurigakan, rahasia umum, udah biasa, sudah biasa, diatur, ngatur, mengatur
        settingan, akal akalan, formalitas, abal abal, tidak sesuai, ditulis, dicatat, tertulis
        dilaporkan
        ternyata, jebule, tibake, geuning, bohong, ngapusi, diapusi, ngarang, di laporan, kertas
        papan
        secretly, under the table, fake, ghost, unless, nobody knows, never see, quietly, somehow
        coret
        dicoret, dihapus, dipecat, ancam, diancam, ngancam, intimidasi, diintimidasi, jangan bilang
    """,
    "contrast": """
        padahal, malah, malahan, kalah, nyatanya, nyatane, kenyataannya, jebule, ternyata, katanya
        jarene, saurna, cuma, mung, ngan
        hanya, harusnya, kudune, kedahna, seharusnya, mestinya, gratis, kok, tapi, although
        supposed, only
        instead, but
    """,
    "condition": """
        kalau tidak|belum, kalau mau cepat|lancar|lulus|lolos|beres|dibantu|dapat|dilayani, biar
        asal, sebelum, sadurunge, samemeh, begitu dikasih|dibayar|bayar
        unless, before, as long as, supaya, ben, agar, tanpa, if you, otherwise, nek ora, mun teu
        syaratnya
    """,
    "absent": """
        jarang, tidak pernah|tau|kungsi|nate, shows up, never|rarely shows|comes|there
        once a week|month
        absen, mangkir, bolos, tidak ada di tempat, titip absen, seminggu sekali, sebulan sekali
        ngilang
        pulang duluan|cepat, keluyuran, tidur, main hp|game|catur|gaple
    """,
}

# Of these, an ordinary complaint, a question or praise is made.
ORDINARY: Final = {
    "lag": """
        belum, telat, lama, antri, antrian, lambat, lemot, lelet, error, habis, kosong, rusak
        ramah, judes
        jutek, kurang, tutup, macet, mati, bocor, terlambat, molor, penuh
        tidak ada obat|air|petugas|
        dokter, salah ketik|nama|data, hilang, sinyal, late, slow, broken, down, queue, full, long
    """,
    "question": """
        berapa, kapan, syarat, syaratnya, cara, caranya, carane, jadwal, apakah, dimana, di mana
        info
        bagaimana, prosedur, alur, bedanya, jam buka, mau tanya, numpang tanya, how, when, where
        what
        naros, tanglet
    """,
    "wish": """
        usul, saran, semoga, mohon ada|diadakan|dibangun|ditambah, sebaiknya, mbok, harapan
        pengen ada, layak dicoba, hari tanpa|bebas, dilatih
        alangkah, mugi, diperbanyak, ditambah, mudah mudahan, suggest, hope
    """,
    "praise": """
        terima kasih, makasih, salut, mantap, hebat, keren, suwun, nuhun, alhamdulillah, bangga
        jempol
        tidak mau dikasih|diberi|menerima|nerima, menolak, nolak, tidak dipungut, bebas, thanks
        thank, jujur, sigap, rajin, tanggap, cekatan, sederhana, baik hati, turun langsung
        tanpa bayar|membayar|biaya|dipungut|imbalan|pungutan
    """,
}
