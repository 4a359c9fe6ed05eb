"""How safe it is, with who was counted; single cases are never made into a rate."""

from __future__ import annotations

from acutrack.domain.evidence import studies
from acutrack.domain.evidence.statement import Certainty, Statement, Topic
from acutrack.domain.message import say

SAFETY: tuple[Statement, ...] = (
    Statement(
        "E1",
        Topic.SAFETY,
        say(
            "About {some} in {hundred} people have a side effect. Most are a small bruise, a "
            "little bleeding or pain at a needle.",
            some=9,
            hundred=100,
        ),
        say(
            "{witt} percent of {people} people in a German study. {review} percent of people in a "
            "review of {studies} studies (95 percent interval {low} to {high}).",
            witt=8.6,
            people=229_230.0,
            review=9.31,
            studies=21,
            low=5.10,
            high=14.62,
        ),
        (studies.WITT_2009, studies.BAEUMLER_2021),
        Certainty.NOT_RATED,
    ),
    Statement(
        "E2",
        Topic.SAFETY,
        say("Serious harm is rare, about {some} in {of} people.", some=1, of=10_000.0),
        say(
            "{people} in {of} people (95 percent interval {low} to {high}), or {visits} in a "
            "million treatments ({visits_low} to {visits_high}). The studies differ a lot.",
            people=1.01,
            of=10_000.0,
            low=0.23,
            high=2.33,
            visits=7.98,
            visits_low=1.39,
            visits_high=20,
        ),
        (studies.BAEUMLER_2021,),
        Certainty.NOT_RATED,
    ),
    Statement(
        "E3",
        Topic.SAFETY,
        say("One big study saw no serious harm at all. What is rare can be overlooked."),
        say(
            "None in {visits} treatments. The true rate could still be up to about {some} in {of} "
            "treatments.",
            visits=34_407.0,
            some=1,
            of=10_000.0,
        ),
        (studies.MACPHERSON_2001,),
        Certainty.NOT_RATED,
    ),
    Statement(
        "E4",
        Topic.SAFETY,
        say(
            "A lung collapsed in {some} of {people} people. New trouble breathing or chest pain "
            "after needles is an emergency.",
            some=2,
            people=229_230.0,
        ),
        say("{some} of {people} people in a German study.", some=2, people=229_230.0),
        (studies.WITT_2009,),
        Certainty.NOT_RATED,
    ),
    Statement(
        "E5",
        Topic.SAFETY,
        say(
            "About {some} in {hundred} people felt tired or sleepy after treatment. "
            "Do not drive until you are wide awake.",
            some=24,
            hundred=100,
        ),
        say("{share} percent, when people were asked with a list.", share=24.4),
        (studies.MACPHERSON_THOMAS_2005,),
        Certainty.NOT_RATED,
    ),
    Statement(
        "E6",
        Topic.SAFETY,
        say("It is very rare to get an infection or to have a nerve hurt."),
        say(
            "{reports} reports from {first} to {last}. From China {cases} cases in {articles} "
            "articles, {deaths} of them deaths. Most were put down to poor technique.",
            reports=117,
            first=2000,
            last=2011,
            cases=479,
            articles=115,
            deaths=14,
        ),
        (studies.XU_2013, studies.ZHANG_2010),
        Certainty.SINGLE_CASES,
    ),
)
