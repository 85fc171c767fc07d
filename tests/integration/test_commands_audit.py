"""`muara audit verify` and `export`, as a technician or an auditor runs them."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

import pytest
from sqlalchemy import select, update

from store import audit
from store.audit_models import audits
from store.scope import SYSTEM, Scope
from tests.command_line import Installation
from tests.desk import START

OFFICER = Scope(actor="operator:7", jurisdictions=frozenset({"CTH"}))


@pytest.fixture
def installation(tmp_path: Path, migrated_url: str) -> Installation:
    """A configured folder with an empty store; on both databases."""
    made = Installation(tmp_path, migrated_url)
    made.add_telegram("telegram")
    assert made.muara("migrate").returncode == 0
    return made


def note(installation: Installation, *actions: str) -> None:
    """Deeds of an officer, sealed at once but for the last."""
    store = installation.store()
    try:
        with store.write() as connection:
            for action in actions[:-1]:
                audit.note(OFFICER, connection, action, START)
            audit.seal(SYSTEM, connection, START)
            audit.note(OFFICER, connection, actions[-1], START)
    finally:
        store.close()


def tamper(installation: Installation) -> None:
    store = installation.store()
    try:
        with store.write() as connection:
            connection.execute(update(audits).values(actor="operator:8"))
    finally:
        store.close()


def test_verify_walks_the_chain_and_names_the_first_broken_link(
    installation: Installation,
) -> None:
    empty = installation.muara("audit", "verify")
    assert (empty.returncode, empty.stdout) == (0, "Nothing was audited yet.\n")

    note(installation, "file_opened", "complaint_sealed", "tail")
    sound = installation.muara("audit", "verify")
    assert sound.returncode == 0
    heading, line = sound.stdout.splitlines()
    assert heading.split() == ["For", "Links", "Rows", "Not", "sealed", "yet", "Last", "hash"]
    code, links, sealed, unsealed, head = line.split()
    assert (code, links, sealed, unsealed) == ("CTH", "1", "2", "1")

    assert installation.muara("audit", "verify", "--known", head).returncode == 0
    missing = installation.muara("audit", "verify", "--known", "ab" * 32)
    assert missing.returncode == 1
    assert "made anew or cut" in missing.stderr
    assert installation.muara("audit", "verify", "--known", "nonsense").returncode == 2

    tamper(installation)
    broken = installation.muara("audit", "verify")
    assert broken.returncode == 1
    assert broken.stderr == (
        "CTH: link 1 does not hold: its rows or the link itself are not what was sealed.\n"
    )


def test_an_export_of_the_trail_is_in_the_trail(installation: Installation, tmp_path: Path) -> None:
    note(installation, "file_opened", "complaint_sealed")
    file = tmp_path / "audit.csv"
    made = installation.muara(
        "audit", "export", "--format", "csv", "--output", file, "--since", "2026-11-21"
    )
    assert made.returncode == 0, made.stderr
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
    # its own beginning is the newest
    assert [row["action"] for row in rows] == ["export_started", "complaint_sealed", "file_opened"]

    store = installation.store()
    try:
        with store.read() as connection:
            last = connection.execute(select(audits).order_by(audits.c.id.desc()).limit(1)).one()
    finally:
        store.close()
    assert last.action == "export_made"
    assert last.details["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert last.details["rows"] == 3
