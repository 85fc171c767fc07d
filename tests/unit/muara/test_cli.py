"""The command line, run as a technician runs it."""

from __future__ import annotations

import gc
import importlib
import json
import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from channels.registry import kinds
from muara.app import refused_to_root
from muara.commands.files import opened_output
from muara.commands.opening import counted
from muara.commands.options import heavy_imports
from tests.command_line import Result, run_command

ROOT = Path(__file__).parents[3]
UPDATE: dict[str, Any] = {
    "update_id": 1,
    "message": {
        "message_id": 5,
        "date": 1767225600,
        "chat": {"id": 42, "type": "private"},
        "from": {"id": 42, "is_bot": False, "first_name": "Warga"},
        "text": "Jalan rusak 🙏",
    },
}
VALID = """\
jurisdictions:
  CTH:
    name: Kabupaten Contoh
channels:
  aduan:
    kind: telegram
    jurisdiction: CTH
    mode: poll
    bot_token: ${BOT_TOKEN}
    api_url: http://127.0.0.1:9
"""
TOKEN = "1234567:" + "A" * 35


def muara(
    *arguments: str | Path, folder: Path = ROOT, stdin: bytes = b"", **environ: str
) -> Result:
    return run_command(folder, *arguments, stdin=stdin, **environ)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with the project's configuration, and no store, such as a demo leaves behind."""
    shutil.copy(ROOT / "config.yaml", tmp_path)
    return tmp_path


def process(
    *arguments: str | Path, folder: Path = ROOT, stdin: bytes = b"", **environ: str
) -> subprocess.CompletedProcess[bytes]:
    """The same as a process of its own, for what only that shows: signs, imports, the shell."""
    return subprocess.run(
        [sys.executable, "-c", "from muara.cli import run; run()", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": _python_path(), "COLUMNS": "100", **environ},
    )


def _python_path() -> str:
    return os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))


def test_help_names_the_commands_and_the_exit_codes() -> None:
    result = process("--help")

    assert result.returncode == 0
    for word in (b"normalize", b"check", b"schema", b"Exit codes"):
        assert word in result.stdout


def test_an_unknown_command_is_bad_usage() -> None:
    result = muara("normalise")

    assert result.returncode == 2
    assert "No such command" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nosuch"], "No such command 'nosuch'. `muara --help` says more."),
        (
            ["normalise"],
            "No such command 'normalise'. Did you mean 'normalize'? `muara --help` says more.",
        ),
        (["check", "--nosuch"], "No such option: --nosuch. `muara check --help` says more."),
        (["evaluate"], "Missing argument 'FILE'. `muara evaluate --help` says more."),
        (["sync"], "Name the channels, or say --all."),
        (
            ["outbox", "retry", "x"],
            "ID...: must be a whole number, not 'x'. `muara outbox retry --help` says more.",
        ),
        (
            ["export", "complaints", "--format", "doc"],
            "--format: 'doc' is not one of 'jsonl', 'csv', 'xlsx'. "
            "`muara export --help` says more.",
        ),
    ],
)
def test_bad_usage_is_one_clear_sentence(clone: Path, arguments: list[str], said: str) -> None:
    result = muara(*arguments, folder=clone)

    assert (result.returncode, result.stdout, result.stderr) == (2, "", f"{said}\n")


def test_a_group_without_a_command_shows_its_commands() -> None:
    result = muara("outbox")

    assert result.returncode == 2
    assert "retry" in result.stdout + result.stderr


def test_a_file_that_cannot_be_written_is_named_as_it_was_given(tmp_path: Path) -> None:
    absent = tmp_path / "nosuch" / "x.csv"
    with (
        pytest.raises(OSError, match="No such file or directory") as caught,
        opened_output(absent, "csv"),
    ):
        raise AssertionError("there is nothing to write to")

    assert caught.value.filename == str(absent)


