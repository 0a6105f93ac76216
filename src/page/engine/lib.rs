//! The simulator for a page: a few functions of plain numbers between a script and a [`Session`].
//!
//! A request is a number for what is asked, and bytes that the script wrote where [`reserve`] told it to. An answer
//! stands at the returned place: its length in four bytes, the lowest first, then the answer; it is there until the next
//! request. Nothing is imported, so nothing can be sent anywhere.

use std::cell::RefCell;

use orgdrift::Advice;
use orgdrift::page::{ArmOfPage, CompanyWords, DrawnForm, PageAbout, PageState, Session};
use serde::Deserialize;
use serde_json::{Value, json};

/// Bytes of a number that says whether a binary answer is good.
const GOOD: u8 = 1;

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// What is kept between requests.
#[derive(Default)]
struct Desk {
    session: Option<Session>,
    /// What is seen of the company that was asked for last.
    company: Option<CompanyWords>,
    answer: Vec<u8>,
}

/// Opens a scenario.
#[derive(Deserialize)]
struct OpenRequest {
    id: String,
    text: String,
    chart: Option<String>,
    #[serde(default = "hundred")]
    futures: u32,
    #[serde(default = "first")]
    seed: u64,
}

const fn hundred() -> u32 {
    100
}

const fn first() -> u64 {
    1
}

/// Lives a future of an arm; with the luck of the next one, its headline alone.
#[derive(Deserialize)]
struct LiveRequest {
    arm: usize,
    future: u32,
    #[serde(default)]
    next_luck: bool,
}

/// Keeps the headline of a future with the luck of the next one.
#[derive(Deserialize)]
struct HeadlineRequest {
    arm: usize,
    future: u32,
    headline: Option<f64>,
}

/// Draws so many futures with a tab open.
#[derive(Deserialize)]
struct DrawRequest {
    futures: u32,
    tab: String,
    #[serde(default)]
    next_luck: bool,
    /// Whether charts are files of their own.
    #[serde(default)]
    alone: bool,
    /// Width of the column in which the others stand. Pixels of a screen.
    #[serde(default)]
    column: Option<f64>,
}

/// Room for a request of so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn reserve(length: u32) -> *mut u8 {
    Box::into_raw(vec![0_u8; length as usize].into_boxed_slice()).cast()
}

/// Answers a request that stands in room from [`reserve`], which is given back.
///
/// # Safety
/// `place` and `length` are those of [`reserve`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn call(what: u32, place: *mut u8, length: u32) -> *const u8 {
    // SAFETY: the room was made by `reserve` with this length, and the script gives it back only once
    let request =
        unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(place, length as usize)) };
    DESK.with_borrow_mut(|desk| {
        let answer = desk.answer(what, &request);
        desk.answer.clear();
        desk.answer.extend((answer.len() as u32).to_le_bytes());
        desk.answer.extend(answer);
        desk.answer.as_ptr()
    })
}

impl Desk {
    fn answer(&mut self, what: u32, request: &[u8]) -> Vec<u8> {
        match what {
            0 => told(self.open(request)),
            1 => told(self.change(request)),
            2 => binary(self.live(request)),
            3 => told(self.keep(request)),
            4 => told(self.draw(request)),
            5 => told(self.save()),
            6 => binary(self.company(request)),
            7 => told(self.company_words()),
            8 => told(self.keep_headline(request)),
            _ => {
                told(Err(Advice::new("this is nothing that could be asked", "open the page again")))
            }
        }
    }

    fn open(&mut self, request: &[u8]) -> Result<Value, Advice> {
        let OpenRequest { id, text, chart, futures, seed } = read(request)?;
        let session = Session::open(&id, &text, chart.as_deref().map(str::as_bytes), seed)?;
        let about = PageAbout::of(&session.scenario, futures, seed);
        self.session = Some(session);
        written(&about)
    }

    fn change(&mut self, request: &[u8]) -> Result<Value, Advice> {
        let state: PageState = read(request)?;
        let session = self.session()?;
        match session.change(state.clone()) {
            Ok(()) => written(&session.changed()),
            // where the numbers stand is known even where they have no answer
            Err(wrong) => {
                let levers = written(&session.levers_under(&state.now))?;
                Ok(json!({ "error": said(&wrong), "levers": levers }))
            }
        }
    }

