"""Does it help, and how does it compare: for, against and open side by side."""

from __future__ import annotations

from acutrack.domain.evidence import studies
from acutrack.domain.evidence.statement import Certainty, Statement, Topic
from acutrack.domain.message import say

BENEFIT: tuple[Statement, ...] = (
    Statement(
        "A1",
        Topic.BENEFIT,
        say(
            "In {trials} studies of lasting pain, people felt better with acupuncture than "
            "without. They felt a little better than with pretend needles.",
            trials=39,
        ),
        say(
            "{people} people took part. The gain over no acupuncture was about {none} standard "
            "deviations, a measure of how much people differ. The gain over pretend needles "
            "was about {sham}. After a year the gain was about {less} percent smaller.",
            people=20_827.0,
            none=0.5,
            sham=0.2,
            less=15,
        ),
        (studies.VICKERS_2018,),
        Certainty.NOT_RATED,
    ),
    Statement(
        "A2",
        Topic.BENEFIT,
        say(
            "About {real} in {hundred} people had their pain halved with acupuncture. With pretend "
            "needles it was about {sham} in {hundred}.",
            real=50,
            sham=43,
            hundred=100,
        ),
        say(
            "This is one way to read {trials} studies with {people} people. For back and neck pain "
            "the gain over pretend needles was {sham} standard deviations (95 percent interval "
            "{sham_low} to {sham_high}). The gain over no acupuncture was {none} ({none_low} to "
            "{none_high}).",
            trials=29,
            people=17_922.0,
            sham=0.23,
            sham_low=0.13,
            sham_high=0.33,
            none=0.55,
            none_low=0.51,
            none_high=0.58,
        ),
        (studies.VICKERS_2012,),
        Certainty.NOT_RATED,
    ),
    Statement(
        "A3",
        Topic.BENEFIT,
        say(
            "Most of the gain over no acupuncture is still there a year later. "
            "The extra gain over pretend needles gets smaller."
        ),
        say(
            "{trials} studies with {people} people. After {months} months, about {kept} percent of "
            "the gain over no acupuncture was left. The gap to pretend needles fell by about "
            "half.",
            trials=20,
            people=6_376.0,
            months=12,
            kept=90,
        ),
        (studies.MACPHERSON_2017,),
        Certainty.NOT_RATED,
    ),
    Statement(
        "A4",
        Topic.BENEFIT,
        say(
            "A large review found that acupuncture may ease lasting back pain a bit more than "
            "usual care. The gap was smaller than what the authors had called important."
        ),
        say(
            "{all_trials} studies with {all_people} people. Just after treatment, pain was {pain} "
            "of {most} points lower than with usual care (95 percent interval {pain_low} to "
            "{pain_high}). Doing daily things was {doing} of {most} points better ({doing_low} to "
            "{doing_high}).",
            all_trials=33,
            all_people=8_270.0,
            pain=10.26,
            pain_low=3.40,
            pain_high=17.11,
            most=100,
            doing=9.78,
            doing_low=3.54,
            doing_high=16.02,
        ),
        (studies.MU_2020,),
        Certainty.LOW,
    ),
    Statement(
        "A5",
        Topic.BENEFIT,
        say(
            "In a big German study, treatment helped {real} in {hundred} people with acupuncture "
            "and {sham} in {hundred} with pretend needles. With usual care it helped {usual} "
            "in {hundred}.",
            real=48,
            sham=44,
            usual=27,
            hundred=100,
        ),
        say(
            "{people} people with lasting low back pain, after {months} months: {real}, {sham} and "
            "{usual} percent. Real and pretend needles did not clearly differ: {gap} points "
            "(95 percent interval {gap_low} to {gap_high}). Needles and usual care did: "
            "{more} points ({more_low} to {more_high}).",
            people=1_162.0,
            months=6,
            real=47.6,
            sham=44.2,
            usual=27.4,
            gap=3.4,
            gap_low=-3.7,
            gap_high=10.3,
            more=20.2,
            more_low=13.4,
            more_high=26.7,
        ),
        (studies.HAAKE_2007,),
        Certainty.NOT_RATED,
    ),
    Statement(
        "A6",
        Topic.BENEFIT,
        say(
            "In an American study it made no difference whether needles were real or only pressed "
            "on the skin. All of these groups did better than usual care."
        ),
        say(
            "{people} people with lasting low back pain. After {weeks} weeks, trouble with daily "
            "things fell by {own}, {standard} and {pretend} of {most} points. With usual care it "
            "fell by {usual}. The gain was important for {gain} in {hundred} people, and for "
            "{usual_gain} in {hundred} with usual care. After a year it was {later_low} to "
            "{later_high} and {usual_later}.",
            people=638,
            weeks=8,
            own=4.4,
            standard=4.5,
            pretend=4.4,
            most=23,
            usual=2.1,
            gain=60,
            usual_gain=39,
            later_low=59,
            later_high=65,
            usual_later=50,
            hundred=100,
        ),
        (studies.CHERKIN_2009,),
        Certainty.NOT_RATED,
    ),
    Statement(
        "A7",
        Topic.BENEFIT,
        say(
            "At {age} or more, a few more people were helped by acupuncture with usual care than "
            "by usual care alone. Extra sessions later on added little.",
            age=65,
        ),
        say(
            "{people} people, after {months} months. Trouble with daily things was {lower} point "
            "lower (95 percent interval {low} to {high}). With extra sessions it was {extra} lower."
            " At least {share} percent better were {standard} and {more} in {hundred} people, and "
            "{usual} in {hundred} with usual care. Nobody had pretend needles.",
            people=800,
            months=6,
            lower=1.0,
            low=0.1,
            high=1.9,
            extra=1.5,
            share=30,
            standard=39.1,
            more=43.8,
            usual=29.4,
            hundred=100,
        ),
        (studies.DEBAR_2025,),
        Certainty.NOT_RATED,
    ),
)

OTHER_TREATMENT: tuple[Statement, ...] = (
    Statement(
        "B1",
        Topic.OTHER_TREATMENT,
        say(
            "On its own, acupuncture is not clearly better or worse than treatment such as "
            "exercise or tablets. Added to them, it may help a bit more."
        ),
        say(
            "Added to care without drugs, pain was {pain} standard deviations lower and trouble "
            "with daily things {trouble}. Added to mixed care it was {mixed_pain} and "
            "{mixed_trouble}.",
            pain=0.70,
            trouble=0.95,
            mixed_pain=0.50,
            mixed_trouble=0.71,
        ),
        (studies.GIOVANARDI_2023,),
        Certainty.UNCLEAR,
    ),
    Statement(
        "A8",
        Topic.OTHER_TREATMENT,
        say(
            "For new back pain, some studies found a little less pain than with pain tablets. "
            "The studies do not agree, so nobody is sure."
        ),
        say(
            "{trials} studies with {people} people: pain was {lower} of {most} points lower "
            "(95 percent interval {low} to {high}).",
            trials=14,
            people=1_263.0,
            lower=1.17,
            most=10,
            low=0.72,
            high=1.61,
        ),
        (studies.LIN_2024,),
        Certainty.NOT_RATED,
    ),
    Statement(
        "B3",
        Topic.OTHER_TREATMENT,
        say(
            "Advice to change a medicine has done harm. Never stop one because of acupuncture "
            "without asking the person who prescribed it."
        ),
        say(
            "Of {people} people asked in Britain, {advice} were harmed by advice about their "
            "medicine. {late} put off other care.",
            people=6_348.0,
            advice=6,
            late=2,
        ),
        (studies.MACPHERSON_2004,),
        Certainty.NOT_RATED,
    ),
)