@pytest.mark.parametrize(("count", "words"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows")])
def test_one_is_no_plural(count: int, words: str) -> None:
    assert counted(count, "row") == words


def test_normalize_prints_one_json_line_per_item_of_every_file(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(UPDATE), encoding="utf-8")
    other = {**UPDATE, "message": {**UPDATE["message"], "message_id": 901}}
    (tmp_path / "b.json").write_text(json.dumps({"ok": True, "result": [UPDATE, other]}))

    result = muara("normalize", "telegram", "a.json", "b.json", folder=tmp_path)

    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.returncode == 0
    assert [line["file"] for line in lines] == ["a.json", "b.json", "b.json"]
    assert {line["record"]["text"] for line in lines} == {"Jalan rusak 🙏"}
    assert "🙏" in result.stdout


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_normalize_reads_standard_input(arguments: tuple[str, ...]) -> None:
    result = muara("normalize", "telegram", *arguments, stdin=json.dumps(UPDATE).encode())

    (line,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert (line["file"], line["outcome"]) == ("-", "message")


def test_normalize_takes_the_source_and_our_own_ids() -> None:
    result = muara(
        *("normalize", "telegram", "--source", "webhook", "--own-id", "1", "--own-id", "42"),
        stdin=json.dumps(UPDATE).encode(),
    )

    assert json.loads(result.stdout)["outcome"] == "ignored"


def test_normalize_tells_of_an_unreadable_file_after_doing_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(UPDATE), encoding="utf-8")

    result = muara("normalize", "telegram", "none.json", ".", "a.json", folder=tmp_path)

    assert result.returncode == 2
    assert json.loads(result.stdout)["file"] == "a.json"
    assert result.stderr.splitlines() == [
        "none.json cannot be read: No such file or directory.",
        ". cannot be read: Is a directory.",
    ]


def test_normalize_writes_utf8_whatever_the_terminal_speaks() -> None:
    result = process("normalize", "telegram", stdin=json.dumps(UPDATE).encode(), LC_ALL="C")

    assert "🙏".encode() in result.stdout


def test_normalize_names_the_known_kinds_when_asked_for_another() -> None:
    result = muara("normalize", "telegrm")

    assert result.returncode == 2
    assert "telegram" in result.stderr
    assert "Traceback" not in result.stderr


def test_normalize_starts_without_database_settings_and_web_framework() -> None:
    program = """
import sys, io
sys.argv = ["muara", "normalize", "whatsapp"]
sys.stdin = io.TextIOWrapper(io.BytesIO(b"{}"))
from muara.cli import run
try:
    run()
except SystemExit:
    pass
heavy = {"sqlalchemy", "sqlmodel", "fastapi", "starlette", "apscheduler", "store", "muara.config"}
print(sorted(heavy & sys.modules.keys()))
"""
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, cwd=ROOT, timeout=60, check=True
    )

    assert result.stdout.splitlines()[-1] == b"[]"


def test_schema_record_prints_a_json_schema() -> None:
    result = muara("schema", "record")

    schema = json.loads(result.stdout)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert "redacted_text" in schema["properties"]


def test_check_says_that_a_fresh_clone_is_valid_and_what_is_not_configured(clone: Path) -> None:
    result = muara("check", folder=clone)

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.count("not configured") == len(
        set(kinds()) - {"manual", "web", "open311", "muara"}
    )
    assert "TELEGRAM_BOT_TOKEN" in result.stdout
    assert "The configuration is valid." in result.stdout
    assert "second copy" in result.stdout


def test_check_works_on_a_terminal_that_cannot_show_every_sign(clone: Path) -> None:
    assert process("check", folder=clone, PYTHONIOENCODING="ascii").returncode == 0


def test_check_tells_all_mistakes_with_place_and_remedy_and_exits_with_2(tmp_path: Path) -> None:
    (tmp_path / "muara.yaml").write_text("listen: {prt: 1}\nlog: {level: loud}\n")

    result = muara("check", "--config", "muara.yaml", folder=tmp_path)

    assert result.returncode == 2
    first, second, third = sorted(result.stderr.splitlines())
    assert first.startswith("muara.yaml:1: jurisdictions: is required but missing. Remedy: ")
    assert second == (
        "muara.yaml:1: listen.prt: There is no such setting. Remedy: Did you mean 'port'?"
    )
    assert third.startswith("muara.yaml:2: log.level: must be 'debug', ")


def test_check_without_a_file_is_one_sentence(tmp_path: Path) -> None:
    result = muara("check", folder=tmp_path)

    assert result.returncode == 2
    assert result.stderr.startswith("config.yaml: The file does not exist.")
    assert len(result.stderr.splitlines()) == 1


def test_the_configuration_file_can_be_named_in_the_environment(tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.yaml"
    path.write_text(VALID)

    result = muara("check", folder=tmp_path, MUARA_CONFIG=str(path))

    assert result.returncode == 0
    assert "aduan" in result.stdout


def test_check_online_asks_every_configured_channel_and_exits_with_1_on_an_error(
    tmp_path: Path,
) -> None:
    second = VALID.partition("channels:\n")[2].replace("aduan:", "darurat:")
    (tmp_path / "config.yaml").write_text(VALID + second)

    result = muara("check", "--online", folder=tmp_path, BOT_TOKEN=TOKEN)

    written = result.stdout
    assert result.returncode == 1
    assert "Channel aduan" in written
    assert "Channel darurat" in written
    assert written.count("✗ error") >= 2
    assert TOKEN not in written + result.stderr


def test_check_online_without_configured_channels_finds_no_error(clone: Path) -> None:
    assert muara("check", "--online", folder=clone).returncode == 0


def test_a_traceback_shows_only_when_asked_for(tmp_path: Path) -> None:
    quiet = muara("check", folder=tmp_path)
    debug = process("check", folder=tmp_path, MUARA_DEBUG="1")

    assert "Traceback" not in quiet.stderr
    assert b"Traceback" in debug.stderr


def test_what_a_command_imports_is_not_looked_through_for_garbage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a_heavy_module.py").write_text("made = [[] for _ in range(10)]", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    before = gc.get_freeze_count()
    try:
        with heavy_imports():
            assert not gc.isenabled()
            importlib.import_module("a_heavy_module")
        assert gc.isenabled()
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()
        sys.modules.pop("a_heavy_module", None)


def test_only_root_is_refused_in_a_folder_of_somebody_else_and_reads_what_works() -> None:
    folder, command = Path("/opt/muara/var"), ["/opt/muara/.venv/bin/muara", "migrate"]
    nobody = pwd.getpwnam("nobody").pw_uid
    said = refused_to_root(0, folder, nobody, command)
    assert said is not None
    assert "/opt/muara/var belongs to nobody" in said
    assert "`runuser -u nobody -- /opt/muara/.venv/bin/muara migrate`" in said
    assert [refused_to_root(*who, command) for who in ((0, folder, 0), (7, folder, nobody))] == [
        None,
        None,
    ]


def test_migrate_makes_nothing_as_root_in_a_folder_that_belongs_to_another_user(
    clone: Path,
) -> None:
    """Where the tests are not run by root, the folder is theirs, and they may."""
    folder = clone / "var"
    folder.mkdir()
    is_root = os.geteuid() == 0
    if is_root:
        os.chown(folder, pwd.getpwnam("nobody").pw_uid, -1)

    result = muara("migrate", folder=clone)

    assert result.returncode == (2 if is_root else 0)
    assert ("`runuser -u nobody -- muara migrate`" in result.stderr) == is_root
    assert bool([*folder.iterdir()]) != is_root
