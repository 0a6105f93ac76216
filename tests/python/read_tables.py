"""The tables of a result folder in pandas, polars and DuckDB: three times the same numbers.

    python read_tables.py [path of orgdrift]

In R the first one reads
    weekly <- read.csv("company_weekly.csv")
    aggregate(q50 ~ option, subset(weekly, measure == "outcome_index" & week > 91), mean)
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl


def last_quarter(folder: Path) -> dict[str, dict[str, float]]:
    """Mean of the weekly medians of the last 13 weeks, by option."""
    weekly = str(folder / "company_weekly.csv")

    table = pd.read_csv(weekly)
    chosen = table[(table.measure == "outcome_index") & (table.week > table.week.max() - 13)]
    with_pandas = chosen.groupby("option").q50.mean().to_dict()

    table = pl.read_csv(weekly, infer_schema_length=None)
    chosen = table.filter(pl.col("measure") == "outcome_index", pl.col("week") > pl.col("week").max() - 13)
    with_polars = dict(chosen.group_by("option").agg(pl.col("q50").mean()).iter_rows())

    with_duckdb = dict(duckdb.sql(
        f"select option, avg(q50) from '{weekly}' where measure = 'outcome_index' "
        f"and week > (select max(week) - 13 from '{weekly}') group by option"
    ).fetchall())

    return {"pandas": with_pandas, "polars": with_polars, "DuckDB": with_duckdb}


def hanging(folder: Path) -> float:
    """Rank correlation of a drawn assumption with the outcome of the baseline, future by future."""
    futures = pd.read_csv(folder / "futures.csv")
    of = futures[(futures.option == "baseline") & (futures.measure == "outcome_index")]
    return of["assumption.people.conviction"].rank().corr(of["value"].rank())


def main() -> None:
    orgdrift = sys.argv[1] if len(sys.argv) > 1 else "orgdrift"
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "demo")
        subprocess.run([orgdrift, "demo", "--futures", "20", "--output", str(folder), "-qq"], check=True)
        means = last_quarter(folder)
        for option, mean in sorted(means["pandas"].items()):
            print(f"  {option:16} {mean:5.1f}")
            for library, other in means.items():
                assert abs(other[option] - mean) < 1e-9, (library, option)
        assert len(means["pandas"]) == 6 and len(means["polars"]) == 6 and len(means["DuckDB"]) == 6
        print(f"  rank correlation of conviction and outcome: {hanging(folder):.2f}")
        # every column of every table is explained
        explained = pd.read_csv(folder / "columns.csv")
        for table in folder.glob("*.csv"):
            columns = set(pd.read_csv(table, nrows=1).columns)
            assert columns <= set(explained[explained.table == table.stem].column), table.stem


if __name__ == "__main__":
    main()
