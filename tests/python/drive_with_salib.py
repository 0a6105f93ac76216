"""Which numbers of a scenario matter? SALib chooses the points, orgdrift lives them, one process a point.

    python drive_with_salib.py [path of orgdrift]

The same way fits any driver that wants numbers in and numbers out: write a scenario that `extends` the
one you study, run it with `--json -q`, and read the measures of an option. Exit code 0 is a result; 2 says
that the point makes no sense, with the reason as JSON.
"""

import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from SALib.analyze import morris as analyze
from SALib.sample import morris as sample

SCENARIO = "tickets-versus-experience"
OPTION = "baseline"
MEASURE = "outcome_index"
PROBLEM = {
    "names": [
        "reward.ticket_bonus.strength",
        "communication.fidelity",
        "people.conviction",
        "workload.arrivals",
    ],
    "bounds": [[0.0, 2.0], [0.6, 1.0], [0.5, 3.0], [0.1, 0.4]],
    "num_vars": 4,
}


def result_of(orgdrift: str, point: dict[str, float], futures: int = 4) -> dict:
    """The result of a scenario with other numbers. Every point lives the same luck."""
    with tempfile.TemporaryDirectory() as place:
        lines = [f'extends = "{SCENARIO}"']
        lines += [f"{key} = {float(value)!r}" for key, value in point.items()]
        scenario = Path(place, "point.toml")
        scenario.write_text("\n".join(lines) + "\n", encoding="utf-8")
        done = subprocess.run(
            [orgdrift, "run", str(scenario), "--futures", str(futures), "--seed", "1"]
            + ["--threads", "1", "--output", str(Path(place, "result")), "--json", "--quick", "-q"],
            capture_output=True, text=True, encoding="utf-8", check=False,
        )
    if done.returncode != 0:
        raise RuntimeError(f"exit code {done.returncode}: {done.stdout}{done.stderr}")
    return json.loads(done.stdout)


def measured(result: dict, option: str = OPTION, measure: str = MEASURE) -> float:
    """Median over futures of a measure of the final weeks."""
    of_option = next(each for each in result["options"] if each["option"] == option)
    return of_option["final"][measure]["median"]


def main() -> None:
    orgdrift = sys.argv[1] if len(sys.argv) > 1 else "orgdrift"
    points = sample.sample(PROBLEM, N=4, num_levels=4, seed=1)

    def live(values: np.ndarray) -> float:
        return measured(result_of(orgdrift, dict(zip(PROBLEM["names"], values))))

    with ThreadPoolExecutor(max_workers=2) as pool:
        outcomes = np.array(list(pool.map(live, points)))
    indices = analyze.analyze(PROBLEM, points, outcomes, num_levels=4, seed=1)
    print(f"{len(points)} points, {MEASURE} of {OPTION}, mean size of elementary effects (Morris 1991):")
    ranked = sorted(zip(indices["mu_star"], indices["names"]), reverse=True)
    for size, name in ranked:
        print(f"  {name:32} {size:6.1f} points")
    assert np.isfinite(outcomes).all() and ranked[-1][0] > 0, "each of them matters"
    # the same point gives the same numbers
    again = live(points[0])
    assert again == outcomes[0], (again, outcomes[0])
    # what makes no sense is refused with a reason
    try:
        result_of(orgdrift, {"communication.fidelity": 3.0})
    except RuntimeError as refused:
        assert "exit code 2" in str(refused) and "problems" in str(refused), refused
    else:
        raise AssertionError("a share of 3 was accepted")


if __name__ == "__main__":
    main()
