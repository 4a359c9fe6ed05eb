"""What is pressed on Today, made into edits and recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from acutrack.casebook.edits.body import mark_region
from acutrack.casebook.edits.days import answer_day, change_note, remove_note, write_note
from acutrack.casebook.edits.pain import change_score, log_day, log_moment, remove_score
from acutrack.casebook.edits.side_effects import answer_none, close_effect, still_there
from acutrack.domain.body_mark import INTENSITY_WORDS, Intensity, MarkKind
from acutrack.domain.body_region import Region
from acutrack.domain.day_answer import DayQuestion
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.measure import PainMeasure
from acutrack.domain.message import Message, say
from acutrack.domain.pain import PainScore
from acutrack.domain.record import Edit, PatientId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.today.ten import SlipOfOne
from acutrack.gui.pages.today.todays_diary import TodaysDiary, read_today
from acutrack.gui.start_guard import StartGuard

_TAKEN_BACK = say("Taken back.")
_SAID: dict[DayQuestion, Message] = {
    DayQuestion.PAIN_RELIEF: say("Saved: you took pain relief today."),
    DayQuestion.BAD_NIGHT: say("Saved: you slept badly."),
}


class Deeds:
    """Makes edits from fresh records, so that nothing is decided on what the screen showed."""

    def __init__(self, context: GuiContext, patient: PatientId, guard: StartGuard) -> None:
        self._guard = guard
        self._context = context
        self._patient = patient
        self._slip = SlipOfOne()
        self._answer_is_latest = False
        self._read: TodaysDiary | None = None

    def diary(self) -> TodaysDiary:
        """The records as they are now, read once after each change. Raises Obstacle."""
        now = self._context.now()
        if self._read is None:
            self._read = read_today(self._context.casebook, self._patient, now)
        return replace(self._read, now=now)

    def forget(self) -> None:
        """Records changed: read them again, and Undo no longer finds today's answer first."""
        self._read = None
        self._answer_is_latest = False

    def answer(self, level: int) -> bool:
        """Answer the daily question; the card itself says that it is saved."""
        done = self._number(("today", None), level, lambda: self._day_edit(level), None)
        self._answer_is_latest = done
        return done

    def take_answer_back(self) -> bool:
        """Undo today's answer, also when something else was noted after it."""
        if self._answer_is_latest:
            return self._attempt(lambda: self._context.casebook.undo(self._patient))
        answer = self.diary().answer
        return answer is not None and self._record(lambda: remove_score(answer))

    def answer_past(self, day: date, level: int) -> bool:
        """Add or correct the answer of another day."""
        said = say(
            "Saved for {day}: {value} out of 10.",
            day=self._context.words.formats.weekday_and_month(day),
            value=level,
        )
        return self._number(("day", day), level, lambda: self._day_edit(level, day), said)

    def worst(self, level: int) -> bool:
        """Note the worst pain of the last 24 hours."""
        measure = PainMeasure.WORST_24H
        said = say("Saved: worst pain {value} out of 10.", value=level)
        return self._number(
            ("worst", None), level, lambda: self._day_edit(level, measure=measure), said
        )

    def moment(self, level: int, current: PainScore | None) -> PainScore | None:
        """Note pain now, in place of `current` if that was chosen a moment ago."""
        made: list[Edit] = []
        said = say("Saved: pain now {value} out of 10.", value=level)
        about = ("now", None)
        tens = self._slip.completes_ten(about, level)
        replaced = None if tens else current

        def edit() -> Edit:
            made.append(self._moment_edit(level, replaced))
            return made[-1]

        if not self._number(about, level, edit, said):
            return None
        after = made[-1].changes[0].after
        return after if isinstance(after, PainScore) else None

    def say_of_today(self, question: DayQuestion, yes: bool | None) -> bool:
        """Answer yes for today, or take it back."""
        said = _SAID[question] if yes else _TAKEN_BACK
        return self._record(
            lambda: answer_day(
                self._patient,
                question,
                self._context.today(),
                yes,
                self._context.now(),
                answers=self.diary().answers,
            ),
            said,
        )

    def mark(
        self, region: Region, intensity: Intensity | None, kind: MarkKind = MarkKind.PAIN
    ) -> bool:
        """Mark where it hurts or what the skin shows today, or take the mark away."""
        state = INTENSITY_WORDS[intensity] if intensity else say("not marked")
        now = self._context.now()
        said = say("Saved: {region}, {state}.", region=region.words, state=state)
        if kind is MarkKind.SKIN:
            said = say("Saved: {region}, skin {state}.", region=region.words, state=state)
        return self._record(
            lambda: mark_region(
                self._patient,
                region,
                intensity,
                now.date(),
                now,
                marks=self.diary().marks,
                kind=kind,
            ),
            said,
        )

    def note(self, text: str) -> bool:
        """Write today's note, change it, or take it out where the text is empty."""
        now = self._context.now()
        earlier = self.diary().note

        def edit() -> Edit:
            if earlier is None:
                at = now.time().replace(second=0, microsecond=0)
                return write_note(self._patient, text.strip(), now.date(), at, now)
            if not text.strip():
                return remove_note(earlier)
            return change_note(earlier, replace(earlier, text=text.strip(), written_at=now))

        if earlier is None and not text.strip():
            return True
        return self._record(edit, say("Note saved.") if text.strip() else say("Note removed."))

    def none_since(self, session: TreatmentSession) -> bool:
        """Answer the follow-up: nothing was noticed."""
        now = self._context.now()
        return self._record(
            lambda: answer_none(self._patient, now.date(), now, session=session),
            say("Saved: no side effects since the session."),
        )

    def gone(self, effect: SideEffect) -> bool:
        """An effect is over as of today."""
        now = self._context.now()
        return self._record(
            lambda: close_effect(effect, now.date(), now), say("Saved: it is gone.")
        )

    def still_there(self, effect: SideEffect) -> bool:
        """An effect is still there."""
        now = self._context.now()
        return self._record(lambda: still_there(effect, now), say("Saved: it is still there."))

    def _day_edit(
        self,
        level: int,
        day: date | None = None,
        *,
        measure: PainMeasure = PainMeasure.AVERAGE_24H,
    ) -> Edit:
        diary = self.diary()
        return log_day(
            self._patient,
            level,
            day or diary.today,
            diary.now,
            site=diary.site,
            measure=measure,
            scores=diary.scores,
        )

    def _moment_edit(self, level: int, current: PainScore | None) -> Edit:
        diary = self.diary()
        now = diary.now
        at = now.time().replace(second=0, microsecond=0)
        if current is not None:
            after = replace(current, value=level, at=at, written_at=now)
            return change_score(current, after, now)
        return log_moment(self._patient, level, now.date(), at, now, site=diary.site)

    def _number(
        self, about: object, level: int, edit: Callable[[], Edit], said: Message | None
    ) -> bool:
        if self._slip.completes_ten(about, level):
            self._attempt(lambda: self._context.casebook.undo(self._patient))
        done = self._record(edit, said)
        if done:
            self._slip.saved(about, level)
        return done

    def _record(self, edit: Callable[[], Edit], said: Message | None = None) -> bool:
        waiting: list[Edit] = []

        def again() -> bool:
            return self._record(edit, said)

        def deed() -> None:
            made = edit()
            if self._guard.holds_back(made, again):
                waiting.append(made)
            else:
                self._context.casebook.record(made)

        done = self._attempt(deed, again) and not waiting
        if done and said is not None:
            self._context.notices.tell(said, undo=True)
        return done

    def _attempt(
        self, deed: Callable[[], object], again: Callable[[], object] | None = None
    ) -> bool:
        try:
            deed()
        except AcuTrackError as error:
            self._context.notices.tell_failure(error, None if self._context.read_only else again)
            return False
        return True
