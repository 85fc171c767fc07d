"""`muara import`, as whoever moves an older list runs it, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import Installation

LIST = """Kode;Uraian;Tgl
A-1;Lampu jalan di Dusun Karang mati;1/9/2025
A-2;;2/9/2025
A-3;Air PDAM keruh;3/9/2025
"""


@pytest.fixture
def installation(tmp_path: Path, migrated_url: str) -> Installation:
    made = Installation(tmp_path, migrated_url)
    assert made.muara("migrate").returncode == 0
    (tmp_path / "daftar.csv").write_text(LIST, encoding="utf-8")
    return made


def test_a_list_is_looked_through_imported_once_and_its_faults_written(
    installation: Installation,
) -> None:
    def run(*more: str) -> tuple[int, str]:
        options = ("--kind", "csv", "--for", "CTH", "--source", "S", "--column", "Kode=number")
        done = installation.muara("import", "daftar.csv", *options, *more)
        return done.returncode, done.stdout + done.stderr

    code, said = run("--dry-run")
    assert (code, said) == (
        1,
        "3 rows: 2 would be new, 0 already known, 1 failed, 0 passed over.\n",
    )
    code, said = run("--faults", "gagal.csv")
    assert (code, said) == (1, "3 rows: 2 new, 0 already known, 1 failed, 0 passed over.\n")
    code, said = run()
    assert (code, said) == (1, "3 rows: 0 new, 2 already known, 1 failed, 0 passed over.\n")

    faults = (installation.folder / "gagal.csv").read_text(encoding="utf-8").splitlines()
    assert faults == ["baris,alasan,Kode,Uraian,Tgl", "3,isi laporan kosong,A-2,,2/9/2025"]
    ledger = installation.muara("ledger").stdout
    assert "manual-cth" in ledger
    exported = installation.muara("export", "complaints", "--jurisdiction", "CTH").stdout
    assert exported.count("manual-cth") == 2


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--column", "Isi=text"), "There is no column 'Isi'"),
        (("--column", "Uraian=words"), "A column can be text"),
        (("--sheet", "Rekap"), "There is no sheet 'Rekap'"),
        (("--header-row", "2"), "Say which column has the words"),
        (("--for", "XXX"), "There is no government 'XXX'"),
    ],
)
def test_a_wrong_choice_is_told_before_anything_is_kept(
    installation: Installation, options: tuple[str, ...], told: str
) -> None:
    chosen = options if "--for" in options else ("--for", "CTH", *options)
    done = installation.muara("import", "daftar.csv", "--kind", "csv", *chosen)
    assert done.returncode == 2
    assert told in " ".join(done.stderr.split())
    (installation.folder / "kosong.csv").write_text("")
    empty = installation.muara("import", "kosong.csv", "--kind", "csv", "--for", "CTH")
    assert (empty.returncode, empty.stderr) == (1, "The file cannot be imported: empty.\n")
