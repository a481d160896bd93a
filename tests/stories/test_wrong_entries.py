"""Every form with every wrong entry that a person makes: each ends in the wanted record, written once."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Final

import pytest
from aiogram.fsm.state import StatesGroup

import handlers
from tests.office import Office
from tests.stories.form_driver import Case, is_filled_in, is_pestered
from tests.stories.forms_of_clients import OF_CLIENTS
from tests.stories.forms_of_periods import OF_PERIODS
from tests.stories.forms_of_sales import OF_SALES
from tests.stories.forms_of_the_company import OF_THE_COMPANY

SETTING_UP: Final = "a company"
FORMS: Final[dict[str, Case]] = {**OF_CLIENTS, **OF_SALES, **OF_PERIODS, **OF_THE_COMPANY}


@pytest.mark.parametrize("form", [form for form in FORMS if form != SETTING_UP])
async def test_what_is_wrong_is_said_and_the_form_ends_in_the_wanted_record(office: Office, form: str) -> None:
    await is_filled_in(office, FORMS[form])


async def test_a_company_is_set_up_in_spite_of_every_wrong_entry(bare_office: Office) -> None:
    await is_filled_in(bare_office, FORMS[SETTING_UP])


@pytest.mark.parametrize("form", [form for form, case in FORMS.items() if case.form and form != SETTING_UP])
async def test_what_no_button_of_a_form_says_is_answered_and_not_heeded(office: Office, form: str) -> None:
    await is_pestered(office, FORMS[form])


async def test_what_no_button_says_sets_no_company_up(bare_office: Office) -> None:
    await is_pestered(bare_office, FORMS[SETTING_UP])


def test_no_form_is_forgotten() -> None:
    modules = [import_module(f"handlers.{found.name}") for found in iter_modules(handlers.__path__)]
    groups = {each for module in modules for each in vars(module).values() if isinstance(each, type)}

    asked = {each for each in groups if issubclass(each, StatesGroup) and each is not StatesGroup}

    assert {case.form for case in FORMS.values()} - {None} == asked
