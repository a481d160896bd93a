"""A tax number is taken only with the right check digits."""

import pytest

from domain.tax_number import check_tax_number


@pytest.mark.parametrize(
    ("typed", "digits"),
    [("7707083893", "7707083893"), (" 7707 083 893 ", "7707083893"), ("500100732259", "500100732259")],
)
def test_a_tax_number_of_a_company_or_a_person_is_accepted(typed: str, digits: str) -> None:
    assert check_tax_number(typed) == digits


@pytest.mark.parametrize(
    "typed",
    ["", "7707083894", "500100732258", "770708389", "77070838930", "ИНН 7707083893", "٧٧٠٧٠٨٣٨٩٣", "77070838-93"],
)
def test_what_is_no_tax_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        check_tax_number(typed)
