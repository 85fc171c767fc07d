"""What people say when they complain, wish or ask: phrases in the notation of `phrasebook`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

Type = Literal["complaint", "aspiration", "information_request"]

# What can be mended; a request for it says that something is out of order.
_MENDED: Final = (
    "diperbaiki|perbaiki|perbaikan|memperbaiki|dibenerin|dibenahi|benahi|dibetulkan|betulin|benerin"
    "|didandani|dandani|dileresan|dilereskeun|dibenerkeun|diomean|ditambal|diaspal|diurug|ditimbun"
    "|ditindak|tindak|ditindaklanjuti|tindaklanjuti|ditangani|tangani|penanganan|ditertibkan"
    "|tertibkan|penertiban|dirazia|diusut|usut|diselidiki|diperiksa|dicek|cek|ngecek|ditegur|tegur"
    "|dibersihkan|bersihkan|dibersihin|diresiki|diberesihan|diangkut|angkut|diangkat|diambil"
    "|dikeruk|dinormalisasi|normalisasi|dinyalakan|nyala|menyala|murup|hurung|ngalir|mengalir"
    "|ngocor|mili|diganti|penggantian|dipangkas|dipotong|ditebang|ditutup|dibongkar|difogging"
    "|fogging|disemprot|dicairkan|cair|dibayar|dibayarkan|diaktifkan|aktif|direspon|respon"
    "|ditanggapi|tanggapan|dijawab|diproses|diselesaikan|selesai|rampung|kelar|jadi|solusi"
    "|solusinya|dibantu|diawasi|dikontrol|ditinjau|evaluasi|dievaluasi|dipecat|dicopot|sanksi"
    "|disanksi|perhatian|perhatikan|diperhatikan|dirawat|sadar|dipulihkan|dihentikan|hentikan"
    "|dilarang|dibubarkan|bubarkan|dikembalikan|fixed|repaired|fix|repair|cleaned|collected"
)
# What comes new; a request for it is a wish.
_NEW: Final = (
    "dibangun|bangun|dibangunkan|pembangunan|dibuat|dibuatkan|dibikin|dibikinkan|bikin|buatkan"
    "|digawe|digawekno|digawekke|diadakan|adakan|diadakno|diadain|ngadain|pengadaan|disediakan"
    "|sediakan|penyediaan|difasilitasi|ditambah|ditambahkan|tambah|tambahkan|tambahin|penambahan"
    "|ditambahno|ditambihan|dipasang|dipasangkan|pasang|pemasangan|dipasihan|dipasangno"
    "|diperbanyak|perbanyak|memperbanyak|diperluas|diperlebar|pelebaran|dilebarkan|ditingkatkan"
    "|tingkatkan|peningkatan|dikembangkan|pengembangan|dijadikan|dijadekno|dibentuk|dihidupkan"
    "|digalakkan|menggalakkan|diselenggarakan|dibuka|membuka|pembukaan|ditata|penataan|dipindah"
    "|dipindahkan|diberikan|diberi|dikasih|disosialisasikan|sosialisasi|didukung|dukungan"
    "|dipermudah|dipertimbangkan|pertimbangan|dihapuskan|dihapus|digratiskan|gratiskan|diturunkan"
    "|dianggarkan|diaktifkan|ditanami|diagendakan|dirutinkan|diperpanjang|didirikan|diadopsi"
    "|built|added|provided|installed|build|add|provide|install"
)

COMPLAINT: Final = {
    # Something is out of order.
    "problem": """
        rusak, kerusakan, hancur, berlubang, lubang, bolong, retak, ambrol, ambles, amblas, ambruk
        roboh, jebol, bocor, bocoran, putus, patah, mati, padam, hilang, mampet, tersumbat, buntu
        mandek, mandeg, macet, kemacetan, banjir, kebanjiran, caah, tergenang, genangan, becek
        licin
        berdebu, debu, debunya, kotor, kumuh, jorok, rereged, reged, bau, busuk, mambu, bauan
        menyengat
        menumpuk, numpuk, tumpukan, berserakan, berceceran, overload, keruh, butek, buthek, kiruh
        tercemar, pencemaran, limbah, polusi, kosong, kehabisan, habis, langka, kelangkaan, mahal
        awis, larang banget, error, eror, down, gangguan, trouble, lemot, hang, nonaktif, salah
        keliru
        tertunda, terlambat, telat, lambat, lelet, lama, suwe, lami, ngaret, molor, antri, antrian
        antrean, ngantri, gelap, peteng, poek, poék, gelap gulita, semrawut, amburadul, berantakan
        liar, ugal, sembarangan, berisik, bising, ramai banget, gaduh, ribut, pencurian, maling
        begal
        copet, preman, miras, judi, tawuran, narkoba, balap liar, prostitusi, bullying, dibully
        penipuan, ditipu, tertipu, digusur, sengketa, kebakaran, terbakar, longsor, tumbang
        kecelakaan
        tabrakan, tenggelam, gempa, keracunan, wabah, dbd, demam berdarah, kering, kekeringan, asat
        saat
        dangkal, terbengkalai, mangkrak, terlantar, miring, goyang, karatan, korslet, konslet
        nyetrum
        kendor, menjuntai, semak, rimbun banget, nyamuk, tikus, belatung, ulat, hama, wereng
        gagal panen
        judes, jutek, galak, kasar, cuek, ketus, tidak ramah, tidak sopan, marah, membentak
        dibentak
        diskriminasi, pilih kasih, tebang pilih, tidak adil, tidak merata, tidak tepat sasaran
        salah sasaran, ditolak, dipersulit, dipingpong, ping pong, bolak balik, dilempar, berbelit
        ribet, susah, sulit, angel banget, hese, sesah, ruwet, tidak bisa, tidak jelas, tidak layak
        tidak sesuai, tidak nyala, tidak menyala, tidak murup, tidak hurung, tidak ngocor
        tidak mili
        tidak ngalir, tidak keluar, tidak diangkut, tidak cair, tidak dapat, tidak kebagian
        tidak masuk
        tidak ada petugas, tidak ada dokter, tidak ada obat, tidak ada sinyal, tidak ada air
        tidak dilayani, tidak berfungsi, tidak jalan, tidak tahu, tidak transparan, tidak pernah
        tidak di tempat, tidak terawat, terputus, tunggakan, nunggak, pungli, pungutan, korupsi
        suap
        dipotong, dipalak, diperas, pemerasan, dipukul, dilecehkan, diancam, ancaman, dipungut
        broken, damaged, pothole, potholes, dirty, smelly, garbage, trash, late, slow, leaking
        flooded
        clogged, blocked, rude, dark, dead, noisy, illegal, missing, stolen, bribe, unpaid, fire
        flood
        outage, off for, never, nobody, no response, sedih, merana, sakit, coretan, pudar, kusam
        luntur
        berkarat, kurang, bermasalah, masalah, kendala, keterlambatan, kesulitan, kesusahan, tutup
        rugi
        dirugikan, kerugian, ketinggalan, menjerit, main hp, tidak aktif, ilegal, bodong, palsu
    """,
    # It has gone on for some time, and nobody does anything.
    "neglect": f"""
        sudah .. hari|minggu|bulan|tahun|lama|abad
        mati|padam|kosong|macet|banjir|hilang|rusak|bocor|menumpuk|numpuk .. hari|minggu|bulan|
        tahun, sudah .. kali, berhari hari, berminggu minggu
        berbulan bulan, bertahun tahun, seminggu, sebulan, setahun, sudah lama, dari dulu
        sejak .. lalu
        sejak kemarin, hari ini tidak, sampai sekarang, sampai saat ini, sampai hari ini
        hingga kini
        hingga sekarang, belum .. {_MENDED}
        belum .. diterima|dapat|datang|ada|dikirim|masuk|sampai|buka
        belum .. dipanggil|dilayani|terbit|keluar|turun|terima|bisa|juga|pernah|dibangun|dikerjakan
        belum ada tanggapan|respon|tindakan|tindak|perbaikan|penanganan|solusi|kejelasan|petugas|
        kabar
        tidak .. {_MENDED}
        tidak ada tanggapan|respon|tindakan|tindak|perbaikan|solusi|kabar|jawaban
        tidak ada yang peduli|mau|datang|nanggapi, tidak kunjung, dibiarkan, diabaikan, dicuekin
        dibiarin
        dijanjikan, dijanjiin, janji, janjinya, cuma janji, dilempar lempar
        sudah lapor|melapor|dilaporkan
        sudah .. lapor|dilaporkan|melapor|dilapurke
        sering|selalu|terus|setiap .. mati|padam|macet|banjir
        mati|padam|macet|rusak|banjir|error|bau terus, tidak pernah .. {_MENDED}
        tidak pernah disentuh
        for .. days|weeks|months, for two|three weeks, no one, nobody, still not, since last
    """,
    # Mend it!
    "repair": f"""
        mohon|tolong|minta|harap|segera|kapan|tolonglah|semoga|berharap .. {_MENDED}
        mohon|tolong|minta .. segera|ditindak|tegas|secepatnya, segera|langsung .. {_MENDED}
        harus|wajib .. ditindak|diusut|diperbaiki|dipecat, jangan .. dibiarkan|diam|janji|tutup
        mohon tindakan|penanganan|bantuan|perhatian, tolong pak bupati, kapan .. selesai|kelar
        kapan lagi, please fix|repair|clean|send, cepat .. {_MENDED}
    """,
    # Somebody is in danger: no wish and no question, whatever else is said.
    "danger": """
        evakuasi, dievakuasi, pingsan, sekarat, kritis, tertimbun, hanyut
        tenggelam, kebanjiran, banjir masuk, masuk rumah, naik terus, terus naik, terbakar
        kesetrum
        melahirkan sekarang, mau melahirkan, tergeletak, terjebak, tertimpa, ambruk, terbalik
        karam, korban, kejepit, luka, tewas, berdarah
        darurat
        tolong cepat, dibacok, bunuh diri, meledak, digigit, jual beli jabatan, terguling, help
    """,
    # Everywhere, not where.
    "everywhere": """
        siapa|sopo|saha sih|to|sebenarnya|sebetulnya
        siapa|sopo|saha .. tanggung_jawab|bertanggung_jawab|tanggungjawab|bertanggungjawab
        saya|kami|warga|kita|aku|kula harus|kudu|mesti|kedah kemana|ke_mana|nang_endi|kamana
        siapa|sopo|saha .. makan|memakan|mangan|ngembat|nilep|nyikat dana|uang|duit|anggaran|bantuan
        dana|uang|duit|anggaran ... kemana|ke_mana|dimana ... dikantongi|dimakan|diembat|larinya
        dimakan|diembat|dikantongi|dikorupsi|digondol|diambil|dipangan|didahar siapa|saha|sopo|sapa
        sisanya|sisane|sésana|selisihnya|bedanya|uangnya|duitnya|dananya|anggarannya ... siapa|sopo|
        saha|dimana|di_mana
        harusnya|mestinya|seharusnya|semestinya|katanya|jarene|padahal|kudune|kuduna|kedahna|
        aturane ..
        gratis, gratis .. kok|tapi|malah|ternyata|nyatanya|dimintai|ditarik
        kuota|kuotanya .. habis|kosong|penuh|entek|seep
        hotline|call_center|callcenter|nomor_telepon|kontak .. tidak|mati|sibuk|belum|never|dead|no
        surat|urusan|ngurus|berkas apa_saja ... harus|mesti|kudu|bayar|amplop|isi
        kemana kemana, kemana mana, dimana mana, di mana mana, siapa saja, apa apa, berapa kali
        apa lagi, siapapun, kemana2, dimana2, mana2, tidak|belum|yang|sudah .. diusulkan|mengusulkan
         syarat|syaratnya berubah|ribet|banyak|aneh|
        ruwet|tambah|macam|terus|dipersulit
        tapi|cuma|masa|malah|pakai .. syaratnya|syarat, minta nomor .. saya|hp
        tidak .. apa|siapa|kemana
         belum|tidak tau|tahu|jelas|ngerti .. berapa|
        siapa|dimana|kemana|kapan
         siapa yang lapor|berani|melapor  siapa siapa
        kapan kapan
        ke_mana|kemana|kamana .. sisa|sisanya|uangnya|duitnya|dananya|anggarannya|larinya|perginya
        uangnya|duitnya|dananya|anggarannya|sisanya|larinya .. ke_mana|kemana|kamana
    """,
    # How it feels.
    "feeling": """
        sering, marak, banyak yang, makin parah, kacau, memalukan, kecewa, mengecewakan, kesal
        kesel, jengkel, muak, geram, capek, cape deh, lelah, bosan, parah
        payah, buruk, jelek, ala banget, awon, goreng, busuk, brengsek, bangsat, anjing lah, goblok
        tolol
        bobrok, hancur, ngawur, keterlaluan, tega, sengsara, kasihan, kasian, keluhan, mengeluh
        mengeluhkan
        ngeluh, komplain, complain, complaint, protes, pengaduan, aduan, mengadu, ngadu, mengadukan
        pingin|pengen|kepingin|kepengen|arep|bade|hoyong|hayang|ameh lapor|melapor|laporan|ngadu|
        wadul
        mau lapor, mau melapor, melaporkan, ingin melaporkan, laporkan, lapor pak, lapor min, wadul
        matur keluhan, meresahkan, resah, terganggu, mengganggu, ngganggu, ganggu, merugikan
        membahayakan
        bahaya, berbahaya, bebaya, rawan, rawan nabrak, takut, khawatir, was was, tidak nyaman
        menyusahkan
        memprihatinkan, prihatin, miris, malu maluin, percuma, sia sia, memberatkan, keberatan
        seenaknya
        sak karepe, sakarepe, sembarang, padahal, malah, disuruh, dipaksa, terpaksa, disappointed
        terrible
        dangerous, annoying, unacceptable, worst, nyebelin, ngeselin, sebel, minta ampun
        tidak becus
        tidak peduli, tidak profesional, tidak manusiawi, tidak bertanggung, tidak masuk akal
        ora nggenah
    """,
    # Not a question but a reproach.
    "reproach": """
        kenapa, sampai kapan, mau sampai kapan, bagaimana ini, bagaimana iki, bagaimana ieu
        bagaimana sih
        bagaimana toh, bagaimana to, bagaimana tah, bagaimana dong, bagaimana nih, ini bagaimana
        iki bagaimana
        bagaimana nasib, apa tidak|harus|guna|gunanya|kerjanya|kerjaan
        mana janji|buktinya|kerja|tanggung
        masa|masak|mosok|moso iya|sih|harus|tidak|cuma, kemana saja|uang|dana, berapa lama lagi
        ngapain saja
        kerjanya apa, tunggu apa, nunggu korban, tunggu korban, harus menunggu, ada apa dengan
        how long must, apa|apakah|emang|memang memang|emang, libur|mati|begini|gini selamanya|terus
        sejak|wiwit kapan .. boleh|bisa|harus|wajib|diperbolehkan
        masa|masak|mosok iya|iyo ... tidak|belum|ora, ngeblok|blokir saya|kami
        kok saya|kami|aku|kula .. malah|diblok|diblokir|dicuekin
        tidak malu, dimana keadilan|hati, punya hati
    """,
}

ASPIRATION: Final = {
    "proposal": f"""
        nyuwun|nuwun|suwun .. supados|supaya|supados_wonten|wonten|dipun_wontenaken|dipun_damelaken
        menawi|manawi|mbok_menawi|bilih .. saged|kepareng|kersa|pareng .. wonten|dipun|diwontenaken
        pami|upami|mun|lamun tiasa|bisa|kenging mah|na|nya .. aya|diayakeun|dibangun|ayana|dipasihan
        mugia|mugi|muga|mugi_mugi .. aya|diayakeun|wonten|dipun_damelaken|dipun_bangun
        agar|supaya|biar ke_depan|kedepan|kedepannya ... bisa|ada|dapat|tersedia
        usul, usulan, mengusulkan, diusulkan, usulin, ngusulkan, ngusulke, usulkeun, saran
        sarannya
        menyarankan, saranku, sekedar masukan, sekadar masukan, masukan saja, memberi masukan
        kasih masukan
        masukan untuk, masukan buat, ide saya, ide, gagasan, aspirasi, aspirasinya, sebaiknya
        saenipun
        sebaikna, alangkah, alangkah baiknya, alangkah indahnya, seyogyanya, seyogianya, hendaknya
        kedahna
        kudune, mbok ya, mbok yo, mbok o, mbok nggih, bagaimana kalau, kumaha mun
        kenapa tidak .. {_NEW}
        ada baiknya
        lebih baik|bagus|enak kalau, bagus kalau, akan lebih baik, akan sangat bagus, pasti bagus
        ada rencana
        pertimbangkan, coba .. {_NEW}, suggest, suggestion, proposal, propose, recommend
        it would be
        would be great|nice|better, how about, i hope, we hope, why not, should have, could you add
        proposalnya, minta dipertimbangkan, mohon dipertimbangkan
        permohonan pembangunan|pengadaan|bantuan
        coba|andai|misal|umpama .. ada|dibikin|dibuat|dibangun|ditambah|dibuka|dipasang
        please open|make|have|create|organize|hold|start|consider|bring|plant
        dibikin|dibuatin|diadain|dibangunin|
        bikinin|adain|buatin|dibuatkan|dipasangin .. dong|yuk|donk|atuh|napa|pak|bu|min
        should open|have|be|get|offer|provide|also, i think .. should, would love, wish there
        min|mimin|admin request|rikues|rekues, layak|patut dicoba|ditiru|diterapkan
        daripada ... mending|mendingan .. anggarannya|dananya|duitnya|uangnya|buat|untuk|bangun|
        bikin
        setuju kalau, mendukung, dukung program, saranin, nyaranin, sekadar saran, sekedar saran
        keren|asik|asyik|seru|mantap|enak|bagus|cakep|oke|senang|seneng|indah|baik|hebat|sae|apik|
        alus|nice|
        great|lovely|cool .. kalau|if, kalau ada .. keren|asik|seru|mantap|bagus|enak|senang|apik
        mending|mendingan .. dibuat|dibangun|dijadikan|ditambah|dibikin|diadakan|dipasang
        sumbang saran, urun rembug, urun rembuk, titip aspirasi, punya ide|gagasan|usul
        mbok dikasih
        mbok dibikin|dibangun|diadakan|dipasang|dikei|digawekne|digawekke, mbok alun, mbokyo, mbokya
    """,
    "new": f"""
        mohon|tolong|minta|perlu|butuh|harap|pengen|ingin|ayo|hayu|mari|ditunggu|consider .. {_NEW}
        perlunya|diperlukan|dibutuhkan .. {_NEW}, perlu adanya, perlu ada, butuh adanya
        diharapkan adanya
        agar|supaya|biar .. {_NEW}, kalau bisa .. {_NEW}
        semoga|berharap|harapan|diharapkan ... {_NEW}
        kami|warga|masyarakat .. ingin|menginginkan|mendambakan|merindukan|membutuhkan|
        memerlukan
        ingin ada|punya, pengen ada|punya, pengin ada|duwe|nduwe, pingin ada|duwe|nduwe, kepengin
        kepingin
        kepengen, pingin rasane, hayang, hoyong, hoyong ada, palay, paringi
        mohon .. traktor|alat|bantuan_alat|bibit, mohon ada, mohon adanya, tolong adain
        semoga ada, semoga .. ada, berharap ada, kapan .. punya, belum punya, biar ada
        butuh zebra|halte|jembatan|sekolah|puskesmas|taman|pasar|terminal|perpustakaan|lapangan|
        posyandu
        perlu zebra|halte|lampu|jembatan|penerangan|taman, minta .. {_NEW}, mohon diberi
        please build|add|provide
        we need, we want, lapangan|taman|perpustakaan|gor|halte .. {_NEW}, mohon bantuan .. {_NEW}
    """,
    "hope": """
        semoga, mudah mudahan, mudahan, berharap, harapan, harapannya, diharapkan
        harap, kalau bisa, sekiranya, seandainya, andai, andaikan, misal, ke depan, kedepan
        kedepannya
        depannya, tahun depan, ingin, pengen, pengin, pingin, kepengen, impian
        cita, angan, mimpi, hope, wish, kalau boleh, mengharapkan, diadakan lagi, gratis
        lebih baik
        lebih maju, lebih rapi, lebih nyaman, lebih semangat, percontohan, inovasi, potensi
        festival
        wisata, umkm maju, consider, mari kita, ditunggu program|realisasi, impian kami
        alangkah senangnya, pasti enak
    """,
    # Says what something would be good for, whatever that is.
    "purpose": "supaya, agar, biar, ben, murih, ambeh, so that",
}

INFORMATION_REQUEST: Final = {
    "how": """
        mau|kalau_mau|ingin|hendak|arep|bade lapor|melapor|laporan|mengadu|ngadu ... kemana|ke_mana|
        dimana|di_mana|ke_siapa|kemana_ya|bagaimana|nang_endi|ka_mana
        rumah_sakit|rs|rsud|puskesmas|klinik|bidan|sekolah|kantor|loket|bank|apotek mana yang|sing|
        nu|
        saja
        kapan bansos|pkh|blt|bpnt|pip|kjp|thr|bantuan|beasiswa|gaji .. cair|turun|keluar|dibagi
        bagaimana cara, bagaimana .. caranya, cara bagaimana, caranya, carane, carana
        caranya bagaimana, apa caranya
        bagaimana prosedur|alur|mekanisme|proses|prosesnya|syarat|langkah|tahapan|ketentuan|aturan
        cara .. mengurus|ngurus|urus|daftar|mendaftar|bikin|buat|membuat|cek|ngecek|bayar|membayar|
        ngadamel
        cara .. lapor|melapor|klaim|ambil|pindah|ganti|perpanjang|mengajukan|ngajuin|ikut|dapat|
        mendapatkan
        cara .. melihat|lihat|akses|aktivasi|pinjam|nggawe|gawe|login|mengganti|mengambil|
        menghubungi|pasang
        syarat, syaratnya, syarate, sarat, saratna, persyaratan, persyaratannya, prosedur
        prosedurnya, alur
        alurnya, mekanisme, tata cara, tatacara, langkah langkah, berkas apa, dokumen apa
        apa saja .. berkas
        bawa apa, perlu bawa, harus bawa, butuh apa, lewat apa, how do i, how to, how can i
        what are the requirements, requirements, what documents, which documents, where can i
        can i
        do i need, apa saja, apa aja, opo wae, naon bae, apa perlu|harus|wajib
    """,
    "ask": """
        mau|numpang|ijin|izin|ingin|pengen|arep|badhe|bade|hendak tanya|bertanya|nanya|tangklet|
        tanglet|menanyakan|takon
        nanya, tanya, bertanya, menanyakan, nyuwun pirsa, badhe pirsa, mau tau, mau tahu
        ingin tahu
        ingin mengetahui, pengen tau, pengen tahu, boleh tahu|tau|tanya
        mohon|minta|butuh|nyuwun .. informasi|penjelasan|info|keterangan
        mohon|minta|bagi|share|boleh .. kontak|nomor|link|alamat|jadwal|brosur|formulir|wa
        info dong, info lowongan, info, informasi, informasinya, mohon pencerahan, mohon petunjuk
        ada info
        ada yang tau, ada yang tahu, ada yang tahu, apakah ada, would like to know, want to ask
        i want to know
        is there, are there, could you tell, tell me, question, konfirmasi apakah
        minta tolong info
        mohon dijelaskan, mohon dibantu info, dikasih tahu, kasih tau
        hoyong|palay|hayang|kersa|pingin|
        pengin|pengen|ingin|mau terang|uninga|nyaho|ngerti|naros|taros|tau|tahu|ngertos|pirsa|
        konsultasi
        bade|badhe|numpang|nderek naros|taros|tanglet|takon|nuntut|tangled, mohon arahannya
        mohon arahan
        minta arahan, butuh info, wondering, curious, may i ask, quick question, anyone know
    """,
    "fact": """
        apakah, nopo, punapa, berapa, biaya .. berapa, tarif .. berapa
        ongkos .. berapa, syarat dan biaya, rincian biaya, biayanya
        berapa lama, lewat|pakai|bawa|daftar ... apa, palih mana, ada dimana, sebelah mana
        jam berapa, jam buka, jam kerja berapa|apa|nya, jam pelayanan, jam layanan, jam operasional
        jam besuk
        jam piro, buka jam, tutup jam berapa, hari apa saja, hari apa, buka hari, buka jam berapa
        sabtu buka
        hari sabtu
        kapan .. jadwal|dibuka|buka|pendaftaran|mulai|pencairan|pembagian|pelaksanaan|dimulai|
        diadakan
        kapan .. tutup|terakhir|batas|pengumuman|vaksin|vaksinasi|imunisasi|pelayanan|pelantikan|
        seleksi|tes
        jadwal, jadwalnya, jadwale, tanggal berapa, tanggal pinten, tanggal piro, batas waktu
        masih buka
        masih dibuka, dimana, di mana, mana alamat, alamat, alamatnya, lokasi .. dimana
        kantor .. dimana, di mana nya
        ke mana, kemana, harus kemana, nomor berapa, nomor telepon, nomor wa, call center
        callcenter, hotline
        telepon siapa, hubungi siapa, menghubungi siapa, ngurus .. ke|dimana|mana
        apa bener|benar|betul|iya, polsek|kelurahan|desa apa|atau kecamatan|kelurahan, atau, siapa
        siapa kepala|camat|lurah, apa bisa, bisa tidak
        apakah bisa, apa boleh, boleh tidak, bolehkah, bisakah, adakah, perlukah, haruskah
        what time, how much
        when is, when does, when will, who is the|in|responsible, which office, opening hours
        apa bedanya, perbedaan|bedanya .. apa
        maksudnya apa
        artinya apa, sebesar berapa, pendaftaran, daftar dimana, daftarnya, kuota, lowongan
        formasi
        kalau .. hilang|rusak|kebanjiran|kebakaran|kecelakaan|meninggal|sakit|telat|terlambat|
        pindah ...
        bagaimana|apa|dimana|kemana|berapa|bisa|lapor|dapat|syarat
        kamana, kudu kamana, ka saha, nang ngendi, nengendi, wonten pundi, teng mana, dimanakah
        kapan bansos|pkh|blt|bpnt|pip|kjp|thr|bantuan|beasiswa|gaji .. cair|turun|keluar|dibagi
        lewat mana, online apa, status permohonan, status berkas, ada tidak, minimal umur
        batas usia, masa berlaku
    """,
}

TYPES: Final[Mapping[Type, Mapping[str, str]]] = {
    "complaint": COMPLAINT,
    "aspiration": ASPIRATION,
    "information_request": INFORMATION_REQUEST,
}
