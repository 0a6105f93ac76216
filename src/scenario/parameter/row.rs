//! A row of the table of keys.

/// What a value looks like in the file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// A number from `low` to `high`.
    Number {
        /// Smallest allowed value.
        low: f64,
        /// Largest allowed value.
        high: f64,
    },
    /// A whole number from `low` to `high`.
    Whole {
        /// Smallest allowed value.
        low: u32,
        /// Largest allowed value.
        high: u32,
    },
    /// One word from a closed list.
    Choice(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// Free text for people.
    Text,
    /// A list of texts: fewest and most.
    Texts(u32, u32),
    /// Kind of work to share: numbers of at least 0 that sum to 1; kinds not named get 0.
    Shares,
    /// Kind of work to number from `low` to `high`; kinds not named get 0.
    PerWork {
        /// Smallest allowed value.
        low: f64,
        /// Largest allowed value.
        high: f64,
    },
    /// Measure to number from `low` to `high`; measures not named get 0.
    PerMeasure {
        /// Smallest allowed value.
        low: f64,
        /// Largest allowed value.
        high: f64,
    },
    /// Rates and from where they hold, in order: see [`MOST_TIERS`](super::MOST_TIERS), [`TIER_FROM`](super::TIER_FROM) and
    /// [`TIER_RATE`](super::TIER_RATE).
    Tiers,
    /// The name of one department.
    DepartmentName,
    /// The name of one kind of work.
    WorkName,
    /// The name of one output measure (see `Metric`).
    MetricName,
    /// A list of department names.
    DepartmentNames,
    /// A list of kinds of work.
    WorkNames,
    /// A list of option names.
    OptionNames,
    /// A list of mechanism names.
    MechanismNames,
}

/// Whether an option or an event may change a value during a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adjustable {
    /// Fixed before the first week.
    No,
    /// By events only, for the whole company: it says what the world needs and what an hour is worth there. An
    /// option that set it would be measured by another yardstick than everything it is compared with.
    World,
    /// For the whole company only.
    Company,
    /// For the whole company, one department or a few teams.
    Unit,
}

/// One row of the table: one key of a scenario file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameter {
    /// Dotted key; `*` stands for a free name.
    pub key: &'static str,
    /// What a value looks like.
    pub form: Form,
    /// Unit in words; empty for words and names.
    pub unit: &'static str,
    /// What it means, one sentence without a full stop.
    pub meaning: &'static str,
    /// Where the number or the idea comes from: author and year, or "assumption".
    pub source: &'static str,
    /// Whether it may change during a run.
    pub adjustable: Adjustable,
    /// Whether a range `{ usual, from, to, source }` may stand in place of the number.
    pub ranged: bool,
    /// What somebody would call it who never saw the file; `{}` stands for the label of a row with a free name. Empty for
    /// what neither varies nor changes: no sentence is about it.
    pub plain: &'static str,
}

impl Parameter {
    /// The same with a name for sentences.
    pub(super) const fn called(self, plain: &'static str) -> Self {
        Self { plain, ..self }
    }
}
