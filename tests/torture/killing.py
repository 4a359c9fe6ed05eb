"""Runs work in a process of its own and kills it at a moment of one's choosing."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

from tests.torture.journal import Journal
from tests.torture.looking import Lost


def killed_after(seconds: float, work: Callable[[Journal], object]) -> str:
    """Run `work` in a child, kill it after a while; what it had said.

    Raises:
        Lost: the child stopped by itself, because something was refused.
    """
    reader, pipe = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _work_and_leave(work, pipe)
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


def _work_and_leave(work: Callable[[Journal], object], pipe: int) -> None:
    try:
        work(Journal(pipe))
    except BaseException as error:
        os.write(2, f"writer stopped: {error!r}\n".encode())
        os._exit(1)
    os._exit(0)


def _drain(reader: int, said: bytearray) -> bool:
    try:
        part = os.read(reader, 1 << 16)
    except BlockingIOError:
        return False
    said += part
    return bool(part)
