"""`muara open311 key`, as a technician runs it: made and shown once, listed, revoked."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from muara.open311 import key_hash
from store.audit_models import audits
from store.open311_models import open311_keys
from tests.command_line import Installation


@pytest.fixture
def installation(tmp_path: Path, migrated_sqlite_url: str) -> Installation:
    """A configured folder with an empty store."""
    made = Installation(tmp_path, migrated_sqlite_url)
    made.add_telegram("telegram")
    assert made.muara("migrate").returncode == 0
    return made


def test_a_key_is_shown_once_kept_as_a_hash_listed_and_revoked(installation: Installation) -> None:
    assert "No app has a key" in installation.muara("open311", "key", "list").stdout
    made = installation.muara(
        "open311", "key", "add", "Aplikasi warga", "--government", "CTH", "--right", "file"
    )
    assert made.returncode == 0, made.stderr
    key = made.stdout.split()[-1]
    store = installation.store()
    try:
        with store.read() as connection:
            row = connection.execute(select(open311_keys)).one()
            actions = list(connection.execute(select(audits.c.action)).scalars())
        assert row.key_hash == key_hash(store.keyring, key)
        assert (row.jurisdiction, row.rights, row.reports_per_half_hour) == ("CTH", "file", 60)
        assert "open311_key_added" in actions
        assert key not in repr(row)
    finally:
        store.close()

    listed = installation.muara("open311", "key", "list").stdout
    assert "Aplikasi warga" in listed
    assert key not in listed
    assert installation.muara("open311", "key", "revoke", "Aplikasi warga").returncode == 0
    assert "revoked" in installation.muara("open311", "key", "list").stdout


def test_what_cannot_be_done_is_said_in_a_sentence(installation: Installation) -> None:
    assert installation.muara("open311", "key", "add", "Aplikasi").returncode == 0
    for arguments, said in (
        (("add", "Aplikasi"), "There is a key of this name"),
        (("add", "Lain", "--right", "everything"), "A key may do one or both of: file, read."),
        (("add", "Lain", "--government", "XYZ"), "There is no government 'XYZ'"),
        (("add", "Lain", "--per-half-hour", "0"), "at least one report"),
        (("revoke", "Lain"), "There is no key 'Lain'"),
    ):
        result = installation.muara("open311", "key", *arguments)
        assert result.returncode in (1, 2)
        assert said in " ".join(result.stderr.split())
    assert installation.muara("open311", "key", "revoke", "Aplikasi").returncode == 0
    again = installation.muara("open311", "key", "revoke", "Aplikasi")
    assert "revoked before" in again.stderr
