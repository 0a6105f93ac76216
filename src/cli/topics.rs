//! What is told about more than one word: pages on a topic, behind `orgdrift explain TOPIC`.

/// A topic, what it is about, and its page.
#[rustfmt::skip]
const TOPICS: &[(&str, &str, &str)] = &[
    ("results", "how to read what a run says", include_str!("topics/results.txt")),
    ("files", "what a result folder holds", include_str!("topics/files.txt")),
    ("scenarios", "how to write a scenario of your own", include_str!("topics/scenarios.txt")),
    ("levers", "what you can change, and what it does", include_str!("topics/levers.txt")),
    ("reporting lines", "people from an organization chart", include_str!("topics/reporting_lines.txt")),
    ("comparing", "options, scenarios, two sides of a dispute", include_str!("topics/comparing.txt")),
    ("rooms", "a page to play with, sheets for a workshop", include_str!("topics/rooms.txt")),
    ("causes", "why there is a gap", include_str!("topics/causes.txt")),
    ("sweeps", "over a range, and what a result depends on", include_str!("topics/sweeps.txt")),
    ("clusters", "a sweep on many machines", include_str!("topics/clusters.txt")),
    ("reproducing", "the same bytes again, and theory", include_str!("topics/reproducing.txt")),
    ("library", "results in other programs, the engine in yours", include_str!("topics/library.txt")),
];

/// The page on a topic.
pub(super) fn find(word: &str) -> Option<&'static str> {
    let asked = word.replace(['-', '_'], " ").to_lowercase();
    TOPICS.iter().find(|(name, ..)| *name == asked).map(|(.., page)| *page)
}

/// All topics, one line each.
pub(super) fn list() -> String {
    let mut text = String::new();
    for (name, about, _) in TOPICS {
        text.push_str(&format!("  {name:<17}{about}\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::charts::ReportChart;
    use crate::document::terminal::WIDTH;
    use crate::scenario::parameter::{self, Form};

    #[test]
    fn every_page_names_itself_and_fits() {
        for (name, _, page) in TOPICS {
            assert!(page.starts_with(&format!("{name}: ")), "{name}");
            for line in page.lines() {
                assert!(line.chars().count() <= WIDTH, "{name}, more than {WIDTH} columns: {line}");
            }
            assert_eq!(find(name), Some(*page));
        }
        assert!(find("Reporting-Lines").is_some() && find("conviction").is_none());
    }

    #[test]
    fn pages_name_every_shape_of_a_reward_and_every_chart_of_the_story() {
        let shape = parameter::find("reward.any.shape").map(|row| row.form);
        let Some(Form::Choice(shapes)) = shape else { panic!("a shape is one word of a list") };
        for word in shapes {
            assert!(
                find("levers").is_some_and(|page| page.contains(word)),
                "topics/levers.txt: {word}"
            );
        }
        // charts are named as their files are called, in the order of the story
        let page = find("files").unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
        let page = page.replace([',', '-'], " ").replace("  ", " ");
        let mut rest = page.as_str();
        for chart in ReportChart::story() {
            let words = chart.name().replace('-', " ");
            let after = rest.split_once(&words).map(|(_, after)| after);
            rest = after
                .unwrap_or_else(|| panic!("topics/files.txt does not tell `{words}` in its place"));
        }
    }
}
