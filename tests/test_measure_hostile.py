"""What a stranger might send is timed by a script, since no test looks at a clock."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_the_slowest_of_a_kind_are_printed_with_what_they_take(root: Path) -> None:
    script = root / "scripts" / "measure_hostile.py"
    done = subprocess.run(
        [sys.executable, script, "formulas"], capture_output=True, text=True, check=True
    )
    head, kind, *rows = done.stdout.splitlines()
    assert head.split() == ["shape", "size", "CPU", "s", "peak", "MB"]
    assert kind == "formulas, 10"
    assert len(rows) == 5
    seconds = [float(row.split()[-2]) for row in rows]
    assert seconds == sorted(seconds, reverse=True)


def test_a_kind_that_is_none_is_refused_with_those_there_are(root: Path) -> None:
    script = root / "scripts" / "measure_hostile.py"
    done = subprocess.run(
        [sys.executable, script, "letters"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "no kind: letters" in done.stderr
