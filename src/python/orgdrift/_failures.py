"""What can go wrong, in the words of the program."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a scenario."""

    message: str
    #: What to do about it.
    help: str | None
    file: str | None
    #: From 1.
    line: int | None
    #: From 1.
    column: int | None


class OrgdriftError(Exception):
    """Something went wrong; the text is what the program says in a terminal."""


class RequestError(OrgdriftError, ValueError):
    """What was asked for makes no sense."""


class ScenarioError(RequestError):
    """A scenario is wrong; everything that is wrong with it, at once."""

    def __init__(self, text: str, problems: list[Problem]) -> None:
        super().__init__(text)
        self.problems = problems

    # as other processes hand it over
    def __reduce__(self) -> tuple[type[ScenarioError], tuple[str, list[Problem]]]:
        return type(self), (str(self), self.problems)


class FileFailure(OrgdriftError, OSError):
    """A file or folder cannot be read or written."""


class RunFailure(OrgdriftError, ArithmeticError):
    """A number stopped making sense in a run, or what was claimed did not come out."""


class Stopped(OrgdriftError):
    """It was stopped before it was complete."""
