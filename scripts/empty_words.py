"""Words that stand in every message, whatever it is about: they are evidence of nothing.

What is learnt of words passes them over, for in few messages any word seems to tell something.
"""

from __future__ import annotations

from typing import Final

from normalizer._common_words import FUNCTION_WORDS
from normalizer._word_lists import listed
from normalizer.informal_spellings import STANDARD_SPELLING

# Of the words that name no place: who is asked for what, how much, and under what force.
_TELLING: Final = listed("""
    minta mnt mohon mhn nyuwun tolong tlong tulung ratus ribu juta wajib harus hrs kudu kedah perlu
    bisa bs iso saget tiasa dapat dpt boleh segera sgra maaf terima kasih trims makasih mksh thanks
    matur suwun nuhun hatur halo hallo hai hey assalamualaikum aslm ass salam selamat sugeng
    wilujeng sedikit banyak akeh kathah loba kurang cukup
""")
_MORE: Final = listed("""
    nya pun yaa nomor nomer ber ter sang oleh dari dalam akan agar jika maka pas pake pakai kata
    ngomong jare jarene cenah saur tau tahu datang dateng pergi lungo hari dinten dina poe minggu
    bulan wulan sasi tahun taun jam menit habis abis mulai sempat ikut begitu antara bareng
    bersama sampe nunggu menunggu tunggu bawa mbawa lewat liwat waktunya namanya dia dianya nek
    mawon rek pada padha sami deui keneh wungkul waé téh taksih tasih niki niku menika menawi yèn
    kangge supados dipun utawi kados saben unggal pulang mulih
""")
_ENGLISH: Final = listed("""
    a an the this that these those it its i im ive me my mine we us our ours you your yours he him
    his she her hers they them their theirs who whom whose which what when where why how there here
    be am is are was were been being do does did done doing have has had having can could will would
    shall should may might must not no nor never none nothing nobody and or but if because so than
    then though although while until till unless since as at by for from in into of off on onto out
    over to up down with without within about above after again against along among around before
    behind below beside between beyond during near next through toward under upon across once only
    just even still yet already also too very much many more most less least few several some any
    every each all both either neither other another same such own one two three four five six seven
    eight nine ten first last week weeks month months year years day days night nights evening
    morning afternoon today yesterday tomorrow tonight now ago always often sometimes usually
    get gets got getting go goes going gone went come comes came coming make makes made take takes
    took taken put puts keep keeps kept let lets say says said tell tells told ask asks asked know
    knows knew think see saw seen want wants need needs like look looks use used using thing things
    way ways lot lots people person man men woman women everyone everybody someone somebody anyone
    something anything everywhere please thank back really right well new old big small
    s t re ve ll d m dont doesnt didnt isnt wasnt cant cannot couldnt wont
""")

_WRITTEN_WELL: Final = (FUNCTION_WORDS - _TELLING) | _MORE | _ENGLISH
EMPTY_WORDS: Final = _WRITTEN_WELL | {
    word for word, standard in STANDARD_SPELLING.items() if standard in _WRITTEN_WELL
}
