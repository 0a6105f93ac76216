"""The Python package as it is installed: questions, tables, progress, and failures as exceptions with the program's words.

    python installed_package.py
"""

import os
import pickle
import signal
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import orgdrift
import pandas as pd
import polars as pl
import pyarrow as pa


def raised(kind: type, ask) -> str:
    """What is said when this goes wrong, as it must."""
    try:
        ask()
    except kind as error:
        return str(error)
    raise AssertionError(f"no {kind.__name__}")


def says(*arguments: str) -> str:
    """What the program says in a terminal."""
    return subprocess.run([orgdrift.program(), *arguments], capture_output=True, encoding="utf-8").stderr


def main() -> None:
    assert orgdrift.__version__ == orgdrift.version()
    told: list[orgdrift.Progress] = []
    result = orgdrift.run("said-once", futures=40, quick=True, progress=told.append)
    assert told and told[0].what == "runs" and told[0].done == 0 and told[-1].done == told[-1].all, told
    assert [answer.verdict for answer in result.answers][0] == "CLEARLY better", result.answers
    assert result["every_month"].difference.futures == 40, result["every_month"]
    assert raised(KeyError, lambda: result["yearly"]).startswith("'no option `yearly`; there are ")
    assert result.unit == "points" and result.report and result.charts and result._repr_html_().startswith("<svg")
    assert {"column", "unit", "meaning"} <= set(result.columns[0]), result.columns[0]

    # the same numbers by three libraries, in the types that the program declares
    for name in result.tables:
        pandas, polars, arrow = (result.table(name, frame) for frame in ("pandas", "polars", "pyarrow"))
        assert isinstance(pandas, pd.DataFrame) and isinstance(polars, pl.DataFrame) and isinstance(arrow, pa.Table)
        assert pandas.shape == polars.shape == arrow.shape, name
        for column in pandas.columns:
            if pandas[column].dtype == "float64":
                assert abs(pandas[column].sum() - (polars[column].sum() or 0.0)) < 1e-9, (name, column)
    assert raised(KeyError, lambda: result.table("nothing")).startswith("'no table `nothing`; there are company_weekly")
    assert "not one of" in raised(ValueError, lambda: result.table("effects", "excel"))

    # the same question gives the same bytes, in a folder of one's own as well
    with tempfile.TemporaryDirectory() as place:
        again = orgdrift.run("said-once", futures=40, quick=True, output=Path(place, "again"), threads=1)
        for name in ("company_weekly.csv", "futures.csv", "report.html"):
            assert (again.folder / name).read_bytes() == (result.folder / name).read_bytes(), name
        read = orgdrift.Result.read(again.folder)
        assert read.table("effects").equals(result.table("effects"))
    gone = result.folder
    del result, read, again
    assert not gone.exists()

    # a scenario of one's own
    calm = (
        orgdrift.Scenario.of("firefighting")
        .with_values({"people.conviction": {"usual": 1.5, "from": 1.0, "to": 2.0}, "workload.haste": 0})
        .with_option("calm", {"workload.arrivals": 0.1}, label="Calm")
    )
    assert orgdrift.check(calm) == []
    assert orgdrift.run(calm, futures=40, quick=True)["calm"].label == "Calm"
    swept = orgdrift.sweep("said-once", {"communication.cadence_weeks": np.array([4, 52])}, futures=3)
    assert set(swept.table("sweep")["communication.cadence_weeks"]) == {4, 52}
    assert any("communication.cadence_weeks" in note for note in swept.notes), swept.notes
    assert "why" in orgdrift.why("said-once", futures=3).tables
    assert len(orgdrift.library()) >= 20 and orgdrift.library()[0]["question"]

    # what goes wrong is an exception with the words of the terminal
    wrong = orgdrift.Scenario.from_text("wrong", 'extends = "firefighting"\nworkload.arivals = 3\npeople.conviction = "x"\n')
    text = raised(orgdrift.ScenarioError, lambda: orgdrift.run(wrong))
    assert "did you mean `workload.arrivals`?" in text and "2 | workload.arivals = 3" in text, text
    assert [problem.line for problem in orgdrift.check(wrong)] == [2, 3]
    assert raised(orgdrift.RequestError, lambda: orgdrift.run("said-once", futures=0)) == says(
        "run", "said-once", "--futures", "0").strip()
    assert "no shipped scenario `nosuch`" in raised(orgdrift.FileFailure, lambda: orgdrift.run("nosuch"))
    assert raised(orgdrift.FileFailure, lambda: orgdrift.run("nosuch")).splitlines()[0] == says("run", "nosuch").splitlines()[0]
    assert raised(orgdrift.RequestError, lambda: swept.answers).startswith("only a run that was just asked for has answers")
    assert "is no result folder" in raised(orgdrift.FileFailure, lambda: orgdrift.Result.read("nowhere"))
    assert "`workload.arrivals` cannot be None" in raised(
        TypeError, lambda: orgdrift.check(orgdrift.Scenario.of("said-once").with_values({"workload.arrivals": None})))
    assert "all_futures='no'" in raised(TypeError, lambda: orgdrift.run("said-once", all_futures="no"))
    try:
        orgdrift.run(wrong)
    except orgdrift.ScenarioError as error:
        again = pickle.loads(pickle.dumps(error))
        assert (str(again), again.problems) == (str(error), error.problems)
    assert raised(ZeroDivisionError, lambda: orgdrift.run("said-once", futures=40, quick=True, progress=lambda _: 1 / 0))

    # values are what they are: those of numpy, later ones over earlier ones, beside tables of a text
    changed = orgdrift.Scenario.from_text("mine", 'extends = "said-once"\n[people]\nconviction = 2.0\n').with_values(
        {"people.conviction": np.float64(1.5), "people.habit": 0.2}).with_values({"people.habit": np.float32(0.25)})
    assert orgdrift.check(changed) == []
    truth = orgdrift.Scenario.of("said-once").with_values({"workload.arrivals": np.bool_(True)})
    assert "true" in orgdrift.check(truth)[0].message, orgdrift.check(truth)
    assert orgdrift.run(changed, futures=np.int64(40), quick=np.bool_(True))["relaunch"].difference.futures == 40

    # shards, with a folder beside the whole
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place, "whole")
        shards = [orgdrift.run("said-once", futures=3, quick=True, output=whole, shard=f"{i}/2").folder for i in (2, 1)]
        merged = orgdrift.merge(shards, output=whole)
        assert merged.folder == whole and merged["relaunch"].difference.futures == 3
        only = orgdrift.run("said-once", futures=3, quick=True)
        assert (only.folder / "futures.csv").read_bytes() == (whole / "futures.csv").read_bytes()
        assert "already" not in raised(orgdrift.RequestError, lambda: orgdrift.merge(shards[0]))

    if os.name == "posix":
        pressed = press_ctrl_c_once()
        assert raised(KeyboardInterrupt, lambda: orgdrift.run("said-once", futures=20_000, progress=pressed)) == ""
    print("the package does what it says")


def press_ctrl_c_once():
    """Presses Ctrl-C as soon as something is lived."""
    pressed: list[orgdrift.Progress] = []

    def watch(progress: orgdrift.Progress) -> None:
        if progress.done and not pressed:
            pressed.append(progress)
            os.kill(os.getpid(), signal.SIGINT)

    return watch


if __name__ == "__main__":
    main()
