"""Engines that have tasks computed, each started on this machine and reached only through loopback: see `engines` beside
this file. A class an engine; what they have in common stands first."""

import ctypes
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RECIPES = ROOT / "tests/engines"
WORKERS = 2
NAME = "clusters"
# how long one engine may take, in seconds
PATIENCE = 240


class Skipped(Exception):
    """This engine cannot run here, and why."""


class Failed(Exception):
    """This engine did not do what its recipe says."""


# --- processes: all of them are descendants, also those that leave their parent ---------------------------------------


def adopt_orphans():
    """Daemons that detach come back to this process instead of leaving it (PR_SET_CHILD_SUBREAPER of Linux)."""
    if ctypes.CDLL(None, use_errno=True).prctl(36, 1, 0, 0, 0) != 0:
        sys.exit("this system does not let a process adopt the orphans below it")


def processes():
    """Of every process: its parent, its words, and whether it lives."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
                words = (entry / "cmdline").read_bytes().decode(errors="replace").split("\0")[:-1]
            except OSError:
                continue
            found[int(entry.name)] = (int(parent), words, state not in "ZX")
    return found


def below(*roots):
    """These processes and all that live below them."""
    table, wanted = processes(), set(roots)
    while more := {pid for pid, (parent, _, _) in table.items() if parent in wanted} - wanted:
        wanted |= more
    return {pid for pid in wanted if pid in table and table[pid][2]}


def kill(*roots):
    """Ends processes and all below them at once, as a machine does that fails."""
    doomed = below(*roots) - {os.getpid()}
    for stage in (signal.SIGSTOP, signal.SIGKILL):
        for pid in doomed:
            try:
                os.kill(pid, stage)
            except ProcessLookupError:
                pass
    return doomed


def kill_all():
    """Ends everything that was started, until nothing is left."""
    for _ in range(100):
        if not kill(os.getpid()):
            break
        time.sleep(0.05)
    while True:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                break
        except ChildProcessError:
            break


def until(happens, what, patience=60, step=0.02):
    """Waits until something is there, and returns it."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if found := happens():
            return found
        time.sleep(step)
    raise Failed(f"{what}: waited {patience} s in vain")


# --- one engine -------------------------------------------------------------------------------------------------------


