"""The lock files: exact, checked by hash, for every system, and silent about where from."""

import re
from pathlib import Path

import pytest

from devtools.project import ROOT, Project

LOCKS = [Project().lock, Project().dev_lock]
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; (.+?))? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def pins(lock: Path) -> dict[str, list[str]]:
    """Each `name==version ; marker` of a lock with its hashes."""
    found: dict[str, list[str]] = {}
    for line in lines(lock):
        if PIN.match(line):
            pin = line.removesuffix(" \\")
            found[pin] = []
        else:
            found[pin].append(line.strip(" \\"))
    return found


def lines(lock: Path) -> list[str]:
    text = lock.read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_line_is_an_exact_version_or_one_of_its_hashes(lock: Path) -> None:
    assert [line for line in lines(lock) if not (PIN.match(line) or HASH.match(line))] == []
    assert [pin for pin, hashes in pins(lock).items() if not hashes] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_no_registry_is_named(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"://|index-url|find-links|file:|@ ", text)


def test_the_lock_of_the_checks_holds_all_that_people_get() -> None:
    checks = pins(Project().dev_lock)
    assert {pin: checks.get(pin) for pin in pins(Project().lock)} == pins(Project().lock)


@pytest.mark.parametrize("name", ["numpy", "pydantic-core", "sqlalchemy", "pillow", "markupsafe"])
def test_compiled_packages_have_wheels_for_many_systems(name: str) -> None:
    found = [hashes for pin, hashes in pins(Project().lock).items() if pin.startswith(f"{name}==")]
    assert found
    assert all(len(hashes) > 20 for hashes in found)


def test_every_direct_dependency_is_locked() -> None:
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = settings.split("\ndependencies = [")[1].split("\n]")[0]
    wanted = {
        re.sub(r"[._]", "-", name.lower())
        for name in re.findall(r'^\s+"([\w.-]+)', block, re.MULTILINE)
    }
    assert wanted
    assert wanted - {pin.split("==")[0] for pin in pins(Project().lock)} == set()


def test_qt_is_the_essentials_alone_and_not_the_release_that_aborts() -> None:
    qt = [pin for pin in pins(Project().dev_lock) if pin.startswith("pyside6")]
    assert len(qt) == 1
    name, version = qt[0].split("==")
    assert name == "pyside6-essentials"
    assert not version.startswith("6.12.0")
