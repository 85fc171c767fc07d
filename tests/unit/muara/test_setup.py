"""Setting up: the shipped file is filled in and stays itself, and each channel has a next step."""

from __future__ import annotations

import difflib
import json
import re
from pathlib import Path

import pytest

from forwarder.base import STATUS_PURPOSES
from muara.config import load_settings
from muara.ladder import RUNGS, Rung, not_configured, standing, wrong_by_subject
from muara.setting_up import SHIPPED, Answers, filled_in
from muara.submitting import LANGUAGES, templates
from tests.command_line import run_command

ANSWERS = Answers(
    code="UJI",
    name='Kabupaten "Uji"',
    area_code="99.02",
    timezone="Asia/Makassar",
    public_url="https://aduan.example.id",
)
OPTIONS = (
    *("--code", "UJI", "--name", "Kabupaten Uji", "--area-code", "99.02"),
    *("--timezone", "Asia/Makassar", "--public-url", "https://aduan.example.id"),
)


def test_only_the_answers_change_and_the_comments_stay(tmp_path: Path) -> None:
    before = (SHIPPED / "config.yaml").read_text(encoding="utf-8")
    after = filled_in(before, ANSWERS)
    changed = [
        line[2:]
        for line in difflib.ndiff(before.splitlines(), after.splitlines())
        if line.startswith("+ ")
    ]
    kept = {line for line in before.splitlines() if line.strip().startswith("#")}
    assert len(kept - set(after.splitlines())) == 1, "that it is invented is no longer true"
    assert {line.strip().partition(":")[0] for line in changed} == {
        *("public_url", "UJI", "name", "timezone", "area_code", "jurisdiction"),
    }
    (tmp_path / "config.yaml").write_text(after, encoding="utf-8")
    settings = load_settings(tmp_path / "config.yaml", {})
    assert settings.public_url == "https://aduan.example.id"
    government = settings.jurisdictions["UJI"]
    assert (government.name, government.area_code) == ('Kabupaten "Uji"', "99.02")
    assert government.timezone == "Asia/Makassar"
    assert {one.jurisdiction for one in settings.not_configured.values()} == {"UJI"}
    assert filled_in(after, ANSWERS) == after, "safe to repeat"


def test_setup_writes_the_files_makes_the_store_and_lets_somebody_in(tmp_path: Path) -> None:
    ended = run_command(tmp_path, "setup", *OPTIONS, "--operator", "teknisi")
    assert ended.returncode == 0, ended.stderr
    assert "Password: " in ended.stdout
    assert "telegram (telegram): 1/4 not configured" in ended.stdout
    assert "@BotFather" in ended.stdout
    site = (tmp_path / "Caddyfile").read_text()
    assert re.search(r"^aduan\.example\.id \{", site, re.MULTILINE)
    assert "reverse_proxy 127.0.0.1:8080" in site
    listed = run_command(tmp_path, "operator", "list").stdout
    assert re.search(r"teknisi\s+-\s+technician\s+all\s+active", listed)
    assert run_command(tmp_path, "doctor", "--inside").returncode == 2, "nobody serves yet"


