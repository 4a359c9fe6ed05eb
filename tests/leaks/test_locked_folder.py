"""In the folder of a locked record no byte can be read as a name, a note or a score."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from acutrack.domain.recovery_key import new_recovery_key
from acutrack.domain.ways_in import Way
from acutrack.places import casebook_file
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.unlocking import unlock
from tests.builders import PATIENT
from tests.leaks.canaries import CANARIES, IN_TEXT, NOTE, found_in, found_under, texts
from tests.leaks.home import Home
from tests.rest import PATIENCE_S

ROOT = Path(__file__).parents[2]
PASSPHRASE = "kettle orbit walnut thirteen"  # noqa: S105 (nobody's)
RECOVERY = new_recovery_key()

#: More of what a record holds as text: its tables, its history, its drafts.
TABLES = ("CREATE TABLE", "pain_score", "Set up for", "patient_id", "SQLite format 3")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home in which somebody was killed while writing into a locked record."""
    made = Home(tmp_path_factory.mktemp("locked"))
    life = subprocess.Popen(
        [sys.executable, "-m", "tests.leaks.locked_life", made.records, PASSPHRASE, RECOVERY],
        cwd=ROOT,
        env=made.surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert life.stdout is not None
    said = life.stdout.readline()
    life.kill()
    _out, err = life.communicate(timeout=PATIENCE_S)
    assert said == "ready\n", err
    return made


def test_the_program_was_killed_with_everything_there(home: Home) -> None:
    names = {path.name for path in home.records.rglob("*")}
    assert names >= {
        "casebook.acutrack", "casebook.acutrack-wal", "casebook.acutrack.keys", "backups",
        "settings.json", "acutrack.log",
    }  # fmt: skip
    assert (home.records / "casebook.acutrack-wal").stat().st_size > 50_000
    assert len(list((home.records / "backups").glob("*.acutrack"))) >= 3


def test_no_byte_of_the_home_can_be_read_as_a_record(home: Home) -> None:
    assert found_under(home.folder) == {}
    for text in texts(home.folder):
        assert found_in(text.read_bytes(), IN_TEXT) == []


def test_nor_can_it_be_told_what_the_tables_are(home: Home) -> None:
    assert found_under(home.records, TABLES) == {}


def test_no_secret_lies_there(home: Home) -> None:
    key = unlock(casebook_file(home.records), Way.PASSPHRASE, PASSPHRASE)
    secrets = (PASSPHRASE, RECOVERY, RECOVERY.replace("-", ""), key.hex())
    assert found_under(home.folder, secrets) == {}
    files = [path for path in home.folder.rglob("*") if path.is_file()]
    assert not any(bytes(key) in path.read_bytes() for path in files)


def test_all_of_it_is_there_for_whoever_has_the_passphrase_or_the_recovery_key(home: Home) -> None:
    file = casebook_file(home.records)
    for way, typed in ((Way.PASSPHRASE, PASSPHRASE), (Way.RECOVERY, RECOVERY)):
        with open_casebook(file, unlock(file, way, typed), looking=True) as opened:
            (draft,) = opened.drafts.all_of(PATIENT)
            assert str(draft.values["note"]).startswith(NOTE)


def test_every_copy_is_sealed_and_holds_its_keys(home: Home) -> None:
    for copy in (home.records / "backups").glob("*.acutrack"):
        with zipfile.ZipFile(copy) as sealed:
            assert sorted(sealed.namelist()) == ["casebook.acutrack", "casebook.acutrack.keys"]
            inner = sealed.read("casebook.acutrack")
        assert found_in(inner, (*CANARIES, *TABLES)) == []


#: What `security.md` tells a reviewer to do, with no line of AcuTrack's.
BY_HAND = """
import json, sys
import apsw
from argon2.low_level import Type, hash_secret_raw
from Crypto.Cipher import AES

keys_file, casebook, passphrase = sys.argv[1:]
keys = json.load(open(keys_file))
slot = next(slot for slot in keys["slots"] if slot["way"] == "passphrase")
under = hash_secret_raw(
    passphrase.encode(), bytes.fromhex(slot["salt"]), time_cost=slot["passes"],
    memory_cost=slot["memory_kib"], parallelism=slot["lanes"], hash_len=32, type=Type.ID,
)
wrapped = bytes.fromhex(slot.pop("wrapped"))
facts = {"format": keys["format"], "casebook": keys["casebook"], **slot}
cipher = AES.new(under, AES.MODE_GCM, nonce=bytes.fromhex(slot["nonce"]))
cipher.update(json.dumps(facts, sort_keys=True, separators=(",", ":")).encode())
key = cipher.decrypt_and_verify(wrapped[:-16], wrapped[-16:])

opened = apsw.Connection(casebook, flags=apsw.SQLITE_OPEN_READONLY)
opened.pragma("cipher", "sqlcipher")
opened.pragma("legacy", 4)
opened.execute(f"PRAGMA key=\\"x'{key.hex()}'\\"")
print(json.dumps([text for (text,) in opened.execute("SELECT text FROM note")]))
"""


def _by_hand(home: Home, folder: Path, passphrase: str) -> subprocess.CompletedProcess[str]:
    """A sealed copy, opened as anybody can who never heard of AcuTrack's code."""
    copies = sorted((home.records / "backups").glob("*.acutrack"))
    with zipfile.ZipFile(io.BytesIO(copies[0].read_bytes())) as sealed:
        sealed.extractall(folder)
    command = [sys.executable, "-c", BY_HAND]
    return subprocess.run(
        [*command, folder / "casebook.acutrack.keys", folder / "casebook.acutrack", passphrase],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def test_code_that_is_not_ours_opens_it_as_the_page_for_reviewers_says(
    home: Home, tmp_path: Path
) -> None:
    opened = _by_hand(home, tmp_path, PASSPHRASE)
    assert opened.returncode == 0, opened.stderr
    notes: Any = json.loads(opened.stdout)
    assert NOTE in notes


def test_and_not_with_another_passphrase(home: Home, tmp_path: Path) -> None:
    refused = _by_hand(home, tmp_path, PASSPHRASE + "!")
    assert "MAC check failed" in refused.stderr
    assert found_in(refused.stdout.encode()) == []


def test_a_readable_record_would_have_been_found(home: Home, tmp_path: Path) -> None:
    from tests.leaks.locked_life import _begin

    file = tmp_path / "casebook.acutrack"
    with open_casebook(file) as opened:
        _begin(opened)
    found = found_under(tmp_path)
    assert set(found["casebook.acutrack"]) >= set(CANARIES[:5])
    assert set(found_under(tmp_path, TABLES)["casebook.acutrack"]) == set(TABLES)
    assert home.records.is_dir()
