"""What the program would refuse, `simulate` refuses too, with the line, the field and the whole reason."""

from pathlib import Path

import pytest

from tests.bot.scenarios import COMPANY, NEXT_LINE, refuses

DAY = "on: 2024-04-02, "
REFUSED = [
    (["do: deal, id: d2, client: vasilek, kind: one_off, amount: 5"], "client", "there is no client 'vasilek'"),
    (["do: deal, id: d2, client: romashka, kind: one_off, amount: 0"], "amount", "an amount is above zero"),
    (["do: deal, id: d2, client: romashka, kind: recurring, first: 0, monthly: 5"], "first", "an amount is above zero"),
    (["do: payment, id: p2, client: vasilek, amount: 5"], "client", "there is no client 'vasilek'"),
    (["do: redate, payment: p2, paid_on: 2024-03-01"], "payment", "there is no payment 'p2'"),
    (["do: void, payment: p2"], "payment", "there is no payment 'p2'"),
    (["do: close_deal, deal: d2"], "deal", "there is no deal 'd2'"),
    (["do: extend, client: vasilek, until: 2024-09-01"], "client", "there is no client 'vasilek'"),
    (["do: transfer, client: vasilek, to: olga"], "client", "there is no client 'vasilek'"),
    (["do: reassign, client: vasilek, hunters: {ivan: 100}"], "client", "there is no client 'vasilek'"),
    (["do: reacquire, client: vasilek, hunters: {ivan: 100}"], "client", "there is no client 'vasilek'"),
    (
        ["do: reacquire, client: romashka, hunters: {ivan: 100}"],
        "client",
        "'romashka' is in its period: a client is won back after that",
    ),
    (
        ["do: transfer, client: romashka, to: olga", "do: reassign, client: romashka, manager: ivan"],
        "manager",
        "'ivan' is not in a client department",
    ),
    (["do: client, id: romashka, line: supply, hunters: {ivan: 100}"], "id", "there is a client 'romashka' already"),
    (["do: deal, id: d1, client: romashka, kind: one_off, amount: 5"], "id", "there is a deal 'd1' already"),
    (["do: payment, id: p1, client: romashka, amount: 5"], "id", "there is a payment 'p1' already"),
    (["do: refund, id: p1, payment: p1, amount: 5"], "id", "there is a payment 'p1' already"),
    (["do: refund, id: r1, payment: p2, amount: 5"], "payment", "there is no payment 'p2'"),
    (["do: refund, id: r1, payment: p1, amount: 1000.01"], "amount", "more than is left of the payment, 1000.00"),
    (
        ["do: refund, id: r1, payment: p1, amount: 600", "do: refund, id: r2, payment: p1, amount: 400.01"],
        "amount",
        "more than is left of the payment, 400.00",
    ),
    (
        ["do: refund, id: r1, payment: p1, amount: 600", "do: refund, id: r2, payment: r1, amount: 1"],
        "payment",
        "only a confirmed payment that is no refund itself can be refunded",
    ),
    (
        ["do: refund, id: r1, payment: p1, amount: 6", "do: confirm, payment: r1"],
        "payment",
        "'r1' is a refund and counts at once",
    ),
    (
        ["do: refund, id: r1, payment: p1, amount: 6", "do: redate, payment: r1, paid_on: 2024-03-01"],
        "paid_on",
        "money does not go back before it came",
    ),
    (["do: confirm, payment: p1", "do: confirm, payment: p1"], "payment", "'p1' is already confirmed"),
    (["do: confirm, payment: p7"], "payment", "there is no payment 'p7'"),
    (["do: void, payment: p1", "do: confirm, payment: p1"], "payment", "'p1' is void"),
    (["do: void, payment: p1", "do: void, payment: p1"], "payment", "'p1' is void"),
    (["do: void, payment: p1", "do: refund, id: r1, payment: p1, amount: 1"], "payment", "'p1' is void"),
    (["do: redate, payment: p1, paid_on: 2024-04-03"], "paid_on", "later than the day on which it is entered"),
    (["do: close_deal, deal: d1", "do: close_deal, deal: d1"], "deal", "'d1' was closed on 2024-04-02 already"),
    (
        ["do: close_deal, deal: d1", "do: payment, id: p2, client: romashka, deal: d1, amount: 5"],
        "deal",
        "'d1' was closed on 2024-04-02 and takes no new payments",
    ),
    (
        [
            "do: client, id: vasilek, line: supply, hunters: {ivan: 100}",
            "do: payment, id: p2, client: vasilek, deal: d1, amount: 5",
        ],
        "deal",
        "'d1' is a deal of another client",
    ),
    (["do: transfer, client: romashka, to: ivan"], "to", "'ivan' is not in a client department"),
    (["do: transfer, client: romashka, to: vera"], "to", "there is nobody called 'vera' in the staff"),
    (
        ["do: transfer, client: romashka, to: olga", "do: transfer, client: romashka, to: anna"],
        "client",
        "'romashka' is handed over already; `reassign` changes its manager",
    ),
    (
        ["do: transfer, client: romashka, to: olga", "do: extend, client: romashka, until: 2024-09-01"],
        "client",
        "'romashka' is handed over: a period is extended before that",
    ),
    (
        ["do: reassign, client: romashka, manager: olga"],
        "manager",
        "'romashka' has no account manager before its transfer",
    ),
    (
        ["do: reassign, client: romashka, hunters: {ivan: 99}"],
        "hunters",
        "shares are above zero, have at most two decimals and add up to 100, not to 99",
    ),
    (["do: reassign, client: romashka"], "hunters", "missing, and so is manager: one of them is to be reassigned"),
    (["do: close, month: 2024-03", "do: close, month: 2024-03"], "month", "2024-03 is closed already"),
    (["do: close, month: 2024-03", "do: close, month: 2024-02"], "month", "2024-02 is closed already"),
    (
        ["do: close, month: 2024-03", "do: close, month: 2024-05"],
        "month",
        "months are closed in order: 2024-04 is still open",
    ),
    (["do: close, month: 2024-04"], "month", "months are closed in order: 2024-03 is still open"),
    (["do: close, month: 2024-03", "do: close, month: 2024-04"], "month", "2024-04 has not ended on 2024-04-02"),
    (["do: close, month: 2024-13"], "month", "'2024-13' is no month like 2024-03"),
    (["do: close, month: 2024-03-01"], "month", "'2024-03-01' is no month like 2024-03"),
]


@pytest.mark.parametrize(("events", "field", "words"), REFUSED)
def test_what_the_program_would_refuse_is_refused(
    events: list[str], field: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = COMPANY + "".join(f"  - {{{DAY}{event}}}\n" for event in events)
    line = NEXT_LINE + len(events) - 1
    refuses(capsys, tmp_path / "refused.yaml", text, f"line {line}, {field}", words)


def test_an_unconfirmed_payment_is_not_refunded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "confirmation: true\n" + COMPANY + f"  - {{{DAY}do: refund, id: r1, payment: p1, amount: 1}}\n"
    refuses(
        capsys,
        tmp_path / "declared.yaml",
        text,
        f"line {NEXT_LINE + 1}, payment",
        "only a confirmed payment that is no refund itself can be refunded",
    )
