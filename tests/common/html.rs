//! A page as tests read it: its elements, and nothing forgiven that a browser would repair in silence.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "every test file includes this module for itself and uses a part of it"
)]

use std::collections::BTreeMap;

use html5gum::{Token, Tokenizer, emitters::default::DefaultEmitter};

/// An element and what is inside.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Node>,
}

/// What can be inside an element.
#[derive(Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

/// Elements that have no end.
const VOID: [&str; 7] = ["meta", "link", "wbr", "br", "hr", "img", "input"];

/// Reads a page; panics where a tag is not closed in its place.
pub fn parse(page: &str) -> Element {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut open = vec![Element::default()];
    for token in Tokenizer::new_with_emitter(page, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
                let name = text(&tag.name);
                let attributes =
                    tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
                let element = Element { name: name.clone(), attributes, children: Vec::new() };
                if tag.self_closing || VOID.contains(&name.as_str()) {
                    put(&mut open, Node::Element(element));
                } else {
                    open.push(element);
                }
            }
            Token::EndTag(tag) => {
                let element = open.pop().expect("an open element");
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert_eq!(element.name, name, "a tag is closed out of its place");
                put(&mut open, Node::Element(element));
            }
            Token::String(text) => {
                put(&mut open, Node::Text(String::from_utf8(text.to_vec()).expect("text")));
            }
            Token::Doctype(_) => {}
            Token::Comment(text) => panic!("a comment: {text:?}"),
            Token::Error(error) => panic!("not HTML: {error:?}"),
        }
    }
    assert_eq!(open.len(), 1, "everything is closed");
    open.pop().expect("the page")
}

fn put(open: &mut [Element], node: Node) {
    open.last_mut().expect("an open element").children.push(node);
}

impl Element {
    /// All elements inside, from the top to the bottom.
    pub fn everything(&self) -> Vec<&Element> {
        let mut all = Vec::new();
        for child in &self.children {
            if let Node::Element(element) = child {
                all.push(element);
                all.extend(element.everything());
            }
        }
        all
    }

    /// All elements of these names inside.
    pub fn all(&self, names: &[&str]) -> Vec<&Element> {
        self.everything().into_iter().filter(|it| names.contains(&it.name.as_str())).collect()
    }

    /// The element of an `id`.
    pub fn of_id(&self, id: &str) -> &Element {
        let found = self.everything().into_iter().find(|it| it.has("id") == Some(id));
        found.unwrap_or_else(|| panic!("nothing is called {id}"))
    }

    /// The elements of a class.
    pub fn of_class(&self, class: &str) -> Vec<&Element> {
        let is = |it: &&Element| {
            it.has("class").is_some_and(|all| all.split(' ').any(|word| word == class))
        };
        self.everything().into_iter().filter(is).collect()
    }

    /// An attribute.
    pub fn has(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }

    /// All words inside.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for child in &self.children {
            match child {
                Node::Text(words) => text.push_str(words),
                Node::Element(element) => text.push_str(&element.text()),
            }
        }
        text
    }

    /// Numbers inside: exact value and what is read.
    pub fn numbers(&self) -> Vec<(f64, String)> {
        self.all(&["data"])
            .into_iter()
            .map(|data| {
                let value = data.has("value").expect("a value");
                (value.parse().expect("a number"), data.text())
            })
            .collect()
    }

    /// Rows of a table's body: cells, the head of the row first; it is empty where it goes on.
    pub fn rows(&self) -> Vec<Vec<&Element>> {
        let body = self.all(&["tbody"]);
        let rows = body[0].all(&["tr"]);
        rows.into_iter().map(|row| row.all(&["th", "td"])).collect()
    }

    /// Heads of a table's columns, without their units.
    pub fn heads(&self) -> Vec<String> {
        let head = self.all(&["thead"]);
        head[0].all(&["th"]).into_iter().map(|it| it.all(&["bdi"])[0].text()).collect()
    }
}
