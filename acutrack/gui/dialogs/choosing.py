"""Asks for a file or folder, in the system's own dialog where there is one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_new_file(
    parent: QWidget, title: str, start: Path, kind: str, then: Callable[[Path], None]
) -> None:
    """Ask where to save; a name that is taken is asked about by the dialog itself.

    Args:
        parent: The window the dialog stands over.
        title: What the dialog is for.
        start: The folder and name offered; its suffix is added where none is typed.
        kind: The kind of file in words, with its pattern, such as "PDF (*.pdf)".
        then: Called with the path once it is chosen.
    """
    dialog = _dialog(parent, title, start.parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix("".join(start.suffixes).lstrip("."))
    dialog.setNameFilter(kind)
    dialog.selectFile(start.name)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()


def ask_file(parent: QWidget, title: str, kind: str, then: Callable[[Path], None]) -> None:
    """Ask for one file that is there."""
    dialog = _dialog(parent, title, documents_folder())
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kind)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()


def ask_files(parent: QWidget, title: str, kind: str, then: Callable[[list[Path]], None]) -> None:
    """Ask for one or several files that are there."""
    dialog = _dialog(parent, title, documents_folder())
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(kind)
    dialog.filesSelected.connect(lambda chosen: then([Path(file) for file in chosen]))
    dialog.open()


def ask_folder(parent: QWidget, title: str, then: Callable[[Path], None]) -> None:
    """Ask for a folder."""
    dialog = _dialog(parent, title, documents_folder())
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()


def documents_folder() -> Path:
    """Where the person keeps documents; their home folder where there is no such place."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(found) if found else Path.home()
    return folder if folder.is_dir() else Path.home()


def free_name(folder: Path, name: str) -> Path:
    """`name` in `folder`, with a number where that is taken: nothing is ever written over."""
    path = folder / name
    number = 2
    while path.exists():
        path = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
        number += 1
    return path


def _dialog(parent: QWidget, title: str, folder: Path) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
