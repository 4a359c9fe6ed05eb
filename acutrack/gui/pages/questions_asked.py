"""How the questionnaires of one person stand, and which of them the person wants."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from acutrack.casebook.drafts import Draft
from acutrack.domain.asking import Standing, standings
from acutrack.domain.measure_files import MeasureFolder
from acutrack.domain.patient import Patient
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import PatientId
from acutrack.domain.session import TreatmentSession
from acutrack.gui.context import GuiContext

#: Forms of this name are half answered; what stands behind the colon is the measure.
FORM = "questions"
#: What is asked is a wish about the form, no fact of the diary: it travels with the file beside
#: the drafts, outside Undo and outside exports.
_WISHES = "questions wanted"
#: A change of any of these may change what is due.
DECIDING = (QuestionnaireAnswer, TreatmentSession, Patient)


def load_standings(
    context: GuiContext, patient: PatientId, measures: MeasureFolder
) -> tuple[Standing, ...]:
    """Every questionnaire, due or not, in the order in which they are asked. Raises Obstacle."""
    casebook = context.casebook
    person = next(iter(casebook.load(Patient, patient)), None)
    return standings(
        measures.all(),
        casebook.load(QuestionnaireAnswer, patient),
        context.today(),
        began=_began(person, casebook.load(TreatmentSession, patient)),
        site=person.main_site if person is not None else "",
        chosen=_wishes(context, patient),
    )


def wish(context: GuiContext, patient: PatientId, key: str, asked: bool) -> None:
    """Keep whether a questionnaire is asked. Raises Obstacle."""
    wishes = {**_wishes(context, patient), key: asked}
    context.drafts.keep(Draft(_WISHES, patient, wishes, "", context.now()))


def begun_today(context: GuiContext, patient: PatientId) -> frozenset[str]:
    """Keys of the questionnaires that are half answered. Raises Obstacle.

    Answers of another day are left alone: the time they were about has gone by.
    """
    return frozenset(
        draft.form.partition(":")[2]
        for draft in context.drafts.all_of(patient)
        if draft.form.startswith(f"{FORM}:") and draft.kept_at.date() == context.today()
    )


def _wishes(context: GuiContext, patient: PatientId) -> Mapping[str, bool]:
    kept = context.drafts.find(_WISHES, patient)
    return {key: bool(on) for key, on in kept.values.items()} if kept is not None else {}


def _began(person: Patient | None, sessions: tuple[TreatmentSession, ...]) -> date | None:
    days = [session.day for session in sessions]
    if person is not None and person.started_on is not None:
        days.append(person.started_on)
    return min(days, default=None)
