//! The steps of a lever along the edge of a chart: numbers at their true distance, words at equal ones.

/// The values that a lever takes, in the order in which they are drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Steps {
    /// Numbers, rising, in the unit of the lever.
    Numbers(Vec<f64>),
    /// Words without a distance between them.
    Words(Vec<String>),
}

impl Default for Steps {
    fn default() -> Self {
        Self::Numbers(Vec::new())
    }
}

impl Steps {
    /// How many steps there are.
    pub fn count(&self) -> usize {
        match self {
            Self::Numbers(values) => values.len(),
            Self::Words(words) => words.len(),
        }
    }
}

/// Something that was varied from step to step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lever {
    /// What it means, in words of the field.
    pub label: String,
    /// Its unit; empty for words.
    pub unit: String,
    /// Its values.
    pub steps: Steps,
}

/// A labelled place on one lever.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// Where it lies: in the unit of the lever, or the position of the word, 0 first.
    pub at: f64,
    /// What it stands for.
    pub label: String,
}

/// A labelled place in the plane of two levers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spot {
    /// Where it lies on the horizontal lever, as in [`Place`].
    pub across: f64,
    /// Where it lies on the vertical lever, as in [`Place`].
    pub up: f64,
    /// What it stands for.
    pub label: String,
}
