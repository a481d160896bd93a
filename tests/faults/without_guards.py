"""Takes each guard against loss and doubling out of a copy of the program, and sees a test fail: the table of
docs/reliability.md. `python -m tests.faults.without_guards [WORDS]`: all of them, or those whose name has the words.

A guard that nobody would miss, or that is not where it was, ends it with an error.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "pictures", "data")
OURS = {"bot", "domain", "handlers", "reports", "sandbox", "scheduler", "storage", "tests", "texts", "usecases"}
LIBRARIES = ("aiogram", "aiogram_dialog", "aiohttp", "alembic", "apscheduler", "holidays", "matplotlib", "sqlalchemy")
FAILED = 1
"""pytest's status when tests failed, and not for example could not be imported."""


@dataclass(frozen=True)
class Guard:
    """Without `there` in `file`, and with `instead`, the test fails."""

    name: str
    file: str
    there: str
    instead: str
    test: str


GUARDS = (
    Guard(
        "BEGIN IMMEDIATE",
        "storage/threads.py",
        'begin_write = "BEGIN IMMEDIATE"',
        'begin_write = "BEGIN"',
        "tests/storage/test_processes.py::test_fifty_writers_in_two_processes_lose_nothing",
    ),
    Guard(
        "a write is answered after its commit",
        "storage/groups.py",
        """        if job.error is None:
            line.tell("COMMIT")
    finally:""",
        """        if job.error is None:
            _ = line.tell
    finally:""",
        "tests/storage/test_writes.py::test_when_a_write_is_answered_another_connection_sees_it",
    ),
    Guard(
        "polling: the offset passes an update only when it is done with",
        "bot/polling.py",
        "self._offset = min(self._in_hand, default=max(self._known) + 1)",
        "self._offset = max(self._known) + 1",
        "tests/bot/test_polling.py::test_a_slow_answer_to_one_holds_up_nobody_else_and_keeps_the_offset",
    ),
    Guard(
        "webhook: 200 only when it is done with",
        "bot/webhook.py",
        "        if not done:\n            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)\n",
        "",
        "tests/bot/test_webhook.py::test_what_was_neither_saved_nor_answered_is_asked_for_again",
    ),
    Guard(
        "polling: nothing is given up while Telegram cannot be reached",
        "bot/polling.py",
        "            await self._reached.wait()\n",
        "",
        "tests/bot/test_polling.py::test_while_telegram_cannot_be_reached_no_update_is_given_up",
    ),
    Guard(
        "unique key: one draft for a typed message",
        "storage/payment_drafts.py",
        'payment_drafts.c.message_id == bindparam("message_id"),\n    )\n    .order_by',
        'payment_drafts.c.message_id == bindparam("message_id") + 1,\n    )\n    .order_by',
        "tests/stories/test_double_taps.py::test_an_update_delivered_twice_counts_once_and_shows_the_same",
    ),
    Guard(
        "a draft is recorded once",
        "storage/payment_drafts.py",
        '.where(payment_drafts.c.id == bindparam("of_draft"), payment_drafts.c.state == "open")',
        '.where(payment_drafts.c.id == bindparam("of_draft"))',
        "tests/stories/test_double_taps.py::test_a_draft_ends_once_whoever_ends_it",
    ),
    Guard(
        "unique key: a thing is told once (the look)",
        "storage/outbox.py",
        'if tx.execute(_known, {"key": key}).first() is not None:',
        "if False:",
        "tests/bot/test_sender.py::test_the_same_thing_is_told_once",
    ),
    Guard(
        "unique key: a thing is told once (the key)",
        "storage/migrations/versions/0001_the_first_tables.py",
        '        sa.UniqueConstraint("dedupe_key", name=op.f("uq_outbox_dedupe_key")),\n',
        "",
        "tests/bot/test_sender.py::test_the_database_itself_refuses_to_queue_a_thing_twice",
    ),
    Guard(
        "leases: what another has taken is not taken",
        "storage/deliveries.py",
        "        ~_one_on_its_way,\n",
        "",
        "tests/bot/test_in_doubt.py::test_while_one_sends_a_message_no_other_does",
    ),
    Guard(
        "leases: renewed while it is on its way",
        "storage/deliveries.py",
        "    tx.execute(_renew, [",
        "    list([",
        "tests/bot/test_in_doubt.py::test_a_sender_renews_its_leases_for_as_long_as_telegram_takes",
    ),
    Guard(
        "leases: who lost it says no more",
        "storage/deliveries.py",
        "    if not tx.count(_shell, {",
        '    if not tx.count(_this.values(shell_id=bindparam("message")), {',
        "tests/bot/test_in_doubt.py::test_one_that_stood_still_and_goes_on_after_the_others_says_nothing_a_third_time",
    ),
    Guard(
        "the sender's mark: sent",
        "bot/sender.py",
        "            await self._db.write(deliveries.mark_sent, delivery, message_id)\n",
        "",
        "tests/bot/test_sender.py::test_what_was_sent_is_not_sent_again_when_its_lease_is_over",
    ),
    Guard(
        "the sender's mark: interrupted, so in doubt",
        "storage/deliveries.py",
        'doubted=bool(row.doubted) or row.state == "sending",',
        "doubted=bool(row.doubted),",
        "tests/bot/test_in_doubt.py::test_killed_anywhere_and_the_next_one_anywhere_it_is_said_once_or_twice",
    ),
    Guard(
        "the sender's mark: unheard, so in doubt",
        "bot/fate.py",
        "    ((TelegramNetworkError, TelegramServerError, DBAPIError), Fate.IN_DOUBT),\n",
        "",
        "tests/bot/test_in_doubt.py::test_after_an_answer_that_was_never_heard_it_is_said_once_more_however_often_that_happens",
    ),
    Guard(
        "the sender's mark: the shell is kept before it is filled",
        "bot/delivery.py",
        "    await progress.keep_shell(shell)\n",
        "",
        "tests/bot/test_in_doubt.py::test_killed_anywhere_and_the_next_one_anywhere_it_is_said_once_or_twice",
    ),
    Guard(
        "order: nothing before somebody's earlier message",
        "storage/deliveries.py",
        "        ~_somebody_earlier,\n",
        "",
        "tests/bot/test_sender.py::test_a_persons_messages_come_in_the_order_in_which_they_were_told",
    ),
    Guard(
        "pace: a slot comes back a second after the answer",
        "bot/pace.py",
        "asyncio.get_running_loop().call_later(self._hold, self._give_back)",
        "self._give_back()",
        "tests/bot/test_fan_out.py",
    ),
    Guard(
        "job_run: a night's job is claimed in the database",
        "storage/job_runs.py",
        '    return tx.count(_take_up, {**known, "now": tx.now, "until": until}) == 1',
        "    return True",
        "tests/storage/test_claims.py::test_a_nights_job_is_taken_once",
    ),
    Guard(
        "job_run: done is done",
        "storage/job_runs.py",
        "return row is None or (row.done_at is None and row.leased_until <= tx.now)",
        "return row is None or row.leased_until <= tx.now",
        "tests/storage/test_claims.py::test_a_nights_job_is_taken_once",
    ),
    Guard(
        "a digest is moved on in the transaction that queues it",
        "usecases/digests.py",
        "if digests.move(tx, digest, upcoming) and worth:",
        "if worth:",
        "tests/scheduler/test_ticks.py::test_a_digest_that_two_processes_have_found_due_is_queued_by_the_first",
    ),
    Guard(
        "a wake is taken before it is looked at",
        "scheduler/wakes.py",
        "    if wakes.take(tx, wake, tx.now):\n",
        "    if wakes.take(tx, wake, tx.now) or True:\n",
        "tests/scheduler/test_wakes.py",
    ),
)


