"""Packages of the operating system: installed as root on Debian, else the command to run."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass

from devtools.project import Stopped, say

# Debian names a library's package after its soname (policy 8.1); these are the exceptions Qt meets.
DEBIAN_EXCEPTIONS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
}
ARCH_PACKAGES = {
    "libEGL.so.1": "libglvnd",
    "libGL.so.1": "libglvnd",
    "libOpenGL.so.0": "libglvnd",
    "libX11.so.6": "libx11",
    "libX11-xcb.so.1": "libx11",
    "libdbus-1.so.3": "dbus",
    "libfontconfig.so.1": "fontconfig",
    "libfreetype.so.6": "freetype2",
    "libglib-2.0.so.0": "glib2",
    "libgthread-2.0.so.0": "glib2",
    "libwayland-client.so.0": "wayland",
    "libwayland-cursor.so.0": "wayland",
    "libwayland-egl.so.1": "wayland",
    "libxcb-cursor.so.0": "xcb-util-cursor",
    "libxcb-icccm.so.4": "xcb-util-wm",
    "libxcb-image.so.0": "xcb-util-image",
    "libxcb-keysyms.so.1": "xcb-util-keysyms",
    "libxcb-render-util.so.0": "xcb-util-renderutil",
    "libxcb-util.so.1": "xcb-util",
    "libxkbcommon.so.0": "libxkbcommon",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11",
}


@dataclass(frozen=True)
class SystemPackage:
    """Something the operating system has to bring, by the name each family of systems uses.

    Attributes:
        what: what is missing, as the system itself calls it.
        debian: names to try, the first one known to this release is taken.
        fedora: a name or capability for dnf and zypper.
        arch: a name for pacman.
    """

    what: str
    debian: tuple[str, ...]
    fedora: str
    arch: str


VENV_MODULE = SystemPackage("Python's venv module", ("python3-venv",), "python3", "python")


def holding(soname: str) -> SystemPackage:
    """The package that holds a shared library, for example "libEGL.so.1"."""
    debian = DEBIAN_EXCEPTIONS.get(soname) or debian_name(soname)
    arch = ARCH_PACKAGES.get(soname) or ("libxcb" if soname.startswith("libxcb") else soname)
    # Debian 13 and Ubuntu 24.04 renamed the packages whose time_t grew to 64 bits.
    return SystemPackage(soname, (debian, f"{debian}t64"), f"{soname}()(64bit)", arch)


def debian_name(soname: str) -> str:
    """The package name Debian policy gives a library: libX11.so.6 -> libx11-6."""
    stem, _, version = soname.partition(".so.")
    hyphen = "-" if stem[-1].isdigit() else ""
    return f"{stem}{hyphen}{version}".lower().replace("_", "-")


def provide(packages: list[SystemPackage]) -> None:
    """Install what is missing as root on Debian or Ubuntu; elsewhere name the one command to run.

    Raises:
        Stopped: it is for the reader to install them, or it did not work.
    """
    missing = ", ".join(package.what for package in packages)
    if not (shutil.which("apt-get") and _is_root()):
        raise Stopped(explain(missing, install_command(packages)))
    say(f"Installing what this system lacks: {missing}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    command = install_command(packages)  # after the update: only now are the names known
    answer = subprocess.run(
        [*command, "-y", "-qq"], env=quiet, check=False, stdout=subprocess.DEVNULL
    )
    if answer.returncode != 0:
        raise Stopped(explain(missing, command))


def explain(missing: str, command: list[str]) -> str:
    """Say what is missing and the one command that brings it."""
    if not command:
        return f"This system lacks: {missing}.\nInstall what holds them and run this again."
    sudo = [] if _is_root() else ["sudo"]
    words = [f"'{word}'" if "(" in word else word for word in [*sudo, *command]]
    return (
        f"This system lacks: {missing}.\nRun this once, then the same command again:\n  "
        + " ".join(words)
    )


def install_command(packages: list[SystemPackage]) -> list[str]:
    """The command that installs `packages` here; empty if this system's installer is not known."""
    if shutil.which("apt-get"):
        names = [_known_to_apt(package.debian) for package in packages]
        return ["apt-get", "install", "--no-install-recommends", *_once(names)]
    for installer in ("dnf", "zypper"):
        if shutil.which(installer):
            return [installer, "install", *_once([package.fedora for package in packages])]
    if shutil.which("pacman"):
        return ["pacman", "-S", "--needed", *_once([package.arch for package in packages])]
    return []


def _known_to_apt(names: tuple[str, ...]) -> str:
    for name in names:
        query = ["apt-cache", "show", "--no-all-versions", name]
        if subprocess.run(query, capture_output=True, check=False).returncode == 0:
            return name
    return names[0]


def _once(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
