"""Bots, born at once: a process that has imported the program and forks one for each line it reads, as `bot run`.

Each bot is a process of its own, from the command line on, and can be killed; only the second of importing is shared.
"""

import gc
import json
import os
import signal
import sys


def main() -> None:
    """Answer each line, a JSON object of environment variables and `LOG`, with the pid of the bot born."""
    import bot.lazy_models

    bot.lazy_models.import_lean()
    import bot.running
    from handlers import features

    features()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    _say("imported")
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            _live(json.loads(line))
        _say(pid)


def _say(words: object) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _live(environment: dict[str, str]) -> None:
    from bot.cli import cli

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.update(environment)
    log = os.open(os.environ["LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(log, stream)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    code: object = 1
    try:
        cli(["run"])
    except SystemExit as end:
        code = end.code
    sys.stderr.write(f"ended {code}\n")
    sys.stderr.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
