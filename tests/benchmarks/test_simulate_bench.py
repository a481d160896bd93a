"""The benchmark of `simulate` plays histories that the program would take."""

from benchmarks.simulate import MONTHS, history, seconds_a_payment, seconds_of_one_more, seconds_to_read
from domain.scenario import Close, NewPayment
from domain.scenario_play import play


def test_a_history_has_its_payments_and_closes_each_month() -> None:
    scenario = history(200, 10)

    outcome = play(scenario)

    assert sum(isinstance(event, NewPayment) for event in scenario.events) == 200
    assert sum(isinstance(event, Close) for event in scenario.events) == MONTHS
    assert len(outcome.clients) == 10
    assert len(outcome.earnings) == MONTHS


def test_each_measure_takes_some_time() -> None:
    assert min(seconds_a_payment(50, 5), seconds_to_read(50, 5), seconds_of_one_more(20, rounds=1)) > 0
