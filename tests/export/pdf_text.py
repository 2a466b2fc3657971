"""What a reader of a PDF can copy."""

from __future__ import annotations

import io

import pypdf


def text_of(pdf: bytes) -> str:
    """The text of all pages."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
