"""Runs work in a process of its own and kills it at a moment of one's choosing."""

from __future__ import annotations

import os
import signal
import time
import traceback
from collections.abc import Callable

from tests.torture.journal import Expected, Journal
from tests.torture.looking import Lost

#: Longer than a busy machine needs to take a first step.
_BEGINS_WITHIN_S = 60


def killed_after(
    seconds: float,
    work: Callable[[Journal], object],
    known: Expected | None = None,
    *,
    once_open: bool = False,
) -> str:
    """Run `work` in a child that has `known` in its journal, kill it after a while; what it said.

    Args:
        seconds: how long it has.
        work: what it does.
        known: what it starts from.
        once_open: its time begins with its first step done, however busy the machine is.

    Raises:
        Lost: the child stopped by itself, because something was refused.
    """
    reader, pipe = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _work_and_leave(work, Journal(pipe, known or Expected()))
    os.close(pipe)
    said = bytearray()
    os.set_blocking(reader, False)
    if once_open:
        _until_done(reader, said)
    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        _drain(reader, said)
        time.sleep(min(left, 0.002))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    while _drain(reader, said):
        pass
    os.close(reader)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) != 0:
        raise Lost("the writer stopped by itself")
    return said.decode()


def _until_done(reader: int, said: bytearray) -> None:
    deadline = time.monotonic() + _BEGINS_WITHIN_S
    while b'"done"' not in said and time.monotonic() < deadline:
        _drain(reader, said)
        time.sleep(0.001)


def _work_and_leave(work: Callable[[Journal], object], journal: Journal) -> None:
    try:
        work(journal)
    except BaseException:
        os.write(2, f"writer stopped: {traceback.format_exc()}\n".encode())
        os._exit(1)
    os._exit(0)


def _drain(reader: int, said: bytearray) -> bool:
    try:
        part = os.read(reader, 1 << 16)
    except BlockingIOError:
        return False
    said += part
    return bool(part)
