"""Runs work in a process of its own and kills it at a moment of one's choosing."""

from __future__ import annotations

import os
import signal
import time
import traceback
from collections.abc import Callable

from tests.torture.journal import Expected, Journal
from tests.torture.looking import Lost


def killed_after(
    seconds: float, work: Callable[[Journal], object], known: Expected | None = None
) -> str:
    """Run `work` in a child that has `known` in its journal, kill it after a while; what it said.

    Raises:
        Lost: the child stopped by itself, because something was refused.
    """
    reader, pipe = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _work_and_leave(work, Journal(pipe, known or Expected()))
    os.close(pipe)
    deadline = time.monotonic() + seconds
    said = bytearray()
    os.set_blocking(reader, False)
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
