//! What people ask of a model of organizations and this one does not hold, in the words they use, with the nearest
//! thing that it does hold.

/// Something that is left out of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unmodelled {
    /// Words by which people ask for it, in lower case, singular, with `_` between their parts.
    pub words: &'static [&'static str],
    /// What it is: "part-time work".
    pub what: &'static str,
    /// The nearest thing that can be said, as advice.
    pub nearest: &'static str,
}

/// Everything that is known to be asked for and left out.
#[rustfmt::skip]
pub const UNMODELLED: &[Unmodelled] = &[
    Unmodelled {
        words: &["headcount", "hire", "hiring", "joiner", "growth", "layoff", "laid_off", "redundancy", "downsizing", "leaver", "vacancy", "vacant"],
        what: "a number of seats that changes during a run (hiring, layoffs, vacancies)",
        nearest: "write a second file that `extends` this one with other `people` and run both; people who leave and are replaced at once are `people.exit_rate`",
    },
    Unmodelled {
        words: &["reorg", "reorganisation", "reorganization", "restructure", "restructuring", "merger", "transfer"],
        what: "a reorganization during a run",
        nearest: "write a second file that `extends` this one with other departments, `organization.span` or chart and run both",
    },
    Unmodelled {
        words: &["fte", "part_time", "parttime", "hour", "working_hour", "workday", "contractor", "shift_pattern"],
        what: "part-time work and contracts of different length",
        nearest: "a seat is one full working week: count full-time seats in `people`; hours that are not free are `workload.meetings`, `approvals` and `reporting`, hours beyond the week `workload.overtime`",
    },
    Unmodelled {
        words: &["matrix", "dotted_line", "second_manager", "dual_reporting", "project_manager"],
        what: "a matrix, in which a seat has two managers",
        nearest: "colleagues elsewhere whom people watch are `organization.cross_ties`; the second scale of what is asked is `strategy.competing_priorities`",
    },
    Unmodelled {
        words: &["delayering", "delayering_cost", "severance", "span_cost", "span_of_control", "manager_hour", "supervision", "coaching"],
        what: "what managers' time and their removal cost: a wide span loses fewer layers and costs nothing",
        nearest: "set `organization.span`, or sweep it, and read the sizes beside the verdict: fewer managers and layers are what it brings",
    },
    Unmodelled {
        words: &["salary", "wage", "base_pay", "basepay", "fixed_pay", "money", "currency", "euro", "dollar", "budget", "equity", "stock", "shares_granted", "profit", "revenue", "ebit"],
        what: "money: reward is counted in motive per counted unit",
        nearest: "`reward.NAME.strength` says how strongly a reward pulls, and `option.NAME.at_equal_cost` finds the strength at which an option costs as much as today",
    },
    Unmodelled {
        words: &["multiplier", "modifier"],
        what: "pay for one measure that is multiplied by another",
        nearest: "all or nothing is a gate: `reward.NAME.gate` names the other measure and its least units; a negative weight in `pays_for` takes away for what the other measure counts",
    },
    Unmodelled {
        words: &["spiff", "spif", "contest", "special_commission"],
        what: "a commission for some weeks as a thing of its own",
        nearest: "switch a reward on: write `[reward.spiff]` with `strength = 0` and an option with `week`, `until` and `set.reward.spiff.strength = 1`; parts for the person, the team and the company are rewards of their own with `based_on`",
    },
    Unmodelled {
        words: &["promotion", "career", "performance_review", "forced_ranking", "stack_ranking", "firing"],
        what: "careers: nobody is promoted or dismissed for results",
        nearest: "a prize for the better of two is `shape = \"tournament\"`; being seen is `people.recognition`",
    },
    Unmodelled {
        words: &["quality_of_hire", "talent", "personality", "culture", "engagement", "trust", "morale", "psychological_safety"],
        what: "traits of persons and of a culture as such",
        nearest: "what they do is modelled: `people.conviction`, `norms.*`, `voice.*` and `communication.credibility_*`",
    },
    Unmodelled {
        words: &["customer", "competitor", "market", "price", "season", "seasonality"],
        what: "customers and markets, which answer to nothing here",
        nearest: "work that they bring is `workload.arrivals`, which an `[event]` may change; what they need is `strategy.intent`",
    },
    Unmodelled {
        words: &["draw", "guarantee", "deferral", "deferred", "vesting", "malus", "holdback"],
        what: "pay that is advanced, deferred or taken back in a later period",
        nearest: "a longer `period_weeks` pays later; a negative weight in `pays_for` takes away in the same period",
    },
    Unmodelled {
        words: &["quota_change", "ratchet", "ratcheting", "target_setting"],
        what: "targets that follow what was attained before",
        nearest: "an `[event]` may set `reward.NAME.target` in a later week",
    },
    Unmodelled {
        words: &["misconduct", "fraud", "detection", "audit_probability"],
        what: "rates of misconduct and its detection",
        nearest: "harmful work is a kind of work with `harm`; a penalty is a negative weight in `pays_for`",
    },
];

