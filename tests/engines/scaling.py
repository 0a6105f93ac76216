"""How a sweep of 10^9 runs scales with cores and with the size of a shard: `python3 scaling.py`, no package needed.

Every shard is started by one scheduler, one after another, then computed on one node, whose speed differs a little from
that of the others; some nodes fail, and their shard is begun again from its last complete part. Last comes the merge, in
one process. The seconds below were measured by `.ci/engines` and by timing the program; `--help` lists them.
"""

import argparse
import heapq
import random


def simulate(nodes, shards, asked):
    """Seconds until the last shard is done, and the share of the cores' time that went into runs."""
    luck = random.Random(1)
    work = asked.runs / asked.runs_a_second / asked.cores_a_node / shards
    waiting = [work] * shards
    free = [(0.0, node) for node in range(nodes)]
    speeds = [luck.uniform(1 - asked.unequal, 1 + asked.unequal) for _ in range(nodes)]
    scheduler = end = 0.0
    while waiting:
        left = waiting.pop()
        at, node = heapq.heappop(free)
        scheduler = max(scheduler, at) + asked.start
        lasts = left / speeds[node]
        fails = luck.expovariate(1 / (asked.hours_between_failures * 3600))
        if fails < lasts:
            # what is lost is a part, half of one on average; the node is away for a while
            done = max(0.0, fails - asked.part / asked.cores_a_node / 2) * speeds[node]
            waiting.insert(0, left - done)
            heapq.heappush(free, (scheduler + fails + asked.away, node))
            continue
        end = max(end, scheduler + lasts)
        heapq.heappush(free, (scheduler + lasts, node))
    return end, asked.runs / asked.runs_a_second / (nodes * asked.cores_a_node * end)


def merging(shards, asked):
    """Seconds of the merge and bytes of its table."""
    points = asked.runs / asked.runs_a_point
    size = points * asked.bytes_a_point
    parts = max(shards, asked.runs / asked.runs_a_second / asked.part)
    # every byte is read twice and written once; each folder and each part is opened
    return max(size * asked.merge_a_byte, 3 * size / asked.disk) + (parts + shards) * asked.merge_a_file, size


def spoken(seconds):
    """A time in the unit in which it is said."""
    for unit, length in (("days", 86400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:.1f} {unit}"
    return f"{seconds:.0f} s"


def main():
    parser = argparse.ArgumentParser(formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    number = lambda name, value, what: parser.add_argument(name, type=float, default=value, help=what)  # noqa: E731
    number("--runs", 1e9, "runs of the sweep")
    number("--runs-a-second", 750, "of one core; measured: 216 people, 104 weeks")
    number("--runs-a-point", 400, "50 futures of 6 arms and 2 twins")
    number("--bytes-a-point", 3500, "rows of one point; measured")
    number("--cores-a-node", 1, "cores that one shard has, as in --threads")
    number("--start", 0.21, "seconds between two starts of the scheduler; measured: Slurm")
    number("--part", 27, "seconds of a core in a part, the most that a failure loses")
    number("--unequal", 0.1, "speeds of nodes differ by this share (assumption)")
    number("--hours-between-failures", 1000, "of one node (assumption)")
    number("--away", 600, "seconds until a failed node is back (assumption)")
    number("--merge-a-byte", 3.7e-9, "seconds of the merge for a byte of the table; measured")
    number("--merge-a-file", 8e-5, "seconds of the merge for a part or a folder; measured")
    number("--disk", 2e8, "bytes a second of the shared file system (assumption)")
    asked = parser.parse_args()
    print("  cores  shards    one shard  all shards  cores' time used    merge  merged table")
    for cores in (10, 100, 1_000, 10_000):
        nodes = max(1, round(cores / asked.cores_a_node))
        for a_node in (1, 4, 16):
            shards = nodes * a_node
            alone = asked.runs / asked.runs_a_second / asked.cores_a_node / shards
            end, used = simulate(nodes, shards, asked)
            merge, size = merging(shards, asked)
            print(f"{cores:>7,}{shards:>8,}{spoken(alone):>13}{spoken(end):>12}{100 * used:>16.0f} %"
                  f"{spoken(merge):>9}{size / 1e9:>11.1f} GB")


if __name__ == "__main__":
    main()
