"""The set-up: once, again only when something changed, and afresh after it was interrupted."""

import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from devtools import stamp
from devtools.environment import set_up
from devtools.project import ROOT, Project, Stopped

PIP = "pip"


@dataclass
class Terminal:
    """Stands at the edge where commands leave for the system: keeps them, answers as told."""

    fails_at: str = ""
    interrupted_at: str = ""
    commands: list[tuple[str, ...]] = field(default_factory=list)

    def run(self, project: Project, *command: str | Path, **_environment: str) -> int:
        words = tuple(str(word) for word in command)
        self.commands.append(words)
        if self.interrupted_at and self.interrupted_at in words:
            raise KeyboardInterrupt
        if "venv" in words:
            project.python.parent.mkdir(parents=True, exist_ok=True)
            project.python.touch()
            version = ".".join(str(part) for part in sys.version_info[:3])
            (project.venv / "pyvenv.cfg").write_text(f"version = {version}\n", encoding="utf-8")
        return int(bool(self.fails_at) and self.fails_at in words)

    @property
    def steps(self) -> list[str]:
        kinds = ("venv", "--require-hashes", "--editable")
        return [kind for words in self.commands for kind in kinds if kind in words]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    clone = Project(tmp_path / "clone")
    clone.lock.parent.mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", clone.root)
    clone.lock.write_text("a==1\n", encoding="utf-8")
    clone.dev_lock.write_text("a==1\nb==2\n", encoding="utf-8")
    return clone


def steps(project: Project, *, checks: bool = False) -> list[str]:
    terminal = Terminal()
    done = set_up(project, checks=checks, run=terminal.run)
    assert done == bool(terminal.commands)
    return terminal.steps


EVERYTHING = ["venv", "--require-hashes", "--editable"]
PACKAGES = ["--require-hashes", "--editable"]


def test_a_fresh_clone_gets_everything_and_a_second_start_nothing(project: Project) -> None:
    assert steps(project) == EVERYTHING
    assert steps(project) == []


def test_packages_come_from_the_lock_as_checked_wheels_only(project: Project) -> None:
    terminal = Terminal()
    set_up(project, checks=False, run=terminal.run)
    install = next(words for words in terminal.commands if "--require-hashes" in words)
    assert install[install.index("--only-binary") + 1] == ":all:"
    assert install[install.index("--requirement") + 1] == str(project.lock)


def test_the_checks_add_their_tools_to_what_is_there(project: Project) -> None:
    steps(project)
    assert steps(project, checks=True) == PACKAGES
    assert steps(project, checks=True) == []


def test_after_the_checks_starting_needs_no_set_up(project: Project) -> None:
    steps(project, checks=True)
    assert steps(project) == []


def test_a_changed_lock_is_installed_over_the_old_one(project: Project) -> None:
    steps(project)
    project.lock.write_text("a==2\n", encoding="utf-8")
    assert steps(project) == PACKAGES
    assert steps(project) == []


def test_another_qt_has_its_system_libraries_looked_for_again(project: Project) -> None:
    steps(project)
    done = stamp.read(project.venv)
    assert done is not None
    done.platforms.append("xcb")
    stamp.write(project.venv, done)
    project.lock.write_text("a==2\n", encoding="utf-8")
    steps(project)
    again = stamp.read(project.venv)
    assert again is not None
    assert again.platforms == []


def test_changed_metadata_is_installed_but_a_changed_linter_rule_is_not(project: Project) -> None:
    settings = project.root / "pyproject.toml"
    steps(project)
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("line-length = 100", "line-length = 99"), encoding="utf-8")
    assert steps(project) == []
    settings.write_text(text.replace('version = "0.1.0"', 'version = "0.1.1"'), encoding="utf-8")
    assert steps(project) == PACKAGES


@pytest.mark.parametrize("step", EVERYTHING)
def test_an_interrupted_set_up_starts_afresh(project: Project, step: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        set_up(project, checks=False, run=Terminal(interrupted_at=step).run)
    half_written = project.venv / "half-written"
    half_written.touch()
    assert steps(project) == EVERYTHING
    assert not half_written.exists()
    assert steps(project) == []


def test_an_upgrade_that_was_interrupted_starts_afresh(project: Project) -> None:
    steps(project)
    project.lock.write_text("a==2\n", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        set_up(project, checks=False, run=Terminal(interrupted_at="--require-hashes").run)
    project.lock.write_text("a==1\n", encoding="utf-8")
    assert steps(project) == EVERYTHING


def test_another_python_or_a_moved_clone_starts_afresh(project: Project) -> None:
    steps(project)
    moved = Project(project.root.with_name("moved"))
    project.root.rename(moved.root)
    assert steps(moved) == EVERYTHING
    done = stamp.read(moved.venv)
    assert done is not None
    done.home = done.home.replace(sys.version.split()[0], "3.11.0")
    stamp.write(moved.venv, done)
    assert steps(moved) == EVERYTHING


def test_a_removed_python_starts_afresh(project: Project) -> None:
    steps(project)
    project.python.unlink()
    assert steps(project) == EVERYTHING


def test_an_environment_made_by_hand_with_this_python_is_kept(project: Project) -> None:
    Terminal().run(project, "venv")
    own = project.venv / "own"
    own.touch()
    assert steps(project) == PACKAGES
    assert own.exists()
    assert steps(project) == []


def test_a_stamp_that_cannot_be_read_starts_afresh(project: Project) -> None:
    steps(project)
    (project.venv / stamp.NAME).write_text("{", encoding="utf-8")
    (project.venv / "pyvenv.cfg").write_text("version = 3.9.1\n", encoding="utf-8")
    assert steps(project) == EVERYTHING


@pytest.mark.parametrize("step", EVERYTHING)
def test_a_step_that_fails_stops_with_words_and_is_done_again(project: Project, step: str) -> None:
    with pytest.raises(Stopped, match="lines above"):
        set_up(project, checks=False, run=Terminal(fails_at=step).run)
    assert steps(project) == EVERYTHING


def test_a_stamp_is_replaced_whole(tmp_path: Path) -> None:
    stamp.write(tmp_path, stamp.Stamp(home="a", complete=True, locks={"l": "1"}, platforms=["xcb"]))
    assert stamp.read(tmp_path) == stamp.Stamp("a", True, {"l": "1"}, ["xcb"])
    assert [path.name for path in tmp_path.iterdir()] == [stamp.NAME]
