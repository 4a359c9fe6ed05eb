"""Which languages there are, and which one suits somebody."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from acutrack.compose.spoken import languages_of_environment
from acutrack.text.languages import (
    best_language,
    from_right_to_left,
    languages,
    translations,
)

SHIPPED = {"en", "de", "es", "fr", "pt_BR", "zh_CN", "ar"}


def test_the_languages_are_those_that_have_a_file_by_their_own_names() -> None:
    found = languages()

    assert found[0].code == "en"
    assert {language.code for language in found} >= SHIPPED
    assert {"Deutsch", "العربية", "简体中文"} <= {language.name for language in found}


def test_a_language_is_added_by_one_file(tmp_path: Path) -> None:
    head = '"X-Language-Name: Italiano\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    (tmp_path / "it.po").write_text(f'msgid ""\nmsgstr ""\n{head}', encoding="utf-8")
    (tmp_path / "nameless.txt").touch()
    (tmp_path / "no language.po").touch()
    (tmp_path / "xx.po").touch()

    assert [(one.code, one.name) for one in languages(tmp_path)] == [
        ("en", "English"), ("it", "Italiano"), ("xx", "xx"),
    ]  # fmt: skip
    assert translations("it", tmp_path) is not None


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["de"], "de"), (["de-AT"], "de"), (["de_CH.UTF-8"], "de"), (["pt-PT"], "pt_BR"),
        (["zh-Hans-CN"], "zh_CN"), (["zh-CN"], "zh_CN"), (["zh-TW", "fr"], "fr"),
        (["zh-Hant-HK"], "en"), (["ar_EG"], "ar"), (["en-US", "de"], "en"), (["nl", "fr-BE"], "fr"),
        (["C.UTF-8"], "en"), (["POSIX"], "en"), ([""], "en"), ([], "en"), (["ca@valencia"], "en"),
        (["../../x", "\x00", "ES"], "es"),
    ],
)  # fmt: skip
def test_the_systems_languages_choose_the_one_that_suits(wanted: list[str], found: str) -> None:
    assert best_language(wanted) == found


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"LANG": "de_DE.UTF-8"}, ("de_DE.UTF-8",)),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, ("C",)),
        ({"LANGUAGE": "fr:de", "LANG": "en_GB.UTF-8"}, ("fr", "de")),
        ({"LANGUAGE": "", "LC_MESSAGES": "ar_EG"}, ("ar_EG",)),
        ({}, ()),
    ],
)
def test_the_environment_says_what_somebody_reads(
    environment: Mapping[str, str], said: tuple[str, ...]
) -> None:
    assert languages_of_environment(environment) == said


@pytest.mark.parametrize("name", ["..", "../de", "/etc/passwd", "de.po", "a" * 3000, "\x00", ""])
def test_a_word_that_is_no_language_opens_no_file(name: str) -> None:
    assert translations(name) is None


def test_arabic_and_hebrew_run_from_right_to_left() -> None:
    assert from_right_to_left("ar")
    assert from_right_to_left("he_IL")
    assert not from_right_to_left("zh_CN")
    assert not from_right_to_left("")
