"""Everything that is fuzzed, by name."""

from __future__ import annotations

from functools import partial

from acutrack.interchange.kinds import KINDS
from tests.fuzz.analyses import Analyses
from tests.fuzz.casebook_files import CasebookFiles
from tests.fuzz.form_drafts import FormDrafts
from tests.fuzz.importers import Imports
from tests.fuzz.key_files import KeyFiles
from tests.fuzz.mutations import bytes_changed, draft_changed, json_changed, table_changed
from tests.fuzz.restores import Restores
from tests.fuzz.sealed_files import SealedFiles
from tests.fuzz.small_files import FirstAnswers, HistoryTexts, Ledgers, MeasureFiles, SettingsFiles
from tests.fuzz.target import Target

#: Kinds of CSV file that are fuzzed together; the header of an input says which of them it is.
IMPORTERS: dict[str, tuple[str, ...]] = {
    "import-entries": ("scores", "sessions", "side_effects", "body_map", "questionnaires"),
    "import-around": (
        *("practitioners", "patient", "courses", "treatments", "notes", "appointments"),
        *("warnings", "complaints", "baselines", "reviews", "trial_plans"),
    ),
}


def _imports(name: str, what: str, kinds: tuple[str, ...]) -> Target:
    return Target(name, what, partial(Imports, kinds=kinds), table_changed)


TARGETS: dict[str, Target] = {
    target.name: target
    for target in (
        *(_imports(name, f"CSV: {', '.join(kinds)}", kinds) for name, kinds in IMPORTERS.items()),
        Target("analyse", "the file of `acutrack analyse`", Analyses, table_changed),
        Target("settings", "settings.json", SettingsFiles, json_changed),
        Target("first-answers", "first-answers.json", FirstAnswers, json_changed),
        Target("history", "the history's JSON", HistoryTexts, json_changed),
        Target("keys", "the keys of a locked casebook", KeyFiles, json_changed),
        Target("drafts", "drafts, as forms take them back", FormDrafts, draft_changed, 8_000),
        Target("ledger", "what is remembered of copies", Ledgers, json_changed),
        Target("sealed", "a sealed copy of a locked casebook", SealedFiles, bytes_changed, 200),
        Target("measures", "a measure's file", MeasureFiles, bytes_changed),
        Target(
            "restore", "a casebook to open, check or restore", CasebookFiles, bytes_changed, 400
        ),
        Target("putting-back", "a copy to look at and to restore", Restores, bytes_changed, 400),
        *(_imports(f"import-{kind.name}", f"CSV: {kind.name}", (kind.name,)) for kind in KINDS),
    )
}
#: What a whole run consists of; the kinds of CSV by themselves are for those who have a night.
USUAL: tuple[str, ...] = (
    *("import-entries", "import-around", "analyse", "settings", "first-answers", "history"),
    *("measures", "keys", "ledger", "restore", "putting-back", "sealed", "drafts"),
)
