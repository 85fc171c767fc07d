"""Envelope encryption and blind indexes.

A *data key* (32 random bytes) belongs to a day or to a reporter and is kept wrapped by the master
key. Content is compressed with zstd and sealed with AES-256-GCM under a data key. Destroying the
wrapped key destroys the content. Platform ids are found again by HMAC under an index key that is
derived apart from the wrapping key.

Envelope: 1 byte form, 12 bytes nonce, ciphertext with tag. `context` is authenticated with it, so
that an envelope cannot be moved to another column.
"""

from __future__ import annotations

import base64
import hashlib
import os
import threading
from contextlib import suppress
from pathlib import Path

import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from store.errors import StoreError, UnknownKey

KEY_BYTES = 32
HASH_BYTES = 16
_NONCE_BYTES = 12
_PLAIN, _ZSTD = b"\x01", b"\x02"
_WORTH_COMPRESSING = 256
_MAX_UNSEALED = 256 * 1024 * 1024

# zstd contexts are not safe to share between threads.
_local = threading.local()


def _compressor() -> zstandard.ZstdCompressor:
    found: zstandard.ZstdCompressor | None = getattr(_local, "compressor", None)
    if found is None:
        found = _local.compressor = zstandard.ZstdCompressor(level=1)
    return found


def _decompressor() -> zstandard.ZstdDecompressor:
    found: zstandard.ZstdDecompressor | None = getattr(_local, "decompressor", None)
    if found is None:
        found = _local.decompressor = zstandard.ZstdDecompressor()
    return found


class Sealer:
    """Seals and opens under one data key. Safe to share between threads."""

    __slots__ = ("_cipher",)

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, content: bytes, context: bytes) -> bytes:
        """An envelope around `content` that only opens with the same `context`."""
        form = _PLAIN
        if len(content) >= _WORTH_COMPRESSING:
            form, content = _ZSTD, _compressor().compress(content)
        nonce = os.urandom(_NONCE_BYTES)
        return form + nonce + self._cipher.encrypt(nonce, content, form + context)

    def open(self, envelope: bytes, context: bytes) -> bytes:
        """The content; `StoreError` when the envelope was altered, moved or sealed otherwise."""
        form, nonce = envelope[:1], envelope[1 : 1 + _NONCE_BYTES]
        try:
            content = self._cipher.decrypt(nonce, envelope[1 + _NONCE_BYTES :], form + context)
        except (InvalidTag, ValueError) as error:  # the latter for what is too short to be one
            raise StoreError("An envelope does not open: it was altered or moved.") from error
        if form == _ZSTD:
            return _decompressor().decompress(content, max_output_size=_MAX_UNSEALED)
        return content


class Keyring:
    """What is derived from the master key: wrapping of data keys and blind indexes."""

    def __init__(self, master: bytes) -> None:
        if len(master) != KEY_BYTES:
            raise UnknownKey(f"The master key must have {KEY_BYTES} bytes.")
        self._wrapping = AESGCM(_derive(master, b"muara wrapping key"))
        # Begun once: to begin takes twice as long as to go on with what is to be hashed.
        self._index = HMAC(_derive(master, b"muara index key"), hashes.SHA256())
        self.key_id = hashlib.sha256(_derive(master, b"muara key id")).hexdigest()[:16]

    def new_key(self) -> tuple[Sealer, bytes]:
        """A fresh data key, and its wrapped form for the store."""
        key = os.urandom(KEY_BYTES)
        nonce = os.urandom(_NONCE_BYTES)
        return Sealer(key), nonce + self._wrapping.encrypt(nonce, key, None)

    def unwrap(self, wrapped: bytes) -> Sealer:
        """The data key; `UnknownKey` when it was wrapped by another master key."""
        nonce, sealed = wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:]
        try:
            return Sealer(self._wrapping.decrypt(nonce, sealed, None))
        except InvalidTag as error:
            raise UnknownKey("A key was wrapped by another master key.") from error

    def hash(self, *parts: str) -> bytes:
        """A blind index of `parts`: equal parts give equal bytes, nothing leads back."""
        message = "\x1f".join(parts).encode("utf-8", "surrogatepass")
        index = self._index.copy()
        index.update(message)
        return index.finalize()[:HASH_BYTES]


def _derive(master: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(master)


def new_master_key() -> bytes:
    """Fresh random bytes for a master key."""
    return os.urandom(KEY_BYTES)


def write_key_file(path: Path, master: bytes) -> None:
    """Write the key for its owner alone; never over an existing file.

    A power cut does not take it from then on, as it does not take what is sealed under it.
    """
    is_new = not path.parent.exists()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(master.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    _keep_names(path.parent)
    if is_new:
        _keep_names(path.parent.parent)


def _keep_names(folder: Path) -> None:
    """A new file is there after a power cut once its folder was written, too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_key_file(path: Path) -> bytes:
    """The key that `write_key_file` wrote, or one in base64 as `openssl rand -base64 32` writes it;
    `UnknownKey` when the file holds anything else."""
    with suppress(ValueError):
        written = path.read_text(encoding="ascii").strip()
        is_hex = len(written) == 2 * KEY_BYTES
        key = bytes.fromhex(written) if is_hex else base64.b64decode(written, validate=True)
        if len(key) == KEY_BYTES:
            return key
    raise UnknownKey(f"{path.name} does not hold a master key of {KEY_BYTES} bytes.")
