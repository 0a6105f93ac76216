//! What every experiment can be told, and the numbers that are read for it.

use clap::Args as ClapArgs;

/// Most futures of an experiment.
const MOST_FUTURES: u32 = 1_000_000;
/// Most threads.
const MOST_THREADS: u32 = 1024;

pub(super) fn futures(text: &str) -> Result<u32, String> {
    from_one_to(MOST_FUTURES, text)
}

pub(super) fn threads(text: &str) -> Result<u32, String> {
    from_one_to(MOST_THREADS, text)
}

pub(super) fn from_one_to(most: u32, text: &str) -> Result<u32, String> {
    match text.parse() {
        Ok(count) if (1..=most).contains(&count) => Ok(count),
        _ => Err(format!("give a whole number from 1 to {most}")),
    }
}

/// What every experiment can be told.
#[derive(Clone, Debug, ClapArgs)]
pub(in crate::cli) struct Common {
    /// Where all luck comes from.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(in crate::cli) seed: u64,
    /// Threads; all cores when left out. Results do not depend on it.
    #[arg(long, value_name = "N", value_parser = threads)]
    pub(in crate::cli) threads: Option<u32>,
    /// Begin even when it takes more than an hour.
    #[arg(long)]
    pub(in crate::cli) yes: bool,
    /// Print the result as JSON.
    #[arg(long)]
    pub(in crate::cli) json: bool,
    /// Say less: -q only sentences and where the files are, -qq nothing but errors.
    #[arg(short, long, action = clap::ArgAction::Count)]
    pub(in crate::cli) quiet: u8,
}
