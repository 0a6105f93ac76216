//! What was published: numbers measured in real organizations, and what is simulated for each of them.

use crate::verify::field::lab::FieldLab;
use crate::verify::field::{FieldStanding, Simulated, numbers};

/// What a number depends on when somebody hands over a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// It is computed for the whole company of that scenario.
    Company,
    /// It needs an experiment of its own, on people like those of that scenario.
    People,
    /// It does not depend on that scenario.
    Fixed,
}

impl About {
    /// In a few words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Company => "the company of the scenario",
            Self::People => {
                "an experiment of its own, with people, communication, norms and workload of the scenario"
            }
            Self::Fixed => "does not depend on the scenario",
        }
    }
}

/// A number that was measured in real organizations.
#[derive(Clone, Copy, Debug)]
pub struct FieldNumber {
    /// Name on the command line.
    pub name: &'static str,
    /// What was measured, one sentence without a full stop.
    pub says: &'static str,
    /// Unit in words.
    pub unit: &'static str,
    /// Smallest published value.
    pub from: f64,
    /// Largest published value.
    pub to: f64,
    /// Author and year.
    pub source: &'static str,
    /// Which parameters decide it and whether their values are judgement, one sentence without a full stop.
    pub judgement: &'static str,
    /// Why no values of the parameters bring it about, where none do; one sentence without a full stop.
    pub out_of_scope: Option<&'static str>,
    /// What it depends on when somebody hands over a scenario.
    pub about: About,
    /// Reads it from what was run.
    pub simulate: fn(&FieldLab) -> Simulated,
}

impl FieldNumber {
    /// Where a simulated number lies.
    pub fn standing(&self, simulated: f64) -> FieldStanding {
        let half = 0.5 * (self.to - self.from);
        if self.out_of_scope.is_some() {
            FieldStanding::OutOfScope
        } else if simulated >= self.from && simulated <= self.to {
            FieldStanding::Inside
        } else if simulated >= self.from - half && simulated <= self.to + half {
            FieldStanding::Near
        } else {
            FieldStanding::Outside
        }
    }

    /// How far a simulated number lies from the published range, in widths of the range; 0 inside.
    pub fn distance(&self, simulated: f64) -> f64 {
        if simulated.is_nan() {
            return f64::INFINITY;
        }
        (self.from - simulated).max(simulated - self.to).max(0.0) / (self.to - self.from)
    }
}

/// The range of a number that was published once: a quarter of it to either side, which is judgement.
const fn around(value: f64) -> (f64, f64) {
    let quarter = if value < 0.0 { -0.25 * value } else { 0.25 * value };
    (value - quarter, value + quarter)
}