    fn live(&mut self, request: &[u8]) -> Result<Vec<u8>, Advice> {
        let LiveRequest { arm, future, next_luck } = read(request)?;
        let (arm, session) = (arm_of(arm)?, self.session()?);
        if next_luck {
            return Ok(session.live_with_next_luck(arm, future)?.to_le_bytes().to_vec());
        }
        session.live(arm, future)
    }

    fn keep(&mut self, request: &[u8]) -> Result<Value, Advice> {
        let short = || Advice::new("a future arrived incomplete", "open the page again");
        let (arm, rest) = request.split_first_chunk::<4>().ok_or_else(short)?;
        let (future, run) = rest.split_first_chunk::<4>().ok_or_else(short)?;
        let (arm, future) = (u32::from_le_bytes(*arm), u32::from_le_bytes(*future));
        let arm = arm_of(arm as usize)?;
        self.session()?.keep(arm, future, run)?;
        Ok(json!({}))
    }

    fn keep_headline(&mut self, request: &[u8]) -> Result<Value, Advice> {
        let HeadlineRequest { arm, future, headline } = read(request)?;
        let arm = arm_of(arm)?;
        self.session()?.keep_with_next_luck(arm, future, headline.unwrap_or(f64::NAN));
        Ok(json!({}))
    }

    fn draw(&mut self, request: &[u8]) -> Result<Value, Advice> {
        let DrawRequest { futures, tab, next_luck, alone, column } = read(request)?;
        let form = if alone { DrawnForm::Alone } else { DrawnForm::in_column(column) };
        written(&self.session()?.draw(futures, next_luck, &tab, form)?)
    }

    fn save(&mut self) -> Result<Value, Advice> {
        let session = self.session()?;
        let file = format!("{}-what-if.toml", session.scenario.id);
        let lines = session.lines().map(|(file, text)| json!({ "file": file, "text": text }));
        Ok(json!({ "text": session.save(), "file": file, "lines": lines }))
    }

    fn company(&mut self, request: &[u8]) -> Result<Vec<u8>, Advice> {
        let LiveRequest { arm, future, .. } = read(request)?;
        let (bytes, words) = self.session()?.company(arm_of(arm)?, future)?;
        self.company = Some(words);
        Ok(bytes)
    }

    fn company_words(&mut self) -> Result<Value, Advice> {
        let words = self.company.as_ref();
        written(
            words.ok_or_else(|| Advice::new("no company was asked for", "open the page again"))?,
        )
    }

    fn session(&mut self) -> Result<&mut Session, Advice> {
        self.session
            .as_mut()
            .ok_or_else(|| Advice::new("no scenario is open", "open the page again"))
    }
}

fn arm_of(number: usize) -> Result<ArmOfPage, Advice> {
    let arm = ArmOfPage::ALL.get(number).copied();
    arm.ok_or_else(|| Advice::new("there is no such line", "open the page again"))
}

fn read<'a, T: Deserialize<'a>>(request: &'a [u8]) -> Result<T, Advice> {
    serde_json::from_slice(request).map_err(|wrong| {
        Advice::new(format!("this cannot be read: {wrong}"), "open the page again")
    })
}

fn written(answer: &impl serde::Serialize) -> Result<Value, Advice> {
    serde_json::to_value(answer).map_err(|wrong| {
        Advice::new(format!("this cannot be told: {wrong}"), "open the page again")
    })
}

/// A JSON answer.
fn told(answer: Result<Value, Advice>) -> Vec<u8> {
    let answer = answer.unwrap_or_else(|wrong| json!({ "error": said(&wrong) }));
    answer.to_string().into_bytes()
}

/// A binary answer: whether it is good, then its bytes or what is wrong.
fn binary(answer: Result<Vec<u8>, Advice>) -> Vec<u8> {
    match answer {
        Ok(bytes) => [&[GOOD][..], &bytes].concat(),
        Err(wrong) => [&[0], said(&wrong).as_bytes()].concat(),
    }
}

fn said(wrong: &Advice) -> String {
    let Advice { message, help } = wrong;
    format!("{message}; {help}.")
}
