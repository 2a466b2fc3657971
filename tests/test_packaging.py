"""The lock files, the build and the two commands of the README agree with pyproject.toml."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import llm_interview

LOCKS = ["requirements.lock", "requirements-dev.lock"]
ANKI_LOCK = "requirements-anki.lock"
GATES = ["scripts/run.py", "scripts/test.py"]
PIN = re.compile(r"^([a-z0-9-]+)==([^ ;]+)", re.MULTILINE)


@pytest.fixture
def project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))


def pins(path: Path) -> dict[str, str]:
    return dict(PIN.findall(path.read_text("utf-8")))


def names(requirements: list[Any]) -> set[str]:
    texts = [item for item in requirements if isinstance(item, str)]
    return {re.split(r"[<>=!~\[ ;]", text)[0].lower() for text in texts}


def direct(path: Path, marker: str) -> set[str]:
    """Names whose `# via` comment says that the project itself asks for them."""
    entries = re.split(r"\n(?=[a-z0-9])", path.read_text("utf-8"))
    found = [re.match(r"([a-z0-9-]+)==", entry) for entry in entries if marker in entry]
    return {match[1] for match in found if match}


def test_the_lock_holds_what_the_project_asks_for(root: Path, project: dict[str, Any]) -> None:
    asked = names(project["project"]["dependencies"]) | names(project["dependency-groups"]["build"])
    assert direct(root / "requirements.lock", "(pyproject.toml") == asked


def test_the_dev_lock_adds_the_dev_group(root: Path, project: dict[str, Any]) -> None:
    groups = project["dependency-groups"]
    asked = names(project["project"]["dependencies"]) | names(groups["build"] + groups["dev"])
    assert direct(root / "requirements-dev.lock", "(pyproject.toml") == asked


def test_the_dev_lock_contains_the_other(root: Path) -> None:
    run, dev = (pins(root / name) for name in LOCKS)
    assert run.items() <= dev.items()


def test_what_a_locked_package_asks_for_is_locked_too(root: Path) -> None:
    """Set-up installs the locks without looking at what the packages ask for."""
    locked = pins(root / LOCKS[1]).keys()
    asked = {name: asked_here(name) for name in locked if is_installed(name)}
    assert "coverage" in asked["pytest-cov"]
    assert {name: rest for name, needs in asked.items() if (rest := needs - locked)} == {}


def is_installed(name: str) -> bool:
    try:
        return bool(distribution(name))
    except PackageNotFoundError:
        return False


def asked_here(name: str) -> set[str]:
    """Names of the packages that `name`, as installed, needs on this system without its extras."""
    asked = map(Requirement, distribution(name).requires or ())
    here = (each for each in asked if not each.marker or each.marker.evaluate({"extra": ""}))
    return {canonicalize_name(each.name) for each in here}


def test_anki_is_locked_apart_with_what_it_shares_with_the_other(
    root: Path, project: dict[str, Any]
) -> None:
    asked = names(project["dependency-groups"]["anki-test"])
    assert direct(root / ANKI_LOCK, "(pyproject.toml") == asked
    anki, dev = pins(root / ANKI_LOCK), pins(root / "requirements-dev.lock")
    assert {name: anki[name] for name in anki.keys() & dev.keys()}.items() <= dev.items()


def test_pins_fit_the_ranges(root: Path, project: dict[str, Any]) -> None:
    requirements = pytest.importorskip("packaging.requirements")
    run = pins(root / "requirements.lock")
    for text in project["project"]["dependencies"]:
        asked = requirements.Requirement(text)
        assert asked.specifier.contains(run[asked.name]), text


@pytest.mark.parametrize("name", [*LOCKS, ANKI_LOCK])
def test_every_pin_has_a_hash(root: Path, name: str) -> None:
    text = (root / name).read_text("utf-8")
    entries = [entry for entry in re.split(r"\n(?=[a-z0-9])", text) if PIN.match(entry)]
    assert len(entries) == len(pins(root / name)) > 0
    assert all("--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize("name", [*LOCKS, ANKI_LOCK])
def test_nothing_heavy_creeps_in(root: Path, name: str) -> None:
    assert not pins(root / name).keys() & {"torch", "numpy", "pandas", "pydantic"}


def test_a_build_from_source_needs_no_more_than_the_lock(
    root: Path, project: dict[str, Any]
) -> None:
    assert names(project["build-system"]["requires"]) <= pins(root / "requirements.lock").keys()


def test_click_is_not_a_runtime_dependency(root: Path) -> None:
    assert "click" not in pins(root / "requirements.lock")


def test_there_is_one_version(project: dict[str, Any]) -> None:
    assert project["project"]["dynamic"] == ["version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", llm_interview.__version__)


@pytest.mark.parametrize("name", GATES)
def test_an_old_python_can_read_the_gate(root: Path, name: str) -> None:
    """A Python that is too old must get as far as the sentence that says so."""
    tree = ast.parse((root / name).read_text("utf-8"), feature_version=(3, 4))
    kinds = {type(node) for node in ast.walk(tree)}
    assert not kinds & {ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match}
    assert not [node for node in ast.walk(tree) if getattr(node, "annotation", None)]


@pytest.mark.parametrize("name", GATES)
def test_the_gate_looks_at_the_version_before_anything_else(root: Path, name: str) -> None:
    body = ast.parse((root / name).read_text("utf-8")).body
    imports = [alias.name for node in body if isinstance(node, ast.Import) for alias in node.names]
    gate = next(i for i, node in enumerate(body) if isinstance(node, ast.If))
    first = [i for i, node in enumerate(body) if isinstance(node, ast.Import)]
    assert imports[:2] == ["os", "sys"]
    assert first[1] < gate < first[2]