class Engine:
    """What all engines have in common. `place` is where a recipe is copied to and started."""

    recipe = None
    packages = ()
    # tasks of almost no work that show what a task costs; none where there is no scheduler
    many = 200

    def __init__(self, place):
        self.place, self.folder, self.log = place, place, place / "engine.log"
        self.variables = dict(os.environ, PATH=f"{place}/venv/bin:{place.parent}/bin:{os.environ['PATH']}")

    def run(self, *words, check=True):
        """Runs a command to its end and returns what it printed."""
        with self.log.open("a") as log:
            done = subprocess.run(
                list(map(str, words)), cwd=self.folder, env=self.variables, text=True, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=log, timeout=PATIENCE)
            log.write(f"$ {shlex.join(map(str, words))}\n{done.stdout}")
        if check and done.returncode != 0:
            raise Failed(f"`{words[0]} {words[1] if len(words) > 1 else ''}` ended with {done.returncode}")
        return done.stdout

    def start(self, *words):
        """Starts a command that stays."""
        with self.log.open("a") as log:
            return subprocess.Popen(
                list(map(str, words)), cwd=self.folder, env=self.variables, stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, start_new_session=True)

    def install(self):
        """Brings what the engine needs: packages of PyPI, into an environment of its own."""
        wanted = [line for line in (RECIPES / "requirements.txt").read_text().splitlines()
                  if line.split("==")[0] in self.packages]
        venv = self.place / "venv"
        for words in ([sys.executable, "-m", "venv", venv],
                      [venv / "bin/pip", "install", "-q", "--disable-pip-version-check", *wanted]):
            try:
                self.run(*words)
            except Failed as failed:
                raise Skipped(f"{', '.join(wanted)} cannot be installed: {failed}") from None

    def set_up(self):
        """Starts the scheduler and two workers."""

    def copy(self, name, scenario, sweep, shards):
        """The recipe as a user has it, with the names and the sweep changed."""
        self.folder = self.place / name
        self.folder.mkdir()
        (self.folder / f"{NAME}.toml").write_text(scenario)
        text = (RECIPES / self.recipe).read_text()
        for before, after in ((r"tickets-versus-experience", f"{NAME}.toml"), (r"my-sweep", NAME),
                              (r"--points 64\s+--futures 40", sweep),
                              (r'(SHARDS = |shards=|[ =]1-|-of-|completions: |value: ")8\b', rf"\g<1>{shards}")):
            text, count = re.subn(before, after, text)
            if count == 0:
                raise Failed(f"{self.recipe} has no {before}")
        self.text, self.shards = text, shards
        (self.folder / Path(self.recipe).name).write_text(text)

    def shard(self, number):
        return self.folder / f"output/{NAME}-shard-{number}-of-{self.shards}"

    def missing(self):
        return [number for number in range(1, self.shards + 1) if not self.shard(number).is_dir()]

    def merged(self):
        return self.folder / f"output/{NAME}"

    def half_done(self, fits=lambda pid, number: True):
        """A process in the middle of a shard: some parts are complete, others are not. Its number, and the shard."""
        own = below(os.getpid())
        for pid, (_, words, lives) in processes().items():
            if lives and pid in own and words[1:2] == ["sweep"] and "--shard" in words:
                number = int(words[words.index("--shard") + 1].split("/")[0])
                parts = list(self.shard(number).parent.glob(f".{self.shard(number).name}*/part-*.csv"))
                if parts and fits(pid, number):
                    return pid, number
        return None

    def begin(self):
        """Gives all shards to the engine; returns before they are done."""
        raise NotImplementedError

    def finish(self):
        """Waits for the engine, does what the recipe says about shards that failed, and merges."""
        raise NotImplementedError

    def kill(self, number, *roots):
        """Kills what computes a shard, which must not be complete."""
        kill(*roots)
        if self.shard(number).exists():
            raise Failed(f"shard {number} was complete before it was killed")

    def disturb(self):
        """Kills something in the middle and says what."""
        pid, number = until(self.half_done, "no shard was seen in its middle")
        self.kill(number, pid)
        return f"the process of shard {number}"

    def worker_lost(self):
        """The same with a worker and all below it."""
        pid, number = until(self.half_done, "no shard was seen in its middle")
        self.kill(number, next(worker.pid for worker in self.workers if pid in below(worker.pid)))
        return f"a worker with shard {number}"

    def merge(self):
        """With the command that the recipe names."""
        command = re.search(r"^# +(orgdrift merge .*)$", self.text, re.MULTILINE)[1]
        self.run("sh", "-c", f"{command} -qq")


