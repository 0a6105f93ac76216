//! The merged files are walked word by word; everything that is not as the parameter table says is noted.

use super::diagnostic::Problems;
use super::draft::{Draft, DraftValue, Set};
use super::keys::{self, Next};
use super::letters::{code, deceiving, honest};
use super::metric::Metric;
use super::parameter::{Adjustable, FREE_TABLES, Parameter};
use super::personal::{self, Stands};
use super::suggest::{closest, enumerated};
use super::tree::{KeyRow, Node, TreeTable, Value};
use super::unmodelled::{Unmodelled, other_word, said_otherwise, unmodelled};
use super::value::{self, Names, metric_help, unknown_help};
use crate::scenario::quoted::short;

/// Free names of the rows of a table that are spelled as names must be.
pub(super) fn names_of(tree: &TreeTable, table: &str) -> Vec<String> {
    let Some(table) = tree.table(table) else { return Vec::new() };
    table.rows.iter().map(|row| row.name.clone()).filter(|name| is_name(name)).collect()
}

/// What a name already means in the tables of results.
fn reserved(table: &str, name: &str) -> Option<&'static str> {
    match (table, name) {
        ("option", "baseline") => Some("the scenario as it is"),
        ("department", "company") => Some("all departments together"),
        ("department", "other-departments") => Some("departments under five people"),
        ("work", "urgent") => Some("all urgent hours"),
        ("work", "rework") => Some("urgent hours on work that came back"),
        ("work", "overhead") => Some("hours in meetings, approvals and reporting"),
        ("work", "lost_to_strain") => Some("hours lost to exhaustion"),
        ("work", "overtime") => Some("hours beyond the contract"),
        ("work", "unused") => Some("hours that nobody worked"),
        _ => None,
    }
}

/// Whether a word can be the name of a row.
pub(super) fn is_name(name: &str) -> bool {
    let letters = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-');
    !name.is_empty() && name.len() <= 60 && name.bytes().all(letters)
}

/// Walks the merged files.
pub(super) fn read(tree: &TreeTable, names: &Names, problems: &mut Problems) -> Draft {
    let mut walk = Walk { names, problems, draft: Draft::default() };
    walk.table(tree, "");
    walk.draft
}

struct Walk<'a> {
    names: &'a Names,
    problems: &'a mut Problems,
    draft: Draft,
}

