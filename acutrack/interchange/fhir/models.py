"""The models of R4 that HL7's own definitions were made into, loaded when a Bundle is at hand."""

from __future__ import annotations

import json
from importlib import import_module

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.interchange.fhir.parts import Json

#: Modules of the library that are ever loaded; the name of a resource in a file is no module's.
_MODELS = {
    name: name.casefold()
    for name in (
        "AdverseEvent",
        "Appointment",
        "CarePlan",
        "Condition",
        "DocumentReference",
        "Goal",
        "MedicationStatement",
        "Observation",
        "Patient",
        "Practitioner",
        "Procedure",
        "Questionnaire",
        "QuestionnaireResponse",
    )
}


def is_known(kind: str) -> bool:
    """Whether resources of this type are read and written here."""
    return kind in _MODELS


def as_model(resource: Json) -> Json:
    """The resource as the library's model has it, in the order of R4's elements.

    Raises InvalidEntry where the model refuses it; the reason names elements, never content.
    """
    from pydantic import ValidationError

    kind = str(resource["resourceType"])
    model = getattr(import_module(f"fhir.resources.R4B.{_MODELS[kind]}"), kind)
    try:
        made = model.model_validate(resource)
    except (ValidationError, ValueError, TypeError, RecursionError) as error:
        raise InvalidEntry(
            say("R4 does not allow its “{element}”.", element=_where(error)), "resource"
        ) from error
    stored: Json = json.loads(made.model_dump_json())
    return stored


def _where(error: Exception) -> str:
    errors = getattr(error, "errors", None)
    if errors is None:
        return "resource"
    found = [".".join(str(part) for part in each["loc"]) for each in errors()[:3]]
    return ", ".join(filter(None, found))[:120] or "resource"
