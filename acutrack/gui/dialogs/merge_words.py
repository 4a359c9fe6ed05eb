"""What is said of bringing in another copy of the record, or a file somebody gave back."""

from __future__ import annotations

from dataclasses import dataclass

from acutrack.domain.message import Message, say


@dataclass(frozen=True)
class MergeWords:
    """How the other one is called, and what is done with it.

    Attributes:
        title: the window's.
        other: which one it is, without its name.
        comes_in: heading of what is only there.
        changes: heading of what is later there.
        undone: what Undo does.
        undone_of_each: the same where several people are in it.
        deed: the words of the button.
        done: what is told afterwards.
    """

    title: Message
    other: Message
    comes_in: Message
    changes: Message
    undone: Message
    undone_of_each: Message
    deed: Message
    done: Message

    def named(self, name: str) -> Message:
        """Which one it is."""
        return self.other.filled(name=name)


#: Another copy of this record, beside it.
COPY = MergeWords(
    say("Bring two copies of the record together"),
    say("The other copy is {name}."),
    say("Comes in from the other copy"),
    say("Changes to the later form, from the other copy"),
    say("Undo takes all of it back. The other copy is kept."),
    say("Undo takes it back in the record of each person. The other copy is kept."),
    say("Bring together"),
    say("Both copies were brought together."),
)

#: A review file that a practitioner gave back, or the record of another computer.
FILE = MergeWords(
    say("Bring in what is in the file"),
    say("The file is {name}."),
    say("Comes in from the file"),
    say("Changes to the later form, from the file"),
    say("Undo takes all of it back. The file is kept."),
    say("Undo takes it back in the record of each person. The file is kept."),
    say("Bring it in"),
    say("What is in the file was brought in."),
)