impl Walk<'_> {
    fn table(&mut self, table: &TreeTable, prefix: &str) {
        let next = keys::below(prefix);
        for row in &table.rows {
            let key = keys::join(prefix, &row.name);
            if !next.has(&row.name) && self.names_a_person(row) {
                continue;
            }
            if prefix.is_empty() && row.name == "each" {
                self.branch(row, &key, Self::each);
                continue;
            }
            if row.name == "set" && keys::is_change(prefix) {
                if !matches!(&row.node.value, Value::Table(table) if table.rows.is_empty()) {
                    self.draft.setting.insert(prefix.to_string());
                }
                self.branch(row, &key, |walk, table| walk.set(table, prefix, ""));
                continue;
            }
            match &next {
                Next::FreeName => self.free_row(row, prefix, &key),
                Next::Words(words) => self.word(row, prefix, &key, words),
            }
        }
    }

    /// Refuses a name that points at a person, without repeating it.
    fn names_a_person(&mut self, row: &KeyRow) -> bool {
        let Some(what) = personal::found(&row.name, Stands::Name) else { return false };
        let problem = self.problems.wrong(
            &row.place,
            format!("a name here is {what}"),
            personal::remedy(what),
        );
        problem.without_its_line();
        true
    }

    fn word(&mut self, row: &KeyRow, prefix: &str, key: &str, words: &[&'static str]) {
        if let Some(parameter) = keys::leaf(key) {
            if let Some(given) = self.given(parameter, key, row) {
                self.draft.values.insert(key.to_string(), given);
            } else {
                self.draft.wrong.insert(key.to_string());
            }
        } else if words.contains(&row.name.as_str()) {
            self.branch(row, key, |walk, table| walk.table(table, key));
        } else {
            let mut words = words.to_vec();
            if prefix.is_empty() {
                words.push("each");
            }
            if keys::is_change(prefix) {
                words.push("set");
            }
            if keys::is_change(prefix) {
                // most likely a value that should stand under `set`
                self.draft.setting.insert(prefix.to_string());
            }
            self.unknown(row, prefix, key, &words);
        }
    }

    fn unknown(&mut self, row: &KeyRow, prefix: &str, key: &str, words: &[&'static str]) {
        let full = |word: &str| keys::join(prefix, word);
        if let Some(Unmodelled { what, nearest, .. }) = unmodelled(&row.name) {
            let message = format!("`{}` is not in the model: it leaves out {what}", short(key));
            self.problems.wrong(&row.place, message, *nearest);
            return;
        }
        let beside = keys::is_change(prefix).then(|| self.beside_set(row)).flatten();
        let help = if let Some(line) = beside {
            format!("an option changes values under `set`: `{line}`")
        } else if let Some(write) = said_otherwise(&row.name) {
            write.to_string()
        } else if let Some(word) = closest(&row.name, words.iter().copied()) {
            format!("did you mean `{}`?", full(word))
        } else if let Some(meant) = other_word(&row.name, prefix) {
            meant
        } else if let Some(help) =
            keys::home(&row.name).and_then(|home| self.at_home(home, row, prefix))
        {
            help
        } else if words.is_empty() {
            fixed(prefix.trim_start_matches("set."))
        } else if prefix.is_empty() && row.name == "set" {
            "only an option or an event sets something: begin with `[option.my-option]`".to_string()
        } else if prefix.is_empty() {
            format!("tables are {}", enumerated(words.iter().copied()))
        } else {
            format!("keys of `{prefix}` are {}", enumerated(words.iter().copied()))
        };
        self.problems.wrong(&row.place, format!("unknown key `{}`", short(key)), help);
    }

    /// What to do with a word that stands in another table, which must help where it was written; nothing where the
    /// words of this table are the better help.
    fn at_home(&self, home: &str, row: &KeyRow, prefix: &str) -> Option<String> {
        let sets = prefix == "set" || prefix.starts_with("set.");
        if !sets && !keys::is_change(prefix) {
            return Some(format!("did you mean `{home}`?"));
        }
        match self.settable(home, &row.node) {
            Some(line) if keys::is_change(prefix) => {
                Some(format!("an option changes values under `set`: `{line}`"))
            }
            Some(_) => Some(format!("did you mean `set.{home}`?")),
            None => {
                let is_structure =
                    ["department.", "organization."].iter().any(|table| home.starts_with(table));
                let is_fixed = super::parameter::find(home)
                    .is_some_and(|parameter| parameter.adjustable == Adjustable::No);
                (is_structure && is_fixed).then(|| fixed(home))
            }
        }
    }

    /// The line that sets what somebody wrote beside `set`: a table of the file, with its first value.
    fn beside_set(&self, row: &KeyRow) -> Option<String> {
        let mut key = row.name.clone();
        let mut node = &row.node;
        while let Value::Table(table) = &node.value
            && keys::leaf(&key).is_none()
        {
            let first = table.rows.first()?;
            key = keys::join(&key, &first.name);
            node = &first.node;
        }
        let settable = keys::leaf(&key)?.adjustable;
        let value = short(self.problems.sources.text(&node.span));
        let is_whole = !value.contains(['…', '\n'])
            && matches!(settable, Adjustable::Company | Adjustable::Unit);
        is_whole.then(|| format!("set.{key} = {value}"))
    }

    /// The line that sets a value under `set`; nothing for one that no option can set, or that is one of many.
    fn settable(&self, key: &str, node: &Node) -> Option<String> {
        let may = super::parameter::find(key)?.adjustable;
        let value = short(self.problems.sources.text(&node.span));
        (matches!(may, Adjustable::Company | Adjustable::Unit) && !key.contains('*'))
            .then(|| format!("set.{key} = {value}"))
    }

    fn free_row(&mut self, row: &KeyRow, table: &str, key: &str) {
        if !self.valid_name(row, table) {
            return;
        }
        if let Value::Table(_) = row.node.value {
            let table = FREE_TABLES.iter().find(|name| **name == table).copied().unwrap_or("");
            self.draft.rows.push((table, row.name.clone(), row.place.clone()));
        }
        self.branch(row, key, |walk, table| walk.table(table, key));
    }

    fn valid_name(&mut self, row: &KeyRow, table: &str) -> bool {
        let name = short(&row.name);
        if table == "facts" {
            if Metric::named(&row.name).is_none() {
                let message = format!("`{name}` in `facts` is no measure of results");
                self.problems.wrong(&row.place, message, metric_help(&row.name));
                return false;
            }
        } else if let Some((letter, why)) = deceiving(&row.name) {
            let message = format!("a name in `{table}` holds {}, {why}", code(letter));
            let help = format!("write `[{table}.{}]`", as_name(&honest(&row.name)));
            self.problems.wrong(&row.place, message, help);
            return false;
        } else if !is_name(&row.name) {
            let message = format!("the name `{name}` in `{table}` is not a name");
            let help = format!(
                "use `a` to `z`, digits, `_` and `-`, at most 60 of them: `[{table}.{}]`; what people \
                 see is `label`",
                as_name(&row.name)
            );
            self.problems.wrong(&row.place, message, help);
            return false;
        } else if let Some(meaning) = reserved(table, &row.name) {
            let message =
                format!("the name `{name}` in `{table}` is taken: in tables it means {meaning}");
            let help =
                format!("choose another name: `[{table}.{name}-2]`; what people see is `label`");
            self.problems.wrong(&row.place, message, help);
            return false;
        } else if table == "department" {
            return self.known_department(row);
        }
        true
    }

    fn known_department(&mut self, row: &KeyRow) -> bool {
        let Some(known) = &self.names.departments else { return true };
        if known.contains(&row.name) {
            return true;
        }
        let message = format!("department `{}` is not in the reporting lines", row.name);
        let names = known.iter().map(String::as_str);
        let help = match closest(&row.name, names.clone()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("departments of the reporting lines are {}", enumerated(names)),
        };
        self.problems.wrong(&row.place, message, help);
        false
    }

    /// Enters a table, or says that there should be one.
    fn branch(&mut self, row: &KeyRow, key: &str, enter: impl FnOnce(&mut Self, &TreeTable)) {
        if let Value::Table(table) = &row.node.value {
            enter(self, table);
            return;
        }
        let message = format!("`{key}` is a value, must be a table");
        let help = match (&row.node.value, key.split_once('.')) {
            (Value::List(_), _) => {
                format!("write `[{key}]` with single brackets, once for each name")
            }
            (_, Some(("set", target))) => match keys::below(target) {
                Next::Words(words) => {
                    let may = |word: &&&str| {
                        keys::leaf(&keys::join(target, word))
                            .is_some_and(|leaf| leaf.adjustable != Adjustable::No)
                    };
                    let word = words.iter().find(may).or(words.first()).unwrap_or(&"...");
                    format!("name the value: `{key}.{word} = ...`")
                }
                Next::FreeName => format!("name row and value: `{key}.NAME. ... = ...`"),
            },
            (_, Some(("facts", name))) => format!("write `{name} = {{ from = 1, to = 2 }}`"),
            _ if row.name == "set" => {
                "name the value: `set.communication.cadence_weeks = 4`".to_string()
            }
            _ => format!("write `[{key}]` on a line of its own and its keys below it"),
        };
        self.problems.wrong(&row.place, message, help);
    }

    fn given(&mut self, parameter: &Parameter, key: &str, row: &KeyRow) -> Option<DraftValue> {
        let typed = value::read(parameter, key, row, self.names, self.problems)?;
        Some(DraftValue { typed, key: row.place.clone(), span: row.node.span.clone() })
    }

    fn each(&mut self, table: &TreeTable) {
        for row in &table.rows {
            let key = keys::join("each", &row.name);
            if !FREE_TABLES.contains(&row.name.as_str()) {
                self.unknown(row, "each", &key, FREE_TABLES);
                continue;
            }
            self.branch(row, &key, |walk, table| {
                let pattern = format!("{}.*", row.name);
                let Next::Words(mut words) = keys::below(&pattern) else { return };
                words.retain(|word| !["label", "counter"].contains(word));
                for row in &table.rows {
                    walk.word(row, &key, &keys::join(&key, &row.name), &words);
                }
            });
        }
    }

    /// What an event or option sets: the words of the whole file, below `set`.
    fn set(&mut self, table: &TreeTable, owner: &str, prefix: &str) {
        let next = keys::below(prefix);
        for row in &table.rows {
            if !next.has(&row.name) && self.names_a_person(row) {
                continue;
            }
            let target = keys::join(prefix, &row.name);
            let shown = format!("set.{target}");
            if let Some(parameter) = super::parameter::find(&target) {
                if parameter.adjustable == Adjustable::No {
                    let message = format!("`{target}` cannot change during a run");
                    self.problems.wrong(&row.place, message, fixed(&target));
                } else if parameter.adjustable == Adjustable::World && owner.starts_with("option.")
                {
                    let message = format!(
                        "`{target}` says what the world needs, so `{owner}` cannot set it: it would only be \
                         measured by another yardstick"
                    );
                    self.problems.wrong(&row.place, message, yardstick(&target));
                } else if let Some(given) = self.given(parameter, &shown, row) {
                    let set = Set { key: target, parameter, given };
                    self.draft.sets.entry(owner.to_string()).or_default().push(set);
                }
                continue;
            }
            match &next {
                Next::FreeName => {
                    if self.known_row(row, prefix) {
                        self.branch(row, &shown, |walk, table| walk.set(table, owner, &target));
                    }
                }
                Next::Words(words) if words.contains(&row.name.as_str()) => {
                    self.branch(row, &shown, |walk, table| walk.set(table, owner, &target));
                }
                Next::Words(words) => {
                    let words: Vec<_> = words
                        .iter()
                        .copied()
                        .filter(|word| may_be_set(&keys::join(prefix, word), owner))
                        .collect();
                    let prefix =
                        if prefix.is_empty() { "set".into() } else { format!("set.{prefix}") };
                    self.unknown(row, &prefix, &shown, &words);
                }
            }
        }
    }

    fn known_row(&mut self, row: &KeyRow, table: &str) -> bool {
        let names = self.names;
        let (known, what) = match table {
            "department" => match &names.departments {
                Some(known) => (known, "department"),
                None => return false,
            },
            "work" => (&names.work, "kind of work"),
            "measure" => (&names.measures, "measure"),
            "reward" => (&names.rewards, "reward"),
            "conflict" => (&names.conflicts, "conflict"),
            _ => {
                let message = format!("`{table}` cannot change during a run");
                self.problems.wrong(&row.place, message, fixed(table));
                return false;
            }
        };
        if known.contains(&row.name) {
            return true;
        }
        let message = format!("`set` changes {what} `{}`, which does not exist", short(&row.name));
        let pattern = format!("{table}.*.{}", row.name);
        let help = match (closest(&row.name, known.iter().map(String::as_str)), table) {
            _ if super::parameter::find(&pattern).is_some() => {
                let first = known.first().map_or("NAME", String::as_str);
                format!("say whose: `set.{table}.{first}.{} = ...`", row.name)
            }
            (Some(meant), _) => format!("did you mean `{meant}`?"),
            (None, "reward") => format!(
                "add `[reward.{}]` with what it pays for and `strength = 0` to the scenario, and set its strength here",
                short(&row.name)
            ),
            (None, "conflict") => format!(
                "add `[conflict.{}]` with its source, target and work and `cost = 0` to the scenario, and set its cost here",
                short(&row.name)
            ),
            _ => unknown_help(&row.name, known, table),
        };
        self.problems.wrong(&row.place, message, help);
        false
    }
}

/// Whether an option or an event can set a key, or one below it.
fn may_be_set(key: &str, owner: &str) -> bool {
    super::parameter::PARAMETERS.iter().any(|parameter| {
        let may = match parameter.adjustable {
            Adjustable::No => false,
            Adjustable::World => !owner.starts_with("option."),
            Adjustable::Company | Adjustable::Unit => true,
        };
        let mut parts = parameter.key.split('.');
        may && key
            .split('.')
            .all(|word| parts.next().is_some_and(|part| part == "*" || part == word))
    })
}

/// Why a value cannot change, and what to do instead.
fn fixed(key: &str) -> String {
    let table = key.split('.').next().unwrap_or(key);
    match table {
        "event" | "option" => {
            "give this option its own `week`, or join options with `combine`".to_string()
        }
        "voice" => "it is a starting value; write a second file that `extends` this one and run both".into(),
        "scenario" | "facts" | "format" | "extends" | "mechanisms" | "card" | "finding" | "live" => {
            "it belongs to the scenario as a whole; write a second file that `extends` this one".into()
        }
        "department" | "organization" => "hiring, layoffs and reorganizations during a run are not modelled: \
              structure is fixed before the first week; write a second file that `extends` this one, change \
              it there and run both"
            .to_string(),
        _ => "structure is fixed before the first week; write a second file that `extends` this one, \
              change it there and run both"
            .to_string(),
    }
}

/// What to do instead of an option that changes the yardstick.
fn yardstick(key: &str) -> String {
    let table = key.split('.').next().unwrap_or(key);
    match table {
        "work" => "set it in the scenario or by an `[event]`, or write a second file and run both: each is then \
                   held against its own twin"
            .to_string(),
        _ => "what leaders ask for is `set.strategy.says`; change the needs by an `[event]`, or in a second file \
              and run both: each is then held against its own twin"
            .to_string(),
    }
}

/// A valid name that looks like a text.
pub(super) fn as_name(text: &str) -> String {
    let mut name = String::new();
    for letter in text.trim().chars().flat_map(char::to_lowercase) {
        let plain = match letter {
            'a'..='z' | '0'..='9' | '_' | '-' => letter,
            'ä' | 'à' | 'á' | 'â' | 'ã' | 'å' => 'a',
            'ö' | 'ò' | 'ó' | 'ô' | 'õ' | 'ø' => 'o',
            'ü' | 'ù' | 'ú' | 'û' => 'u',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ñ' => 'n',
            'ç' => 'c',
            'ß' => 's',
            _ => '-',
        };
        if plain != '-' || !name.ends_with('-') {
            name.push(plain);
        }
    }
    let name: String = name.trim_matches('-').chars().take(60).collect();
    if name.is_empty() { "name".to_string() } else { name }
}
