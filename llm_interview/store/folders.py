"""Where the learner's files lie, found with nothing but `os`: asked before anything is drawn."""

# ruff: noqa: PTH111, PTH100, PTH117, PTH118 - pathlib costs more than all of `due` may
from __future__ import annotations

import os
import sys
from collections.abc import Mapping

APP = "llm-interview"


def folders(env: Mapping[str, str], platform: str = sys.platform) -> tuple[str, str, str]:
    """(data, config, cache). `LLM_INTERVIEW_HOME` overrides all three; else the XDG variables
    where they are absolute, else what the platform has for it. Nothing is created."""
    home = env.get("LLM_INTERVIEW_HOME")
    if home:
        base = os.path.abspath(os.path.expanduser(home))
        return f"{base}/data", f"{base}/config", f"{base}/cache"
    data, config, cache = _platform_folders(env, platform)
    return (
        os.path.join(_xdg(env, "XDG_DATA_HOME") or data, APP),
        os.path.join(_xdg(env, "XDG_CONFIG_HOME") or config, APP),
        os.path.join(_xdg(env, "XDG_CACHE_HOME") or cache, APP),
    )


def _platform_folders(env: Mapping[str, str], platform: str) -> tuple[str, str, str]:
    user = env.get("HOME") or os.path.expanduser("~")
    if platform == "win32":
        local = env.get("LOCALAPPDATA") or f"{user}/AppData/Local"
        return local, local, f"{local}/cache"
    if platform == "darwin":
        support = f"{user}/Library/Application Support"
        return support, support, f"{user}/Library/Caches"
    return f"{user}/.local/share", f"{user}/.config", f"{user}/.cache"


def _xdg(env: Mapping[str, str], name: str) -> str | None:
    """The specification has relative paths ignored."""
    value = env.get(name, "")
    return value if os.path.isabs(value) else None
