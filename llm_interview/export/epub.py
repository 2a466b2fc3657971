"""Study sheet → EPUB 3: the book's package around the pages of `epub_pages`."""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from llm_interview.core.sheets import Sheet
from llm_interview.export.epub_pages import chapter_page, chapter_title, nav_page
from llm_interview.export.escaping import escape

_EPOCH = (1980, 1, 1, 0, 0, 0)
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
_PACKAGE = 'xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book-id"'
_ACCESS = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "MathML"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
)


def to_epub(sheet: Sheet) -> bytes:
    """The whole sheet as an e-book, a chapter a topic; the same sheet always gives the same
    bytes: order, times and permissions in the archive are fixed."""
    chapters = {_name(at): chapter_page(sheet, at) for at in range(len(sheet.sections))}
    pages = {"nav.xhtml": nav_page(sheet, list(chapters)), **chapters}
    style = Path(__file__).with_name("assets") / "book.css"
    files = {
        "META-INF/container.xml": _CONTAINER,
        "book/package.opf": _package(sheet, pages),
        **{f"book/{name}": page for name, page in pages.items()},
        "book/book.css": style.read_text("utf-8"),
    }
    return _archive(files)


def _name(at: int) -> str:
    return f"chapter-{at + 1:03}.xhtml"


def _archive(files: Mapping[str, str]) -> bytes:
    """`mimetype` comes first and uncompressed, so that the kind of file shows in its bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        _add(archive, "mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in files.items():
            _add(archive, name, text, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _add(archive: zipfile.ZipFile, name: str, text: str, method: int) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.create_system = 3  # as on Unix, also where the program runs on Windows
    info.external_attr = 0o644 << 16
    archive.writestr(info, text.encode(), method, 9)


def _package(sheet: Sheet, pages: Mapping[str, str]) -> str:
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<package {_PACKAGE} xml:lang="{sheet.lang}">',
            *_metadata(sheet, pages),
            "<manifest>",
            '<item id="style" href="book.css" media-type="text/css"/>',
            *_items(pages),
            "</manifest>",
            "<spine>",
            *(f'<itemref idref="{_item_id(name)}"/>' for name in pages),
            "</spine>",
            "</package>",
            "",
        ]
    )


def _metadata(sheet: Sheet, pages: Mapping[str, str]) -> Iterator[str]:
    day = sheet.day.isoformat()
    yield '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
    yield f'<dc:identifier id="book-id">urn:uuid:{_identity(pages)}</dc:identifier>'
    yield f"<dc:title>{escape(chapter_title(sheet.title))}</dc:title>"
    yield from (f"<dc:language>{lang}</dc:language>" for lang in sheet.langs)
    yield f"<dc:date>{day}</dc:date>"
    yield f'<meta property="dcterms:modified">{day}T00:00:00Z</meta>'
    yield from (f'<meta property="schema:{name}">{value}</meta>' for name, value in _ACCESS)
    yield "</metadata>"


def _identity(pages: Mapping[str, str]) -> uuid.UUID:
    """A book of other content is another book; the same content keeps its bookmarks."""
    digest = sha256("\0".join(pages.values()).encode()).hexdigest()
    return uuid.uuid5(uuid.NAMESPACE_URL, digest)


def _items(pages: Mapping[str, str]) -> Iterator[str]:
    for name, page in pages.items():
        marks = ["nav"] if name == "nav.xhtml" else []
        marks += ["mathml"] if "<math " in page else []
        properties = f' properties="{" ".join(marks)}"' if marks else ""
        yield (
            f'<item id="{_item_id(name)}" href="{name}" '
            f'media-type="application/xhtml+xml"{properties}/>'
        )


def _item_id(name: str) -> str:
    return name.removesuffix(".xhtml")
