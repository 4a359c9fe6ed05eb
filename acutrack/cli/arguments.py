"""What can be typed after ``acutrack``, and what it says when that makes no sense."""

from __future__ import annotations

from argparse import (
    SUPPRESS,
    ArgumentParser,
    Namespace,
    RawDescriptionHelpFormatter,
)
from collections.abc import Sequence
from typing import NoReturn

from typing_extensions import override

from acutrack import __version__
from acutrack.cli.folder_argument import DATA_DIR
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say
from acutrack.text.catalogue import Catalogue

#: The endings of what an export writes as one file.
EXPORTS = (".csv.zip", ".xlsx", ".ics", ".fhir.json", ".acutrack", ".acutrack-review", ".parquet")
#: Says that a passphrase comes in on standard input; taken before a command sees its options.
HANDED_IN = "passphrase_stdin"


def read_arguments(arguments: Sequence[str], words: Catalogue) -> Namespace:
    """What was asked for; `command` names it, the rest are that command's own options.

    Raises:
        InvalidEntry: something is not understood.
        SystemExit: help or the version was asked for, and has been printed.
    """
    parts = _Parts(words)
    parser = parts.parser()
    command = next((word for word in arguments if not word.startswith("-")), None)
    if command is not None and command not in parts.names:
        raise InvalidEntry(
            say(
                "There is no command “{command}”. The command “acutrack --help” lists them.",
                command=command,
            )
        )
    return parser.parse_args(list(arguments))


class _Parser(ArgumentParser):
    """A parser whose complaint is one line with a way out, not a page of usage."""

    @override
    def error(self, message: str) -> NoReturn:
        raise InvalidEntry(
            say(
                "{problem}. The command “{command} --help” shows what can be given.",
                problem=message.rstrip("."),
                command=self.prog,
            )
        )


