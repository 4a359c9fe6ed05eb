"""What is protected, from whom, and what is not: said once, for the window and for `help/`."""

from __future__ import annotations

from acutrack.domain.message import say
from acutrack.gui.pages.decides.sections import Section

TITLE = say("What is protected")
INTRODUCTION = say("From whom your record is safe, and from whom it is not.")

_ALWAYS = Section(
    say("Always"),
    (
        say("AcuTrack never uses the network. It has no account and sends nothing to anybody."),
        say(
            "Your record lies in a folder that other accounts on this computer cannot open. "
            "Where that cannot be had, as on a memory stick, Settings says so."
        ),
        say(
            "AcuTrack keeps a log of what it did. It holds no word of your record, "
            "not even when something goes wrong."
        ),
    ),
)
_PASSPHRASE = Section(
    say("With a passphrase"),
    (
        say(
            "Under Settings, Lock, you can choose a passphrase. Then the file of your record, its "
            "history, what is half typed and the copies are encrypted. "
            "Without the passphrase nobody can read a word of them."
        ),
        say(
            "AcuTrack asks for it at each start, after Ctrl+L, and when nobody used it for a while."
        ),
        say(
            "You print a recovery key with it. It opens the record when nobody knows the "
            "passphrase any more. Keep the paper away from the computer."
        ),
        say(
            "If the passphrase and the recovery key are both gone, the record is gone. "
            "Nobody can open it then, the makers of AcuTrack neither."
        ),
        say(
            "A short passphrase can be guessed by a machine. Four or more words that have nothing "
            "to do with each other are hard to guess and easy to keep in mind."
        ),
    ),
)
_LOST = Section(
    say("If the computer is lost or stolen"),
    (
        say(
            "Without a passphrase: whoever has the computer can read your record. Your password "
            "for the computer does not stop that, unless the whole disk is encrypted."
        ),
        say(
            "With a passphrase: they have a file that they cannot read. "
            "That holds if the record was locked, or the computer was off."
        ),
        say(
            "If this computer keeps the passphrase for you, your record is only as safe as your "
            "account on it."
        ),
    ),
)
_OTHERS = Section(
    say("If somebody else uses this computer"),
    (
        say(
            "Whoever sits at your account can read the record while it is open. "
            "Without a passphrase they can open it too. Lock it before you leave: Ctrl+L."
        ),
        say(
            "Other accounts cannot open the folder. Whoever runs the computer can. "
            "With a passphrase they have to wait until you open the record yourself."
        ),
    ),
)
_NOT = Section(
    say("What AcuTrack cannot keep out"),
    (
        say(
            "Harmful programs. One that runs in your account sees what you see and what you type. "
            "No passphrase helps against that. Keep the system up to date."
        ),
        say(
            "What the system keeps of the memory. An open record is in the memory. The system may "
            "put memory on the disk when it is short of it, or when the computer sleeps deeply."
        ),
        say(
            "Old traces. If you choose a passphrase later, AcuTrack overwrites the file "
            "from before. Disks without moving parts and memory sticks can keep old pieces of it "
            "for a while. Experts may find those."
        ),
        say(
            "For all of these it helps to encrypt the whole disk. Windows, macOS and Linux can do "
            "that. It also helps to choose the passphrase on the first day."
        ),
    ),
)
_COPIES = Section(
    say("Copies, reports and tables"),
    (
        say(
            "The copies that AcuTrack makes are locked like the record, also on a stick or in a "
            "synced folder. A copy opens with the passphrase of the day it was made."
        ),
        say(
            "Copies from before the passphrase are locked along with the record. On a stick "
            "that is not there on that day, this is done when you next open the record with it."
        ),
        say(
            "A report, a table you export and a page you print are not locked. "
            "You decide who gets them. You can give a PDF a password of its own."
        ),
        say(
            "Other programs can read what you copy with Ctrl+C. "
            "When a locked record closes, AcuTrack takes it off the clipboard."
        ),
        say(
            "Pages you print go to the print service of your system. It may keep them for a while, "
            "and it may use the network to reach the printer."
        ),
    ),
)
_REMOVED = Section(
    say("What you remove"),
    (
        say(
            "It stays under Recently removed for 30 days, so that you can put it back. "
            "After that it is gone from the record, and out of the file."
        ),
        say(
            "Copies from before still hold it. The oldest goes when there is a newer copy for each "
            "of 12 months. Months without use do not count."
        ),
        say("The copy made before a new AcuTrack stays until you delete it yourself."),
    ),
)
_SEEN = Section(
    say("What can still be seen"),
    (
        say(
            "That you use AcuTrack, how large the file is, and when it last changed. "
            "Folders you save to can be seen as well."
        ),
        say(
            "What you choose in Settings is not locked. Among it are the numbers for an emergency, "
            "and your name for the history, if you typed one."
        ),
    ),
)

SECTIONS: tuple[Section, ...] = (
    _ALWAYS, _PASSPHRASE, _LOST, _OTHERS, _NOT, _COPIES, _REMOVED, _SEEN,
)  # fmt: skip
