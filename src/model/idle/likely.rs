//! Why a lever that was seen to change nothing probably did not.

/// Why a key that changed nothing in a run probably did not.
pub(super) fn likely(key: &str) -> String {
    let field = key.rsplit('.').next().unwrap_or(key);
    let table = key.split('.').next().unwrap_or(key);
    let text = match (table, field) {
        ("communication", "ambiguity_max") => {
            "nobody's doubt about the strategy ever comes near its largest"
        }
        ("communication", _) => "what people understand never depends on it here",
        ("workload", "backlog_max") => "nobody ever has so much urgent work waiting",
        (
            "workload",
            "corner_cutting" | "fastest" | "erosion_weeks" | "restore_weeks" | "pressure_from"
            | "haste" | "rework",
        ) => "the week has room for all urgent work, so nobody cuts corners",
        ("workload", "help") => "no department is too full while another one has hours to spare",
        ("workload", "missed_cost") => "nobody ever gives urgent work up",
        ("workload", "urgent_cap") => "urgent work never takes so much of the week",
        ("workload", _) => "urgent work and overhead never get that far here",
        ("people", "effort_cost") => "everyone works every hour there is, with it and without it",
        ("people", "exit_rate" | "exit_strain" | "onboarding" | "onboarding_weeks") => {
            "the same people leave and arrive with it and without it"
        }
        ("people", "reaction") => "what is paid never moves to other work here",
        ("people", "upkeep") => "everything that people do is recognized",
        ("people", _) => "what people do never depends on it here",
        ("norms", _) => "colleagues do the same already, so following them changes nothing",
        ("voice", _) => "what leaders hear never makes them act",
        ("leadership", "practice") => "the leader's own week looks the same to those who see it",
        ("leadership", _) => "leaders never see a gap that makes them act",
        ("work", "visibility") => "what a manager sees pulls nobody here",
        ("work", "repugnance" | "allowed" | "risk" | "builds") => "nobody does this work anyway",
        (
            "work",
            "skill" | "harm" | "payoff_weeks" | "payoff_steps" | "done_clarity" | "sign_offs",
        ) => "the strategy needs none of this work, or nobody does it",
        ("work", _) => "nobody's work depends on it here",
        ("measure" | "reward", _) => "nobody works otherwise for it here",
        ("conflict", _) => "the work that causes the cost is not done",
        ("strategy", _) => "what the strategy asks for never depends on it here",
        _ => "nobody it concerns does anything otherwise",
    };
    text.to_owned()
}
