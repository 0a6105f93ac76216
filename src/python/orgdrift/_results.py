"""What the program found: answers, and the tables of a result folder."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Optional

from ._failures import FileFailure, RequestError

#: Libraries that a table can be read with, the first that is there unless one is named.
FRAMES = ("pandas", "polars", "pyarrow")


@dataclass(frozen=True)
class Spread:
    """A number over futures."""

    mean: float
    median: float
    #: Five futures in a hundred lie below.
    q05: float
    #: Five futures in a hundred lie above.
    q95: float
    futures: int


@dataclass(frozen=True)
class Answer:
    """What an option does to the headline."""

    option: str
    label: str
    #: The one word, for instance ``CLEARLY better``; nothing where the headline does not apply.
    verdict: str | None
    #: Option minus the scenario as it is, future by future; in ``Result.unit``.
    difference: Spread | None
    #: The whole answer for people.
    sentence: str
    #: Everything else that the program says of it.
    more: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Result:
    """A result: what the program found, and the folder it wrote."""

    #: Everything that is found, as the program prints it with ``--json``.
    found: Mapping[str, Any] = field(repr=False)
    folder: Path
    #: What should be known beside it: notes and cautions of the program.
    notes: list[str] = field(default_factory=list)
    # a folder that nobody asked for goes when nobody holds the result any more
    _place: Optional[TemporaryDirectory[str]] = field(default=None, repr=False, compare=False)

    @classmethod
    def read(cls, folder: str | Path) -> Result:
        """The tables of a result folder that was written before; what was found stands in its files alone."""
        place = Path(folder).absolute()
        if not (place / "datapackage.json").is_file():
            raise FileFailure(f"`{place}` is no result folder: it holds no `datapackage.json`")
        return cls({}, place)

    @property
    def unit(self) -> str:
        """Unit of differences and of the headline."""
        return str(self.found.get("unit", ""))

    @property
    def answers(self) -> list[Answer]:
        """An answer for each option, in the order of the file; of a run that was just asked for."""
        if "options_tried" not in self.found:
            raise RequestError(f"only a run that was just asked for has answers; its tables are {', '.join(self.tables)}")
        options = [option for option in self.found.get("options", []) if option.get("difference")]
        return [_answer(option) for option in options]

    def __getitem__(self, option: str) -> Answer:
        """The answer for an option, by its name."""
        named = {answer.option: answer for answer in self.answers}
        if option not in named:
            raise KeyError(f"no option `{option}`; there are {', '.join(named) or 'none'}")
        return named[option]

    @cached_property
    def _package(self) -> Mapping[str, Mapping[str, Any]]:
        package = json.loads((self.folder / "datapackage.json").read_text(encoding="utf-8"))
        return {resource["name"]: resource for resource in package["resources"]}

    @property
    def tables(self) -> list[str]:
        """Names of its tables."""
        return list(self._package)

    @property
    def columns(self) -> list[dict[str, str]]:
        """What every column and measure means, with its unit and source."""
        with open(self.folder / "columns.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    @property
    def charts(self) -> list[Path]:
        """Its pictures, as SVG."""
        return sorted((self.folder / "charts").glob("*.svg"))

    @property
    def report(self) -> Path | None:
        """The report for people, one page; nothing where the question has none."""
        page = self.folder / "report.html"
        return page if page.is_file() else None

    def table(self, name: str, frame: str | None = None) -> Any:
        """A table as a data frame: of pandas, polars or pyarrow, named or the first that is installed."""
        if name not in self._package:
            raise KeyError(f"no table `{name}`; there are {', '.join(self.tables)}")
        resource = self._package[name]
        library = _library(frame)
        path = self.folder / resource["path"]
        columns = {column["name"]: column["type"] for column in resource["schema"]["fields"]}
        if path.suffix == ".parquet":
            if library == "pyarrow":
                return import_module("pyarrow.parquet").read_table(path)
            return import_module(library).read_parquet(path)
        return READERS[library](path, columns)

    def _repr_html_(self) -> str:
        """The picture that answers the question, in a notebook."""
        return self.charts[0].read_text(encoding="utf-8") if self.charts else f"<code>{self.folder}</code>"


def _answer(option: Mapping[str, Any]) -> Answer:
    known = ("option", "label", "verdict", "difference", "sentence")
    spread = option["difference"]
    difference = Spread(**{key: spread[key] for key in ("mean", "median", "q05", "q95", "futures")})
    more = {key: value for key, value in option.items() if key not in known}
    return Answer(option["option"], option["label"], option["verdict"], difference, option["sentence"], more)


def _library(frame: str | None) -> str:
    if frame is not None and frame not in FRAMES:
        raise ValueError(f"`{frame}` is not one of {', '.join(FRAMES)}")
    wanted = [frame] if frame else FRAMES
    found = next((library for library in wanted if find_spec(library)), None)
    if found is None:
        raise ImportError(f"to read tables, install one of {', '.join(wanted)}, as in `pip install {wanted[0]}`")
    return found


# Types are those the program declares and not guessed from rows: a column that happens to be empty stays a number.
def _with_pandas(path: Path, columns: Mapping[str, str]) -> Any:
    kinds = {"integer": "Int64", "number": "float64", "boolean": "boolean"}
    types = {name: kinds.get(kind, "string") for name, kind in columns.items()}
    return import_module("pandas").read_csv(path, dtype=types, keep_default_na=False, na_values=[""])


def _with_polars(path: Path, columns: Mapping[str, str]) -> Any:
    polars = import_module("polars")
    kinds = {"integer": polars.Int64, "number": polars.Float64, "boolean": polars.Boolean}
    types = {name: kinds.get(kind, polars.String) for name, kind in columns.items()}
    return polars.read_csv(path, schema=types)


def _with_pyarrow(path: Path, columns: Mapping[str, str]) -> Any:
    arrow, reader = import_module("pyarrow"), import_module("pyarrow.csv")
    kinds = {"integer": arrow.int64(), "number": arrow.float64(), "boolean": arrow.bool_()}
    types = {name: kinds.get(kind, arrow.string()) for name, kind in columns.items()}
    options = reader.ConvertOptions(column_types=types, strings_can_be_null=True)
    return reader.read_csv(path, convert_options=options)


READERS = {"pandas": _with_pandas, "polars": _with_polars, "pyarrow": _with_pyarrow}
