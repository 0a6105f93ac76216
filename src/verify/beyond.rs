//! What is known and does not come out of this model, said beside what does.

/// A known result that the model does not reproduce.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// The result, one sentence without a full stop.
    pub says: &'static str,
    /// Author and year.
    pub source: &'static str,
    /// Why the model does not reproduce it, one sentence without a full stop.
    pub why: &'static str,
}

/// Known results that the model does not reproduce.
pub const NOT_REPRODUCED: &[Beyond] = &[
    Beyond {
        says: "Paying for something can weaken the wish to do it for its own sake, and a small payment can bring less than none",
        source: "Deci 1971; Gneezy & Rustichini 2000",
        why: "Conviction, recognition and identity are added to rewards and never fall because something is paid",
    },
    Beyond {
        says: "About half of what a piece rate brings comes from who joins and who stays",
        source: "Lazear 2000",
        why: "Talent belongs to the seat and stays when its holder changes, and nobody leaves or joins because of pay",
    },
    Beyond {
        says: "Targets that rise with results teach people to hold results back",
        source: "Weitzman 1980",
        why: "Targets are numbers of the scenario file, and no seat looks further ahead than its pay period",
    },
    Beyond {
        says: "Sales move across the end of a pay period and crowd just above the quota",
        source: "Oyer 1998; Larkin 2014",
        why: "An hour counts in the week it is worked: effort rises near a target that is in reach, but nobody can bring a date forward or hold one back",
    },
    Beyond {
        says: "Falling short of a goal weighs more than passing it by as much, even where nothing is paid for it",
        source: "Heath, Larrick & Wu 1999; Allen et al. 2017",
        why: "A target pulls only through its prize, and as strongly from below as from above",
    },
    Beyond {
        says: "Colleagues change how much people work, the less productive ones most, so a good neighbour raises the total",
        source: "Falk & Ichino 2006; Mas & Moretti 2009",
        why: "Norms move the split of the week and never its amount, and everyone looks at all peers alike",
    },
    Beyond {
        says: "Slow learners and newcomers keep knowledge alive that everyone else has stopped looking for",
        source: "March 1991",
        why: "Kinds of work and their worth are given and the same for all, so there is nothing to explore",
    },
    Beyond {
        says: "Work gets faster with every unit that was ever done",
        source: "Wright 1936; Argote & Epple 1990",
        why: "Skill is a number of the scenario file, and a newcomer learns with time in the seat, whatever is done there",
    },
    Beyond {
        says: "People answer a generous wage, and still more a wage cut, with effort",
        source: "Akerlof 1982; Kube, Marechal & Puppe 2013",
        why: "Pay enters as what one more unit earns: its level and what others get move nobody",
    },
    Beyond {
        says: "Promises that no court enforces are kept as long as the future is worth more than breaking them",
        source: "Baker, Gibbons & Murphy 2002",
        why: "Rewards are paid as written and no seat weighs a future with the firm against this week",
    },
    Beyond {
        says: "Goals are bargained between coalitions, and conflicts are settled by attending to one goal after the other",
        source: "Cyert & March 1963",
        why: "What the strategy needs is given, departments have no say in it, and leaders follow one fixed playbook",
    },
    Beyond {
        says: "People quit when colleagues look for other jobs",
        source: "Felps et al. 2009",
        why: "The chance to leave depends on the holder's own exhaustion only",
    },
    Beyond {
        says: "Moods spread through a group",
        source: "Barsade 2002",
        why: "Exhaustion comes from one's own overload and misfit and is not passed on",
    },
    Beyond {
        says: "Who talks to whom keeps changing, mostly among those with common acquaintances",
        source: "Kossinets & Watts 2006",
        why: "Reporting lines and ties across departments are drawn once and stay for the whole run",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_is_said_once_with_its_source_and_reason() {
        for beyond in NOT_REPRODUCED {
            for text in [beyond.says, beyond.source, beyond.why] {
                assert!(!text.is_empty() && !text.ends_with('.'), "{text}");
            }
        }
        let mut says: Vec<&str> = NOT_REPRODUCED.iter().map(|beyond| beyond.says).collect();
        says.sort_unstable();
        says.dedup();
        assert_eq!(says.len(), NOT_REPRODUCED.len());
    }
}