/// All of them, topic by topic.
pub const EVIDENCE: &[FieldNumber] = &[
    FieldNumber {
        name: "piece_rate_response",
        says: "The same people do about a fifth more for a piece rate than for a fixed wage: 20 % in a field experiment with tree planters, 22 % and 22.6 % in payroll records (bounds there: 8.8 to 60.4 %)",
        unit: "share of output",
        from: 0.20,
        to: 0.226,
        source: "Shearer 2004; Lazear 2000; Paarsch & Shearer 2000",
        judgement: "Decided by people.conviction, people.effort_cost and the strength of the reward, of which the effort cost was set by this finding and the others are judgement: with a cost of 1 nearly all hours would be worked for a fixed wage already",
        out_of_scope: None,
        about: About::People,
        simulate: numbers::piece_rate,
    },
    FieldNumber {
        name: "piece_rate_response_with_hours_to_spare",
        says: "The same fifth where people have hours to spare: nothing in these studies says that hours were short",
        unit: "share of output",
        from: 0.20,
        to: 0.226,
        source: "Shearer 2004; Lazear 2000; Paarsch & Shearer 2000",
        judgement: "Decided by the strength of the reward over people.conviction x clarity, all judgement: where hours do not bind, a unit of pay pulls as much as the conviction that is left; it stays outside because a bonus as strong as the shipped one doubles what people do who have hours to spare: with a fifth of it this number comes out, and then doubling the bonus on the wrong measure no longer hurts",
        out_of_scope: None,
        about: About::People,
        simulate: numbers::piece_rate_with_hours_to_spare,
    },
    FieldNumber {
        name: "piece_rate_elasticity",
        says: "A piece rate that is 1 % higher brings .39 % more from the same tree planters (a quarter to either side counts as the range)",
        unit: "per cent of output per per cent of pay",
        from: around(0.39).0,
        to: around(0.39).1,
        source: "Paarsch & Shearer 2009",
        judgement: "Decided by the strength of the reward over people.conviction x clarity, where hours are to spare",
        out_of_scope: Some(
            "Effort costs its square and pay is added to conviction, so a rate that brings a fifth more than a fixed wage has an elasticity of .2 / 1.2, a sixth: both findings together need another curve of cost",
        ),
        about: About::People,
        simulate: numbers::elasticity,
    },
    FieldNumber {
        name: "contract_volume",
        says: "Doctors who move from a fee for each service to a salary with a smaller fee bring 6 % fewer services (a quarter to either side counts as the range)",
        unit: "share of services",
        from: around(-0.06).0,
        to: around(-0.06).1,
        source: "Dumont et al. 2008",
        judgement: "Decided by the strength of the reward over people.conviction and by workload.arrivals, all judgement; that the fee is halved is an assumption of the experiment",
        out_of_scope: None,
        about: About::People,
        simulate: numbers::contract_volume,
    },
    FieldNumber {
        name: "contract_time_per_service",
        says: "The same doctors take 4 % more time for a service (a quarter to either side counts as the range)",
        unit: "share of time",
        from: around(0.04).0,
        to: around(0.04).1,
        source: "Dumont et al. 2008",
        judgement: "Decided by workload.haste and the strength of the reward over people.conviction, all judgement",
        out_of_scope: None,
        about: About::People,
        simulate: numbers::contract_time,
    },
    FieldNumber {
        name: "contract_unpaid_tasks",
        says: "The same doctors give 8 % more time to tasks that nobody paid for, such as teaching (a quarter to either side counts as the range)",
        unit: "share of hours",
        from: around(0.08).0,
        to: around(0.08).1,
        source: "Dumont et al. 2008",
        judgement: "Decided by the strength of the reward over people.conviction and by the norms that hold people back, all judgement; it stays outside for the same reason as the response with hours to spare: the shipped bonus moves most of what people choose",
        out_of_scope: None,
        about: About::People,
        simulate: numbers::contract_unpaid,
    },
    FieldNumber {
        name: "quality_under_quantity_pay",
        says: "Workers with a flat wage make more mistakes when quantity is paid on top; only the sign is used, from half a percentage point up",
        unit: "share of urgent work that is rework, more than before",
        from: 0.005,
        to: 1.0,
        source: "Hong et al. 2018",
        judgement: "Decided by workload.haste, workload.defect_slope, workload.quality_need and the strength of the reward, all judgement",
        out_of_scope: None,
        about: About::People,
        simulate: numbers::quality,
    },
    FieldNumber {
        name: "mispricing_at_quarter_end",
        says: "Sellers with a quota close deals before the end of the quarter at prices that cost 6 to 8 % of revenue",
        unit: "share of revenue",
        from: 0.06,
        to: 0.08,
        source: "Larkin 2014",
        judgement: "Decided by what a discount counts and is worth, which the experiment states, and by people.conviction and people.habit",
        out_of_scope: Some(
            "The model has no prices, and nobody can bring a date forward: what a discount brings and costs is put in, so its size is no result; only that it grows towards the end of a quarter is",
        ),
        about: About::People,
        simulate: numbers::quarter_end,
    },
    FieldNumber {
        name: "peer_slope",
        says: "When a colleague does more, one does .12 as much more, with 95 % limits of .06 and .18 for the mean of 34 studies; .14 among pairs who fill envelopes, .15 among cashiers",
        unit: "share of the colleague's change",
        from: 0.06,
        to: 0.18,
        source: "Herbst & Mas 2015; Falk & Ichino 2006; Mas & Moretti 2009",
        judgement: "Decided by norms.conformity, which was set by these studies, and by norms.conformity_when_unclear, manager_weight and legacy, which are judgement; the studies measured how much colleagues do, the model moves only what they do",
        out_of_scope: None,
        about: About::People,
        simulate: numbers::peers,
    },
    FieldNumber {
        name: "managers_who_know_the_priority",
        says: "25 to 28 % of executives and managers name three of their firm's priorities, 55 % of middle managers name one of five",
        unit: "share of managers",
        from: 0.25,
        to: 0.55,
        source: "Sull, Sull & Yoder 2018; Sull, Homkes & Sull 2015",
        judgement: "Decided by the strategy.competing_priorities and communication.* that blur the message, all judgement; believing in the true top priority while being at least half certain is also not quite what the surveys asked; a message clear enough for the middle of the range makes everyone more certain than the surveys say",
        out_of_scope: None,
        about: About::Company,
        simulate: numbers::managers_who_know,
    },
    FieldNumber {
        name: "managers_who_say_they_understand",
        says: "97 % of the same executives and managers say that they understand the priorities (from 90 % up counts as the range)",
        unit: "share of managers",
        from: 0.90,
        to: 1.0,
        source: "Sull, Sull & Yoder 2018",
        judgement: "Decided by the communication.* that make people certain; the nearest number of the model is their certainty",
        out_of_scope: Some(
            "People of the model know how uncertain they are (their certainty follows from what they heard), so nobody is sure of what is wrong as most of these managers were",
        ),
        about: About::Company,
        simulate: numbers::managers_who_feel_sure,
    },
    FieldNumber {
        name: "alignment_believed_over_real",
        says: "Executives believe 82 % of their company aligned with its strategy, of which 23 % is left when their answers are compared (a quarter to either side counts as the range)",
        unit: "believed over real alignment",
        from: around(82.0 / 23.0).0,
        to: around(82.0 / 23.0).1,
        source: "Mittal et al. 2023",
        judgement: "Decided by leadership.dashboard_weight and by the communication.* that blur the message, all judgement; compared are what leaders see and the managers who know the top priority; it stays just below because each department of the shipped company is asked for one kind of work most, which is easier to know",
        out_of_scope: None,
        about: About::Company,
        simulate: numbers::alignment_believed,
    },
    FieldNumber {
        name: "expectations_are_clear",
        says: "46 to 56 % of employees strongly agree that they know what is expected of them at work",
        unit: "share of employees",
        from: 0.46,
        to: 0.56,
        source: "Gallup 2025",
        judgement: "Decided by communication.fog, starting_ambiguity, cadence_weeks and distortion, all judgement; compared is the mean certainty about the strategy, where the survey asked about one's own work; it stays outside because less certainty makes the strategy pull less, and then a piece rate moves people more than it does in the field",
        out_of_scope: None,
        about: About::Company,
        simulate: numbers::expectations,
    },
    FieldNumber {
        name: "strategic_value_realised",
        says: "Firms realise 63 % of the value that their strategies promise, and 56 % of strategic initiatives succeed",
        unit: "share of value",
        from: 0.56,
        to: 0.63,
        source: "Mankins & Steele 2005; Economist Intelligence Unit 2013",
        judgement: "Decided by nearly everything, foremost measure.*.credit and people.conviction, which are judgement: the shipped scenario was made to show a gap of about this size; it stays just below because the unplanned work and the rework of the field leave no more",
        out_of_scope: None,
        about: About::Company,
        simulate: numbers::value_realised,
    },
    FieldNumber {
        name: "silence",
        says: "42 % of employees speak up at times and at other times withhold what they know, and 85 % of those interviewed had at least once not raised an important concern",
        unit: "share of people with a concern",
        from: 0.42,
        to: 0.85,
        source: "Detert, Burris & Harrison 2010; Milliken, Morrison & Hewlin 2003",
        judgement: "Decided by voice.base, voice.efficacy and voice.response, all judgement; the model asks everyone what they would do this week about a concern just worth raising, the studies who ever kept one",
        out_of_scope: None,
        about: About::Company,
        simulate: numbers::silence,
    },
    FieldNumber {
        name: "never_speak_up",
        says: "17.5 % of employees say that they never speak up (a quarter to either side counts as the range)",
        unit: "share of people with a concern",
        from: around(0.175).0,
        to: around(0.175).1,
        source: "MIT Sloan Management Review",
        judgement: "Decided by voice.*, all judgement; compared is a quarter of silence",
        out_of_scope: Some(
            "Whether somebody speaks is drawn anew each week with chances that hardly differ between people, so almost nobody is silent for long: it takes people who differ for good",
        ),
        about: About::Company,
        simulate: numbers::never_speak,
    },
    FieldNumber {
        name: "reported_over_true",
        says: "Emergency patients seen within four hours: 96 % reported and 77 % by their own account; veterans seen within 14 days: 57 % reported and 16 % found",
        unit: "reported over true attainment",
        from: 96.0 / 77.0,
        to: 57.0 / 16.0,
        source: "Bevan & Hood 2006; VA Office of Inspector General 2014",
        judgement: "Decided by leadership.dashboard_weight and by what the measure credits, all judgement; two cases of gaming are a wide range",
        out_of_scope: None,
        about: About::Company,
        simulate: numbers::reported_over_true,
    },
    FieldNumber {
        name: "shortfall_that_is_seen",
        says: "Of 23 % of emergency patients who waited beyond four hours 4 % were reported, of 84 % of veterans who waited beyond 14 days 43 %",
        unit: "reported over true shortfall",
        from: 4.0 / 23.0,
        to: 43.0 / 84.0,
        source: "Bevan & Hood 2006; VA Office of Inspector General 2014",
        judgement: "Decided by leadership.dashboard_weight, leadership.target and leadership.dashboard_cap, all judgement: a dashboard is green as soon as its target is attained, so only what is said tells leaders of the rest",
        out_of_scope: None,
        about: About::Company,
        simulate: numbers::shortfall_seen,
    },
    FieldNumber {
        name: "new_work",
        says: "Software teams spend 49 % (high performers), 34 % (medium) and 38 % (low) of their time on new work",
        unit: "share of hours worked",
        from: 0.34,
        to: 0.49,
        source: "Forsgren et al. 2016",
        judgement: "Decided by what pay pulls towards and by people.conviction, all judgement; compared is planned work that the strategy needs, which is not always new; it stays outside because the company of the shipped scenario does not do what its strategy needs: that is its story",
        out_of_scope: None,
        about: About::Company,
        simulate: numbers::new_work,
    },
    FieldNumber {
        name: "unplanned_work",
        says: "Software teams spend 21 % (high performers), 32 % (medium) and 27 % (low) of their time on unplanned work, rework included",
        unit: "share of hours worked",
        from: 0.21,
        to: 0.32,
        source: "Forsgren et al. 2016",
        judgement: "Decided by workload.arrivals, fire, defect and defect_slope, all judgement",
        out_of_scope: None,
        about: About::Company,
        simulate: numbers::unplanned,
    },
    FieldNumber {
        name: "rework",
        says: "Developers lose 23 % of their time to technical debt (a quarter to either side counts as the range)",
        unit: "share of hours worked",
        from: around(0.23).0,
        to: around(0.23).1,
        source: "Besker, Martini & Bosch 2019",
        judgement: "Decided by workload.fire, workload.defect, workload.defect_slope and workload.arrivals, all judgement; the model counts urgent work that defects caused and no redoing of planned work; it stays just below because more fires bring the unplanned work above its range",
        out_of_scope: None,
        about: About::Company,
        simulate: numbers::rework,
    },
    FieldNumber {
        name: "productivity_spread",
        says: "In one industry a plant at the 90th percentile makes about four times as much per worker as one at the 10th (a quarter to either side counts as the range)",
        unit: "value of the better over value of the worse company",
        from: around(4.0).0,
        to: around(4.0).1,
        source: "Syverson 2004",
        judgement: "Decided by how wide the ranges of the industry are, which is judgement",
        out_of_scope: Some(
            "Machines, prices and skill differ between real plants, and part of the spread is theirs: the model holds them equal, so only the part that climate, load and leadership explain can come out",
        ),
        about: About::Fixed,
        simulate: numbers::industry,
    },
    FieldNumber {
        name: "span",
        says: "The median manager has five to six reports",
        unit: "people",
        from: 5.0,
        to: 6.0,
        source: "Gallup 2026",
        judgement: "An input and no result: organization.span was set to 6 because of this number",
        out_of_scope: None,
        about: About::Company,
        simulate: numbers::span,
    },
];