/// Something that the model holds under another name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SaidOtherwise {
    /// Words by which people ask for it, as in [`Unmodelled::words`].
    pub words: &'static [&'static str],
    /// How a scenario file says it, as advice.
    pub write: &'static str,
}

/// Everything that is known to be asked for under another name than that of its key.
#[rustfmt::skip]
pub const SAID_OTHERWISE: &[SaidOtherwise] = &[
    SaidOtherwise {
        words: &["accelerator", "accelerated", "acceleration", "decelerator", "tiered", "rate_table", "piecewise", "stepped", "kicker"],
        write: "write `shape = \"tiers\"` and `tiers = [{ from = 0, rate = 1.0 }, { from = 10, rate = 2.0 }]`: what a counted unit earns, in units of `strength`, and from how many in a pay period; a first rate of 0 pays nothing below a quota, a last one of 0 is a cap",
    },
    SaidOtherwise {
        words: &["gated", "gatekeeper", "gate_measure", "condition", "hurdle", "only_if", "clawback", "claw_back"],
        write: "write `gate = { NAME = 5 }` with the name of the other measure: the reward is due at the end of a pay period in which that measure has at least so many counted units, and else nothing is; pay that is advanced and taken back then (a clawback) pulls alike",
    },
];

/// What is left out under this name, whatever its case, its separators and its plural.
pub fn unmodelled(word: &str) -> Option<&'static Unmodelled> {
    UNMODELLED.iter().find(|row| is_one_of(word, row.words))
}

/// How a scenario file says what people call by this name, whatever its case, its separators and its plural.
pub fn said_otherwise(word: &str) -> Option<&'static str> {
    SAID_OTHERWISE.iter().find(|row| is_one_of(word, row.words)).map(|row| row.write)
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    let word = word.trim().to_lowercase().replace(['-', ' '], "_");
    let singular = match word.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => word.strip_suffix('s').unwrap_or(&word).to_string(),
    };
    words.iter().any(|known| *known == word || *known == singular)
}

/// What a word of everyday means among the keys below a prefix.
pub(super) fn other_word(word: &str, prefix: &str) -> Option<String> {
    let parts: Vec<&str> = prefix.trim_start_matches("set.").split('.').collect();
    let small = word.to_lowercase();
    match (small.as_str(), parts.as_slice()) {
        ("quota" | "quotas" | "goal" | "target_value", ["reward", _]) => {
            Some(format!("did you mean `{prefix}.target`?"))
        }
        ("quota" | "quotas", _) => Some(
            "a quota is the `target` of a reward with `shape = \"threshold\"`, or the `cap` of one with `shape = \"capped\"`"
                .to_string(),
        ),
        ("layers" | "layer" | "levels" | "depth", _) => Some(
            "layers follow from `organization.span` and the `people` of each department, which are fixed before the \
             first week"
                .to_string(),
        ),
        ("turnover" | "attrition" | "churn" | "fluctuation", _) => {
            Some("did you mean `people.exit_rate`? it holds for all departments".to_string())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::parameter::PARAMETERS;

    #[test]
    fn words_are_found_in_any_spelling() {
        for word in ["Part-Time", "layoffs", "FTE", "dotted line", "hours", "vacancies"] {
            assert!(unmodelled(word).is_some(), "{word}");
        }
        assert!(unmodelled("strength").is_none());
    }

    #[test]
    fn no_word_of_a_scenario_is_said_to_be_left_out() {
        // `hours` is the word of a conflict alone, and means something else of a seat
        let keys = PARAMETERS.iter().filter(|parameter| parameter.key != "conflict.*.hours");
        for part in keys.flat_map(|parameter| parameter.key.split('.')) {
            assert!(unmodelled(part).is_none() && said_otherwise(part).is_none(), "{part}");
        }
    }

    #[test]
    fn what_is_said_otherwise_is_not_left_out() {
        for word in SAID_OTHERWISE.iter().flat_map(|row| row.words) {
            assert!(unmodelled(word).is_none() && said_otherwise(word).is_some(), "{word}");
        }
    }
}
