"""The shipped list of points, and finding one from a few letters."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from acutrack.domain import point_codes

_NOT_FOUND = 99
#: Often needled in trials of low back pain (Lee 2012, Cherkin 2009): among equals they come first,
#: for speed of typing and for nothing else.
_COMMON = (
    *("BL23", "BL25", "BL40", "BL60", "GB30", "GB34", "GV3", "GV4", "BL24", "BL26"),
    *("BL32", "KI3", "ST36", "LR3", "LI4", "SP6", "EX-B2", "EX-B7", "EX-UE7", "ASHI"),
)

#: Characters of point names in the traditional form (and some in the Japanese), and the simplified
#: ones that the list holds.
_SIMPLE = str.maketrans(
    "雲門俠澤經淵魚際陽間歷溫車頰頭維氣戶庫滿關樞歸來衝沖陰犢虛條豐谿內厲兌隱孫機橫結竇鄉榮極"
    "靈養貞風顴聽攢處絡卻膽腎腸環會綱倉邊飛揚崑崙僕參脈鐘鍾復築賓湧勞溝瀆濼瘛瘲顱絲懸釐鬢竅臨"
    "營腦輒帶輔強縮啞瘂後頂顖齦闕鳩華蓋璣漿聰當頸夾點縫蟲鶴闌獨髖兪腧頷厭絕傑軀顋脅渓沢霊経労"
    "歴関気陥裏裡臺臍",
    "云门侠泽经渊鱼际阳间历温车颊头维气户库满关枢归来冲冲阴犊虚条丰溪内厉兑隐孙机横结窦乡荣极"
    "灵养贞风颧听攒处络却胆肾肠环会纲仓边飞扬昆仑仆参脉钟钟复筑宾涌劳沟渎泺瘈瘈颅丝悬厘鬓窍临"
    "营脑辄带辅强缩哑哑后顶囟龈阙鸠华盖玑浆聪当颈夹点缝虫鹤阑独髋俞俞颔厌绝杰躯腮胁溪泽灵经劳"
    "历关气陷里里台脐",
)


@dataclass(frozen=True)
class ListedPoint:
    """One point of the list.

    Attributes:
        code: WHO code, the key; names are not unique.
        also: a second reading of the name, empty for most.
        english: a literal rendering as a help; there is no standard English name.
        region: part of the body in plain words; empty where none fits.
        characters: the name in Chinese characters, the simplified form; then others in use.
    """

    code: str
    channel: str
    number: int
    pinyin: str
    also: str = ""
    english: str = ""
    region: str = ""
    characters: tuple[str, ...] = ()


@dataclass(frozen=True)
class PointList:
    """Every listed point, in the order of the file."""

    points: tuple[ListedPoint, ...]
    _searched: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)
    _written: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Prepare what is searched, once."""
        for point in self.points:
            names = (point.pinyin, point.also, point.english, point.region)
            self._searched[point.code] = tuple(_plain(name) for name in names)
            self._written[point.code] = tuple(_plain(name) for name in point.characters)

    def find(self, code: str) -> ListedPoint | None:
        """The point with this WHO code, if it is listed."""
        return next((point for point in self.points if point.code == code), None)

    def search(
        self,
        text: str,
        last_time: Sequence[str] = (),
        often: Mapping[str, int] | None = None,
    ) -> tuple[ListedPoint, ...]:
        """Points that match `text`, best first: every one of them, names being ambiguous.

        Args:
            text: a code in any spelling, or the beginning of a name or a word of one, with or
                without spaces and tones, in Chinese characters of either form; region words such
                as "lower back" work too.
            last_time: codes of the last session; they come first.
            often: how often each code was used; more comes earlier.

        Without `text`, the points used before are offered in the same order.
        """
        used = often or {}
        wanted = _plain(text)
        exact = point_codes.readings(text)
        closeness = {p.code: self._closeness(p, wanted, exact) for p in self.points}
        known = {*last_time, *used}
        found = [
            p
            for p in self.points
            if (closeness[p.code] < _NOT_FOUND if wanted else p.code in known)
        ]
        in_order = {code: place for place, code in enumerate(last_time)}
        place_in_list = {p.code: place for place, p in enumerate(self.points)}

        def rank(point: ListedPoint) -> tuple[int, ...]:
            code = point.code
            return (
                0 if code in exact else 1,  # else a longer code used last time would hide it
                in_order.get(code, len(in_order)),
                -used.get(code, 0),
                closeness[code],
                _COMMON.index(code) if code in _COMMON else len(_COMMON),
                place_in_list[code],
            )

        return tuple(sorted(found, key=rank))

    def _closeness(self, point: ListedPoint, wanted: str, exact: Sequence[str]) -> int:
        """0 for the very code, then the start of a code, a name, English, a region."""
        if not wanted:
            return _NOT_FOUND
        if point.code in exact:
            return exact.index(point.code)
        if any(_plain(point.code).startswith(start) for start in (wanted, *map(_plain, exact))):
            return 10
        return self._named(point, wanted)

    def _named(self, point: ListedPoint, wanted: str) -> int:
        """The start of a name in letters or characters, of English or a region; then within one."""
        pinyin, also, english, region = self._searched[point.code]
        written = [(name, 20) for name in self._written[point.code]]
        names = ((pinyin, 20), (also, 21), (english, 30), (region, 40), *written)
        for name, distance in names:
            if name and name.startswith(wanted):
                return distance
        # One Chinese character says as much as a few letters.
        if len(wanted) > 2 or not wanted.isascii():
            for name, distance in names:
                if wanted in name:
                    return distance + 5
        return self._named_beside_code(point, wanted)

    def _named_beside_code(self, point: ListedPoint, wanted: str) -> int:
        """Code and name typed together: both are offered, so that a mix-up of old numbers shows.

        Older books number the outer bladder line differently: "BL54 Weizhong" is WHO BL40.
        """
        pinyin, also, _, _ = self._searched[point.code]
        for name in (pinyin, also):
            if name and wanted.endswith(name) and any(sign.isdigit() for sign in wanted):
                return 50
        if wanted.startswith(_plain(point.code)):
            rest = wanted.removeprefix(_plain(point.code))
            return 50 if rest.isalpha() else _NOT_FOUND
        return _NOT_FOUND


def read_point_list(path: Path) -> PointList:
    """The points in `path`, then ASHI.

    Its columns are `code,channel,number,pinyin,also,english,region,characters`.

    Raises OSError.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    listed = (
        ListedPoint(
            code=row["code"],
            channel=row["channel"],
            number=int(row["number"]),
            pinyin=row["pinyin"],
            also=row["also"],
            english=row["english"],
            region=row["region"],
            characters=tuple(row["characters"].split("/")),
        )
        for row in rows
    )
    tender = ListedPoint(
        point_codes.TENDER, "", 0, "Ashi", english="Tender point", characters=("阿是穴",)
    )
    return PointList((*listed, tender))


def _plain(text: str) -> str:
    """Lower case without spaces, hyphens, apostrophes, dots or tone marks; simple characters."""
    apart = unicodedata.normalize("NFKD", text).casefold().translate(_SIMPLE)
    return "".join(sign for sign in apart if sign.isalnum())
