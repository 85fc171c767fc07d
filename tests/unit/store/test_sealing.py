"""Envelopes open only with their key and in their place; blind indexes lead nowhere back."""

from __future__ import annotations

import base64
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import StoreError, UnknownKey
from store.sealing import Keyring, Sealer, new_master_key, read_key_file, write_key_file

KEYRING = Keyring(bytes(range(32)))
SEALER, WRAPPED = KEYRING.new_key()


@given(st.binary(max_size=2_000), st.binary(min_size=1, max_size=20))
def test_what_is_sealed_opens_as_it_was(content: bytes, context: bytes) -> None:
    assert SEALER.open(SEALER.seal(content, context), context) == content


@given(st.binary(min_size=1, max_size=600), st.data())
def test_an_altered_envelope_does_not_open(content: bytes, data: st.DataObject) -> None:
    envelope = bytearray(SEALER.seal(content, b"here"))
    place = data.draw(st.integers(0, len(envelope) - 1))
    envelope[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(StoreError):
        SEALER.open(bytes(envelope), b"here")


@pytest.mark.parametrize("envelope", [b"", b"\x01", b"\x01" + bytes(12), bytes(40)])
def test_what_is_no_envelope_does_not_open(envelope: bytes) -> None:
    with pytest.raises(StoreError):
        SEALER.open(envelope, b"here")


def test_an_envelope_moved_to_another_place_does_not_open() -> None:
    with pytest.raises(StoreError):
        SEALER.open(SEALER.seal(b"content", b"item.record"), b"outbox.reply")


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(StoreError):
        Sealer(bytes(32)).open(SEALER.seal(b"content", b"here"), b"here")


def test_long_content_is_compressed_and_equal_content_looks_different() -> None:
    content = b"jalan rusak " * 500
    first, second = SEALER.seal(content, b"here"), SEALER.seal(content, b"here")
    assert len(first) < 500
    assert first != second


def test_a_wrapped_key_unwraps_under_the_same_master_key_only() -> None:
    envelope = SEALER.seal(b"content", b"here")
    assert Keyring(bytes(range(32))).unwrap(WRAPPED).open(envelope, b"here") == b"content"
    with pytest.raises(UnknownKey):
        Keyring(new_master_key()).unwrap(WRAPPED)


@given(st.lists(st.text(), min_size=1, max_size=3), st.lists(st.text(), min_size=1, max_size=3))
def test_equal_parts_and_only_they_give_equal_hashes(one: list[str], other: list[str]) -> None:
    joined_alike = "\x1f".join(one) == "\x1f".join(other)
    assert (KEYRING.hash(*one) == KEYRING.hash(*other)) == joined_alike


def test_a_hash_depends_on_the_master_key_and_holds_nothing_of_its_parts() -> None:
    other = Keyring(new_master_key())
    assert KEYRING.hash("address", "0811") != other.hash("address", "0811")
    assert b"0811" not in KEYRING.hash("address", "0811")


def test_a_hash_is_the_same_for_as_long_as_the_master_key_is() -> None:
    written = "528300009c4b58988b1fd48d15d1a6f5"
    assert KEYRING.hash("conversation", "0811-0000-0001").hex() == written


def test_half_characters_can_be_hashed() -> None:
    assert KEYRING.hash("\ud83d") != KEYRING.hash("\ude00")


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_master_key_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(UnknownKey):
        Keyring(bytes(length))


def test_a_key_file_is_for_its_owner_and_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "master.key"
    master = new_master_key()
    write_key_file(path, master)

    assert read_key_file(path) == master
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        write_key_file(path, new_master_key())


def test_a_key_file_is_on_the_disk_before_anything_is_sealed_under_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "keys" / "master.key"
    written: dict[int, int] = {}

    def note(descriptor: int) -> None:
        found = os.fstat(descriptor)
        written[found.st_ino] = found.st_size

    monkeypatch.setattr(os, "fsync", note)
    write_key_file(path, new_master_key())
    assert written[path.stat().st_ino] == path.stat().st_size > 0
    assert {path.parent.stat().st_ino, tmp_path.stat().st_ino} <= written.keys()


def test_a_key_file_that_openssl_wrote_is_read(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    master = new_master_key()
    path.write_bytes(base64.b64encode(master) + b"\n")
    assert read_key_file(path) == master


@pytest.mark.parametrize("written", ["", "not hexadecimal", "zz" * 32, "abcd", "YWJj"])
def test_a_key_file_with_anything_else_is_refused(tmp_path: Path, written: str) -> None:
    path = tmp_path / "master.key"
    path.write_text(written, encoding="ascii")
    with pytest.raises(UnknownKey):
        Keyring(read_key_file(path))
