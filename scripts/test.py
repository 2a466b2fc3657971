#!/usr/bin/env python3
"""Set up .venv with the development tools and run every check: python3 scripts/test.py.

usage: python3 scripts/test.py [--fast] [PYTEST ARGUMENTS]

--fast leaves out slow tests, coverage and the wheel. Exit code 1 when any step fails.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "The checks need Python 3.11 or newer, and this is %d.%d: install one from "
        "https://www.python.org/downloads/ and start them as `python3.12 scripts/test.py`."
        % sys.version_info[:2]
    )

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import checks

if __name__ == "__main__":
    sys.exit(checks.main(sys.argv[1:]))
