"""How a printer sets a text in each language: what is looked for is what would be wrong."""

from __future__ import annotations

import re

_HAN = "\u3400-\u9fff"
_ARABIC = "\u0621-\u064a"
_THIN = "\u202f"
"""The narrow no-break space that French sets before a high mark and inside quotation marks."""

_EVERYWHERE = {
    "an exclamation mark": "[!！¡]",
    "a straight quotation mark": "[\"']",
    "dots for an ellipsis": r"\.\.\.|。。",
    "a space at an end": r"^\s|\s$",
    "a space before a comma or a full stop": r"(?<=\w)\s[,.،。，](?=\s|$)",
    "a hyphen for a dash": r"\s--?\s|--\s",
    "a hyphen for a minus sign": r"(?<![\w}*+\-])-[\d{]",
    "a mark that is to be drawn, not typed": "[▲△▶•→≤≥✓✔]",
    "an unseen sign": "[\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e]",
    "a full-width digit or letter": "[\uff10-\uff19\uff21-\uff5a]",
}

_QUOTES = {
    "de": "[”«»]",
    "fr": "[“”„]",
    "es": "[“”„]",
    "pt_BR": "[„«»]",
    "zh_CN": "[„«»]",
    "ar": "[“”„]",
}

_OF_A_LANGUAGE: dict[str, dict[str, str]] = {
    "de": {
        "an opening mark that is not low": r"(?:^|[\s(])“",
        "a percent sign without its space": r"[\d}]%| %",
    },
    "fr": {
        "a high mark without its thin space": (
            rf"[^{_THIN}\s](?:[?»]|;(?!\d))|[^{_THIN}\s\d]:(?!//)|«[^{_THIN}]"
        ),
        "a wide space before a high mark": r"[ \u00a0][:;?»]|«[ \u00a0]",
        "a percent sign without its space": r"[\d}]%| %",
    },
    "es": {
        "a percent sign without its space": r"[\d}]%| %",
        "a question without its first mark": r"^[^¿]*\?|\?[^¿]*\?",
        "a question without its last mark": r"¿[^?]*$|¿[^?]*¿",
    },
    "pt_BR": {"a space before a percent sign": r"[\d}][ \u00a0\u202f]%"},
    "zh_CN": {
        "a mark of half width": (
            rf"[{_HAN}”）][,;:?.()](?!\w)|[{_HAN}}}][,;:?(]|[,;?][{_HAN}]|\([{_HAN}]"
        ),
        "a space between characters": rf"[{_HAN}。，；：？（）“”、] +[{_HAN}。，；：？（）“”、]",
        "a space beside a digit": rf"[{_HAN}] [\d{{]|[\d}}] [{_HAN}]",
    },
    "ar": {
        "a Latin mark": rf"[{_ARABIC}»)][,;?]|[,;?]\s*[{_ARABIC}]",
        "an Arabic-Indic digit beside 0 to 9": "[\u0660-\u0669\u06f0-\u06f9]",
        "a stretched word": r"\u0640(?![\d{«A-Za-z.])",
    },
}

RULES = {
    language: {**_EVERYWHERE, "another language’s quotation marks": _QUOTES[language], **own}
    for language, own in _OF_A_LANGUAGE.items()
}

_PAIRS = {
    "de": ("„“",), "fr": ("«»",), "es": ("«»", "¿?"), "pt_BR": ("“”",), "zh_CN": ("“”", "（）"),
    "ar": ("«»",),
}  # fmt: skip


def slips(language: str, rule: str, text: str) -> list[str]:
    """Where a text breaks a rule of its language."""
    return [found[0] for found in re.finditer(RULES[language][rule], text, re.MULTILINE)]


def unpaired(language: str, text: str) -> list[str]:
    """The pairs of marks of which a text has one half more often than the other."""
    return [
        pair for pair in (*_PAIRS[language], "()") if text.count(pair[0]) != text.count(pair[1])
    ]
