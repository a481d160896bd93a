"""Terms that a company can begin with, one template for each usual kind of business; the words for them stand in texts.

Access to the internet moves on after the connection and the first monthly fee; supplies after three months in retail
and six in production, where an order takes longer; a one-off service after its first payment.
"""

from dataclasses import replace
from typing import Final

from domain.money import Percent
from domain.plan import AcquisitionRule, PlanLine

COMMERCIAL_HEAD: Final = Percent(1)
CLIENT_HEAD: Final = Percent("0.5")

_USUAL: Final = (Percent(10), Percent(1), Percent(3))
_TEMPLATES: Final = (
    PlanLine("internet", "", AcquisitionRule(payments=2), *_USUAL),
    PlanLine("retail", "", AcquisitionRule(months=3), *_USUAL),
    PlanLine("production", "", AcquisitionRule(months=6), Percent(8), Percent(1), Percent(3), Percent(20)),
    PlanLine("services", "", AcquisitionRule(payments=1), *_USUAL),
)
TEMPLATES: Final = {line.code: line for line in _TEMPLATES}


def line_from(code: str, title: str, percents: tuple[Percent, ...] | None = None) -> PlanLine:
    """A line of a plan by its template; `percents`: commission, residual and service instead of the template's."""
    line = replace(TEMPLATES[code], title=title)
    if percents is None:
        return line
    commission, residual, service = percents
    return replace(line, commission=commission, residual=residual, service=service)
