"""Questions, one function each; every one is the verb of the program with the same name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Union

from ._failures import Problem, RequestError, ScenarioError
from ._program import Watch, call
from ._results import Result
from ._scenario import Scenario, ScenarioLike, plain

#: What is either asked for or not.
SWITCHES = {"all_futures", "assumptions_only", "each_future", "luck_only", "parquet", "quick", "slides", "zip"}
#: What this package says itself.
OWN = {"full", "help", "json", "output", "quiet", "version", "yes"}
#: An option of the command line without its dashes: ``True`` gives it alone, a list gives it again and again.
Flag = Union[None, bool, int, float, str, Path, "Iterable[str]"]


def run(
    scenario: ScenarioLike | Iterable[ScenarioLike],
    *,
    futures: int | None = None,
    seed: int = 1,
    quick: bool = False,
    output: str | Path | None = None,
    threads: int | None = None,
    progress: Watch = False,
    **more: Flag,
) -> Result:
    """Runs every option of a scenario through the same futures, or compares several scenarios.

    ``quick`` leaves out the second look (how sure, what it depends on, why there is a gap). Without ``output`` the folder
    is a temporary one that goes with the result. Further options of ``orgdrift run --help`` are given by name, with ``_``
    for ``-``: ``all_futures=True``.
    """
    flags: dict[str, Flag] = {"futures": futures, "seed": seed, "quick": quick, "threads": threads}
    several = [scenario] if isinstance(scenario, (str, Path, Scenario)) else list(scenario)
    return _ask("run", several, {**flags, **more}, output, progress)


def why(
    scenario: ScenarioLike,
    *,
    option: str | None = None,
    futures: int | None = None,
    seed: int = 1,
    output: str | Path | None = None,
    threads: int | None = None,
    progress: Watch = False,
) -> Result:
    """Takes the gap to what the company could achieve apart: how much of it each mechanism opens."""
    flags: dict[str, Flag] = {"option": option, "futures": futures, "seed": seed, "threads": threads}
    return _ask("why", [scenario], flags, output, progress)


def sensitivity(
    scenario: ScenarioLike,
    *,
    method: str = "morris",
    over: Iterable[str] = (),
    points: int | None = None,
    futures: int | None = None,
    seed: int = 1,
    output: str | Path | None = None,
    threads: int | None = None,
    progress: Watch = False,
) -> Result:
    """Finds out which assumptions the headline, and what each option changes, depend on."""
    flags: dict[str, Flag] = {"method": method, "over": over, "points": points, "futures": futures}
    return _ask("sensitivity", [scenario], {**flags, "seed": seed, "threads": threads}, output, progress)


def sweep(
    scenario: ScenarioLike,
    vary: str | Iterable[str] | Mapping[str, Iterable[Any]],
    *,
    futures: int | None = None,
    seed: int = 1,
    output: str | Path | None = None,
    threads: int | None = None,
    progress: Watch = False,
    **more: Flag,
) -> Result:
    """Runs a scenario over ranges of values: ``{"workload.arrivals": [0.1, 0.2]}`` or ``"workload.arrivals=0.1..0.4:0.1"``."""
    if isinstance(vary, Mapping):
        axes = [f"{key}={_listed(values)}" for key, values in vary.items()]
    else:
        axes = [vary] if isinstance(vary, str) else list(vary)
    flags: dict[str, Flag] = {"vary": axes, "futures": futures, "seed": seed, "threads": threads}
    return _ask("sweep", [scenario], {**flags, **more}, output, progress)


def _listed(values: Any) -> str:
    """Values of a key as the program reads them: several, one, or a range in its own words."""
    values = plain(values)
    if isinstance(values, (str, bool, int, float)):
        return str(values)
    return ",".join(str(plain(value)) for value in values)


def merge(
    folders: str | Path | Iterable[str | Path], *, output: str | Path | None = None, threads: int | None = None
) -> Result:
    """Joins shards: the same bytes as without shards."""
    several = [folders] if isinstance(folders, (str, Path)) else list(folders)
    return _call("merge", [str(folder) for folder in several], {"threads": threads}, output, False)


def verify(*, only: Iterable[str] = (), threads: int | None = None, progress: Watch = False) -> Mapping[str, Any]:
    """Compares the simulator with what theory knows; raises ``RunFailure`` where a claim fails."""
    with TemporaryDirectory(prefix="orgdrift-") as place:
        return _call("verify", [], {"only": only, "threads": threads}, Path(place, "verify"), progress).found


def library() -> list[Mapping[str, str]]:
    """Scenarios that come with the program, by the question they answer."""
    found: list[Mapping[str, str]] = json.loads(call(["library", "--json"]).printed)["scenarios"]
    return found


def check(scenario: ScenarioLike) -> list[Problem]:
    """Everything that is wrong with a scenario; nothing is a good answer."""
    with Scenario.of(scenario).argument() as argument:
        return _problems(argument)


def _problems(argument: str) -> list[Problem]:
    found = json.loads(call(["check", "--json", "--", argument], fine=(0, 2)).printed)
    fields = Problem.__dataclass_fields__
    return [Problem(**{field: problem.get(field) for field in fields}) for problem in found.get("problems", [])]


def _ask(
    verb: str, scenarios: Iterable[ScenarioLike], flags: dict[str, Flag], output: str | Path | None, progress: Watch
) -> Result:
    with ExitStack() as files:
        arguments = [files.enter_context(Scenario.of(scenario).argument()) for scenario in scenarios]
        try:
            return _call(verb, arguments, flags, output, progress)
        except RequestError:
            # asked for JSON it prints problems as JSON; people get them as in a terminal
            for argument in arguments:
                problems = _problems(argument)
                if problems:
                    text = "\n".join(call(["check", "-q", "--", argument], fine=(0, 2)).notes)
                    raise ScenarioError(text, problems) from None
            raise


def _call(
    verb: str, words: list[str], flags: Mapping[str, Flag], output: str | Path | None, progress: Watch
) -> Result:
    place = None
    if output is None:
        if flags.get("shard"):
            raise RequestError("a shard needs `output`: the folder of the whole, beside which its own is written")
        place = TemporaryDirectory(prefix="orgdrift-")
        output = Path(place.name, "result")
    arguments = [verb, "--json", f"--output={output}"]
    for name, value in flags.items():
        arguments += _flag(name, plain(value))
    if verb != "merge":
        arguments.append("--yes")
    said = call([*arguments, "--", *words], progress)
    found = json.loads(said.printed)
    folder = Path(found.get("folder") or output).absolute()
    return Result(found, folder, said.notes, place)


def _flag(name: str, value: Any) -> list[str]:
    flag = "--" + name.replace("_", "-")
    if name in OWN or (name in SWITCHES and not isinstance(value, bool)) or (value is True and name not in SWITCHES):
        raise TypeError(f"`{name}={value!r}` is nothing that can be asked for here")
    if value is None or value is False:
        return []
    if value is True:
        return [flag]
    several = [value] if isinstance(value, (str, Path, int, float)) else list(value)
    return [f"{flag}={plain(one)}" for one in several]
