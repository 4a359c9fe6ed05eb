"""Every text in every language: plain, without blame, set as a printer would, and easy to read.

These are the rules of the English texts (see `test_every_text`), carried over to the languages.
"""

from __future__ import annotations

import pytest

from tests.words import levels, refused_words, typesetting
from tests.words.names_in_sentences import names_in, names_it
from tests.words.no_lost_not import denies, has_a_denial
from tests.words.told import LANGUAGES, Told, by_english, told

_WORDS_THAT_SAY_SOMETHING = 8
"""Words from which on the level of a text says something about it."""

#: The highest level of all texts for the person together, on the scale of the language (see
#: `levels`): a fourth school year and a half, LIX "easy", then "very easy" and "easy"; characters
#: and words a sentence. A little above what stands there today.
HARDEST = {"de": 5.0, "fr": 33.0, "es": 16.0, "pt_BR": 26.0, "zh_CN": 14.5, "ar": 9.0}
#: Words of the longest sentence, in Chinese characters; in English it is 24.
LONGEST = {"de": 24, "fr": 28, "es": 28, "pt_BR": 28, "zh_CN": 40, "ar": 24}


def every_text(language: str) -> list[tuple[Told, str]]:
    return [(one, form) for one in told(language) for form in one.forms]


def texts_for_the_person(language: str) -> list[str]:
    """Whole sentences, not labels; of a text with a number the form for many."""
    texts = [one.forms[-1] for one in told(language) if one.for_the_person]
    return [text for text in texts if _long(language, text)]


def _long(language: str, text: str) -> bool:
    return sum(map(len, levels.sentences(language, text))) >= _WORDS_THAT_SAY_SOMETHING


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_something_to_read(language: str) -> None:
    assert len(told(language)) > 3000
    assert len(texts_for_the_person(language)) > 500


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", refused_words.RULES)
def test_no_text_says_a_refused_word(language: str, rule: str) -> None:
    found = [
        (one.name, words)
        for one, text in every_text(language)
        if (words := refused_words.refused_in(language, rule, text))
    ]

    assert found == []


@pytest.mark.parametrize(
    ("language", "rule", "text"),
    [
        ("de", "should or must", "Sie müssen jeden Tag antworten."),
        ("fr", "should or must", "Vous devez répondre."),
        ("es", "should or must", "Usted debe contestar."),
        ("pt_BR", "should or must", "Você deve responder."),
        ("zh_CN", "should or must", "您必须每天回答。"),
        ("ar", "should or must", "ويجب الجواب كل يوم."),
        ("de", "blame", "Sie haben 3 Tage vergessen."),
        ("fr", "blame", "Un jour a été oublié."),
        ("es", "blame", "Se olvidó de un día."),
        ("pt_BR", "blame", "A gravação falhou."),
        ("zh_CN", "blame", "您错过了3天。"),
        ("ar", "blame", "فشل الحفظ."),
        ("es", "invalid", "Fecha no válida."),
        ("de", "significant", "Ein signifikanter Unterschied."),
        ("fr", "normal", "Un niveau anormal."),
        ("pt_BR", "energy or toxin", "Sua energia está baixa."),
        ("ar", "energy or toxin", "تدفق الطاقة."),
        ("de", "cure or heal", "Das heilt den Rücken."),
        ("zh_CN", "proven or works", "已证实有效。"),
        ("zh_CN", "sorry, please or praise", "请输入。"),
        ("ar", "sorry, please or praise", "يرجى الانتظار."),
    ],
)
def test_a_refused_word_is_found(language: str, rule: str, text: str) -> None:
    assert refused_words.refused_in(language, rule, text)


@pytest.mark.parametrize(
    ("language", "rule", "text"),
    [
        ("es", "should or must", "Debajo de la rodilla. Debilidad nueva."),
        ("ar", "should or must", "لم يجب أحد عن السؤال."),
        ("ar", "energy or toxin", "بطاقة تحذير"),
        ("ar", "cure or heal", "تشفير القرص كله"),
    ],
)
def test_a_word_that_only_looks_like_one_is_not(language: str, rule: str, text: str) -> None:
    assert not refused_words.refused_in(language, rule, text)


def test_every_exception_is_still_needed() -> None:
    for language, kept in refused_words.KEPT.items():
        everything = "\n".join(text for _, text in every_text(language))
        assert [words for words in kept if words not in everything] == []


