"""A public validator reads every folder of tables as a data package: names, types and hashes have to fit.

    python validate_data_package.py [path of orgdrift]

In a shell, in the folder of a result:
    frictionless validate datapackage.json
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from frictionless import Package, validate

TINY = """extends = "tickets-versus-experience"
[time]
weeks = 20
"""

COMMANDS = {
    # with fewer than four futures nothing can be said of what luck holds, and that table has no rows
    "run": ["run", "tiny.toml", "--futures", "8"],
    "every future": ["run", "tiny.toml", "--futures", "8", "--all-futures"],
    "why": ["why", "tiny.toml", "--futures", "1"],
    "sensitivity": ["sensitivity", "tiny.toml", "--points", "2", "--futures", "1"],
    "sweep": ["sweep", "tiny.toml", "--vary", "workload.arrivals=0.1..0.3:0.1", "--futures", "1"],
    "argue": ["argue", "tickets-versus-experience", "--first", "outcome_bonus", "--second", "clear_strategy",
              "--over", "people.conviction=0.1..1:0.15", "--futures", "2"],
    "verify": ["verify", "--only", "incentives"],
}


def broken(folder: Path) -> int:
    """Errors that are found when a number of a table is not one."""
    table = next(path for path in sorted(folder.glob("*.csv")) if path.stem == "effects")
    lines = table.read_text(encoding="utf-8").splitlines()
    cells = lines[1].split(",")
    cells[3] = "a lot"
    table.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]) + "\n", encoding="utf-8")
    return sum(len(task.errors) for task in validate(str(folder / "datapackage.json")).tasks)


def main() -> None:
    orgdrift = sys.argv[1] if len(sys.argv) > 1 else "orgdrift"
    with tempfile.TemporaryDirectory() as place:
        Path(place, "tiny.toml").write_text(TINY, encoding="utf-8")
        for name, words in COMMANDS.items():
            folder = Path(place, name.replace(" ", "-"))
            subprocess.run([orgdrift, *words, "--output", str(folder), "-qq"], cwd=place, check=True)
            report = validate(str(folder / "datapackage.json"))
            assert report.valid, report.flatten(["type", "note"])
            package = Package(str(folder / "datapackage.json"))
            rows = {resource.name: len(resource.read_rows()) for resource in package.resources}
            assert all(rows.values()), rows
            fields = sum(len(resource.schema.fields) for resource in package.resources)
            descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
            units = sum("unit" in field for table in descriptor["resources"] for field in table["schema"]["fields"])
            print(f"  {name}: {len(rows)} tables, {fields} fields, {units} with a unit, {sum(rows.values())} rows")
        # the validator notices when something is wrong
        assert broken(Path(place, "run")) > 0


if __name__ == "__main__":
    main()
