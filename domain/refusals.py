"""A refusal: what a person asked for is not allowed or not possible now.

It carries a code and parameters, never words; the words stand in `texts/*/refusals.ftl` under `refusal-<code>`.
The docstring of each refusal is the rule that it guards.
"""

import re
from typing import ClassVar


class Refusal(Exception):  # noqa: N818 - "NotYours" reads better than "NotYoursError"; a refusal is an answer, not a failure
    """The base of all refusals; the code is the class name in kebab case."""

    code: ClassVar[str] = "refusal"

    def __init_subclass__(cls) -> None:
        cls.code = re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    def __init__(self, **params: object) -> None:
        super().__init__(self.code, params)
        self.params = params


class NotFound(Refusal):
    """What a person may not see does not exist for them: the same answer as for an unknown id."""


class NotAllowed(Refusal):
    """A person's role does not carry the permission that the use case needs."""


class Outdated(Refusal):
    """Life went on since the button was shown; the present state is shown instead."""
