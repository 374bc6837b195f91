"""The text in the bytes of a file, packed with gzip or not, and the bytes of a text."""

from __future__ import annotations

import gzip
import io
import zlib

_GZIP = b"\x1f\x8b"
DAMAGE = (OSError, EOFError, zlib.error)


def unpacked(content: bytes) -> bytes:
    return gzip.decompress(content) if content.startswith(_GZIP) else content


def packed_like(content: bytes, text: str) -> bytes:
    """The text as the file's bytes; packed as it was, under the name and time that its header has."""
    raw = encoded(text)
    if not content.startswith(_GZIP):
        return raw
    named = content[3] == 8  # of all that a header may have, a name and nothing else
    name = content[10 : content.index(0, 10)].decode("latin-1") if named else ""
    packed = io.BytesIO()
    with gzip.GzipFile(name, "wb", fileobj=packed, mtime=int.from_bytes(content[4:8], "little")) as file:
        file.write(raw)
    return packed.getvalue()


def decoded(content: bytes) -> str:
    """Text in which bytes that are no UTF-8 keep their places."""
    return content.decode("utf-8", "surrogateescape")


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
