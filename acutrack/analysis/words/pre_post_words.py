"""Pain just before and after sessions, in words."""

from __future__ import annotations

from acutrack.analysis.sessions.pre_post import PrePost
from acutrack.analysis.words.overview_words import Reader
from acutrack.analysis.words.plain_words import Said, shown
from acutrack.domain.message import say, say_count


def pre_post_words(found: PrePost, reader: Reader = Reader.PATIENT) -> Said:
    """Counts and averages; no verdict, since two single ratings cannot carry one."""
    if found.before is None or found.after is None:
        return Said(say("Pain just before and after a session was not noted."))
    headline = say_count(
        "Pain was {before} just before and {after} just after {count} session.",
        "Pain was {before} just before and {after} just after, on average over {count} sessions.",
        len(found.rated),
        before=shown(found.before),
        after=shown(found.after),
    )
    same = len(found.rated) - found.lower - found.higher
    counts = say(
        "Lower after {lower}, higher after {higher}, the same after {same}.",
        lower=found.lower,
        higher=found.higher,
        same=same,
    )
    if reader is Reader.DOCTOR:
        limit = say(
            "Two ratings in one visit say nothing about the days after. "
            "A single 0 to 10 rating moves by nearly 2 points by itself."
        )
    else:
        limit = say("This says little about the days after. Those are told apart from this.")
    return Said(headline, (counts, limit))
