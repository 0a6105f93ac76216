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
        question: "Say the strategy again and again, or spell out what it means for each role? In a company that \
                   pays a small bonus, over how much of a message survives a layer and how fast certainty fades.",
        boundary: "Translating it wins where little survives a layer and certainty lasts, saying it weekly where most \
                   survives and certainty fades fast; most of the plane is too close to call.",
        scenario: "tickets-versus-experience",
        first: "Saying it weekly: communication.cadence_weeks=1, reward.ticket_bonus.strength=0.1",
        second: "Translating it: communication.translation=0.8, reward.ticket_bonus.strength=0.1",
        over: &["communication.fidelity=0.1..0.8", "communication.fog=0.02..0.15"],
    },
    Ready {
        name: "message-or-reward",
        question: "A clear and translated strategy, or four tenths of the bonus on outcomes? Over how hard \
                   people's own conviction pulls.",
        boundary: "The bonus wins below a conviction of about 0.22, the clear strategy above about 0.97, so \
                   at the usual 1.5 and in most of the range of the scenario (0.8 to 2.5).",
        scenario: "tickets-versus-experience",
        first: "clear_strategy",
        second: "Bonus partly on outcomes: reward.ticket_bonus.pays_for.tickets_closed=0.6, \
                 reward.ticket_bonus.pays_for.customer_experience=0.4",
        over: &["people.conviction=0..8"],
    },
    Ready {
        name: "shared-goal-or-one-rule",
        question: "One bonus for the company's result, or one rule between two departments: operations reads a \
                   promise before sales makes it? Over how well the strategy is spelled out and how much \
                   people leave to others what all are paid for.",
        boundary: "The shared bonus wins once the strategy is spelled out or people leave much to others, which makes them \
                   look at what can be seen; one rule wins only where nothing is spelled out and nobody leaves anything.",
        scenario: "winning-departments",
        first: "shared_bonus",
        second: "One rule: conflict.promises.cost=0.1",
        over: &["communication.translation=0..1", "reward.shared_outcome.free_riding=0..0.6"],
    },
    Ready {
        name: "time-or-priorities",
        question: "Give people the hours of their meetings, or stop asking for other things? Over the bonus \
                   on tickets and over the urgent work that lands on the desk.",
        boundary: "Cutting priorities wins where little or nothing is paid, hours only where much is paid and very much \
                   lands; most of the plane is too close to call.",
        scenario: "tickets-versus-experience",
        first: "No meetings: workload.meetings=0",
        second: "No other priorities: strategy.competing_priorities=0",
        over: &["reward.ticket_bonus.strength=0..1", "workload.arrivals=0.1..0.3"],
    },
];
