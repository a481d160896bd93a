"""One line of the doctor: what was looked at, whether it is well, and if not the command that mends it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`mend`: a command, or what to do where no command can; empty when all is well."""

    name: str
    well: bool
    told: str
    mend: str = ""


def well(name: str, told: str) -> Finding:
    """A line that says OK."""
    return Finding(name, well=True, told=told)


def ill(name: str, told: str, mend: str) -> Finding:
    """A line that says what is wrong."""
    return Finding(name, well=False, told=told, mend=mend)
