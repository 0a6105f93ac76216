//! A chart under the name that its files have.

use super::Figure;

/// A chart and the name of its files.
#[derive(Clone, Debug)]
pub struct NamedChart {
    /// File name without ending; begins with the number that the chart has in all results.
    pub name: &'static str,
    /// The chart.
    pub figure: Figure,
}

impl NamedChart {
    /// Its files in a result folder: vectors, then pixels.
    pub fn files(&self) -> [String; 2] {
        ["svg", "png"].map(|ending| format!("charts/{}.{ending}", self.name))
    }
}
