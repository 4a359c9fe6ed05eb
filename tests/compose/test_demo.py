"""``acutrack demo`` does the whole job where there is no display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader

from tests.rest import PATIENCE_S

ROOT = Path(__file__).parents[2]


def acutrack(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-m", "acutrack", *map(str, arguments)],
        env=kept | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def test_it_writes_the_report_and_a_picture_of_each_page_and_says_where(tmp_path: Path) -> None:
    out, records = tmp_path / "out", tmp_path / "records"
    out.mkdir()
    (out / "acutrack-sample-report.pdf").write_text("of an earlier run")

    said = acutrack("demo", "--out", out, ACUTRACK_DATA_DIR=str(records))

    assert (said.returncode, said.stderr) == (0, "")
    files = [Path(line) for line in said.stdout.splitlines()]
    assert sorted(files) == sorted(out.iterdir())
    report = files.pop(0)
    first_page = PdfReader(report).pages[0].extract_text()
    assert "Margaret Ellis" in first_page
    assert "SAMPLE" in first_page
    pages = {file.stem.removeprefix("acutrack-sample-") for file in files}
    assert {"today", "sessions", "pain", "side_effects", "treatments", "charts", "report"} <= pages
    for picture in files:
        assert picture.read_bytes().startswith(b"\x89PNG")
        assert picture.stat().st_size > 10_000, f"{picture.name} is nearly empty"
    assert not records.exists()


def test_where_qt_lacks_a_library_the_pdf_is_written_and_the_library_named(tmp_path: Path) -> None:
    bare = tmp_path / "bare" / "PySide6"
    bare.mkdir(parents=True)
    (bare / "__init__.py").touch()
    (bare / "QtWidgets.py").write_text(
        "raise ImportError('libEGL.so.1: cannot open shared object file: No such file')"
    )
    surroundings = {
        "PYTHONPATH": os.pathsep.join([str(bare.parent), str(ROOT)]),
        "ACUTRACK_DATA_DIR": str(tmp_path / "records"),
        "QT_QPA_PLATFORM": "offscreen",
    }

    demo = acutrack("demo", "--out", tmp_path, **surroundings)
    window = acutrack(**surroundings)

    assert (tmp_path / "acutrack-sample-report.pdf").exists()
    for said in (demo, window):
        assert said.returncode == 2
        assert "libEGL.so.1 is not on this computer" in said.stderr
        assert said.stderr.count("\n") == 1