class _Parts:
    """Builds the parser, command by command."""

    def __init__(self, words: Catalogue) -> None:
        self._words = words
        self._top = _Parser(
            prog="acutrack",
            description=words(
                say("A private diary for pain and acupuncture. Alone, it opens the window.")
            ),
            epilog=words(
                say("Nothing leaves this computer, unless ACUTRACK_DATABASE names a server.")
            ),
            formatter_class=RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        self._commands = self._top.add_subparsers(
            dest="command", metavar=words(say("COMMAND")), required=True, parser_class=_Parser
        )

    @property
    def names(self) -> frozenset[str]:
        """The commands there are."""
        return frozenset(self._commands.choices)

    def parser(self) -> ArgumentParser:
        """The whole of it."""
        self._top.add_argument("--version", action="version", version=f"AcuTrack {__version__}")
        self._add_folder(self._top)
        self._patients()
        self._audit()
        self._import()
        self._report()
        self._paper_diary()
        self._analyse()
        self._export()
        check = self._command("check", say("Look whether the casebook on disk is whole."))
        self._flag(check, "--full", say("look at every single entry too"))
        self._json(check)
        self._passphrase(check)
        status = say("Say whether the casebook is locked, and what opens it.")
        self._json(self._command("lock-status", status))
        self._merge()
        self._backup()
        self._restore()
        self._erase()
        demo = self._command(
            "demo", say("Show everything with an invented patient: PDF and pictures.")
        )
        self._option(demo, "--out", "DIR", say("folder for the files"), required=True)
        return self._top

    def _patients(self) -> None:
        command = self._command("patients", say("List who is in the casebook."))
        self._passphrase(command)
        self._json(command)

    def _audit(self) -> None:
        told = say("Say what became of everyone who started treatment.")
        command = self._command("audit", told)
        began = say("only who started on this day or later, such as 2025-03-31")
        self._option(command, "--from", "DATE", began, dest="first")
        until = say("only who started on this day or earlier")
        self._option(command, "--to", "DATE", until, dest="last")
        self._option(command, "--out", "FILE", say("write it as one page of PDF too"))
        self._flag(command, "--overwrite", say("replace a file of that name"))
        self._passphrase(command)
        self._json(command)

    def _import(self) -> None:
        command = self._command("import", say("Take in files. What is there already is left."))
        command.add_argument("files", metavar="FILE", nargs="+", help=self._words(_FILES))
        self._option(command, "--patient", "NAME", say("whose: name or id; a FHIR file may say it"))
        self._passphrase(command)
        holds = say("of any table: what a column holds, such as Datum=date; once for each")
        command.add_argument(
            "--holds", metavar="COLUMN=OURS", action="append", default=[], help=self._words(holds)
        )
        fixed = say("of any table: what every row holds, such as site=knee")
        command.add_argument(
            "--every", metavar="OURS=TEXT", action="append", default=[], help=self._words(fixed)
        )
        kinds = say("of any table: the kind of its entries, such as scores or sessions")
        command.add_argument(
            "--as", metavar="KIND", dest="kind", default="scores", help=self._words(kinds)
        )
        top = say("of any table: where its scale ends; scores are brought to 0 to 10")
        command.add_argument("--out-of", metavar="NUMBER", default="10", help=self._words(top))
        self._flag(command, "--create", say("add the patient if nobody has that name"))
        self._flag(command, "--dry-run", say("only say what would be done"))
        self._json(command)

    def _report(self) -> None:
        command = self._command("report", say("Write the PDF for a physician."))
        self._patient(command)
        whom = say("physician, acupuncturist, insurer or myself; everything without it")
        self._option(command, "--for", "WHOM", whom, dest="audience")
        spoken = say("its language, such as de; without it that of AcuTrack")
        self._option(command, "--language", "CODE", spoken)
        parts = say("sections by name, with commas; all, or none for page 1 alone")
        self._option(command, "--sections", "LIST", parts)
        self._option(command, "--names", "HOW", say("full, initials or none"))
        self._option(command, "--birth", "HOW", say("date, year or none"))
        self._flag(command, "--text", say("write plain text instead of a PDF"), dest="as_text")
        self._flag(command, "--password-stdin", say("lock the PDF with the line typed in"))
        self._option(command, "--out", "FILE", say("the file to write"), required=True)
        self._option(command, "--paper", "SIZE", say("a4 or letter; the setting decides otherwise"))
        self._option(command, "--from", "DATE", say("first day, such as 2025-03-31"), dest="first")
        self._option(command, "--to", "DATE", say("last day"), dest="last")
        self._flag(command, "--overwrite", say("replace a file of that name"))

    def _paper_diary(self) -> None:
        command = self._command("paper-diary", say("Write a blank page for four weeks on paper."))
        self._option(command, "--out", "FILE", say("the file to write"), required=True)
        self._option(command, "--paper", "SIZE", say("a4 or letter; the setting decides otherwise"))
        first = say("first day, such as 2025-03-31; without it the days are left to write in")
        self._option(command, "--from", "DATE", first, dest="first")
        self._flag(command, "--overwrite", say("replace a file of that name"))

    def _analyse(self) -> None:
        command = self._command("analyse", say("Say what the diary shows, in numbers."))
        of_file = say("CSV file with pain scores, in place of a patient; no casebook is opened")
        command.add_argument("file", metavar="FILE", nargs="?", help=self._words(of_file))
        self._option(command, "--patient", "NAME", say("whose: name or id"))
        self._passphrase(command)
        start = say("of a file: day of the first session, such as 2025-03-31")
        self._option(command, "--treatment-start", "DATE", start)
        review = say("of a file: the day to look back from; the latest review without it")
        self._option(command, "--review", "DATE", review)
        before = say("of a file: first and last day of the days before the first session")
        self._option(command, "--baseline", "FROM:TO", before)
        self._option(command, "--sessions", "FILE", say("of a file: CSV file with the sessions"))
        self._option(command, "--site", "PLACE", say("of a file: the place that hurts"))
        self._json(command)

    def _export(self) -> None:
        command = self._command("export", say("Write records as files."))
        self._option(command, "--patient", "NAME", say("whose: name or id"))
        self._passphrase(command)
        self._option(command, "--out", "DIR", say("folder for CSV files, one a kind of entry"))
        to = say("one file; its ending says what it is: {endings}", endings=", ".join(EXPORTS))
        self._option(command, "--to", "FILE", to)
        self._option(command, "--names", "HOW", say("full, initials or none"))
        self._flag(command, "--with-report", say("of FHIR: put the PDF report in"))
        self._flag(command, "--no-notes", say("of a review file: leave notes out"))
        own = say("put in what the practitioner wrote for themselves")
        self._flag(command, "--with-practitioner-notes", own, dest="own_notes")
        study = say("of .parquet: what the study is called; another name gives people other ids")
        command.add_argument("--study", metavar="NAME", default="", help=self._words(study))
        self._flag(command, "--overwrite", say("replace files of the same names"))

    def _merge(self) -> None:
        deed = say("Bring in what somebody wrote in a review file, or another copy of the record.")
        command = self._command("merge", deed)
        of_file = say("a review file, or an archive")
        command.add_argument("file", metavar="FILE", help=self._words(of_file))
        self._flag(command, "--remove-too", say("remove here too what was removed there"))
        self._flag(command, "--dry-run", say("only say what would be done"))
        self._passphrase(command)
        self._json(command)

    def _backup(self) -> None:
        command = self._command("backup", say("Make a copy of the casebook and look it over."))
        to = say("put it into this folder; without it among the copies of each day")
        self._option(command, "--to", "DIR", to)
        self._passphrase(command)
        self._json(command)

    def _restore(self) -> None:
        command = self._command("restore", say("Put what a copy holds in place of the casebook."))
        command.add_argument("file", metavar="FILE", help=self._words(say("the copy")))
        self._flag(command, "--dry-run", say("only say what would come back and what would go"))
        self._passphrase(command)
        self._json(command)

    def _erase(self) -> None:
        deed = say("Erase everything about a person for good, from the copies too.")
        command = self._command("erase", deed)
        self._patient(command)
        self._flag(command, "--yes", say("do it; without it only say what there is"), dest="agreed")
        self._json(command)

    def _command(self, name: str, deed: Message) -> ArgumentParser:
        words = self._words(deed)
        command = self._commands.add_parser(name, help=words, description=words, allow_abbrev=False)
        self._add_folder(command)
        return command

    def _add_folder(self, parser: ArgumentParser) -> None:
        # Taken out before argparse sees it (folder_argument.py); here for the help alone.
        parser.add_argument(
            DATA_DIR,
            metavar="DIR",
            default=SUPPRESS,
            help=self._words(say("folder of the records; ACUTRACK_DATA_DIR says the same")),
        )

    def _patient(self, command: ArgumentParser) -> None:
        self._option(command, "--patient", "NAME", say("whose: name or id"), required=True)
        self._passphrase(command)

    def _passphrase(self, command: ArgumentParser) -> None:
        told = say("take the passphrase, one line, from standard input")
        self._flag(command, "--passphrase-stdin", told, dest=HANDED_IN)

    def _json(self, command: ArgumentParser) -> None:
        self._flag(command, "--json", say("write JSON, for a program"), dest="as_json")

    def _option(
        self,
        command: ArgumentParser,
        name: str,
        shape: str,
        meaning: Message,
        *,
        required: bool = False,
        dest: str | None = None,
    ) -> None:
        command.add_argument(
            name,
            metavar=shape,
            help=self._words(meaning),
            required=required,
            dest=dest or name.lstrip("-").replace("-", "_"),
        )

    def _flag(
        self, command: ArgumentParser, name: str, meaning: Message, dest: str | None = None
    ) -> None:
        command.add_argument(
            name,
            action="store_true",
            help=self._words(meaning),
            dest=dest or name.lstrip("-").replace("-", "_"),
        )


_FILES = say(
    "CSV file, workbook, ZIP of CSV files, known by their headers; or one FHIR Bundle (.json) or "
    "archive (.acutrack)"
)
