"""Finds the program and runs it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Optional, Union

from ._failures import FileFailure, OrgdriftError, RequestError, RunFailure, Stopped


@dataclass(frozen=True)
class Progress:
    """How far the program is."""

    done: int
    all: int
    #: What is counted, in the plural.
    what: str
    #: Nothing before anything is done.
    seconds_left: float | None


#: Is told how far it is, a few times a second; ``True`` shows a line in the terminal or notebook.
Watch = Union[bool, Callable[[Progress], None]]

FAILURES = {2: RequestError, 3: FileFailure, 4: RunFailure, 5: RunFailure, 130: Stopped}


@cache
def program() -> Path:
    """The program that does the work: ``ORGDRIFT_PROGRAM`` if it is set, else the one that came with this package."""
    name = "orgdrift" + (sysconfig.get_config_var("EXE") or "")
    if asked := os.environ.get("ORGDRIFT_PROGRAM"):
        found: Optional[str] = shutil.which(asked)
    else:
        schemes = [sysconfig.get_preferred_scheme("prefix"), sysconfig.get_preferred_scheme("user")]
        places = [Path(sysconfig.get_path("scripts", scheme)) for scheme in schemes]
        # `pip install --target DIR` puts programs beside modules
        places.append(Path(__file__).parent.parent / "bin")
        here = (place / name for place in places if (place / name).is_file())
        found = str(next(here, "")) or shutil.which(name)
    if not found:
        asked_for = f"`{asked}` of ORGDRIFT_PROGRAM" if asked else f"`{name}`"
        raise FileFailure(f"{asked_for} is not there: install this package again, or set ORGDRIFT_PROGRAM to the program")
    return Path(found)


@cache
def version() -> str:
    """Version of the program."""
    return call(["--version"]).printed.split()[-1]


@dataclass(frozen=True)
class Said:
    """What the program printed, and what it said beside."""

    printed: str
    notes: list[str]


def call(arguments: Sequence[str], watch: Watch = False, fine: Sequence[int] = (0,)) -> Said:
    """Runs the program; raises what it says where it fails."""
    environment = {**os.environ, "ORGDRIFT_PROGRESS": "json"}
    process = subprocess.Popen(
        [str(program()), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment,
        # Ctrl-C reaches Python alone, which tells the program once; two would make it leave at once
        start_new_session=os.name == "posix",
    )
    assert process.stdout is not None and process.stderr is not None
    printed: list[str] = []
    said: list[str] = []
    failed: list[BaseException] = []
    readers = [
        threading.Thread(target=_read, args=(process.stdout, printed), daemon=True),
        threading.Thread(target=_listen, args=(process.stderr, said, _watcher(watch), failed), daemon=True),
    ]
    try:
        for reader in readers:
            reader.start()
        code = _wait(process, failed)
    except BaseException:
        _stop(process)
        raise
    for reader in readers:
        reader.join()
    if code in fine:
        return Said("".join(printed), [line.rstrip() for line in said if line.strip()])
    if code < 0:
        said.append(f"orgdrift was ended by signal {-code}\n")
    raise FAILURES.get(code, OrgdriftError)("".join(said).strip() or _refusal("".join(printed), code))


def _refusal(printed: str, code: int) -> str:
    """What the program says is wrong where it was asked for JSON."""
    try:
        problems = json.loads(printed)["problems"]
    except (ValueError, KeyError, TypeError):
        return f"orgdrift ended with exit code {code}"
    lines = [f"error: {problem['message']}\n  = help: {problem['help']}" for problem in problems]
    return "\n".join(lines)


def _wait(process: subprocess.Popen[str], failed: list[BaseException]) -> int:
    """Waits in short turns: a wait without end is not interrupted by Ctrl-C where another package handles signals."""
    while not failed:
        try:
            return process.wait(timeout=0.2)
        except subprocess.TimeoutExpired:
            pass
    raise failed[0]


def _read(stream: IO[str], printed: list[str]) -> None:
    printed.append(stream.read())


def _stop(process: subprocess.Popen[str]) -> None:
    """Asks the program to end, which leaves nothing half written, and waits."""
    process.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _listen(
    stream: IO[str], said: list[str], watcher: Callable[[Progress], None], failed: list[BaseException]
) -> None:
    for line in stream:
        if not line.startswith('{"progress":'):
            said.append(line)
        elif not failed:
            try:
                watcher(Progress(**json.loads(line)["progress"]))
            except BaseException as error:  # whoever watches is told, by whoever waits
                failed.append(error)


def _watcher(watch: Watch) -> Callable[[Progress], None]:
    if callable(watch):
        return watch
    return _show if watch else lambda _: None


def _show(progress: Progress) -> None:
    left = "" if progress.seconds_left is None else f", about {progress.seconds_left:.0f} s left"
    end = "\n" if progress.done >= progress.all else ""
    print(f"\r{progress.done} of {progress.all} {progress.what}{left}   ", end=end, file=sys.stderr, flush=True)
