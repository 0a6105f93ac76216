//! Scenarios that come with the program.

/// The file of a scenario, by its name.
macro_rules! scenario {
    ($name:literal) => {
        ($name, include_str!(concat!("../../scenarios/", $name, ".toml")))
    };
}

/// Scenarios that come with the program: name and text. First the defaults of everything, then the questions in the order
/// in which a newcomer meets them.
pub fn library() -> &'static [(&'static str, &'static str)] {
    &[
        scenario!("base"),
        scenario!("tickets-versus-experience"),
        scenario!("winning-departments"),
        scenario!("four-functions"),
        scenario!("said-once"),
        scenario!("say-it-or-fix-it"),
        scenario!("everything-is-a-priority"),
        scenario!("contradictory-signals"),
        scenario!("firefighting"),
        scenario!("silence"),
        scenario!("different-clocks"),
        scenario!("strategic-drift"),
        scenario!("incentive-capture"),
        scenario!("purpose-action-gap"),
        scenario!("pilot-then-scale"),
        scenario!("stop-30-percent"),
        scenario!("cross-selling"),
        scenario!("waiting-time-target"),
        scenario!("partial-truth"),
        scenario!("standardize-or-adapt"),
        scenario!("vague-done"),
    ]
}
