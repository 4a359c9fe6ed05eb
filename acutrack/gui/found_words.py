"""What is said of a search, wherever there is one."""

from __future__ import annotations

from acutrack.domain.message import Message, say, say_count


def fitting(count: int) -> Message:
    """How much was found."""
    if not count:
        return say("Nothing fits. Try one short word.")
    return say_count("{count} thing fits.", "{count} things fit.", count)
