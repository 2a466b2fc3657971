"""Waiting in tests: for what must come, never for a time to pass."""

from __future__ import annotations

PATIENCE = 60
"""Seconds to wait for what must come. The wait ends as soon as it is there; this long it takes only
where it is not there at all, on a machine however slow."""
