"""Typesets one sheet, as a program of its own: JSON on standard input, a PDF on standard output.

Apart from the program it belongs to, Typst has its memory to itself, an interrupt need not wait
for it, and a fault of its own ends nothing else. It works in an empty folder: the template comes
as bytes, the fonts from a folder that no template can name. Imports only what it needs.
"""

from __future__ import annotations

import sys
from pathlib import Path

MISSING = 5
"""Exit code where Typst is not installed."""


def main(template: str, root: str, fonts: str) -> int:
    """Write the PDF that the file `template` makes, which can read what lies in the folder `root`
    and nothing else; exit code 1 with a sentence on standard error where Typst refuses."""
    try:
        import typst
    except ImportError:
        return MISSING
    try:
        # Python's copy of the sheet goes as soon as Typst has its own.
        sheet = {"sheet": sys.stdin.buffer.read().decode()}
        typesetter = typst.Compiler(
            Path(template).read_bytes(),
            root=root,
            font_paths=typst.Fonts(font_paths=[fonts]),
            sys_inputs=sheet,
            package_path=root,
            package_cache_path=root,
        )
        del sheet
        made = typesetter.compile()
    except (RuntimeError, OSError) as error:
        sys.stderr.write(str(error))
        return 1
    if not isinstance(made, bytes):  # pragma: no cover - a PDF is one document
        raise TypeError("typst gave several documents")
    sys.stdout.buffer.write(made)
    return 0


def limit(seconds: int, megabytes: int) -> None:
    """Let the system end this program after so many seconds of CPU, or where it asks for more
    memory of its own (programs and fonts on disk are not counted), before a deck of whatever
    origin fills the machine."""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    if sys.platform == "linux":  # elsewhere the system's own libraries may take more
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))


if __name__ == "__main__":
    limit(*map(int, sys.argv[4:6]))
    sys.exit(main(*sys.argv[1:4]))
