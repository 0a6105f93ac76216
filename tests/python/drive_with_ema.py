"""The same with the EMA Workbench: experiments over uncertainties, outcomes by name.

    python drive_with_ema.py [path of orgdrift]
"""

import sys

from ema_workbench import Model, RealParameter, ScalarOutcome, SequentialEvaluator, perform_experiments

from drive_with_salib import PROBLEM, measured, result_of

# the workbench wants names without dots
PLAIN = {key.replace(".", "_"): key for key in PROBLEM["names"]}


def main() -> None:
    orgdrift = sys.argv[1] if len(sys.argv) > 1 else "orgdrift"

    def live(**values: float) -> dict[str, float]:
        result = result_of(orgdrift, {PLAIN[name]: value for name, value in values.items()})
        return {
            "outcome": measured(result),
            "with_both": measured(result, option="both"),
            "activity": measured(result, measure="activity_index"),
        }

    model = Model("orgdrift", function=live)
    model.uncertainties = [
        RealParameter(name, low, high) for name, (low, high) in zip(PLAIN, PROBLEM["bounds"])
    ]
    model.outcomes = [ScalarOutcome(name) for name in ("outcome", "with_both", "activity")]
    with SequentialEvaluator(model) as evaluator:
        experiments, outcomes = perform_experiments(model, scenarios=6, evaluator=evaluator)
    print(f"{len(experiments)} experiments with the EMA Workbench")
    for name, values in outcomes.items():
        print(f"  {name:10} {values.min():6.1f} to {values.max():6.1f} points")
    assert len(experiments) == 6 and all(len(values) == 6 for values in outcomes.values())


if __name__ == "__main__":
    main()
