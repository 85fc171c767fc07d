"""Traces of danger: words of which none says much, but several together do.

Who suffers, what is wrong with the body, what threatens, that nobody gets away and that somebody is
called for. `urgency` weighs them, so that a danger is seen which no phrase of the lists tells. The
notation is that of `phrasebook`.
"""

from __future__ import annotations

from typing import Final

TRACES: Final = {
    "person": """
        anak, bayi, balita, bocah, cah, cah cilik, bocil, toddler, lady, old man|woman, mama, papa
         arek, lare, budak, murangkalih, orok, ibu saya|hamil|tua, bapak saya|tua
        emak, mbah, simbah, nenek, kakek, nini, aki, abah, istri, suami, bojo, adik, adek, kakak
        tetangga
        orang, korban, pekerja, tukang, kuli, sopir, penumpang, pengendara, pemotor, murid, lansia
        pasien
        teman, cucu, putu, keponakan, mertua, seorang, wanita, perempuan, lelaki, pendaki
        penghuni, pengunjung
        pemulung, remaja, gadis, jompo, man, woman, child, kid, kids, boy, girl, baby, father
        mother
        grandma, grandpa, son, daughter, husband, wife, people, neighbour, neighbor, someone
        ibu ibu
        bapak bapak, kakekku, mbahku, wong tuwa, kolot, korbannya, orangnya, wonge, bumil, difabel
        lumpuh
    """,
    "body": """
        sakit, lara, gering, lemas, lemes, luka, tatu, raheut, darah, getih, kurus, sesak, sesek
        eungap
        saturasi, kritis, bonyok, babak belur, memar, lebam, mual, muntah, mutah, utah, pusing
        jatuh
        ambruk, roboh, tumbang, pucat, biru, abuh, benjol, benjut, buta, mlirik, kenceng, hipo
        ngelantur, ngigau, alergi, jahitan
        ngucur, mati rasa, tenggorokan, mata merah, kaku, kedinginan, menggigil, demam
        panas tinggi, kejang
        napas, nafas, ambegan, ambekan, pingsan, semaput, sadar, eling, gosong
        melepuh, patah, tugel, retak tulang, bengkak, kepalanya, endase, sirahe, dada, perut
        tulang, nadi
        denyut, jantung, kelaparan, lapar, tidak makan, haus, dehidrasi, perih, nangis, menangis
        merintih
        ngerintih, kesakitan, mengerang, ngerang, sekarat, meninggal, keburu mati
        mau|arep|rek mati, tewas, jenazah
        nyawa, kejer, trauma berat, hipotermia, bleeding, breathing, unconscious, groaning, crying
        sick, faint, dead, dying, alive, hurt, injured, pale, cold, hungry, pain, mulut, cangkem
        sungut
        buta, lumpuh, ngorok, busa, kuning, ungu, kebiruan, netek, nyusu
        kejengkang, kajengkang, terpental, kepental, terlempar, kelempar, tersungkur
        broke|broken his|her|my arm|leg|fingers|nose
        tidak mau makan|minum|netek|nyusu, keracunan, hamil, melahirkan, kontraksi, ketuban, mules
        panas dingin
    """,
    "hazard": """
        api, geni, seuneu, asap, haseup, kebul, kobar, terbakar, ledakan, meledak, njeblug, bitu
        gas bocor
        setrum, kabel, korslet, arus, ombak, banjir, caah, bandang, longsor, urug, ular, buaya
        anjing, tawon, sapi ngamuk, pisau, parang, celurit, golok, senjata, pistol, batu besar
        racun
        baygon, reruntuhan, jurang, sungai, kali, laut, sumur, waduk, tanggul, rel, kereta, sepur
        tebing, crane, beton, tembok, gempa, petir, puting beliung, angin kencang, begal, rampok
        perampok
        penculik, penyekap, preman, gangster, tabrakan, kecelakaan, nabrak, ketabrak, atap
        oksigen, igd, ugd
        icu, ambulans, fire, smoke, flood, knife, gun, wire, landslide, snake, explosion, bom
        petasan
        tangki, septic, lift, tali, sutet, trafo, gardu, kompor, tabung
        cairan, sickle, sickles, gang fight, lampu minyak, tangga, dump truck, merkuri, kimia
        limbah b3, miras, air keras, dahan, pohon, boat, ship, waves, life jacket|jackets, overboard
        capsized, drifting
    """,
    "helpless": """
        terjebak, kejebak, kajebak, terkunci, dikunci, kekunci, dikurung, kurung, ngurung
        sendirian, dewekan
        tidak bisa keluar|jalan|gerak|bangun|napas|turun|berdiri|bicara|metu|lari|berenang
        diborgol, diikat
        ditali, ditalikur, disekap, dirantai, teriak, teriak teriak, jerit, njerit, bengok
        gogorowokan
        tidak naik2|keluar2|muncul2|bangun2|sadar2|pulang2|balik2|ada suara
        hasn|haven|hasnt answered
        belum sampai|nyampe|pulang|balik|kembali, kekurung, ngegantung, nggantung, kegantung
        tidak dikenal|wawuh, dicari, cariin, cari anak|ibu|bapak|nenek, dibonceng, dicandak
        dibawa orang
        tidak menyahut|nyahut|nyaut|jawab|bangun|keluar|sadar|respon, dipanggil, digedor, terisolir
        terkepung, terjepit, kejepit, tersangkut, nyangkut, bertahan, tergeletak, ngglethak
        terkapar
        terlantar, ditinggal, di dalam, neng njero, di jero, di bawah, handapeun
        di atas atap|pohon|genteng
        trapped, stuck, inside, alone, locked, screaming, help, cannot, hanyut, tenggelam
        belum ketemu
        belum ditemukan, belum kapanggih, hilang sejak|dari, ilang ket|kawit
        belum ditolong|ditangani|dievakuasi
        ditolak, nolak, tidak diangkat, kehabisan, oksigen|infus|darah|tabung habis, telantar
        dipukul
        dipukuli, digebuki, dihajar, disiksa, ditusuk, dikejar, diancam, dikepung, dikeroyok
        disiram
        dibakar, ditodong, diseret, ketindihan, tertimpa, nglindes, ngelindes, ngglindes, melindas
        dilindas, ketlisut, ngumpet, sembunyi, jatuh numpuk
        ketimpa, tertimbun, nekat, mau lompat, bunuh diri
        wa|chat|pesan|telepon terakhir, following|followed .. girl|girls|kid|kids|child|children|me
        pull|pulled|drag|dragged|push|pushed .. into .. van|car|truck|bushes
        holding|hold|held .. hostage|brother|sister|son|daughter|father|mother, kidnapped, abducted
    """,
    "called_for": """
        tolong cepat|segera|min|pak|kirim, cepat, cepatan, segera, buruan, enggal, gek ndang
        ndang, polisi mana
        kirim, kirimi, kirimkan, panggil, hubungi, damkar, pemadam, ambulans, sar, basarnas, bpbd
        tim medis
        paramedis, polisi, evakuasi, dievakuasi, selamatkan, pertolongan, bantu cepat, darurat
        gawat, urgent
        hurry, help, please send, quick, emergency, sos, keburu, panik, tulung, tulungan, tolong
        tolongin
        butuh, perlu, mohon segera|bantuan, nyuwun tulung, minta tolong
    """,
}