def test_nothing_is_written_over_without_asking_and_a_copy_is_kept(tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("# mine\n" + (SHIPPED / "config.yaml").read_text())
    before = config.read_text()
    refused = run_command(tmp_path, "setup", *OPTIONS, "--operator", "", stdin=b"n\n")
    assert refused.returncode == 1
    assert config.read_text() == before
    ended = run_command(tmp_path, "setup", *OPTIONS, "--operator", "", "--overwrite")
    assert ended.returncode == 0, ended.stderr
    assert config.read_text().startswith("# mine\n")
    site = tmp_path / "Caddyfile"
    site.write_text("my own site\n")
    again = run_command(tmp_path, "setup", *OPTIONS, "--operator", "", "--overwrite")
    assert "What stood there is in Caddyfile.before-1" in again.stdout
    assert (tmp_path / "Caddyfile.before-1").read_text() == "my own site\n"
    assert "reverse_proxy" in site.read_text()
    assert (tmp_path / "config.yaml.before-1").read_text() == before
    assert not (tmp_path / "var").exists(), "nobody was to be let in"


def test_questions_are_asked_where_no_option_answers_them(tmp_path: Path) -> None:
    said = b"UJI\nKabupaten Uji\n\n\nhttp://127.0.0.1:8080\n\n"
    ended = run_command(tmp_path, "setup", stdin=said)
    assert ended.returncode == 0, ended.stderr
    settings = load_settings(tmp_path / "config.yaml", {})
    assert settings.jurisdictions["UJI"].timezone == "Asia/Jakarta"
    assert not (tmp_path / "Caddyfile").exists()


def test_an_answer_that_cannot_be_leaves_nothing_behind(tmp_path: Path) -> None:
    ended = run_command(tmp_path, "setup", *OPTIONS, "--area-code", "north", "--operator", "")
    assert ended.returncode == 2
    assert "jurisdictions.UJI.area_code" in ended.stderr
    assert list(tmp_path.iterdir()) == []


# --- the ladder ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "wrong", "needs_address", "rung"),
    [
        ("telegram", None, False, Rung.TEST),
        ("telegram", {}, False, Rung.LIVE),
        ("telegram", {}, True, Rung.TEST),
        ("telegram", {"token": "No."}, False, Rung.TEST),
        ("facebook", {"permissions": "It lacks pages_messaging."}, False, Rung.REVIEW),
        ("facebook", {"permissions": "No.", "token": "No."}, False, Rung.TEST),
        ("whatsapp", {"sender": "Not online."}, False, Rung.REVIEW),
        ("twitter", {"access_level": "No."}, False, Rung.REVIEW),
        ("web", None, True, Rung.LIVE),
        ("of_tomorrow", {"permissions": "No."}, False, Rung.TEST),
    ],
)
def test_a_channel_stands_where_its_check_says(
    kind: str, wrong: dict[str, str] | None, needs_address: bool, rung: Rung
) -> None:
    found = standing("x", kind, wrong=wrong, needs_address=needs_address)
    assert found.rung is rung
    if wrong and kind != "web":
        assert any("permissions" in one or ":" in one for one in found.missing)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", ["whatsapp", "telegram", "facebook", "twitter", "of_tomorrow"])
def test_every_rung_has_a_name_and_a_next_step(language: str, kind: str) -> None:
    first = not_configured("x", kind, ["TOKEN"])
    assert (first.step, first.missing) == (1, ["TOKEN"])
    for rung in RUNGS:
        found = type(first)(name="x", kind=kind, rung=rung)
        assert found.rung_words(language)
        assert len(found.next_words(language)) > 10


def test_the_sentences_of_a_kept_check_are_taken_apart() -> None:
    reason = "token: It holds. Look at: this. permissions: page_token lacks x. web_hook: No."
    assert wrong_by_subject(reason) == {
        "token": "It holds. Look at: this.",
        "permissions": "page_token lacks x.",
        "web_hook": "No.",
    }
    assert wrong_by_subject("") == {}


def test_the_status_asks_the_platforms(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(
        "jurisdictions:\n  CTH:\n    name: Kabupaten Contoh\nchannels:\n  telegram:\n"
        "    kind: telegram\n    jurisdiction: CTH\n    mode: poll\n"
        "    bot_token: ${TELEGRAM_BOT_TOKEN}\n    api_url: http://127.0.0.1:9\n"
    )
    token = "1234567:" + "A" * 35
    ended = run_command(tmp_path, "setup", "--status", TELEGRAM_BOT_TOKEN=token)
    assert ended.returncode == 0, ended.stderr
    assert "telegram (telegram): 2/4 test mode" in ended.stdout
    assert "- token:" in ended.stdout
    assert token not in ended.stdout


# --- templates ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_template_for_all_news_as_whatsapp_wants_it(language: str) -> None:
    found = {one["purpose"]: one for one in templates(language)}
    assert tuple(found) == STATUS_PURPOSES
    for one in found.values():
        body = one["content"]["types"]["twilio/text"]["body"]
        assert body.count("{{1}}") == 1
        assert not body.startswith("{{")
        assert not body.endswith("}}")
        assert len(body) <= 1024
        assert re.fullmatch(r"[a-z0-9_]+", one["approval"]["name"])
    names = {one["approval"]["name"] for one in found.values()}
    assert len(names) == len(found)


def test_templates_are_printed_to_read_and_to_submit(tmp_path: Path) -> None:
    read = run_command(tmp_path, "setup", "templates")
    assert "muara_answer_id (UTILITY)" in read.stdout
    lines = run_command(tmp_path, "setup", "templates", "--json", "--language", "en").stdout
    submitted = [json.loads(line) for line in lines.splitlines()]
    assert {one["content"]["language"] for one in submitted} == {"en"}
    assert run_command(tmp_path, "setup", "templates", "--language", "fr").returncode == 2


@pytest.mark.parametrize("kind", ["web", "manual", "open311", "muara"])
def test_where_no_platform_stands_between_a_channel_is_live_at_once(kind: str) -> None:
    found = standing(kind, kind, wrong=None)
    assert (found.rung, list(found.missing)) == (Rung.LIVE, [])
    assert "connect" not in found.next_words("en")
