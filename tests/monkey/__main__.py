"""Lets a monkey at the real window: `python3 packaging/dev.py monkey`.

Each sitting is a process of its own with a seed of its own, so that one that ends by itself is
noticed. What went wrong is printed with its seed and the steps before it, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
STEPS, SITTINGS, SEED = 100_000, 6, 1
#: So many steps before the trouble are printed.
TOLD = 50


def main(arguments: Sequence[str] | None = None) -> int:
    """Do as the command line says; return the exit code."""
    asked = parser().parse_args(arguments)
    if asked.here:
        return sit(asked.seed, asked.steps)
    each = max(1, asked.steps // asked.sittings)
    codes = [_in_a_process(asked.seed + number, each) for number in range(asked.sittings)]
    return 1 if any(codes) else 0


def parser() -> argparse.ArgumentParser:
    """The command line; dev.py's verb takes the same."""
    line = argparse.ArgumentParser(prog="dev.py monkey", description=(__doc__ or "").split("\n")[0])
    line.add_argument("--seed", type=int, default=SEED, help="of the first sitting")
    line.add_argument("--steps", type=int, default=STEPS, help="of all sittings together")
    line.add_argument("--sittings", type=int, default=SITTINGS, help="each with its own seed")
    line.add_argument("--here", action="store_true", help="one sitting, in this process")
    return line


def sit(seed: int, steps: int) -> int:
    """One sitting in this process; return the exit code."""
    from acutrack.gui.application import make_application
    from tests.monkey.sitting import Sitting, Trouble

    faulthandler.enable()
    application = make_application(["acutrack"])
    began = time.monotonic()
    with TemporaryDirectory(prefix="acutrack-monkey-") as folder:
        home_in(Path(folder))
        sitting = Sitting(Path(folder), diary_of(seed), seed)
        try:
            sitting.go_on(steps)
            sitting.look_after()
        except Trouble as trouble:
            sys.stderr.write(f"TROUBLE: {trouble}\n")
            sys.stderr.flush()
            os._exit(1)
        except BaseException:  # the monkey's own; the hook for exceptions is the program's here
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(2)
        sitting.end()
    seconds = time.monotonic() - began
    sys.stdout.write(
        f"seed {seed}: {steps} steps in {seconds:.0f} s on {application.platformName()}, "
        f"no exception, no hang, the check is clean; Qt said: "
        f"{dict(sitting.watch.complaints.most_common(5))}\n"
    )
    sys.stdout.flush()
    # What garbage of a hundred thousand steps says when it goes is no part of a sitting.
    os._exit(0)


def diary_of(seed: int) -> Path:
    """Where the steps of a sitting are written down."""
    folder = ROOT / "build" / "monkey"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"steps-{seed}.txt"


def home_in(folder: Path) -> None:
    """Nothing of the real person's is within reach."""
    home = folder / "home"
    home.mkdir()
    os.environ.update(
        HOME=str(home),
        XDG_DOCUMENTS_DIR=str(home),
        PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring",
    )
    os.chdir(home)


def _in_a_process(seed: int, steps: int) -> int:
    command = [sys.executable, "-m", "tests.monkey", "--here"]
    command += [f"--seed={seed}", f"--steps={steps}"]
    surroundings = {**os.environ, "PYTHONHASHSEED": "0"}
    if not os.environ.get("DISPLAY"):
        surroundings["QT_QPA_PLATFORM"] = "offscreen"
    code = subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode
    if code:
        last = diary_of(seed).read_text(encoding="utf-8").splitlines()[-TOLD:]
        sys.stderr.write("The last steps:\n" + "\n".join(last) + "\n")
        sys.stderr.write(f"It ended with {code}.\n")
        sys.stderr.write(f"Again: dev.py monkey --sittings 1 --seed {seed} --steps {steps}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
