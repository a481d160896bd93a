"""Notices: of what kind each event is, and how a person wants to hear of each kind.

A kind comes with a sound, without one, or only in the digest. What waits for a person's decision, and what changes
what they may do, always comes with a sound: muted it would keep others waiting, or hide what happens to them.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from domain.refusals import Outdated


class Heard(StrEnum):
    """How a kind of notice reaches a person."""

    SOUND = "sound"
    SILENT = "silent"
    DIGEST = "digest"  # only there


class NoticeKind(StrEnum):
    """What a notice is about, as a person sees it."""

    DECISIONS = "decisions"  # waits for them, or says who decides
    MONEY = "money"  # payments, earnings, the plan, statements, targets
    TRANSFERS = "transfers"  # how transfers went
    INTRODUCTIONS = "introductions"
    REMINDERS = "reminders"  # periods that end, charges that are due
    TEAM = "team"  # who came and went, contacts that are lacking
    DIGEST = "digest"


KIND_OF: Final[Mapping[str, NoticeKind]] = {
    **dict.fromkeys(
        (
            "transfer_opened",
            "transfer_changed",
            "transfer_asked",
            "transfer_reminded",
            "agreement_opened",
            "agreement_changed",
            "objection_raised",
            "objection_changed",
            "payment_unresolved",
            "staff_clients_left",
            "staff_head_appointed",
            "absence_recorded",
            "absence_revoked",
            "opening_stopped",
            "opening_allowed",
        ),
        NoticeKind.DECISIONS,
    ),
    **dict.fromkeys(
        (
            "payment_confirmed",
            "payment_voided",
            "payment_refunded",
            "payment_redated",
            "objection_decided",
            "month_statement",
            "month_payroll",
            "plan_published",
            "plan_withdrawn",
            "target_set",
            "target_removed",
        ),
        NoticeKind.MONEY,
    ),
    **dict.fromkeys(
        (
            "transfer_proposed",
            "transfer_confirmed",
            "transfer_returned",
            "transfer_withdrawn",
            "agreement_ended",
            "agreement_told",
            "packet_asked",
            "packet_named",
            "left_client",
            "left_clients",
        ),
        NoticeKind.TRANSFERS,
    ),
    **dict.fromkeys(("introduction", "introduction_changed", "introduction_late"), NoticeKind.INTRODUCTIONS),
    **dict.fromkeys(("period_ends_soon", "charges_due", "transfer_followed_up"), NoticeKind.REMINDERS),
    **dict.fromkeys(
        (
            "staff_joined",
            "staff_unreachable",
            "staff_clients_taken",
            "staff_settled",
            "coverage_alarm",
            "key_changed",
            "key_threshold",
        ),
        NoticeKind.TEAM,
    ),
    "digest": NoticeKind.DIGEST,
}
"""By event. A guard test sees that each event has its kind."""

CHOICES: Final[Mapping[NoticeKind, tuple[Heard, ...]]] = {
    **dict.fromkeys(
        (
            NoticeKind.MONEY,
            NoticeKind.TRANSFERS,
            NoticeKind.INTRODUCTIONS,
            NoticeKind.REMINDERS,
            NoticeKind.TEAM,
        ),
        tuple(Heard),
    ),
    NoticeKind.DIGEST: (Heard.SOUND, Heard.SILENT),
}
"""What can be chosen for a kind, in the order of taps. A kind that is not here always comes with a sound."""


def heard(kind: NoticeKind, chosen: Mapping[str, str], *, has_digest: bool) -> Heard:
    """How a kind reaches a person with these choices; who has no digest gets what was to be in it without a sound."""
    if kind not in CHOICES:
        return Heard.SOUND
    found = Heard(chosen.get(kind, Heard.SOUND))
    return Heard.SILENT if found is Heard.DIGEST and not has_digest else found


def next_choice(kind: NoticeKind, chosen: Mapping[str, str]) -> Heard:
    """What a tap on a kind changes it to; Outdated for a kind of which nothing can be chosen."""
    choices = CHOICES.get(kind)
    if choices is None:
        raise Outdated
    return choices[(choices.index(Heard(chosen.get(kind, Heard.SOUND))) + 1) % len(choices)]
