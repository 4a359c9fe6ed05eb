"""What the code of every module has to keep to; each rule names the places that break it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.source import Module, called, calls, imports, nodes

MOST_LINES_OF_A_MODULE = 400
MOST_LINES_OF_A_FUNCTION = 40

#: Longer than the rule, and better so: they are lists, one fact a line.
LISTS_OF_FACTS = {
    "acutrack.storage.migrations.versions.0001_first._treatment_session",
    "acutrack.gui.pages.sessions.detail_fields.detail_groups",
    "acutrack.gui.pages.patients.patient_form.__init__",
    "acutrack.gui.pages.side_effects.effect_form.__init__",
}

#: Where the computer's clock is read; everybody else is handed it.
CLOCKS = {"acutrack.compose.clock"}

#: Where words leave for the terminal.
VOICES = {"acutrack.cli.voice"}

_EMPTY_NAMES = re.compile(r"(^|_)(utils?|helpers?|manager|misc|common|tools?|stuff)(_|$)")
_QT = {"PySide6", "shiboken6", "pyqtgraph"}
_SQL = {"sqlite3", "sqlmodel", "sqlalchemy", "alembic"}
_NETWORK = {
    "socket", "socketserver", "ssl", "http", "urllib.request", "urllib.robotparser", "urllib3",
    "requests", "httpx", "aiohttp", "websockets", "ftplib", "smtplib", "smtpd", "poplib", "imaplib",
    "nntplib", "telnetlib", "xmlrpc", "wsgiref", "webbrowser", "asyncio", "asyncore", "paramiko",
    "logging.handlers", "multiprocessing.connection", "multiprocessing.managers",
    "PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebEngineCore", "PySide6.QtHttpServer",
    "PySide6.QtWebEngineWidgets", "PySide6.QtWebSockets", "PySide6.QtWebView", "PySide6.QtQml",
}  # fmt: skip
#: What hands an address to a program that has the network, or asks one that has it.
_LEADS_OUT = {"openUrl", "setOpenExternalLinks", "startfile", "open_connection", "start_server"}
_CLOCK_READS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time",
    "time.localtime",
    "time.time_ns", "time.gmtime", "time.strftime", "QDate.currentDate", "QTime.currentTime",
    "QDateTime.currentDateTime", "QDateTime.currentDateTimeUtc",
}  # fmt: skip

_LAST_NAMES_OF_READS = {name.rpartition(".")[2] for name in _CLOCK_READS}


def too_long(module: Module) -> Iterator[str]:
    """A module that has grown past the point where it does one thing."""
    lines = module.text.count("\n")
    if lines > MOST_LINES_OF_A_MODULE:
        yield f"{module.name} has {lines} lines"


def long_functions(module: Module) -> Iterator[str]:
    """A function whose body (its docstring apart) is longer than a screen."""
    for node in nodes(module.tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
        lines = (body[-1].end_lineno or 0) - body[0].lineno + 1
        name = f"{module.name}.{node.name}"
        if lines > MOST_LINES_OF_A_FUNCTION and name not in LISTS_OF_FACTS:
            yield f"{name} has {lines} lines"


def unexplained(module: Module) -> Iterator[str]:
    """A module, or a package, that does not say what it is for."""
    if not ast.get_docstring(module.tree):
        yield f"{module.name} has no docstring"


def empty_names(module: Module) -> Iterator[str]:
    """A module named after nothing in the field."""
    last = module.name.rsplit(".", 1)[-1]
    if _EMPTY_NAMES.search(last):
        yield f"{module.name}: {last} says nothing about what is in it"


def qt_outside_the_window(module: Module) -> Iterator[str]:
    """Qt outside the rooms that draw the window and put it together."""
    if module.room not in {"gui", "compose"}:
        yield from _imported(module, _QT)


def sql_outside_storage(module: Module) -> Iterator[str]:
    """SQL outside storage; compose may name storage, never the database."""
    if module.room != "storage":
        yield from _imported(module, _SQL)


def network(module: Module) -> Iterator[str]:
    """Anything that could send what a person wrote somewhere else."""
    yield from _imported(module, _NETWORK)
    for call in calls(module.tree):
        # A file of this computer may be shown by the program that is there for it.
        if called(call) in _LEADS_OUT and "QUrl.fromLocalFile(" not in ast.unparse(call):
            yield f"{module.name}:{call.lineno} {called(call)}"


def prints(module: Module) -> Iterator[str]:
    """Words that reach the terminal past the one voice."""
    if module.name in VOICES:
        return
    for call in calls(module.tree):
        if called(call) not in {"print", "write"}:
            continue
        written = ast.unparse(call.func)
        if written == "print" or re.fullmatch(r"sys\.std(out|err)\.write", written):
            yield f"{module.name}:{call.lineno} {written}"


def clocks(module: Module) -> Iterator[str]:
    """The computer's clock, read where it should be handed in."""
    if module.name in CLOCKS:
        return
    for call in calls(module.tree):
        if called(call) not in _LAST_NAMES_OF_READS:
            continue
        written = ast.unparse(call.func).removeprefix("datetime.datetime.")
        if written in _CLOCK_READS or ast.unparse(call.func).endswith("datetime.now"):
            yield f"{module.name}:{call.lineno} {written}"


