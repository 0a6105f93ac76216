//! Which shard a task of a cluster is, by the variables that the cluster gives it.

use crate::cli::args::count_of_shards;
use crate::scenario::Advice;

/// How many shards there are, where a cluster does not say it.
const SHARDS: &str = "ORGDRIFT_SHARDS";
/// Number of a task of a Slurm array, and what is known of the array.
const SLURM: &str = "SLURM_ARRAY_TASK_ID";
const SLURM_FIRST: &str = "SLURM_ARRAY_TASK_MIN";
const SLURM_LAST: &str = "SLURM_ARRAY_TASK_MAX";
const SLURM_STEP: &str = "SLURM_ARRAY_TASK_STEP";
const SLURM_COUNT: &str = "SLURM_ARRAY_TASK_COUNT";
/// Number of a pod of an indexed Job of Kubernetes, from 0.
const KUBERNETES: &str = "JOB_COMPLETION_INDEX";
/// Number of a task of `HyperQueue`.
const HYPERQUEUE: &str = "HQ_TASK_ID";

/// Which shard of how many, and which variables said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ClusterTask {
    pub(super) shard: u32,
    pub(super) shards: u32,
    /// As in `SLURM_ARRAY_TASK_ID = 3`.
    pub(super) from: String,
}

/// What the variables of an environment say; `asked` is how many shards there are, if the command line says it.
///
/// # Errors
/// When they are missing, or do not agree.
pub(super) fn read(
    asked: Option<u32>,
    variable: &dyn Fn(&str) -> Option<String>,
) -> Result<ClusterTask, Advice> {
    let variables = Variables(variable);
    let shards = variables.shards(asked)?;
    let there: Vec<&str> = [SLURM, KUBERNETES, HYPERQUEUE]
        .into_iter()
        .filter(|name| variable(name).is_some())
        .collect();
    match there.as_slice() {
        [] => Err(Advice::new(
            format!(
                "`--shard auto` finds no task of an array: neither {SLURM} nor {KUBERNETES} nor {HYPERQUEUE} is set"
            ),
            "start it as a task of an array, or give both numbers as in `--shard 2/3`",
        )),
        [SLURM] => variables.slurm(shards),
        [KUBERNETES] => {
            let index = variables.number(KUBERNETES)?;
            variables.task(
                KUBERNETES,
                index + 1,
                shards,
                "let `completions` of the Job be as many as there are shards",
            )
        }
        [HYPERQUEUE] => {
            let number = variables.number(HYPERQUEUE)?;
            variables.task(
                HYPERQUEUE,
                number,
                shards,
                "submit it with `--array 1-N`, where N is the number of shards",
            )
        }
        several => Err(Advice::new(
            format!("`--shard auto` does not know which of {} to go by", several.join(" and ")),
            "give both numbers as in `--shard 2/3`, or unset the variables of the outer cluster",
        )),
    }
}

struct Variables<'a>(&'a dyn Fn(&str) -> Option<String>);

