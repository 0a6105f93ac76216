//! A number that is varied, and its range.

use crate::scenario::typed::{TypedKey, TypedRange};
use crate::scenario::{Advice, Lever, Scenario};

/// A number that is varied.
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    /// Which number.
    pub lever: Lever,
    /// Smallest value.
    pub from: f64,
    /// Largest value.
    pub to: f64,
}

impl Factor {
    /// Reads `KEY`, with its range in the scenario, or `KEY=from..to`.
    ///
    /// # Errors
    /// When there is no such number, or no such range of it.
    pub fn read(scenario: &Scenario, text: &str) -> Result<Self, Advice> {
        let typed = TypedKey::read(scenario, text, "--over ")?;
        let key = &typed.lever.key;
        if typed.lever.is_words() {
            return Err(Advice {
                message: format!("`{key}` is a word: nothing lies between two words"),
                help: "compare words as options of the scenario, with `orgdrift run`".to_owned(),
            });
        }
        let (from, to) = match (typed.range()?, typed.values) {
            (Some(TypedRange { from, to, step: None }), _) => (from, to),
            (_, Some(range)) => {
                return Err(Advice {
                    message: format!("`{range}` is no range"),
                    help: format!("write it as `--over {key}=from..to`, the smaller number first"),
                });
            }
            (_, None) => {
                let declared = scenario.assumptions.iter().find(|known| known.key == *key);
                let declared = declared.ok_or_else(|| Advice {
                    message: format!("`{key}` has no range in `{}`", scenario.id),
                    help: format!("say from where to where, as in `--over {key}=from..to`"),
                })?;
                (declared.from, declared.to)
            }
        };
        Ok(Self { lever: typed.lever, from, to })
    }

    /// The value at a place from 0 to 1 of the range; whole numbers are equally likely.
    pub fn at(&self, place: f64) -> f64 {
        let value = if self.lever.is_whole() {
            self.from + (place * (self.to - self.from + 1.0)).floor()
        } else {
            self.from + place * (self.to - self.from)
        };
        value.min(self.to)
    }
}