def _imported(module: Module, refused: set[str]) -> Iterator[str]:
    for line, name in imports(module.tree):
        if any(name == one or name.startswith(f"{one}.") for one in refused):
            yield f"{module.name}:{line} {name}"


def words_past_the_catalogue(module: Module) -> Iterator[str]:
    """English in a widget that no translator ever sees."""
    if module.room != "gui":
        return
    for call in calls(module.tree):
        if called(call) not in _SHOWS_WORDS:
            continue
        given = [*call.args, *(word.value for word in call.keywords if word.arg in _WORDS_BY_NAME)]
        for value in given[_SHOWS_WORDS[called(call)] :]:
            text = _spelled_out(value)
            if re.search(r"[A-Za-z]{2}", text) and text not in _NOT_WORDS:
                yield f"{module.name}:{call.lineno} {called(call)}({text!r})"


#: What shows its arguments to a person, and how many of them come before the words.
_SHOWS_WORDS = {
    "setText": 0, "setPlainText": 0, "setTitle": 0, "setWindowTitle": 0, "setToolTip": 0,
    "setAccessibleName": 0, "setAccessibleDescription": 0, "setPlaceholderText": 0,
    "setStatusTip": 0, "setWhatsThis": 0, "setPrefix": 0, "setSuffix": 0, "addItem": 0,
    "Text": 0, "Heading": 0, "QLabel": 0, "QPushButton": 0, "QCheckBox": 0, "QAction": 0,
    "Button": 0, "primary": 0, "QuietLink": 0, "Chip": 0, "TriStateChip": 0, "Card": 0,
    "ChoiceCard": 0, "EmptyState": 0, "FormField": 0, "IconText": 1, "Banner": 1, "PainScale": 0,
    "WarningCard": 1, "announce": 1,
}  # fmt: skip
_WORDS_BY_NAME = {"name", "text", "title", "words", "detail", "example", "hint", "label"}
#: The program's own name, and what is not language.
_NOT_WORDS = {"AcuTrack"}


def _spelled_out(value: ast.expr) -> str:
    """The English written in an argument itself; icon names (one lower-case word) are none."""
    match value:
        case ast.Constant(value=str(text)):
            return "" if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) else text
        case ast.JoinedStr():
            parts = [part.value for part in value.values if isinstance(part, ast.Constant)]
            return "".join(str(part) for part in parts)
        case ast.BinOp(left=left, op=ast.Add() | ast.Mod(), right=right):
            return _spelled_out(left) + _spelled_out(right)
        case _:
            return ""


RULES = (
    too_long,
    long_functions,
    unexplained,
    empty_names,
    qt_outside_the_window,
    sql_outside_storage,
    network,
    prints,
    clocks,
    words_past_the_catalogue,
)
