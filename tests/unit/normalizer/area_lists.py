"""A handful of areas as the real lists have them, for tests that need no download."""

from __future__ import annotations

from normalizer.gazetteer import Gazetteer, parse_gazetteer

PROVINCES = """code,name
32,JAWA BARAT
35,JAWA TIMUR
36,BANTEN
64,KALIMANTAN TIMUR
"""

REGENCIES = """code,province_code,name
32.04,32,KABUPATEN BANDUNG
32.73,32,KOTA BANDUNG
35.17,35,KABUPATEN JOMBANG
35.22,35,KABUPATEN BOJONEGORO
35.78,35,KOTA SURABAYA
36.74,36,KOTA TANGERANG SELATAN
64.74,64,KOTA BONTANG
"""

DISTRICTS = """code,regency_code,name
32.04.05,32.04,Cileunyi
32.73.02,32.73,Coblong
35.17.19,35.17,Jogoroto
35.22.02,35.22,Tambakrejo
35.22.06,35.22,Dander
35.22.12,35.22,Sumberejo
35.22.13,35.22,Balen
35.22.14,35.22,Kapas
35.22.15,35.22,Bojonegoro
35.22.17,35.22,Malo
35.22.24,35.22,Sukosewu
35.78.21,35.78,Dukuh Pakis
36.74.04,36.74,Ciputat
64.74.01,64.74,Bontang Utara
"""

VILLAGES = """code,district_code,name
32.04.05.2006,32.04.05,Cibiru Wetan
32.73.02.1004,32.73.02,Dago
35.17.19.2007,35.17.19,Sumbermulyo
35.22.02.2009,35.22.02,Sukorejo
35.22.06.2005,35.22.06,Kunci
35.22.06.2008,35.22.06,Mojoranu
35.22.06.2011,35.22.06,Sumberagung
35.22.06.2013,35.22.06,Ngumpakdalem
35.22.06.2014,35.22.06,Dander
35.22.12.2006,35.22.12,Sumberrejo
35.22.12.2008,35.22.12,Teleng
35.22.13.2020,35.22.13,Kedungbondo
35.22.13.2021,35.22.13,Bulaklo
35.22.14.2008,35.22.14,Wedi
35.22.14.2018,35.22.14,Tikusan
35.22.15.1001,35.22.15,Jetak
35.22.15.1006,35.22.15,Sumbang
35.22.15.1009,35.22.15,Ledok Kulon
35.22.15.1010,35.22.15,Ledok Wetan
35.22.15.2002,35.22.15,Pacul
35.22.15.2003,35.22.15,Sukorejo
35.22.15.2015,35.22.15,Campurejo
35.22.17.2005,35.22.17,Sudah
35.22.17.2006,35.22.17,Baru
35.22.17.2007,35.22.17,Yang
35.22.17.2015,35.22.17,Sukorejo
35.22.24.2004,35.22.24,Klepek
35.22.24.2011,35.22.24,Semenkidul
35.78.21.1003,35.78.21,Gunung Sari
36.74.04.1006,36.74.04,Jombang
64.74.01.1003,64.74.01,Lok Tuan
64.74.01.1006,64.74.01,Api-api
"""


def gazetteer(jurisdiction: str = "35.22") -> Gazetteer:
    return parse_gazetteer(PROVINCES, REGENCIES, DISTRICTS, VILLAGES, jurisdiction)
