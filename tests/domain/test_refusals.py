"""A refusal carries a code and parameters, never words."""

from domain.refusals import NotFound, Refusal


def test_the_code_of_a_refusal_is_its_name() -> None:
    class TooManyRequested(Refusal):
        """A rule of this test."""

    assert TooManyRequested.code == "too-many-requested"
    assert (Refusal.code, NotFound.code) == ("refusal", "not-found")


def test_a_refusal_shows_its_code_and_parameters() -> None:
    refused = NotFound(client_id=7)

    assert (refused.params, refused.args) == ({"client_id": 7}, ("not-found", {"client_id": 7}))
