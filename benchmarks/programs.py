"""Starting and ending the programs that take part, each a process that prints the port it listens on."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psutil


class Program:
    """A running program. `cpu`: the seconds of processor time it has used, all its threads together."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        self._process = psutil.Process(process.pid)
        self.port = int(process.stdout.readline())

    @property
    def cpu(self) -> float:
        times = self._process.cpu_times()
        return float(times.user + times.system)

    @property
    def memory(self) -> float:
        """Resident megabytes."""
        return float(self._process.memory_info().rss) / 2**20


@contextmanager
def running(module: str, *arguments: object) -> Iterator[Program]:
    """`python -m benchmarks.<module>` for as long as the block lasts."""
    command = [sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own programs
        try:
            yield Program(process)
        finally:
            process.terminate()


def output_of(module: str, *arguments: object) -> str:
    """What `python -m benchmarks.<module>` prints."""
    command = [sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout  # noqa: S603 - our own programs