@pytest.mark.parametrize(
    ("language", "rule"),
    [(language, rule) for language in LANGUAGES for rule in typesetting.RULES[language]],
)
def test_texts_are_set_as_a_printer_of_the_language_would(language: str, rule: str) -> None:
    found = [
        (one.name, slips)
        for one, text in every_text(language)
        if (slips := typesetting.slips(language, rule, text))
        and not typesetting.slips(language, rule, one.english[0])  # part of a line, in English too
    ]

    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_and_brackets_come_in_pairs(language: str) -> None:
    found = [
        (one.name, pairs)
        for one, text in every_text(language)
        if (pairs := typesetting.unpaired(language, text))
    ]

    assert found == []


@pytest.mark.parametrize(
    ("language", "rule", "text"),
    [
        ("de", "an exclamation mark", "Gespeichert!"),
        ("de", "another language’s quotation marks", "Die Seite “Heute”"),
        ("fr", "a high mark without its thin space", "Douleur: 5"),
        ("fr", "a high mark without its thin space", "Où?"),
        ("fr", "a wide space before a high mark", "Douleur : 5"),
        ("es", "a question without its first mark", "Dónde duele?"),
        ("es", "a percent sign without its space", "30%"),
        ("pt_BR", "a space before a percent sign", "30 %"),
        ("zh_CN", "a mark of half width", "疼痛:5"),
        ("zh_CN", "a mark of half width", "您好, 世界"),
        ("zh_CN", "a space between characters", "今天 的问题"),
        ("zh_CN", "a full-width digit or letter", "５分"),
        ("ar", "a Latin mark", "اليوم, غدًا"),
        ("ar", "a Latin mark", "أين الألم?"),
        ("ar", "an Arabic-Indic digit beside 0 to 9", "٥ من 10"),
    ],
)
def test_a_slip_of_the_printer_is_found(language: str, rule: str, text: str) -> None:
    assert typesetting.slips(language, rule, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_not_is_lost(language: str) -> None:
    turned = [
        one.name
        for one in told(language)
        if denies(one.english[-1]) and not has_a_denial(language, one.forms[-1])
    ]

    assert turned == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ar", "القيادة تنتظر حتى اليقظة التامة."),
        ("de", "Setzen Sie sich erst ans Steuer, wenn Sie ganz wach sind."),
    ],
)
def test_a_lost_not_is_found(language: str, said: str) -> None:
    assert denies("Do not drive until you feel fully awake.")
    assert not has_a_denial(language, said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_or_button_has_its_own_name_in_a_sentence(language: str) -> None:
    known = by_english(language)
    other = [
        (one.english[0], name, text)
        for one, text in every_text(language)
        for name in names_in(one.english[-1], known)
        if name != one.english[-1] and not names_it(text, known[name])
    ]

    assert other == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_for_the_person_are_as_easy_to_read_as_the_language_allows(language: str) -> None:
    together = "\n".join(texts_for_the_person(language))

    assert levels.difficulty(language, together) <= HARDEST[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_longer_than_a_breath(language: str) -> None:
    long = [
        (len(words), text)
        for text in texts_for_the_person(language)
        for words in levels.sentences(language, text)
        if len(words) > LONGEST[language]
    ]

    assert long == []


@pytest.mark.parametrize(
    ("language", "easy", "hard"),
    [
        ("de", "Das Bild ist da. Sie sehen es.", "Dokumentation erleichtert Gesamtbetrachtungen."),
        ("fr", "Le jour est là. Le voici.", "Une documentation observationnelle facilite tout."),
        ("es", "El día ya está. Lo ve hoy.", "La documentación longitudinal facilita todo."),
        ("pt_BR", "O dia já está. Veja hoje.", "A documentação longitudinal facilita tudo."),
        ("zh_CN", "今天记了。您看。", "纵向观察性记录便于在个体差异很大时综合考虑。"),
        (
            "ar",
            "اليوم هنا. هذا هو.",
            "يسهّل التوثيق الطولي النظر في أثر العلاج رغم التباين.",
        ),
    ],
)
def test_a_hard_text_is_measured_hard_and_an_easy_one_easy(
    language: str, easy: str, hard: str
) -> None:
    assert levels.difficulty(language, easy) + 5 < levels.difficulty(language, hard)


@pytest.mark.parametrize(
    ("language", "word", "count"),
    [
        ("de", "Schmerz", 1), ("de", "Medikament", 4), ("de", "neue", 2), ("de", "Übelkeit", 3),
        ("es", "día", 2), ("es", "tiene", 2), ("es", "aguja", 3), ("es", "quitar", 2),
        ("es", "registro", 3), ("es", "cuidado", 3), ("es", "leer", 2), ("pt_BR", "dor", 1),
        ("pt_BR", "não", 1), ("pt_BR", "agulha", 3), ("pt_BR", "coração", 3), ("pt_BR", "saúde", 3),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(language: str, word: str, count: int) -> None:
    assert levels.syllables(language, word) == count
