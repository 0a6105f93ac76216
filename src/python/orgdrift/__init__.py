"""Simulates how organizations drift: counted activity rises while the strategy stalls.

    import orgdrift

    result = orgdrift.run("tickets-versus-experience", futures=200)
    for answer in result.answers:
        print(answer.sentence)
    weekly = result.table("company_weekly")            # pandas, polars or pyarrow, whatever is there
    outcome = weekly[weekly.measure == "outcome_index"]

The program `orgdrift` comes with this package and does the work; a result is the folder it wrote. The same version,
scenario and seed give the same bits on any machine. What a table's columns mean stands in ``result.columns``, what a
word of the model means is told by ``orgdrift explain WORD`` in a terminal.
"""

from ._asking import check, library, merge, run, sensitivity, sweep, verify, why
from ._failures import (
    FileFailure,
    OrgdriftError,
    Problem,
    RequestError,
    RunFailure,
    ScenarioError,
    Stopped,
)
from ._program import Progress, program, version
from ._results import Answer, Result, Spread
from ._scenario import Scenario

__version__ = version()

__all__ = [
    "Answer",
    "FileFailure",
    "OrgdriftError",
    "Problem",
    "Progress",
    "RequestError",
    "Result",
    "RunFailure",
    "Scenario",
    "ScenarioError",
    "Spread",
    "Stopped",
    "check",
    "library",
    "merge",
    "program",
    "run",
    "sensitivity",
    "sweep",
    "verify",
    "version",
    "why",
]