impl Variables<'_> {
    /// A number that has to be there.
    fn number(&self, name: &str) -> Result<u32, Advice> {
        self.number_if_set(name)?.ok_or_else(|| {
            Advice::new(
                format!("`--shard auto` needs {name}, which is not set"),
                "give both numbers as in `--shard 2/3`",
            )
        })
    }

    fn number_if_set(&self, name: &str) -> Result<Option<u32>, Advice> {
        let Some(text) = (self.0)(name) else { return Ok(None) };
        // one less than there are, so that one more is a number as well
        let number = text.trim().parse().ok().filter(|&number: &u32| number < u32::MAX);
        number.map(Some).ok_or_else(|| {
            Advice::new(
                format!("{name} is `{text}`, must be a whole number"),
                "give both numbers as in `--shard 2/3`",
            )
        })
    }

    /// How many shards there are, from the command line or from a variable of ours.
    fn shards(&self, asked: Option<u32>) -> Result<Option<u32>, Advice> {
        let Some(text) = (self.0)(SHARDS) else { return Ok(asked) };
        let Some(said) = count_of_shards(text.trim()) else {
            return Err(Advice::new(
                format!("{SHARDS} is `{text}`, must be how many shards there are"),
                "set it to a whole number, or unset it and say `--shard auto/3`",
            ));
        };
        match asked {
            Some(asked) if asked != said => Err(Advice::new(
                format!("`--shard auto/{asked}` and {SHARDS} = {said} do not agree"),
                "leave one of them out",
            )),
            _ => Ok(Some(said)),
        }
    }

    /// A task that knows its number and, from elsewhere, how many there are.
    fn task(
        &self,
        name: &str,
        shard: u32,
        shards: Option<u32>,
        help: &str,
    ) -> Result<ClusterTask, Advice> {
        let said = (self.0)(name).unwrap_or_default();
        let Some(shards) = shards else {
            return Err(Advice::new(
                format!(
                    "{name} = {said} says which shard this is, and nothing says how many there are"
                ),
                format!("say `--shard auto/N`, or set {SHARDS}"),
            ));
        };
        if !(1..=shards).contains(&shard) {
            return Err(Advice::new(
                format!("{name} = {said} is none of {shards} shards"),
                help.to_owned(),
            ));
        }
        Ok(ClusterTask { shard, shards, from: format!("{name} = {said}") })
    }

    fn slurm(&self, shards: Option<u32>) -> Result<ClusterTask, Advice> {
        let number = self.number(SLURM)?;
        if shards.is_some() {
            let help = "submit it with `--array=1-N`, where N is the number of shards";
            return self.task(SLURM, number, shards, help);
        }
        let [first, last, count] =
            [self.number(SLURM_FIRST)?, self.number(SLURM_LAST)?, self.number(SLURM_COUNT)?];
        let step = self.number_if_set(SLURM_STEP)?.unwrap_or(1);
        let array = format!(
            "{SLURM_FIRST} = {first}, {SLURM_LAST} = {last}, {SLURM_STEP} = {step}, {SLURM_COUNT} = {count}"
        );
        if count == 1 {
            return Err(Advice::new(
                format!(
                    "{SLURM_COUNT} = 1: an array of one task does not say how many shards there are"
                ),
                format!(
                    "to live one shard again, say of how many it is, as in `--shard auto/8` with `--array={number}`"
                ),
            ));
        }
        let is_whole = step > 0
            && first <= last
            && (last - first).is_multiple_of(step)
            && Some(count) == ((last - first) / step).checked_add(1);
        if !is_whole {
            return Err(Advice::new(
                format!("the array has gaps: {array}"),
                "submit all of it, as in `--array=1-8`; to live some shards again, say of how many they are, as in \
                 `--shard auto/8` with `--array=3,5`",
            ));
        }
        if !(first..=last).contains(&number) || !(number - first).is_multiple_of(step) {
            return Err(Advice::new(
                format!("{SLURM} = {number} is no task of the array: {array}"),
                "give both numbers as in `--shard 2/3`",
            ));
        }
        let from = format!("{SLURM} = {number} of {first} to {last}");
        let from = if step == 1 { from } else { format!("{from} in steps of {step}") };
        let Some(shards) = count_of_shards(&count.to_string()) else {
            return Err(Advice::new(
                format!("{SLURM_COUNT} = {count} is more than there can be shards"),
                "let each task live more",
            ));
        };
        Ok(ClusterTask { shard: (number - first) / step + 1, shards, from })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(asked: Option<u32>, variables: &[(&str, &str)]) -> Result<(u32, u32), String> {
        let variable = |name: &str| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned())
        };
        let read = read(asked, &variable);
        read.map(|task| (task.shard, task.shards)).map_err(|advice| advice.message)
    }

    fn slurm(
        asked: Option<u32>,
        [number, first, last, step, count]: [&str; 5],
    ) -> Result<(u32, u32), String> {
        task(
            asked,
            &[
                (SLURM, number),
                (SLURM_FIRST, first),
                (SLURM_LAST, last),
                (SLURM_STEP, step),
                (SLURM_COUNT, count),
            ],
        )
    }

    #[test]
    fn a_whole_array_of_slurm_says_both_numbers_wherever_it_begins() {
        assert_eq!(slurm(None, ["3", "1", "8", "1", "8"]), Ok((3, 8)));
        assert_eq!(slurm(None, ["0", "0", "7", "1", "8"]), Ok((1, 8)));
        assert_eq!(slurm(None, ["7", "0", "7", "1", "8"]), Ok((8, 8)));
        assert_eq!(slurm(None, ["16", "10", "16", "2", "4"]), Ok((4, 4)));
        let refused = |words: [&str; 5], part: &str| {
            let message = slurm(None, words).expect_err(part);
            assert!(message.contains(part), "{message}");
        };
        refused(["3", "1", "7", "1", "3"], "the array has gaps: SLURM_ARRAY_TASK_MIN = 1");
        refused(["3", "3", "3", "1", "1"], "an array of one task");
        refused(["9", "1", "8", "1", "8"], "SLURM_ARRAY_TASK_ID = 9 is no task");
        refused(["11", "10", "16", "2", "4"], "SLURM_ARRAY_TASK_ID = 11 is no task");
        refused(["1", "1", "8", "0", "8"], "gaps");
        refused(["x", "1", "8", "1", "8"], "SLURM_ARRAY_TASK_ID is `x`");
        refused(["1", "1", "20000", "1", "20000"], "SLURM_ARRAY_TASK_COUNT = 20000");
        refused(["4294967295", "0", "4294967295", "1", "1"], "SLURM_ARRAY_TASK_ID is");
        assert!(task(None, &[(SLURM, "1")]).expect_err("missing").contains(SLURM_FIRST));
    }

    #[test]
    fn some_tasks_of_slurm_again_need_to_be_told_of_how_many() {
        assert_eq!(slurm(Some(8), ["3", "3", "5", "1", "2"]), Ok((3, 8)));
        assert_eq!(slurm(Some(8), ["3", "3", "3", "1", "1"]), Ok((3, 8)));
        let message = slurm(Some(8), ["0", "0", "7", "1", "8"]).expect_err("from 0");
        assert!(message.contains("SLURM_ARRAY_TASK_ID = 0 is none of 8 shards"), "{message}");
    }

    #[test]
    fn other_clusters_say_which_and_somebody_how_many() {
        assert_eq!(task(Some(3), &[(KUBERNETES, "0")]), Ok((1, 3)));
        assert_eq!(task(None, &[(KUBERNETES, "2"), (SHARDS, "3")]), Ok((3, 3)));
        assert_eq!(task(Some(3), &[(KUBERNETES, "2"), (SHARDS, "3")]), Ok((3, 3)));
        assert_eq!(task(Some(3), &[(HYPERQUEUE, "3")]), Ok((3, 3)));
        for (asked, variables, part) in [
            (None, &[][..], "neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX nor HQ_TASK_ID"),
            (None, &[(HYPERQUEUE, "3")], "nothing says how many"),
            (Some(3), &[(KUBERNETES, "3")], "JOB_COMPLETION_INDEX = 3 is none of 3 shards"),
            (Some(3), &[(HYPERQUEUE, "0")], "HQ_TASK_ID = 0 is none of 3 shards"),
            (Some(3), &[(HYPERQUEUE, "1"), (SHARDS, "4")], "ORGDRIFT_SHARDS = 4 do not agree"),
            (Some(3), &[(HYPERQUEUE, "1"), (SHARDS, "many")], "ORGDRIFT_SHARDS is `many`"),
            (Some(3), &[(HYPERQUEUE, "1"), (SLURM, "1")], "SLURM_ARRAY_TASK_ID and HQ_TASK_ID"),
            (Some(3), &[(KUBERNETES, "-1")], "JOB_COMPLETION_INDEX is `-1`"),
        ] {
            let message = task(asked, variables).expect_err(part);
            assert!(message.contains(part), "{message}");
        }
    }
}
