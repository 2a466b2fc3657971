"""An Anki package (a zip) → the collection in it. Nothing is unpacked to disk."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from llm_interview.core.errors import ExtraFault, FileFault, told

MAGIC = b"PK\x03\x04"
ENDINGS = frozenset(("apkg", "colpkg"))
MAX_PACKAGE = 100_000_000
MAX_COLLECTION = 64_000_000
MAX_RATIO = 100
"""Bytes a packed byte may become, in collections above RATIO_FROM; real ones stay below 30."""
RATIO_FROM = 4_000_000
MAX_WINDOW = 1 << 27
MAX_MEMBERS = 10_000
"""Files in a package, media included."""

_MEMBER = b"PK\x01\x02"
"""What each entry in the list of members begins with."""

# The newest form first: beside it lies an old one that only says "update Anki".
_NAMES = ("collection.anki21b", "collection.anki21", "collection.anki2")
_END, _END_SIZE, _COMMENT = b"PK\x05\x06", 22, 65_535
_AGAIN = told("hint_anki_again")


def is_package(raw: bytes, name: str) -> bool:
    """Whether the bytes are a package, by what they begin with and the ending of the name."""
    return raw.startswith(MAGIC) and name.rpartition(".")[2].lower() in ENDINGS


def collection_of(raw: bytes, shown: str) -> bytes:
    """The SQLite file in a package. FileFault for everything that is no package or larger than
    one can be, ExtraFault where a newer package needs zstandard."""
    _check_end(raw, shown)
    with _faults(shown), zipfile.ZipFile(io.BytesIO(raw)) as archive:
        name = next((name for name in _NAMES if name in archive.NameToInfo), None)
        if name is None:
            raise FileFault(told("anki_no_collection", path=shown), told("hint_anki_is_it"))
        info = _member(archive, name, shown)
        packed = _limited(archive, info, shown)
    return _decompressed(packed, shown) if name.endswith("b") else packed


def _check_end(raw: bytes, shown: str) -> None:
    """Before the list of members is read: that there is one, and not one of a million files,
    whatever number the package says."""
    at = raw.rfind(_END, max(0, len(raw) - _END_SIZE - _COMMENT))
    if at < 0 or len(raw) - at < _END_SIZE:
        raise FileFault(told("anki_no_package", path=shown), _AGAIN)
    (entries,) = struct.unpack_from("<H", raw, at + 10)
    if max(entries, raw.count(_MEMBER)) > MAX_MEMBERS:
        raise FileFault(told("anki_many_files", path=shown), told("hint_anki_no_media"))


_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(RuntimeError, ValueError, OverflowError),
    NotImplementedError,  # of zipfile: a later version of zip, patched data, strong encryption
)
"""What `zipfile` raises for bytes that only look like a package."""


@contextmanager
def _faults(shown: str) -> Iterator[None]:
    try:
        yield
    except _DAMAGED as fault:
        said = told("anki_damaged", path=shown, why=type(fault).__name__)
        raise FileFault(said, _AGAIN) from None


def _member(archive: zipfile.ZipFile, name: str, shown: str) -> zipfile.ZipInfo:
    found = [info for info in archive.infolist() if info.filename == name]
    info = found[0]
    if len(found) > 1:
        raise FileFault(told("anki_twice", path=shown, name=name), _AGAIN)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise FileFault(told("anki_link", path=shown, name=name), _AGAIN)
    if info.flag_bits & 1:
        raise FileFault(told("anki_encrypted", path=shown, name=name), _AGAIN)
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise FileFault(told("anki_packed", path=shown, name=name), _AGAIN)
    return info


def _limited(archive: zipfile.ZipFile, info: zipfile.ZipInfo, shown: str) -> bytes:
    """What the archive says of sizes is not believed."""
    with archive.open(info) as member:
        content = member.read(_limit(info.compress_size) + 1)
    return _checked(content, info.compress_size, shown)


def _limit(packed: int) -> int:
    return min(MAX_COLLECTION, max(RATIO_FROM, packed * MAX_RATIO))


def _checked(content: bytes, packed: int, shown: str) -> bytes:
    if len(content) > _limit(packed):
        said = told("anki_large", path=shown, size=_limit(packed) // 1_000_000)
        raise FileFault(said, told("hint_anki_fewer"))
    return content


def _decompressed(packed: bytes, shown: str) -> bytes:
    try:
        import zstandard
    except ImportError:
        hint = told("hint_anki_older", command="pip install 'llm-interview-trainer[anki]'")
        raise ExtraFault(told("anki_zstandard", path=shown), hint) from None
    try:
        unpacker = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW)
        with unpacker.stream_reader(packed) as stream:
            content = stream.read(_limit(len(packed)) + 1)
    except zstandard.ZstdError:
        raise FileFault(told("anki_damaged", path=shown, why="zstd"), _AGAIN) from None
    return _checked(content, len(packed), shown)
