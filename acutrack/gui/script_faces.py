"""The faces for scripts that the two faces of the window lack; the PDF is set in them too."""

from __future__ import annotations

_ARABIC = (
    "Noto Sans Arabic",
    ("NotoSansArabic-Regular", "NotoSansArabic-SemiBold", "NotoSansArabic-Bold"),
)
_HEBREW = (
    "Noto Sans Hebrew",
    ("NotoSansHebrew-Regular", "NotoSansHebrew-SemiBold", "NotoSansHebrew-Bold"),
)
_THAI = (
    "Noto Sans Thai",
    ("NotoSansThai-Regular", "NotoSansThai-SemiBold", "NotoSansThai-Bold"),
)

_OF_LANGUAGE: dict[str, tuple[str, tuple[str, ...]]] = {
    "ar": _ARABIC,
    "ckb": _ARABIC,
    "fa": _ARABIC,
    "he": _HEBREW,
    "ja": ("Noto Sans JP", ("NotoSansJP-Regular",)),
    "ko": ("Noto Sans KR", ("NotoSansKR-Regular",)),
    "ps": _ARABIC,
    "th": _THAI,
    "ur": _ARABIC,
    "yi": _HEBREW,
    "zh": ("Noto Sans SC", ("NotoSansSC-Regular",)),
}


def face_of(language: str) -> tuple[str, tuple[str, ...]] | None:
    """The family a language is written in and its files; None where the window's own will do."""
    return _OF_LANGUAGE.get(language.split("_", maxsplit=1)[0])