class Slurm(Engine):
    """slurmctld with two nodes of one processor each, all on loopback; a key and a socket of its own for munge."""

    recipe = "slurm/sweep.sbatch"
    programs = ("munged", "slurmctld", "slurmd", "sbatch")
    failed = []
    many = 40

    def install(self):
        self.variables["PATH"] += ":/usr/sbin:/sbin"
        have = all(shutil.which(name, path=self.variables["PATH"]) for name in self.programs)
        if have:
            return
        if os.geteuid() != 0 or not shutil.which("apt-get"):
            raise Skipped("slurm-wlm and munge are not installed, and only root can install them with apt-get")
        self.variables["DEBIAN_FRONTEND"] = "noninteractive"
        try:
            self.run("apt-get", "update")
            self.run("apt-get", "install", "--yes", "--no-install-recommends", "slurm-wlm", "munge")
        except Failed as failed:
            raise Skipped(f"slurm-wlm and munge cannot be installed: {failed}") from None

    def set_up(self):
        state = self.place / "slurm"
        for name in ("munge", "state", "spool-one", "spool-two"):
            (state / name).mkdir(parents=True, mode=0o700)
        key, socket = state / "munge/key", state / "munge/socket"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o400)
        user = self.run("id", "-un").strip()
        conf = state / "slurm.conf"
        conf.write_text((RECIPES / "slurm/loopback.conf").read_text().format(state=state, user=user, socket=socket))
        self.variables["SLURM_CONF"] = str(conf)
        self.start("munged", "--foreground", "--force", "--key-file", key, "--socket", socket, "--pid-file",
                   state / "munge/pid", "--log-file", state / "munge/log", "--seed-file", state / "munge/seed")
        until(socket.exists, "munged did not start")
        self.start("slurmctld", "-D", "-f", conf)
        self.nodes = {}
        for name in ("one", "two"):
            self.node(name)
        until(lambda: self.run("sinfo", "-Nho", "%T", check=False).split() == ["idle"] * 2, "no node is idle", step=0.2)

    def node(self, name):
        self.nodes[name] = self.start("slurmd", "-D", "-N", name, "-f", self.variables["SLURM_CONF"])

    def begin(self):
        self.run("sbatch", "sweep.sbatch")

    @staticmethod
    def on_node_one(pid, _number):
        """Whether Slurm started this process there."""
        try:
            return b"SLURMD_NODENAME=one\0" in Path(f"/proc/{pid}/environ").read_bytes()
        except OSError:
            return False

    def disturb(self):
        where = "no shard was seen in its middle on node"
        pid, number = until(lambda: self.half_done(self.on_node_one), f"{where} one")
        # what watches over a job is no child of its node
        watcher = processes()[pid][0]
        self.kill(number, self.nodes["one"].pid, watcher)
        # the other node goes on meanwhile; there a process dies alone
        pid, other = until(lambda: self.half_done(lambda _pid, other: other != number), f"{where} two")
        self.kill(other, pid)
        self.failed = [other]
        self.node("one")
        return f"node one with shard {number}, the process of shard {other}"

    def finish(self):
        idle = lambda: not self.run("squeue", "-ho", "%i").split()  # noqa: E731
        until(idle, "the array did not end", PATIENCE, 0.1)
        if (missing := self.missing()) != self.failed:
            raise Failed(f"shards {missing} are missing, not {self.failed}")
        if missing:
            self.run("sbatch", f"--array={','.join(map(str, missing))}", "sweep.sbatch")
            until(idle, "the missing shards did not end", PATIENCE, 0.1)
            self.failed = []
        self.merge()
        return f"that of the node queued again by itself, {len(missing)} resubmitted"


class Script(Engine):
    """A recipe that is a program itself, which waits and merges."""

    words = ()
    tries_again = True

    def begin(self):
        self.running = self.start(*self.words)

    def finish(self):
        code = self.running.wait(PATIENCE)
        if code == 0:
            return "tried again by itself"
        if self.tries_again:
            raise Failed(f"`{' '.join(map(str, self.words))}` ended with {code}")
        missing = len(self.missing())
        self.run(*self.words)
        return f"{missing} by the same command again"


class Snakemake(Script):
    recipe = "snakemake/Snakefile"
    many = 80
    packages = ("snakemake",)
    words = ("snakemake", "--cores", WORKERS)

    def set_up(self):
        self.variables["XDG_CACHE_HOME"] = str(self.place / "cache")
        self.run("snakemake", "--version")


