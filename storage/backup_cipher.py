"""Encrypted backups: AES-256-GCM in chunks, so that a file of any size takes a megabyte of memory.

A file is a mark, which key it was (not the key), random bytes, and the chunks; each knows its place and whether it is
the last, so that a file cut anywhere, or put together from two, is refused.
"""

import base64
import binascii
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

from storage.backup_errors import BackupRefusedError

MARK: Final = b"sales-bot backup 1\n"
KEY_BYTES: Final = 32
_KEY_ID_BYTES: Final = 8
_PREFIX_BYTES: Final = 7
_CHUNK: Final = 1 << 20
_TAG_BYTES: Final = 16


def read_key(text: str) -> bytes:
    """A key as it stands in the settings: 32 bytes in base64. ValueError says how to make one."""
    try:
        key = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise ValueError("a key is 32 random bytes in base64: openssl rand -base64 32")
    return key


def is_encrypted(path: Path) -> bool:
    """Whether a file begins as ours do."""
    with path.open("rb") as file:
        return file.read(len(MARK)) == MARK


def encrypt(source: Path, target: Path, key: bytes) -> None:
    """Write `source` to `target`, readable only with the key."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # only where a key is set

    cipher, prefix = AESGCM(key), os.urandom(_PREFIX_BYTES)
    head = MARK + _key_id(key) + prefix
    with source.open("rb") as plain, target.open("wb") as sealed:
        sealed.write(head)
        for number, (chunk, is_last) in enumerate(_chunks(plain, _CHUNK)):
            sealed.write(cipher.encrypt(_nonce(prefix, number, is_last=is_last), chunk, head))


def decrypt(source: Path, target: Path, key: bytes) -> None:
    """Write what `source` holds to `target`; BackupRefusedError for another key's file, or one that was touched."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher = AESGCM(key)
    with source.open("rb") as sealed, target.open("wb") as plain:
        head = sealed.read(len(MARK) + _KEY_ID_BYTES + _PREFIX_BYTES)
        if head[len(MARK) : -_PREFIX_BYTES] != _key_id(key):
            raise BackupRefusedError(f"{source.name} was encrypted with another key than BACKUP_KEY")
        for number, (chunk, is_last) in enumerate(_chunks(sealed, _CHUNK + _TAG_BYTES)):
            try:
                plain.write(cipher.decrypt(_nonce(head[-_PREFIX_BYTES:], number, is_last=is_last), chunk, head))
            except InvalidTag:
                raise BackupRefusedError(f"{source.name} is damaged or cut off") from None


def _key_id(key: bytes) -> bytes:
    return sha256(b"which key: " + key).digest()[:_KEY_ID_BYTES]


def _nonce(prefix: bytes, number: int, *, is_last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([is_last])


def _chunks(file: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    """The chunks of a file, each with whether it is the last; an empty file has one, empty."""
    chunk = file.read(size)
    while following := file.read(size):
        yield chunk, False
        chunk = following
    yield chunk, True
