"""Whether everybody can use the window: the lines that were promised, and the test that holds each.

1. Whatever takes the keyboard has a name and a role: `tests.by_ear.test_walk` on a real
   accessibility bus, every page and dialog; `test_screen_reader`, `test_dialogs` inside Qt.
2. No two things of a page have one name: the same. Buttons name their object.
3. Pain keys are eleven radio buttons in a named group: `test_screen_reader`.
4. The way between pages is a list of its pages: `test_screen_reader`.
5. A chart is a chart, described in up to three sentences, without parts: `test_screen_reader`;
   Left and Right walk its days and say what was noted: `tests/gui/charts/test_chart_view.py`.
6. Its table holds the days of the chart: `test_screen_reader`.
7. The body map is check boxes with side and view, and its list says the same:
   `tests/gui/widgets/test_body_map.py`.
8. Tab goes as one reads: `test_order_and_cover` by where things stand, on every page;
   `test_keyboard` by a list, on the two that are used most. Without a mouse: `test_keyboard`,
   `tests/stories/test_real_window.py`.
9. What has the keyboard shows it: `test_keyboard` on every page, by the pixels that change; 3 px
   in ink: `tests/gui/widgets/test_focus_and_targets.py`; ink on every ground:
   `tests/charts/test_palette.py`; no message lies over it: `test_order_and_cover`.
10. A page opens with the keyboard on the first thing to do: `test_keyboard`; a dialog:
    `test_dialogs`.
11. What is saved is said politely, a warning sign at once: `tests.by_ear.test_stories`, as events
    on the bus; `tests/gui/widgets/test_messages_and_warnings.py`.
12. Contrast: `tests/charts/test_palette.py` by role; `test_contrast_seen` for every word as it is
    drawn, on every page in all four themes.
13. Nothing by colour alone: `test_without_colour`, `test_calm` for what is chosen. That is by form;
    whether a whole page is understood in grey, only somebody who looks can tell.
14. Nothing clipped, overlapping or wider than the window: `test_room_for_words`, `test_dialogs`,
    `test_room_in_other_languages`.
15. Targets: `test_room_for_words`, `test_dialogs`.
16. No hurry: messages stay while hovered or focused: `test_messages_and_warnings`; and nothing
    moves: `test_calm`.
17. No double click, drag or chord: `test_calm`; the stories.
18. Longer words, and from the right: `test_room_in_other_languages`.
19. Reading grade and words: `tests/words`.
20. The PDF: `tests/report` (`test_report`, `test_any_script`, `test_chart_drawing`).

A screen reader that is started late, and what was deleted while one listened:
`tests.by_ear.test_started_late`, `tests/gui/widgets/test_accessible_role.py`. What it does is done
as by a person: `tests/gui/widgets/test_acting_by_speech.py`.

Orders of buttons, menu keys and Cmd on macOS, and Narrator, NVDA and VoiceOver themselves, were
never tried: no such machine was there. Shortcuts are written with Ctrl; there Qt reads Cmd.
"""
