"""A scenario: a file, one that comes with the program, or text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Union

#: What a key can be set to: a number, words, a range ``{"usual": 1.5, "from": 1.0, "to": 2.0}``, a list.
Value = Union[bool, int, float, str, Mapping[str, Any], "list[Any]"]
#: A name from ``library()``, the path of a file, or a scenario.
ScenarioLike = Union[str, Path, "Scenario"]


@dataclass(frozen=True)
class Scenario:
    """A scenario: one that exists and lines that are added to it, or text. It is read when it is used or checked."""

    name: str
    #: What it adds to the scenario it extends, or the whole of it.
    text: str
    #: The scenario that it extends: a name from ``library()`` or a path.
    extends: str | None = None

    @classmethod
    def of(cls, scenario: ScenarioLike) -> Scenario:
        """A scenario by its name in the library or by the path of its file."""
        if isinstance(scenario, Scenario):
            return scenario
        path = Path(scenario)
        if path.suffix == ".toml" or isinstance(scenario, Path):
            return cls(path.stem, "", str(path.resolve()))
        return cls(str(scenario), "", str(scenario))

    @classmethod
    def from_text(cls, name: str, text: str) -> Scenario:
        """A scenario from the text of a file."""
        return cls(name, text)

    def with_values(self, values: Mapping[str, Value]) -> Scenario:
        """The same with other values: ``{"workload.arrivals": 0.2}``."""
        lines = "".join(f"{_key(key)} = {_written(value)}\n" for key, value in values.items())
        return replace(self, text=_before_tables(self.text, lines))

    def with_option(self, name: str, changes: Mapping[str, Value], label: str | None = None) -> Scenario:
        """The same with one more option to try: ``with_option("calm", {"workload.arrivals": 0.1})``."""
        lines = [f"\n[option.{_key(name)}]\n", f"label = {_written(label or name)}\n"]
        lines += [f"set.{_key(key)} = {_written(value)}\n" for key, value in changes.items()]
        return replace(self, text=self.text + "".join(lines))

    @contextmanager
    def argument(self) -> Iterator[str]:
        """How the program is told of it, for as long as it needs to be."""
        if self.extends is not None and not self.text:
            yield self.extends
            return
        extends = f"extends = {_written(self.extends)}\n" if self.extends else ""
        with TemporaryDirectory(prefix="orgdrift-") as place:
            name = re.sub(r"[^a-zA-Z0-9_-]+", "-", self.name).strip("-") or "scenario"
            path = Path(place, f"{name}.toml")
            path.write_text(extends + self.text, encoding="utf-8")
            yield str(path)


def _before_tables(text: str, lines: str) -> str:
    """Top-level lines stand before the first table of a TOML file."""
    table = re.search(r"^\s*\[", text, flags=re.MULTILINE)
    if table is None:
        return text + lines
    return text[: table.start()] + lines + text[table.start() :]


def _key(key: str) -> str:
    parts = key.split(".")
    return ".".join(part if re.fullmatch(r"[A-Za-z0-9_-]+", part) else json.dumps(part, ensure_ascii=False) for part in parts)


def _written(value: Any) -> str:
    """A value as TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_written(of)}" for key, of in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_written(of) for of in value) + "]"
    number = float(value)
    if number.is_integer() and abs(number) < 1e15 and not isinstance(value, float):
        return str(int(number))
    return repr(number)
