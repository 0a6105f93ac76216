"""A sweep through the Python interface of HyperQueue (`pip install hyperqueue`), which needs no program `hq`.

Copy this file, change the two names and the sweep, then `python sweep.py`, with a server and workers running. Run it
again after a failure: only shards whose folder is missing are computed, from the parts that they had finished.
"""

import subprocess
import sys
from pathlib import Path

from hyperqueue import Client, Job

SCENARIO = "tickets-versus-experience"  # a file, or a name from `orgdrift library`
OUTPUT = "output/my-sweep"
SHARDS = 8
SWEEP = "--vary reward.ticket_bonus.strength=0..2 --vary communication.fidelity=0.8..0.96 --points 64 --futures 40"

# where this is started, which all workers have to see
HERE = Path.cwd()
FOLDERS = {i: HERE / f"{OUTPUT}-shard-{i}-of-{SHARDS}" for i in range(1, SHARDS + 1)}

# without max_fails the first failure would take all other shards with it
job = Job(name="my-sweep", default_workdir=HERE, max_fails=None)
for i, folder in FOLDERS.items():
    if not folder.exists():
        command = ["orgdrift", "sweep", SCENARIO, *SWEEP.split(), "--output", OUTPUT, "--yes", "-q"]
        job.program([*command, "--shard", f"{i}/{SHARDS}", "--threads", "1"], crash_limit=5)
if job.tasks:
    client = Client()
    if not client.wait_for_jobs([client.submit(job)], raise_on_error=False):
        sys.exit("some shards failed: run this again to compute them")
subprocess.run(["orgdrift", "merge", *map(str, FOLDERS.values()), "-q"], check=True)