def missed(guard: Guard, folder: Path) -> bool:
    """Whether the test fails without it, and not because it cannot run."""
    place = folder / guard.file
    text = place.read_text()
    if text.count(guard.there) != 1:
        raise SystemExit(f"{guard.name}: {guard.file} has it {text.count(guard.there)} times")
    place.write_text(text.replace(guard.there, guard.instead))
    status = _fork(lambda: _play(folder, guard.test))
    place.write_text(text)
    return status == FAILED


def _fork(play: Callable[[], int]) -> int:
    """The status of `play` in a process of its own, which has all libraries already: importing takes the longest."""
    pid = os.fork()
    if pid:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os._exit(play())


def _play(folder: Path, *tests: str) -> int:
    """Run tests of the copy; another status than 0 and 1 if something there cannot even be imported."""
    for name in [name for name in sys.modules if name.partition(".")[0] in OURS]:
        del sys.modules[name]
    sys.path[:] = [str(folder), *(place for place in sys.path if place not in {"", str(ROOT)})]
    os.chdir(folder)
    said = os.open(folder.parent / "said.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(said, stream)
    return int(pytest.main(["-q", "-x", "-p", "no:cacheprovider", "--database", "sqlite", *tests]))


def main(guards: Sequence[Guard] = GUARDS) -> None:
    """Try those whose name has the words of the command line, print the table, and say which nobody misses."""
    words = " ".join(sys.argv[1:])
    for library in LIBRARIES:
        import_module(library)

    unmissed = []
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "copy"
        shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
        chosen = [guard for guard in guards if words in guard.name]
        if _fork(lambda: _play(folder, *sorted({guard.test for guard in chosen}))):
            raise SystemExit((folder.parent / "said.txt").read_text() + "with all guards in place not all tests pass")
        for guard in chosen:
            is_missed = missed(guard, folder)
            if not is_missed:
                unmissed.append(guard.name)
                sys.stdout.write((folder.parent / "said.txt").read_text())
            sys.stdout.write(f"| {guard.name} | {'`' + guard.test + '`' if is_missed else 'NOTHING FAILED'} |\n")
            sys.stdout.flush()
    if unmissed:
        raise SystemExit(f"nobody misses: {', '.join(unmissed)}")


if __name__ == "__main__":
    main()
