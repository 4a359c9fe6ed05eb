"""Words that AcuTrack does not say, in every language: the rules of the English, carried over.

A pattern is the beginning of a word, or words; it stands at a word's start. In Arabic a word may
have "and", "so", "to", "by" or "the" in front, and in Chinese there are no words to begin.
What stays in spite of it is in KEPT, by the text around it, with the reason.
"""

from __future__ import annotations

import re

_RULES: dict[str, dict[str, str]] = {
    # "Needs", "is wanted" and "can" say what is so; nobody is told what to do.
    "should or must": {
        "de": r"sollt|sie sollen|müss|muss|hätten sie",
        "fr": r"dev(?:ez|rez|riez|rait|raient|ons|rions|oir)\b|doi(?:t|vent|s)\b|il faut qu",
        "es": r"deb(?:e|en|er|ería|erían|es)\b(?! a )|tien(?:e|en) que|teng(?:a|an) que|hay que",
        "pt_BR": r"dev(?:e|em|erá|eria|eriam|er|ia)\b|t[eê]m que|tenha que|é preciso que",
        "zh_CN": r"应该|应当|必须|务必|一定要|不得不",
        "ar": r"[يت]جب\b|[يت]نبغي|عليك أن|لا ?بد\b|[يت]تحتم|[يت]توجب",
    },
    # Nobody failed, missed or forgot anything, and no file did either.
    "blame": {
        "de": r"versag|fehlgeschl|scheiter|gescheitert|vergess|vergaß|verpass|versäum|unzureich",
        "fr": r"échou|échec|oubli|manqué|raté|faute",
        "es": r"fall(?:a|ó|o|as|ar|ado)\b|fracas|olvid|omiti|incumpl|culpa",
        "pt_BR": r"falh|fracass|esquec|omiti|descumpr|culpa",
        "zh_CN": r"失败|忘记|忘了|错过|遗漏|漏掉|漏记|疏忽|怪您",
        "ar": r"فشل|أخفق|إخفاق|نسيت|نسيان|فوّت|فاتك|أهمل|إهمال|تقصير",
    },
    "compliance": {
        "de": r"compliance|therapietreu|adhärenz",
        "fr": r"observan|adhérence|conformité",
        "es": r"adheren|cumplimiento|observancia",
        "pt_BR": r"adesão|aderência|cumprimento",
        "zh_CN": r"依从|配合度|坚持率",
        "ar": r"التزام|امتثال|مطاوعة",
    },
    "invalid": {
        "de": r"ungültig|unzulässig|illegal",
        "fr": r"invalide|non valide|illégal|incorrecte?\b",
        "es": r"inválid|no válid|ilegal|incorrect",
        "pt_BR": r"inválid|não válid|ilegal|incorret",
        "zh_CN": r"无效|非法|不合法",
        "ar": r"غير صالح|غير قانوني|باطل",
    },
    # A verdict is "lower", "higher", "about the same"; how sure it is stands in a range.
    "significant": {
        "de": r"signifikan",
        "fr": r"significati",
        "es": r"significativ",
        "pt_BR": r"significativ|significânc",
        "zh_CN": r"显著",
        "ar": r"دلالة إحصائية|معنوي|ذو دلالة|ملحوظ",
    },
    "normal": {
        "de": r"normal|anormal|unnormal",
        "fr": r"normal|normaux|anormal|anormaux",
        "es": r"normal|anormal",
        "pt_BR": r"normal|normais|anorma",
        "zh_CN": r"正常|异常",
        "ar": r"طبيعي",
    },
    "energy or toxin": {
        "de": r"energie|lebenskraft|meridianfluss|toxin|gift|schlacke|entgift",
        "fr": r"énergi|toxi|détox|force vitale",
        "es": r"energ|toxi|desintox|fuerza vital",
        "pt_BR": r"energ|toxi|desintox|força vital",
        "zh_CN": r"能量|元气|正气|邪气|气血|毒素|排毒",
        "ar": r"(?<!ب)طاق(?:ة|ات)|سموم|سُمّ|قوة الحياة",
    },
    "cure or heal": {
        "de": r"heil(?!ig)|geheilt|kurier|gesund machen|genesung",
        "fr": r"guéri|remède",
        "es": r"cura(?:r|n|ción|d[oa]s?)?\b|curó|sanar|sanó|sanación|remedio milag",
        "pt_BR": r"cura(?:r|m|d[oa]s?)?\b|curou|sarar|sarou",
        "zh_CN": r"治愈|治好|痊愈|根治|康复",
        "ar": r"شفاء|[يت]شفي(?!ر)|شُفي|شافي|تعاف",
    },
    "proven or works": {
        "de": r"bewiesen|beweis|erwiesen|nachweislich|wirksam|garantier",
        "fr": r"prouv|preuve|efficac|garanti",
        "es": r"comprobado|demostrad|eficaz|eficacia|efectiv|garantiz",
        "pt_BR": r"provad|comprovad|eficaz|eficácia|efetiv|garanti",
        "zh_CN": r"证明|证实|有效|疗效|保证",
        "ar": r"مثبت|أثبتت|إثبات|فعّال|فعال|فعالية|مضمون",
    },
    # "Improved" calls a number good or bad; "get better" is said of people and of pain.
    "improved": {
        "de": r"verbesser",
        "fr": r"amélior",
        "es": r"mejoría|mejoramient|su puntuación mejor",
        "pt_BR": r"aprimor|sua nota melhor|sua pontuação melhor",
        "zh_CN": r"改善率|好转率|进步",
        "ar": r"تحسين",
    },
    "sorry, please or praise": {
        "de": r"leider|bitte|entschuldig|verzeih|glückwunsch|gratul|super\b|toll\b|prima\b|hoppla",
        "fr": r"désolé|malheureus|s’il vous plaît|veuillez|excus|bravo|félicit|merci|super\b|oups",
        "es": r"lo siento|lo sentimos|lament|por favor|disculp|perdón|felicid|enhorabuena|gracias",
        "pt_BR": r"lament|infeliz|por favor|desculp|perdão|parabéns|obrigad|ops\b",
        "zh_CN": r"抱歉|对不起|遗憾|请|恭喜|太棒|真棒|谢谢|加油|哎呀",
        "ar": r"آسف|نأسف|عذر|للأسف|فضلك|الرجاء|[يت]ُ?رجى|مبروك|أحسنت|شكر|تهان",
    },
}

RULES = tuple(_RULES)

#: By language: the text around a refused word that stays, and why.
KEPT: dict[str, dict[str, str]] = {
    "ar": {
        "علاج طبيعي": "the name of physiotherapy",
        "معالج طبيعي": "the name of a physiotherapist",
        "التقلبات الطبيعية": "ups and downs by nature, said of pain in the doctor's methods",
    },
}


def refused_in(language: str, rule: str, text: str) -> list[str]:
    """The refused words of a text, with the letters that follow."""
    for kept in KEPT.get(language, {}):
        text = text.replace(kept, " ")
    return [found[0] for found in _pattern(language, rule).finditer(text.lower())]


def _pattern(language: str, rule: str) -> re.Pattern[str]:
    start = {"zh_CN": "", "ar": r"(?<!\w)(?<!لم )(?:[وف]?(?:ال|لل|[بلك])?)"}.get(
        language, r"(?<!\w)"
    )
    return re.compile(f"{start}(?:{_RULES[rule][language]})")
