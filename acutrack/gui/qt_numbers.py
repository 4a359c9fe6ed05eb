"""Numbers of a few names in Qt's own namespace, for what is drawn in the first paint.

Touching the namespace makes its 93 enums at once, an eighth of the time to an empty window. The
frame therefore goes without, and gets by with these; a test compares them with Qt's names.
"""

USER_ROLE = 0x100
"""``Qt.ItemDataRole.UserRole``"""

ALIGN_LEADING = 0x01
"""``Qt.AlignmentFlag.AlignLeading``"""

ALIGN_VCENTER = 0x80
"""``Qt.AlignmentFlag.AlignVCenter``"""

WORD_WRAP = 0x1000
"""``Qt.TextFlag.TextWordWrap``"""
