"""Why results are to be read with care: pretend needles, natural course, people who differ."""

from __future__ import annotations

from acutrack.domain.evidence import studies
from acutrack.domain.evidence.statement import Certainty, Statement, Topic
from acutrack.domain.message import say

LIMITS: tuple[Statement, ...] = (
    Statement(
        "F1",
        Topic.LIMITS,
        say(
            "Pretend needles help too. So nobody knows how much comes from the needles themselves."
        ),
        say(
            "In the German study it was {sham} percent with pretend needles and {real} percent "
            "with real ones. Either hope, time and care do most of it. Or pretend needles do "
            "something as well, and the test hides a part of the effect.",
            sham=44.2,
            real=47.6,
        ),
        (studies.HAAKE_2007, studies.VICKERS_2018),
        Certainty.NOT_RATED,
    ),
    Statement(
        "F2",
        Topic.LIMITS,
        say("Whoever gives the needles mostly knows which kind it is. That can change the result."),
        say("True of most of the {trials} studies on lasting back pain.", trials=33),
        (studies.MU_2020,),
        Certainty.NOT_RATED,
    ),
    Statement(
        "F3",
        Topic.LIMITS,
        say("Back pain often gets better by itself at first, with or without treatment."),
        say(
            "New back pain fell from {start} to {six} of {most} in {weeks} weeks. Lasting pain "
            "fell from {lasting} to {year} in a year. In another review, {still} in {most} people "
            "still had some pain a year after it began.",
            start=52,
            six=23,
            most=100,
            weeks=6,
            lasting=51,
            year=23,
            still=65,
        ),
        (studies.MENEZES_COSTA_2012, studies.ITZ_2013),
        Certainty.NOT_RATED,
    ),
    Statement(
        "F5",
        Topic.LIMITS,
        say("People who expect to feel better often do. Hope can ease pain too."),
        say(
            "In {some} of {trials} studies, what people expected made a difference. "
            "The others did not show it.",
            some=5,
            trials=9,
        ),
        (studies.COLAGIURI_2012,),
        Certainty.NOT_RATED,
    ),
    Statement(
        "F6",
        Topic.LIMITS,
        say("Practitioners differ, and studies have not found one best way."),
        say(
            "Style and years of practice explained little. More needles (p = {p}) and more "
            "sessions went with a larger gain over no acupuncture. Studies were compared here, "
            "not people.",
            p=0.010,
        ),
        (studies.MACPHERSON_2013,),
        Certainty.NOT_RATED,
    ),
    Statement(
        "F7",
        Topic.LIMITS,
        say(
            "An average is not you. With acupuncture, {some} in {hundred} older people got at "
            "least {share} percent better. The others did not.",
            some=39,
            hundred=100,
            share=30,
        ),
        say(
            "{standard} in {hundred} with acupuncture, {usual} in {hundred} with usual care.",
            standard=39.1,
            usual=29.4,
            hundred=100,
        ),
        (studies.DEBAR_2025,),
        Certainty.NOT_RATED,
    ),
)
