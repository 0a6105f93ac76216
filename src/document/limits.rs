//! What a result cannot tell.

use crate::document::number::capital;
use crate::document::terminal::{joined, wrapped_to};
use crate::scenario::personal::UNSEEN;
use crate::scenario::unmodelled::UNMODELLED;
use crate::scenario::{MOST_DEPARTMENTS, MOST_LAYERS, MOST_SEATS, MOST_WORK};

/// What a result is not: a few words, and the rest of the paragraph.
pub const CANNOT_TELL: [(&str, &str); 6] = [
    (
        "Not your organization.",
        "It is a model with general rules and your numbers; what it leaves out can matter more than what it \
         holds. Compare it with facts you know: add [facts] to the scenario.",
    ),
    (
        "Not a person.",
        "Seats are simulated. Nobody's work, pay or motives can be read off them; groups under five seats \
         are never shown alone, nor left over when one table is taken from another. Names of persons and addresses are \
         refused, personnel numbers in words as well; as identifiers of seats they are numbered anew.",
    ),
    (
        "Not money.",
        "Value is counted in hours split as the strategy needs them; rewards in the model's own units of \
         motive.",
    ),
    (
        "Not rates of misconduct.",
        "Harmful work is a cost that rises with its square, not a forecast of who would do it.",
    ),
    (
        "Not the future.",
        "Futures differ by luck and by the ranges you gave; what you did not vary is taken as certain. A \
         verdict speaks of this model only.",
    ),
    ("Not a ranking", "of options that differ by less than the smallest difference that matters."),
];

/// Where the numbers of a scenario come from.
pub const NUMBERS_COME_FROM: [&str; 3] = [
    "Every default has a source or is marked as an assumption: `orgdrift explain KEY`.",
    "Ranged assumptions are drawn evenly between their ends, independently of each other.",
    "Small random differences between seats are luck, not character: by default all seats have the same \
     skill, willingness and intent.",
];

/// What a scenario cannot say about who reports to whom.
const CANNOT_SAY: &str = "A matrix: a seat has one manager, who hands on what is said and hears what goes wrong. Dotted \
    lines and second managers are not modelled; `organization.cross_ties` lets people see what colleagues of other \
    departments do, and no more.";

/// Width of the text. Characters.
const WIDTH: usize = 100;

/// The text, as shown by `orgdrift limits`.
pub fn limits() -> String {
    let told = CANNOT_TELL.map(|(words, rest)| format!("{words} {rest}"));
    let paragraphs = |texts: &[String]| {
        let lines: Vec<String> =
            texts.iter().flat_map(|text| wrapped_to(WIDTH, text, 0, 2)).collect();
        joined(&lines)
    };
    let left_out: Vec<String> = UNMODELLED
        .iter()
        .map(|row| format!("{}. {}.", capital(row.what), capital(row.nearest)))
        .collect();
    format!(
        "What a result cannot tell you

{}
What the model leaves out, and the nearest thing it holds

{}
Where the numbers come from

{}
What a scenario cannot say, and what the program cannot see

{}
Size of a scenario

At most {MOST_SEATS} seats, {MOST_LAYERS} layers, {MOST_DEPARTMENTS} departments, {MOST_WORK} kinds of work and 1040 weeks.
A seat takes about 0.4 kB of memory while it runs, each kept future of an option of the demo about 60 kB.
What does not fit into memory is refused with its figures. What takes more than an hour says so before it
starts, and begins with `--yes`.

next: orgdrift explain
",
        paragraphs(&told),
        paragraphs(&left_out),
        paragraphs(&NUMBERS_COME_FROM.map(str::to_owned)),
        paragraphs(&[CANNOT_SAY.to_owned(), format!("Persons that it does not see. {UNSEEN}.")]),
    )
}
