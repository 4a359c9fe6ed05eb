"""The table of what a Bundle holds, for the documentation; made from the mapping itself."""

from __future__ import annotations

from acutrack.interchange.fhir.kinds import MAPPED, NOT_HELD
from acutrack.interchange.kinds import KINDS


def table() -> str:
    """A table in Markdown: what stands as which resource, and what does not go along."""
    lines = ["| file of the kind | in a FHIR Bundle |", "| --- | --- |"]
    for kind in KINDS:
        types = [each.resource for each in MAPPED if each.table is kind]
        held = ", ".join(f"`{name}`" for name in dict.fromkeys(types))
        why = "; ".join(NOT_HELD[each] for each in kind.records if each in NOT_HELD)
        lines.append(f"| `{kind.name}` | {held or f'not held: {why}'} |")
    return "\n".join(lines)
