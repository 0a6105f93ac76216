//! The page that `orgdrift` alone prints.

/// What `orgdrift` alone prints: what a newcomer needs, then the other verbs by topic. At most 24 lines of 80 columns.
pub(in crate::cli) const FRONT_PAGE: &str = "\
orgdrift simulates how organizations drift: everyone is busy, the counted
activity rises, and the strategy stalls.

Start here
  orgdrift demo                    the built-in scenario, in a second or two
  orgdrift new my-company          a small scenario of your own to edit
  orgdrift check my-company.toml   what is wrong with it, and what stands out
  orgdrift run my-company.toml     every option through the same futures
  orgdrift explain results         how to read what came out

And then
  live, library, workshop          a page to play with, cards, sheets for a room
  sweep, merge, sensitivity        ranges: where it changes, what it depends on
  why, argue, diff                 reasons: what opens the gap, who wins where
  verify, repeat, limits, schema   trust: theory, same bytes, what is left out

More: `orgdrift explain` lists topics, `orgdrift VERB --help` explains a verb.
With run and demo: --full, --futures N, --seed N, --output DIR, --json, -q
";
