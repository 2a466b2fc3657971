"""Event ids: UUID version 7 (RFC 9562 §5.7), from a clock and chance handed in."""

from __future__ import annotations

RANDOM_BYTES = 10
_MAX_MS = (1 << 48) - 1


def uuid7(unix_ms: int, random_bytes: bytes) -> str:
    """The id for an instant (milliseconds since 1970, clamped to 48 bits) and 10 random bytes."""
    if len(random_bytes) != RANDOM_BYTES:
        raise ValueError(f"uuid7 takes {RANDOM_BYTES} random bytes")
    chance = int.from_bytes(random_bytes, "big")
    value = max(0, min(_MAX_MS, unix_ms)) << 80
    value |= 0x7 << 76 | (chance >> 68 & 0xFFF) << 64  # version, rand_a
    value |= 0b10 << 62 | (chance & ((1 << 62) - 1))  # variant, rand_b
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
