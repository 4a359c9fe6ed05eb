#!/usr/bin/env python3
"""Everything a newcomer or developer does with a clone of AcuTrack: `python3 packaging/dev.py run`.

Needs only Python. The first lines keep to what older Pythons can read, so that one which is too old
says so kindly instead of with a SyntaxError.
"""

import sys

from devtools.python_version import refusal

REFUSAL = refusal(sys.version_info[:3], sys.executable)
if REFUSAL:
    sys.exit(REFUSAL)

from devtools.commands import main  # noqa: E402 - needs a Python that passed the check above

sys.exit(main())
