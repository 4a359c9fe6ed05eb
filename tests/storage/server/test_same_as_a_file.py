"""What a casebook promises in a file it promises on a server: the very same tests, run there."""

from tests.storage.test_drafts_table import (  # noqa: F401
    test_a_draft_may_be_discarded_and_discarding_none_is_no_error,
    test_drafts_are_no_part_of_undo,
    test_drafts_come_newest_first,
)
from tests.storage.test_everybody import (  # noqa: F401
    test_a_tally_counts_each_combination_and_tells_its_last_day,
    test_fields_come_by_patient_each_at_the_place_of_its_record,
    test_only_the_days_asked_for_are_read_with_both_ends,
    test_what_is_not_said_stays_so_and_choices_are_choices,
    test_what_was_given_alike_comes_together_with_its_lists_and_what_is_not_said,
)
from tests.storage.test_history import (  # noqa: F401
    test_a_new_edit_ends_what_redo_could_bring_back_in_that_room_only,
    test_many_edits_are_undone_in_turn_though_few_are_kept_in_memory,
)
from tests.storage.test_round_trip import (  # noqa: F401
    test_one_edit_may_bring_a_whole_record_with_what_names_what,
    test_the_builders_have_one_of_each_kind_that_is_kept,
)
from tests.storage.test_sqlite_store import (  # noqa: F401
    test_a_big_import_its_undo_and_its_redo_are_quick,
    test_a_new_practitioner_comes_and_goes_with_the_patients_own_session,
    test_a_patient_sees_only_what_is_theirs,
    test_a_record_may_change_several_times_in_one_edit,
    test_only_the_latest_edit_can_be_taken_back,
    test_records_come_in_order_of_writing_whatever_their_offset,
    test_threads_read_and_write_at_once,
    test_what_was_written_at_once_comes_by_day_and_keeps_its_place_after_undo,
)
