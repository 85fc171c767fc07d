"""`muara settings`, `learn` and `models` on a store, as a technician runs them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from muara.seed import read_yaml
from tests.command_line import run_command

CONFIG = """
public_url: http://127.0.0.1:9
listen: {host: 127.0.0.1, port: 8099}
store: {url: "sqlite:///muara.db", objects: media}
keys: {file: master.key}
jurisdictions:
  CTH: {name: Kabupaten Contoh, timezone: Asia/Jakarta, language: id, area_code: "35.22"}
channels: {}
"""


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A configured folder with an empty store; to be copied."""
    place = tmp_path_factory.mktemp("installation")
    (place / "config.yaml").write_text(CONFIG, encoding="utf-8")
    assert run_command(place, "migrate").returncode == 0
    return place


@pytest.fixture
def folder(migrated: Path, tmp_path: Path) -> Path:
    return shutil.copytree(migrated, tmp_path / "installation")


def test_a_lexicon_goes_out_is_edited_and_comes_back(folder: Path) -> None:
    out = run_command(folder, "settings", "export", "lexicon.yaml")
    assert out.returncode == 0, out.stderr
    content = read_yaml((folder / "lexicon.yaml").read_text(encoding="utf-8"))
    assert len(content["agency"]) > 30

    again = run_command(folder, "settings", "import", "lexicon.yaml")
    assert again.stdout.startswith("0 of ")
    content["agency"][0]["name"] = "Dinas Kami"
    (folder / "lexicon.yaml").write_text(
        yaml.safe_dump(content, allow_unicode=True), encoding="utf-8"
    )
    edited = run_command(folder, "settings", "import", "lexicon.yaml")
    assert edited.stdout.startswith("1 of ")
    assert "Dinas Kami" in run_command(folder, "settings", "export", "-").stdout


def test_every_mistake_of_a_file_is_named_and_nothing_is_taken(folder: Path) -> None:
    (folder / "wrong.yaml").write_text("agency: [{code: x}]\ncolour: []\n", encoding="utf-8")
    refused = run_command(folder, "settings", "import", "wrong.yaml")

    assert refused.returncode == 2
    assert "There is no axis 'colour'." in refused.stderr
    assert "agency 1: name is missing." in refused.stderr


def test_a_store_without_decisions_has_no_model_and_says_so(folder: Path) -> None:
    learned = run_command(folder, "learn", "--from-store")
    assert learned.returncode == 1
    assert "at least" in learned.stderr
    assert "the lexicon alone" in run_command(folder, "models", "list", "--from-store").stdout
    back = run_command(folder, "models", "back", "--from-store")
    assert back.returncode == 2
    assert "no model before" in back.stderr
    assert run_command(folder, "learn").returncode == 2


def test_renormalizing_an_empty_store_changes_nothing(folder: Path) -> None:
    done = run_command(folder, "replay", "--renormalize")
    assert (done.returncode, done.stdout) == (0, "0 of 0 records changed.\n")
    assert run_command(folder, "replay", "--renormalize", "--quarantined").returncode == 2
