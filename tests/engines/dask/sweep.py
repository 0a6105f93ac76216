"""A sweep on the workers of Dask (`pip install distributed`).

Copy this file, change the two names and the sweep, then `python sweep.py ADDRESS` with the address that `dask scheduler`
prints, and `dask worker ADDRESS --nthreads 1` on every machine. Run it again after a failure: only shards whose folder
is missing are computed, from the parts that they had finished.
"""

import subprocess
import sys
from pathlib import Path

from distributed import Client

SCENARIO = "tickets-versus-experience"  # a file, or a name from `orgdrift library`
OUTPUT = "output/my-sweep"
SHARDS = 8
SWEEP = "--vary reward.ticket_bonus.strength=0..2 --vary communication.fidelity=0.8..0.96 --points 64 --futures 40"

# where this is started, which all workers have to see
HERE = Path.cwd()
FOLDERS = {i: HERE / f"{OUTPUT}-shard-{i}-of-{SHARDS}" for i in range(1, SHARDS + 1)}


def compute(i):
    command = ["orgdrift", "sweep", SCENARIO, *SWEEP.split(), "--output", OUTPUT, "--yes", "-q"]
    subprocess.run([*command, "--shard", f"{i}/{SHARDS}", "--threads", "1"], cwd=HERE, check=True)


with Client(sys.argv[1]) as client:
    missing = [i for i, folder in FOLDERS.items() if not folder.exists()]
    # a shard whose process fails is tried again; that of a worker that is lost goes to another one
    client.gather(client.map(compute, missing, pure=False, retries=3))
subprocess.run(["orgdrift", "merge", *map(str, FOLDERS.values()), "-q"], check=True)
