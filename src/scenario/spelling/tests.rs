//! What the reader of TOML says, pinned to the version that is used.

use super::*;

const KEY: &str = "unquoted keys cannot be empty, expected letters, numbers, `-`, `_`";
const WORD: &str = "string values must be quoted, expected literal string";
const MORE: &str = "unexpected key or value, expected newline, `#`";
const COMMA: &str = "missing comma between key-value pairs, expected `,`";
const INLINE: &str = "cannot extend value of type inline table with a dotted key";

/// What the reader of TOML says about a text, and what people are told. The first is not ours: when an update of the
/// `toml` crate says it in other words, [`in_plain_words`] has to learn them.
const SAID: &[(&str, &str, &str)] = &[
    ("a = 1\na = 2", "duplicate key", "this is not TOML: duplicate key"),
    ("[a]\n[a]", "duplicate key", "this is not TOML: duplicate key"),
    ("a = word", WORD, "a word stands where a value is expected"),
    ("a = tru", "invalid boolean, expected `true`", "a word stands where a value is expected"),
    ("a = 0,5", MORE, "something follows the value"),
    ("a = 1 b = 2", MORE, "something follows the value"),
    ("a = \"open", "invalid basic string, expected `\"`", "a text is not closed"),
    ("a = 'open", "invalid literal string, expected `'`", "a text is not closed"),
    ("a = \"\"\"open", "invalid multi-line basic string, expected `\"`", "a text is not closed"),
    ("a = 07", "unexpected leading zero, expected nothing", "a number starts with a zero"),
    ("a = .25", "invalid mantissa, expected digits", "a number has no digit before its point"),
    ("[a", "unclosed table, expected `]`", "a table heading is not closed"),
    ("[[a]", "unclosed array table, expected `]`", "a table heading is not closed"),
    ("a = { b = 1 }\na.c = 2", INLINE, "a `{ ... }` table is complete where it is written"),
    ("a = { b = 1", "unclosed inline table, expected `}`", "a `{ ... }` table is not complete"),
    (
        "a = { b = 1,, c = 2 }",
        "extra comma in inline table, expected key",
        "a `{ ... }` table is not complete",
    ),
    ("a = { b = 1 c = 2 }", COMMA, "a comma is missing"),
    (
        "a = { b = 1 c = 2 }",
        "extra assignment between key-value pairs, expected `,`",
        "a comma is missing",
    ),
    ("a = [1, 2", "unclosed array, expected `]`", "a `[ ... ]` list is not complete"),
    ("a = [1,,2]", "extra comma in array, expected value", "a `[ ... ]` list is not complete"),
    ("a", "key with no value, expected `=`", "`=` is missing"),
    ("a == 1", "extra `=`, expected nothing", "there is one `=` too many"),
    (
        "a = 1\na.b = 2",
        "cannot extend value of type integer with a dotted key",
        "a value is treated as a table",
    ),
    (
        "a! = 1",
        "invalid unquoted key, expected letters, numbers, `-`, `_`",
        "a key contains a character that is not allowed",
    ),
    ("= 1", KEY, "a key contains a character that is not allowed"),
    (
        "a = \"\u{7}\"",
        "invalid basic string, expected non-double-quote visible characters, `\\`",
        "a character stands here that nobody can see",
    ),
    (
        "# \u{7}",
        "invalid comment character, expected printable characters",
        "a character stands here that nobody can see",
    ),
    (
        "a = 1.",
        "invalid fraction, expected digits",
        "this is not TOML: invalid fraction; expected digits",
    ),
];

#[test]
fn the_reader_of_toml_says_what_its_words_in_our_messages_rest_on() {
    for (text, message, told) in SAID {
        let errors = DeTable::parse_recoverable(text).1;
        let said: Vec<&str> = errors.iter().map(Error::message).collect();
        assert!(said.contains(message), "{text}: {said:?}");
        assert_eq!(in_plain_words(message, "word").0, *told, "{text}");
    }
    let deep = [format!("a = {}", "[".repeat(200)), format!("[{}]", ["a"; 200].join("."))];
    for (text, message) in
        deep.iter().zip(["cannot recurse further; max recursion depth met", "recursion limit"])
    {
        assert_eq!(DeTable::parse_recoverable(text).1[0].message(), message);
        assert_eq!(in_plain_words(message, "").0, "tables are nested too deeply");
    }
    // the same words stand for a value that is missing and for one that is a word
    assert_eq!(DeTable::parse_recoverable("a =").1[0].message(), WORD);
    assert_eq!(in_plain_words(WORD, "").0, "a value is missing");
}
