#!/usr/bin/env python3
"""Set up .venv from the lock file, once, and run llm-interview: python3 scripts/run.py [ARGS].

Without ARGS the daily drill starts. Needs nothing but Python 3.11 or newer.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "llm-interview needs Python 3.11 or newer, and this is %d.%d: install one from "
        "https://www.python.org/downloads/ and start it as `python3.12 scripts/run.py`."
        % sys.version_info[:2]
    )

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import bootstrap

if __name__ == "__main__":
    sys.exit(bootstrap.run(sys.argv[1:]))
