"""A scenario: a file, one that comes with the program, or text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Union

#: What a key can be set to: a number, words, a range ``{"usual": 1.5, "from": 1.0, "to": 2.0}``, a list.
Value = Union[bool, int, float, str, Mapping[str, Any], "list[Any]"]
#: A name from ``library()``, the path of a file, or a scenario.
ScenarioLike = Union[str, Path, "Scenario"]


@dataclass(frozen=True)
class Scenario:
    """A scenario: one that exists, or text, and what is changed of it. It is read when it is used or checked."""

    name: str
    #: The whole of it, where it was given as text.
    text: str | None = None
    #: The scenario that is changed, where it exists: a name from ``library()`` or a path.
    extends: str | None = None
    #: Other values, by key.
    values: Mapping[str, Value] = field(default_factory=dict)
    #: Options as lines of a scenario file.
    options: str = ""

    @classmethod
    def of(cls, scenario: ScenarioLike) -> Scenario:
        """A scenario by its name in the library or by the path of its file."""
        if isinstance(scenario, Scenario):
            return scenario
        if not isinstance(scenario, (str, Path)):
            raise TypeError(f"{scenario!r} is no scenario: give a name from library(), a path, or a Scenario")
        path = Path(scenario)
        if path.suffix == ".toml" or isinstance(scenario, Path):
            return cls(path.stem, extends=str(path.absolute()))
        return cls(str(scenario), extends=str(scenario))

    @classmethod
    def from_text(cls, name: str, text: str) -> Scenario:
        """A scenario from the text of a file."""
        return cls(name, text=text)

    def with_values(self, values: Mapping[str, Value]) -> Scenario:
        """The same with other values: ``{"workload.arrivals": 0.2}``."""
        return replace(self, values={**self.values, **values})

    def with_option(self, name: str, changes: Mapping[str, Value], label: str | None = None) -> Scenario:
        """The same with an option to try: ``with_option("calm", {"workload.arrivals": 0.1})``.

        An option of this name that the scenario has already keeps what is not changed here, so an option of your own
        needs a name of its own.
        """
        lines = [f"\n[option.{_key(name)}]\n"]
        if label is not None:
            lines.append(f"label = {_written('label', label)}\n")
        lines += [f"set.{_key(key)} = {_written(key, value)}\n" for key, value in changes.items()]
        return replace(self, options=self.options + "".join(lines))

    @contextmanager
    def argument(self) -> Iterator[str]:
        """How the program is told of it, for as long as it needs to be."""
        is_changed = bool(self.values or self.options)
        if self.extends is not None and not is_changed:
            yield self.extends
            return
        with TemporaryDirectory(prefix="orgdrift-") as place:
            name = re.sub(r"[^a-zA-Z0-9_-]+", "-", self.name).strip("-") or "scenario"
            extends = self.extends
            if self.text is not None:
                # what is changed stands in a file of its own: text may give the same tables
                path = Path(place, "text" if is_changed else "", f"{name}.toml")
                path.parent.mkdir(exist_ok=True)
                path.write_text(self.text, encoding="utf-8")
                extends = str(path)
            if is_changed:
                path = Path(place, f"{name}.toml")
                lines = [f"extends = {_written('extends', extends)}\n"]
                lines += [f"{_key(key)} = {_written(key, value)}\n" for key, value in self.values.items()]
                path.write_text("".join(lines) + self.options, encoding="utf-8")
            yield str(path)


def _key(key: str) -> str:
    if not isinstance(key, str):
        raise TypeError(f"{key!r} is no key: give its name as text, as in `workload.arrivals`")
    parts = key.split(".")
    return ".".join(part if re.fullmatch(r"[A-Za-z0-9_-]+", part) else json.dumps(part, ensure_ascii=False) for part in parts)


def plain(value: Any) -> Any:
    """Numbers, truth values and arrays of numpy as Python's own."""
    return value.tolist() if type(value).__module__ == "numpy" and hasattr(value, "tolist") else value


def _written(key: str, value: Any) -> str:
    """A value as TOML."""
    value = plain(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(name)} = {_written(key, of)}" for name, of in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_written(key, of) for of in value) + "]"
    if isinstance(value, int):
        return str(value)
    try:
        return repr(float(value))
    except (TypeError, ValueError):
        raise TypeError(f"`{key}` cannot be {value!r}: give a number, words, a list or a table") from None
