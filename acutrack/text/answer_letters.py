"""The letters that stand for an answer: on the paper diary, and as keys in the window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from acutrack.domain.message import Message, say, say_in
from acutrack.domain.needled_point import Side
from acutrack.text.catalogue import Catalogue

Answer = TypeVar("Answer")

YES, NO = say("Y"), say("N")
YES_OR_NO: Mapping[Message, bool] = {YES: True, NO: False}
LEFT, RIGHT = say_in("key for left", "L"), say_in("key for right", "R")
BOTH, MIDDLE = say_in("key for both sides", "B"), say_in("key for the middle", "M")
SIDES: Mapping[Message, Side] = {
    LEFT: Side.LEFT,
    RIGHT: Side.RIGHT,
    BOTH: Side.BOTH,
    MIDDLE: Side.MIDDLE,
}


def answers_by_letter(words: Catalogue, answers: Mapping[Message, Answer]) -> dict[str, Answer]:
    """Capital letters and what they answer: the language's own, as they are printed.

    The English ones hold too, but where one of the language's own means something else.
    """
    english = {letter.text: answer for letter, answer in answers.items()}
    return english | {words(letter).upper(): answer for letter, answer in answers.items()}
