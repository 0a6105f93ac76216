#!/bin/bash
# A sweep as a task array of HyperQueue, inside one large job of a cluster or on machines of your own.
# Copy this file, change the two names and the sweep, then
#   hq submit sweep.sh                   # all shards
#   hq submit --array 3,5 sweep.sh       # again, only those whose folder is missing
#   orgdrift merge output/my-sweep-shard-*-of-8
# The shard of a worker that is lost goes to another one, where it goes on from the parts that it had finished.
#HQ --name my-sweep
#HQ --array 1-8
#HQ --cpus 1
#HQ --crash-limit 5

scenario=tickets-versus-experience # a file, or a name from `orgdrift library`
output=output/my-sweep             # in a folder that all workers see
shards=8                           # the last number of --array above
shard=$HQ_TASK_ID/$shards

exec orgdrift sweep "$scenario" \
    --vary reward.ticket_bonus.strength=0..2 --vary communication.fidelity=0.8..0.96 --points 64 --futures 40 \
    --output "$output" --shard "$shard" --threads 1 --yes -q
