"""How hard a text is to read in each language, by a published measure that needs no word list.

- German: first Wiener Sachtextformel (Bamberger and Vanecek, "Lesen - Verstehen - Lernen -
  Schreiben", 1984): a school year; 4 is very easy, 15 very hard.
- French: LIX (Björnsson, "Läsbarhet", 1968): words a sentence, and how many of 100 words have more
  than 6 letters; under 30 very easy, from 40 on of middle difficulty, from 50 on hard.
- Spanish: lecturabilidad (Fernández Huerta, "Medidas sencillas de lecturabilidad", 1959), with the
  words of a sentence as Law (2011) put it right; 100 very easy, 60 to 70 standard, under 50 hard.
- Portuguese: Flesch as adapted by Martins and others ("Readability formulas applied to textbooks in
  Brazilian Portuguese", ICMSC-USP 28, 1996); over 75 very easy, 50 to 75 easy, under 25 very hard.
- Chinese: characters a sentence, Arabic: words a sentence. The published formulas for both need
  lists of words; the length of a sentence is the part of them that can be counted.
"""

from __future__ import annotations

import re

_PLACE = re.compile(r"\{\w+\}")
_MARKUP = re.compile(r"</?[a-z]+>")
_DOT_IN_NUMBER = re.compile(r"(?<=\d)[.,:\u202f\u00a0 ](?=\d)")
_END = re.compile(r"[.?؟]+(?=\s|$|[”“»)])|[。？]|\n")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+")
_HAN_OR_WORD = re.compile(r"[\u3400-\u9fff]|[A-Za-z]+|\d+")
_VOWELS = {
    "de": re.compile(r"aa|ee|oo|ai|au|äu|ei|eu|ey|ie|[aeiouyäöü]"),
    "es": re.compile(
        r"[iuü]?[aeoáéó][iuy](?![aeoáéíóúiu])|[iuü][aeoáéó]|[íú]|[aeoáéó]|[iuü][iuü]|[iuy]"
    ),
    "pt_BR": re.compile(
        r"[ãõ][eo]|[iu]?[aeoáéóâêôãõ][iu](?![aeoáéóâêôãõíú])|[aeoáéóâêôãõ]|[íú]|[iu]"
    ),
}
_SILENT_U = re.compile(r"(?<=[qg])u(?=[eiéíê])")
_LIMIT_OF_A_LONG_WORD = 6


def sentences(language: str, text: str) -> list[list[str]]:
    """The words of each sentence, in Chinese its characters; a place is one short word."""
    plain = _DOT_IN_NUMBER.sub("", _PLACE.sub("10", _MARKUP.sub("", text)))
    unit = _HAN_OR_WORD if language == "zh_CN" else _WORD
    found = [unit.findall(part) for part in _END.split(plain)]
    return [words for words in found if words]


def syllables(language: str, word: str) -> int:
    """The syllables of one word, by its vowels; at least 1."""
    return max(1, len(_VOWELS[language].findall(_SILENT_U.sub("", word.lower()))))


def difficulty(language: str, text: str) -> float:
    """The measure of the language turned so that more is harder; see the top of this module."""
    parts = sentences(language, text)
    words = [word for part in parts for word in part]
    if not words:
        return 0.0
    length = len(words) / len(parts)
    if language in ("zh_CN", "ar"):
        return length
    long_words = 100 * sum(len(word) > _LIMIT_OF_A_LONG_WORD for word in words) / len(words)
    if language == "fr":
        return length + long_words
    counted = [syllables(language, word) for word in words]
    per_word = sum(counted) / len(words)
    if language == "es":
        return 100 - (206.84 - 60 * per_word - 1.02 * length)
    if language == "pt_BR":
        return 100 - (248.835 - 1.015 * length - 84.6 * per_word)
    three_or_more = 100 * sum(n >= 3 for n in counted) / len(words)
    one = 100 * sum(n == 1 for n in counted) / len(words)
    return 0.1935 * three_or_more + 0.1672 * length + 0.1297 * long_words - 0.0327 * one - 0.875
