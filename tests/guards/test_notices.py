"""Each event that people are told of is of a kind, so that everybody can say how they want to hear of it."""

from domain.notices import CHOICES, KIND_OF, NoticeKind
from handlers import features


def test_each_event_has_its_kind() -> None:
    assert set(features().notices) == set(KIND_OF)


def test_what_waits_for_a_decision_can_never_be_muted() -> None:
    assert set(NoticeKind) - set(CHOICES) == {NoticeKind.DECISIONS}
