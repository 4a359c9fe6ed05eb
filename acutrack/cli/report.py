"""``acutrack report``: the PDF for a physician, or its text version."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from acutrack.casebook.edits.reports import note_report
from acutrack.cli.choosing import the_patient
from acutrack.cli.dates import read_span
from acutrack.cli.desk import Desk
from acutrack.cli.password import read_password
from acutrack.cli.places_to_write import check_new_file
from acutrack.domain.errors import InvalidEntry, Obstacle
from acutrack.domain.message import say
from acutrack.domain.record import Edit
from acutrack.domain.report_made import Audience, ReportWay
from acutrack.report.audience import audience_named, birth_named, names_named, sections_named
from acutrack.report.options import Paper, ReportOptions, for_audience

if TYPE_CHECKING:
    from acutrack.report.content import Content
    from acutrack.text.catalogue import Catalogue


def run(
    desk: Desk,
    *,
    patient: str,
    out: str,
    paper: str | None,
    first: str | None,
    last: str | None,
    audience: str | None,
    sections: str | None,
    names: str | None,
    birth: str | None,
    language: str | None,
    as_text: bool,
    password_stdin: bool,
    overwrite: bool,
) -> int:
    """Write the report and say where it is. Raises InvalidEntry or Obstacle."""
    if as_text and password_stdin:
        raise InvalidEntry(
            say("Plain text cannot have a password. Leave out --text or --password-stdin."),
            "--password-stdin",
        )
    words = _words_in(language, desk.voice.words)
    start, end = read_span(first, last, desk.now().date())
    base = ReportOptions(
        paper=Paper.named(desk.settings.paper if paper is None else paper),
        first=start,
        last=end,
        emergency_number=desk.settings.emergency_number,
    )
    options = _chosen(base, audience, sections, names, birth)
    file = check_new_file(out, overwrite=overwrite)
    if password_stdin:
        options = replace(options, password=read_password(desk.voice.words))
    with desk.casebook() as casebook:
        whose = the_patient(patient, casebook.patients())
        # Not before all that was typed is known to be right: the PDF library takes a while.
        from acutrack.report.content import gather
        from acutrack.report.saving import save_report

        content = gather(casebook, whose, options, desk.now())
        data = _written(content, options, words, as_text=as_text)
        save_report(file, data, overwrite=overwrite)
        chosen = None if audience is None else audience_named(audience)
        with suppress(Obstacle):  # the file is there, also of a record that can only be looked at
            casebook.record(_noted(words, content, options, chosen, as_text=as_text))
    desk.voice.tell(say("{file}", file=file))
    return 0


def _words_in(language: str | None, spoken: Catalogue) -> Catalogue:
    """The words of the language asked for. Raises InvalidEntry for one that is not there."""
    from acutrack.text.catalogue import Catalogue
    from acutrack.text.languages import languages

    if language is None:
        return spoken
    known = [one.code for one in languages()]
    if language not in known:
        there = say("AcuTrack speaks {languages}.", languages=", ".join(known))
        raise InvalidEntry(there, "--language")
    return Catalogue(language)


def _noted(
    words: Catalogue,
    content: Content,
    options: ReportOptions,
    audience: Audience | None,
    *,
    as_text: bool,
) -> Edit:
    from acutrack.report.listing import as_made

    way = ReportWay.COMMAND_LINE
    return note_report(
        as_made(content, options, words, audience=audience, way=way, as_text=as_text)
    )


def _chosen(
    base: ReportOptions,
    audience: str | None,
    sections: str | None,
    names: str | None,
    birth: str | None,
) -> ReportOptions:
    """The audience's choices, with what was typed in place of them."""
    options = base if audience is None else for_audience(audience_named(audience), base)
    if sections is not None:
        options = replace(options, sections=sections_named(sections))
    if names is not None:
        options = replace(options, names=names_named(names))
    if birth is not None:
        options = replace(options, birth=birth_named(birth))
    return options


def _written(content: Content, options: ReportOptions, words: Catalogue, *, as_text: bool) -> bytes:
    if as_text:
        from acutrack.report.text_version import write_text

        return write_text(content, options, words).encode()
    from acutrack.report.report import write_content

    return write_content(content, options, words)
