"""What Qt takes from the system: found by ldd, named as each system names it."""

import shutil
import sys
from pathlib import Path

import PySide6
import pytest

from devtools.project import Project, Stopped
from devtools.system_libraries import missing_libraries, not_found
from devtools.system_packages import explain, holding, install_command, provide

# From a bare Debian 12: ldd QtGui.abi3.so, shortened.
BARE_DEBIAN = """\
\tlinux-vdso.so.1 (0x00007ffd0b1c6000)
\tlibQt6Gui.so.6 => /x/.venv/lib/python3.11/site-packages/PySide6/Qt/lib/libQt6Gui.so.6 (0x00007f)
\tlibEGL.so.1 => not found
\tlibfontconfig.so.1 => not found
\tlibX11.so.6 => not found
\tlibglib-2.0.so.0 => not found
\tlibxkbcommon.so.0 => not found
\tlibEGL.so.1 => not found
\tlibgthread-2.0.so.0 => not found
\tlibpthread.so.0 => /lib/x86_64-linux-gnu/libpthread.so.0 (0x00007f1d6b7e5000)
\t/lib64/ld-linux-x86-64.so.2 (0x00007f1d6d0d4000)
"""


def test_each_library_ldd_misses_is_told_once() -> None:
    assert not_found(BARE_DEBIAN) == [
        "libEGL.so.1",
        "libfontconfig.so.1",
        "libX11.so.6",
        "libglib-2.0.so.0",
        "libxkbcommon.so.0",
        "libgthread-2.0.so.0",
    ]


def test_nothing_is_missing_where_ldd_found_all() -> None:
    assert not_found("\tlibc.so.6 => /lib/libc.so.6 (0x00007f)\n\tstatically linked\n") == []


@pytest.mark.parametrize(
    ("soname", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libGL.so.1", "libgl1"),
        ("libX11.so.6", "libx11-6"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libfreetype.so.6", "libfreetype6"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
        ("libwayland-cursor.so.0", "libwayland-cursor0"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
        ("libxcb-shape.so.0", "libxcb-shape0"),
        ("libxkbcommon.so.0", "libxkbcommon0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ],
)
def test_debian_packages_are_named_after_the_library(soname: str, package: str) -> None:
    # The second name is the one newer Debian and Ubuntu gave the packages whose time_t grew.
    assert holding(soname).debian == (package, f"{package}t64")


def commands(folder: Path, **scripts: str) -> str:
    """A search path that holds just these shell scripts."""
    for name, script in scripts.items():
        path = folder / name.replace("_", "-")
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
    return str(folder)


needs_shell = pytest.mark.skipif(sys.platform == "win32", reason="Qt brings its own there")


@needs_shell
def test_apt_is_asked_for_the_name_its_release_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = 'for name; do :; done; [ "$name" = libglib2.0-0t64 ] || [ "$name" = libegl1 ]'
    monkeypatch.setenv("PATH", commands(tmp_path, apt_get="", apt_cache=newer))
    wanted = [holding("libglib-2.0.so.0"), holding("libgthread-2.0.so.0"), holding("libEGL.so.1")]
    command = ["apt-get", "install", "--no-install-recommends", "libglib2.0-0t64", "libegl1"]
    assert install_command(wanted) == command


@needs_shell
def test_dnf_and_zypper_are_asked_by_library_and_pacman_by_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = [holding("libEGL.so.1"), holding("libxcb-icccm.so.4"), holding("libGL.so.1")]
    for installer in ("dnf", "zypper"):
        (tmp_path / installer).mkdir()
        monkeypatch.setenv("PATH", commands(tmp_path / installer, **{installer: ""}))
        told = explain("libEGL.so.1", install_command(wanted))
        assert f"{installer} install 'libEGL.so.1()(64bit)' 'libxcb-icccm.so.4()(64bit)'" in told
    (tmp_path / "arch").mkdir()
    monkeypatch.setenv("PATH", commands(tmp_path / "arch", pacman=""))
    assert install_command(wanted) == ["pacman", "-S", "--needed", "libglvnd", "xcb-util-wm"]


@needs_shell
def test_where_no_installer_is_known_the_libraries_themselves_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Stopped) as stopped:
        provide([holding("libEGL.so.1")])
    assert str(stopped.value) == (
        "This system lacks: libEGL.so.1.\nInstall what holds them and run this again."
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="ldd is Linux's")
def test_libraries_are_looked_for_from_the_qt_plugin_of_the_clone(tmp_path: Path) -> None:
    project = Project(tmp_path)
    platforms = project.venv / "lib/python3.11/site-packages/PySide6/Qt/plugins/platforms"
    platforms.mkdir(parents=True)
    assert missing_libraries(project, "offscreen") == []
    # The real plug-in, away from the Qt libraries that it finds by its own place.
    installed = Path(PySide6.__file__).parent / "Qt/plugins/platforms/libqoffscreen.so"
    shutil.copy(installed, platforms)
    assert "libQt6Gui.so.6" in missing_libraries(project, "offscreen")
