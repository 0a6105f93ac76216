//! Arguments that come with the program: known disputes, each with a boundary on a shipped scenario.

/// An argument to run as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ready {
    /// Name in the list.
    pub name: &'static str,
    /// What experts disagree about, and which part of it the model has.
    pub question: &'static str,
    /// What was seen with the usual number of futures and seed 1.
    pub boundary: &'static str,
    /// Shipped scenario.
    pub scenario: &'static str,
    /// First side, as for `--first`.
    pub first: &'static str,
    /// Second side, as for `--second`.
    pub second: &'static str,
    /// Parameters asked about, as for `--over`.
    pub over: &'static [&'static str],
}

/// The arguments.
pub const READY: &[Ready] = &[
    Ready {
        name: "repeat-or-translate",
        question: "Say the strategy again and again, or spell out what it means for each role? In a company \
                   that pays no bonus, over how much of a message survives a layer.",
        boundary: "Saying it weekly wins only where next to nothing is lost, above about 0.99; below, it is too close to \
                   call.",
        scenario: "tickets-versus-experience",
        first: "Saying it weekly: communication.cadence_weeks=1, reward.ticket_bonus.strength=0",
        second: "Translating it: communication.translation=0.7, reward.ticket_bonus.strength=0",
        over: &["communication.fidelity=0.3..1"],
    },
    Ready {
        name: "message-or-reward",
        question: "A clear and translated strategy, or four tenths of the bonus on outcomes? Over how hard \
                   people's own conviction pulls.",
        boundary: "The bonus wins below a conviction of about 0.28, the clear strategy above about 1.03, so at the usual 1.5 \
                   too; between them it is too close to call.",
        scenario: "tickets-versus-experience",
        first: "clear_strategy",
        second: "Bonus partly on outcomes: reward.ticket_bonus.pays_for.tickets_closed=0.6, \
                 reward.ticket_bonus.pays_for.customer_experience=0.4",
        over: &["people.conviction=0..8"],
    },
    Ready {
        name: "shared-goal-or-agreed-rules",
        question: "One bonus for the company's result, or rules between departments? Over how much people \
                   leave to others what all are paid for.",
        boundary: "Agreed rules win at every exponent: how much people leave to others does not settle it here.",
        scenario: "winning-departments",
        first: "shared_bonus",
        second: "agreed_rules",
        over: &["reward.shared_outcome.free_riding=0..1"],
    },
    Ready {
        name: "time-or-priorities",
        question: "Give people the hours of their meetings, or stop asking for other things? Over the bonus \
                   on tickets and over the urgent work that lands on the desk.",
        boundary: "Cutting priorities wins where little or nothing is paid and little lands, hours where very much lands; \
                   most of the plane is too close to call.",
        scenario: "tickets-versus-experience",
        first: "No meetings: workload.meetings=0",
        second: "No other priorities: strategy.competing_priorities=0",
        over: &["reward.ticket_bonus.strength=0..1", "workload.arrivals=0.1..0.5"],
    },
];
