"""One person's record in one file for a passphrase, in the age format (age-encryption.org/v1).

The `age` command opens it too. What is inside is an archive, see `archive`. Each try at a
passphrase is about a second of work (scrypt), whoever tries.
"""

from __future__ import annotations

import unicodedata

from acutrack.domain.errors import Damaged, Locked
from acutrack.domain.message import say

BEGINNING = b"age-encryption.org/v1\n"
#: What is to be encrypted or opened lies in memory, and nowhere else.
MOST_BYTES = 256 * 1024 * 1024

_WRONG = say(
    "That passphrase does not open this file. Nothing was changed. Check how it is written, "
    "capitals too, then try again."
)
_NOT_FOR_A_PASSPHRASE = say(
    "This file was not locked with a passphrase, so AcuTrack cannot open it. Ask for one that is."
)
_NOT_WHOLE = say(
    "This review file was cut off or altered on its way. Nothing was taken from it. Ask for the "
    "file once more."
)
_SLOW = say(
    "This review file asks for more work than any that AcuTrack writes, so it was not opened. Ask "
    "for the file once more."
)


def seal_for(passphrase: str, content: bytes) -> bytes:
    """Encrypt an archive for a passphrase; takes a second or two."""
    import pyrage

    sealed: bytes = pyrage.passphrase.encrypt(content, _in_one_form(passphrase))
    return sealed


def open_sealed(content: bytes, passphrase: str) -> bytes:
    """The archive inside; takes a second or two.

    Raises:
        Locked: the passphrase is another one.
        Damaged: it is not whole, or was made for something else than a passphrase.
    """
    import pyrage

    try:
        opened: bytes = pyrage.passphrase.decrypt(content, _in_one_form(passphrase))
    except pyrage.DecryptError as error:
        told = str(error)
        if told == "Decryption failed":
            raise Locked(_WRONG) from None
        if told == "No matching keys found":
            raise Damaged(_NOT_FOR_A_PASSPHRASE) from error
        raise Damaged(_SLOW if told.startswith("Excessive") else _NOT_WHOLE) from error
    return opened


def _in_one_form(typed: str) -> str:
    # One keyboard sends an accented letter as one character, another as two.
    return unicodedata.normalize("NFC", typed)