class Dask(Script):
    recipe = "dask/sweep.py"
    packages = ("distributed",)

    def set_up(self):
        file = self.place / "scheduler.json"
        self.start("dask", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", file)
        until(file.exists, "the scheduler did not start")
        address = re.search(r"tcp://127\.0\.0\.1:\d+", file.read_text())[0]
        self.words = ("python", "sweep.py", address)
        self.workers = [
            self.start("dask", "worker", address, "--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard",
                       "--local-directory", self.place / "scratch")
            for _ in range(WORKERS)]
        ask = f"from distributed import Client; Client('{address}').wait_for_workers({WORKERS}, timeout=30)"
        self.run("python", "-c", ask)

    disturb = Engine.worker_lost


class HyperQueue(Script):
    """The package of PyPI has the server, the workers and the Python interface, but not the program `hq`."""

    recipe = "hyperqueue/sweep.py"
    packages = ("hyperqueue",)
    words = ("python", "sweep.py")
    tries_again = False

    def set_up(self):
        # where the recipe looks for a server
        self.variables["HOME"] = str(self.place)
        serve = "import time; from hyperqueue import LocalCluster; from hyperqueue.cluster import WorkerConfig\n" \
                f"cluster = LocalCluster('{self.place}/.hq-server')\n" \
                f"for _ in range({WORKERS}): cluster.start_worker(WorkerConfig(cores=1))\n" \
                "time.sleep(3600)"
        self.start("python", "-c", serve)
        until((self.place / ".hq-server/hq-current/access.json").exists, "the server did not start")


class HyperQueueProgram(Engine):
    """The same with the program `hq`, where it is on the path."""

    recipe = "hyperqueue/sweep.sh"

    def install(self):
        if not shutil.which("hq"):
            raise Skipped("the program `hq` is not on the path, and no registry has it")

    def set_up(self):
        self.variables["HQ_SERVER_DIR"] = str(self.place / "hq")
        self.start("hq", "server", "start", "--host", "127.0.0.1")
        until((self.place / "hq/hq-current/access.json").exists, "the server did not start")
        self.workers = [self.start("hq", "worker", "start", "--cpus", "1", "--hostname", "127.0.0.1") for _ in range(WORKERS)]
        until(lambda: self.run("hq", "worker", "list", check=False).count("RUNNING") == WORKERS, "no worker came", step=0.2)

    def begin(self):
        self.run("hq", "submit", "sweep.sh")

    disturb = Engine.worker_lost

    def finish(self):
        self.run("hq", "job", "wait", "last")
        self.merge()
        return "tried again by itself"


class Kubernetes(Engine):
    """No cluster: the manifest against the schema of Kubernetes, and its command as the indexes of a Job run it."""

    recipe = "kubernetes/sweep.yaml"
    many = 0
    packages = ("kubernetes-validate",)

    def begin(self):
        check = """if True:
            import json, sys, yaml, kubernetes_validate
            job = yaml.safe_load(open("sweep.yaml"))
            kubernetes_validate.validate(job, sys.argv[1], strict=True)
            wrong = json.loads(json.dumps(job))
            wrong["spec"]["completions"] = "eight"
            try:
                kubernetes_validate.validate(wrong, sys.argv[1], strict=True)
            except kubernetes_validate.ValidationError:
                print(json.dumps(job["spec"]))
            """
        printed = self.run("python", "-c", check, "1.33")
        if not printed:
            raise Failed("the schema takes a Job that is wrong")
        self.spec = json.loads(printed)
        self.waiting, self.pods = list(range(self.spec["completions"])), {}
        self.fill()

    def fill(self):
        """As many pods as there are workers; one that failed is replaced, as the Job says."""
        container = self.spec["template"]["spec"]["containers"][0]
        for pod in [pod for pod in self.pods if pod.poll() is not None]:
            index = self.pods.pop(pod)
            if pod.returncode != 0:
                self.waiting.append(index)
        while self.waiting and len(self.pods) < WORKERS:
            index = self.waiting.pop(0)
            told = {one["name"]: one["value"] for one in container["env"]}
            before, self.variables = self.variables, {**self.variables, **told, "JOB_COMPLETION_INDEX": str(index)}
            self.pods[self.start(*container["command"])] = index
            self.variables = before
        return not self.pods

    def disturb(self):
        pid, number = until(lambda: self.fill() or self.half_done(), "no shard was seen in its middle")
        kill(pid)
        return f"the process of shard {number}"

    def finish(self):
        until(self.fill, "the pods did not end", PATIENCE)
        self.merge()
        return "its index begun again"


ENGINES = {
    "slurm": Slurm, "hyperqueue": HyperQueue, "hq": HyperQueueProgram, "dask": Dask, "snakemake": Snakemake,
    "kubernetes": Kubernetes,
}
