"""A PDF that only opens with a password: AES with 256 bits, revision 6.

Source: ISO 32000-2:2020, 7.6.4. Readers since about 2011 open it. Each time the same report is
locked its bytes differ, as the key is new.
"""

from __future__ import annotations

import unicodedata
from io import BytesIO

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say

#: Revision 6 takes this many bytes of UTF-8 into account (ISO 32000-2:2020, 7.6.4.3.3).
LONGEST = 127


def check_password(password: str) -> str:
    """The password as readers will compare it. Raises InvalidEntry if it cannot be one."""
    # RFC 4013, which revision 6 asks for, is in essence this form.
    prepared = unicodedata.normalize("NFKC", password)
    if not prepared.strip():
        raise InvalidEntry(say("The password is empty. Choose one, or make the report without."))
    if not prepared.isprintable():
        raise InvalidEntry(
            say("The password holds a sign that cannot be typed. Choose another one.")
        )
    if len(prepared.encode()) > LONGEST:
        raise InvalidEntry(say("The password is too long. Choose a shorter one."))
    return prepared


def lock(data: bytes, password: str) -> bytes:
    """The same PDF, locked. Raises InvalidEntry if the password cannot be one."""
    from pypdf import PdfReader, PdfWriter

    prepared = check_password(password)
    reader = PdfReader(BytesIO(data))
    writer = PdfWriter(clone_from=reader)
    if reader.metadata is not None:
        writer.metadata = reader.metadata
    writer.pdf_header = "%PDF-2.0"  # the first that has revision 6
    writer.encrypt(prepared, algorithm="AES-256")
    locked = BytesIO()
    writer.write(locked)
    return locked.getvalue()
