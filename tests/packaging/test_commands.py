"""dev.py's verbs, and what surrounds them."""

import importlib
import stat
import subprocess
import sys
import tomllib

import pytest

from devtools import checks
from devtools.checks import Check, run_checks
from devtools.commands import handed_on, parser
from devtools.project import ROOT, Project
from devtools.start import qt_platform


@pytest.mark.parametrize(
    "verb",
    [
        "run",
        "test",
        "thorough",
        "lint",
        "screens",
        "words",
        "room",
        "bench",
        "simulate",
        "torture",
        "fuzz",
        "monkey",
        "lock",
    ],
)
def test_each_verb_is_understood(verb: str) -> None:
    assert parser().parse_args([verb]).verb == verb


def test_what_a_long_verb_is_asked_for_reaches_it() -> None:
    asked = parser().parse_args(["simulate", "--seed", "7", "--only", "slow"])
    assert handed_on(asked) == ["--seed", "7", "--only", "slow"]
    asked = parser().parse_args(["torture", "--only", "kills", "--kills", "3"])
    assert handed_on(asked) == ["--kills", "3", "--only", "kills"]
    assert handed_on(parser().parse_args(["torture"])) == []


def test_help_needs_no_set_up() -> None:
    command = [sys.executable, str(ROOT / "packaging" / "dev.py"), "--help"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 0
    assert "set up if needed and start AcuTrack" in answer.stdout


def test_the_tools_import_nothing_but_the_standard_library() -> None:
    code = "import sys; sys.path.insert(0, 'packaging'); import devtools.commands"
    # -I and -S: neither the environment nor installed packages can be seen.
    command = [sys.executable, "-I", "-S", "-c", code]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def test_all_checks_run_even_after_one_failed(capfd: pytest.CaptureFixture[str]) -> None:
    good = Check("good", (sys.executable, "-c", "print('ran')"))
    bad = Check("bad", (sys.executable, "-c", "raise SystemExit(3)"))
    assert run_checks(Project(), [good, bad, good]) == 1
    told = capfd.readouterr().out
    assert told.count("ran") == 2
    assert told.rstrip().endswith("Not passed: bad")
    assert run_checks(Project(), [good]) == 0
    assert capfd.readouterr().out.rstrip().endswith("Every check passed.")


def test_formatter_linter_types_and_import_rules_come_before_the_tests() -> None:
    last = checks.tests(Project(), thorough=False)
    names = [check.name for check in [*checks.static_checks(Project()), last]]
    assert names == ["formatter", "linter", "types", "import rules", "tests"]


@pytest.mark.parametrize(
    ("system", "environment", "platform"),
    [
        ("linux", {}, "offscreen"),
        ("linux", {"DISPLAY": ""}, "offscreen"),
        ("linux", {"DISPLAY": ":0"}, "xcb"),
        ("linux", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ("win32", {}, "native"),
        ("darwin", {}, "native"),
    ],
)
def test_the_window_opens_where_there_is_a_display(
    system: str, environment: dict[str, str], platform: str
) -> None:
    assert qt_platform(system, environment) == platform


def test_the_installed_command_starts_the_application() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    module, _, function = settings["project"]["scripts"]["acutrack"].partition(":")
    assert callable(getattr(importlib.import_module(module), function))


def test_the_branch_coverage_of_the_rooms_that_must_not_be_wrong_has_a_floor() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    coverage = settings["tool"]["coverage"]
    rooms = [f"acutrack/{room}/*" for room in ("domain", "casebook", "analysis", "storage")]
    assert coverage["run"]["branch"] is True
    assert coverage["report"]["include"] == rooms
    assert coverage["report"]["fail_under"] == 95


@pytest.mark.skipif(sys.platform == "win32", reason="bash and its execute bit")
def test_ci_runs_the_command_the_readme_gives() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & stat.S_IXUSR
    assert "python3 packaging/dev.py test" in script.read_text(encoding="utf-8")
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0
