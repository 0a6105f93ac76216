//! `verify`: what theory knows, against the simulation.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::cli::answer::load;
use crate::cli::args::VerifyArgs;
use crate::cli::outcome::CommandFailure;
use crate::cli::progress::Progress;
use crate::cli::say;
use crate::cli::size::{Consent, RequestSize};
use crate::cli::threads::{Threads, with_threads};
use crate::output::document;
use crate::output::folder::Folder;
use crate::question::compare::ask::memory_of;
use crate::scenario::Scenario;
use crate::verify::choose::choose;
use crate::verify::field::lab::plan_of_user;
use crate::verify::words::{self, Verification};
use crate::verify::{Claim, Outcome, claims, field, pack};

/// Where the files go.
const FOLDER: &str = "output/verify";

/// Runs the claims, or only lists them.
pub(super) fn verify(how: &VerifyArgs) -> Result<(), CommandFailure> {
    let claims = choose(claims(), &how.only)
        .map_err(|unclear| CommandFailure::Request(unclear.message, unclear.help))?;
    if how.list {
        say::data(&if how.json { pack::json_list(&claims) } else { words::list(&claims) });
        return Ok(());
    }
    let own = match &how.field {
        Some(Some(file)) => Some(load(file, how.json)?),
        _ => None,
    };
    let target = target(how);
    if let Some(target) = &target {
        Folder::try_out(target)?;
    }
    if let Some(scenario) = &own {
        let like = plan_of_user(scenario);
        let threads = with_threads(how.threads, rayon::current_num_threads)?;
        let size = RequestSize {
            like: &like,
            runs: like.runs(),
            kept: memory_of(&like, threads),
            besides: 0.0,
            tables: 0.0,
            less: "verify without your own scenario",
        };
        size.agree(how.threads, Consent { yes: how.yes, talks: how.quiet < 2 })?;
    }
    let (outcomes, findings) = run(&claims, how, own.as_ref())?;
    let folder = match &target {
        Some(target) => {
            let document = pack::document(&outcomes, findings.as_deref(), own.as_ref());
            Some(with_threads(how.threads, || document::write(target, document, &Threads))??.folder)
        }
        None => None,
    };
    show(
        &Verification {
            outcomes: &outcomes,
            everything: how.only.is_empty(),
            findings: findings.as_deref(),
            folder: folder.as_deref(),
        },
        how,
    );
    judge(&outcomes)
}

/// A part of the claims is written only when somebody says where: it must not replace all of them.
fn target(how: &VerifyArgs) -> Option<PathBuf> {
    let usual = how.only.is_empty().then(|| Path::new(FOLDER).to_path_buf());
    how.output.clone().or(usual)
}

/// Runs claims side by side, and the field beside them if it was asked for.
fn run(
    claims: &[Claim],
    how: &VerifyArgs,
    own: Option<&Scenario>,
) -> Result<(Vec<Outcome>, Option<Vec<field::Finding>>), CommandFailure> {
    let progress = Progress::begin(claims.len() as u64, "claims", how.quiet > 0 || how.json);
    let check = |claim: &Claim| {
        let outcome = claim.check();
        progress.add(1);
        outcome
    };
    let (outcomes, findings) = with_threads(how.threads, || {
        rayon::join(
            || claims.par_iter().map(check).collect::<Vec<Outcome>>(),
            || how.field.as_ref().map(|_| field::findings(own)).transpose(),
        )
    })?;
    progress.end();
    let findings = findings.map_err(|trouble| CommandFailure::Field(trouble.0))?;
    Ok((outcomes, findings))
}

fn show(verified: &Verification, how: &VerifyArgs) {
    if how.quiet > 1 {
        return;
    }
    say::data(&if how.json {
        pack::json(verified)
    } else if how.quiet == 1 {
        words::short(verified)
    } else {
        words::full(verified)
    });
}

/// Claims must hold; what was measured in the field is evidence and never fails.
fn judge(outcomes: &[Outcome]) -> Result<(), CommandFailure> {
    let failing = words::failing(outcomes);
    if failing.is_empty() { Ok(()) } else { Err(CommandFailure::Claims(failing)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::samples::mixed;

    #[test]
    fn a_claim_that_fails_is_exit_code_5_and_named() {
        let outcomes = mixed();
        assert!(judge(&outcomes[..1]).is_ok());
        let failure = judge(&outcomes).expect_err("two claims fail");
        assert_eq!(failure.exit_code(), 5);
        let CommandFailure::Claims(names) = failure else { panic!("{failure:?}") };
        assert_eq!(names[0], "pay_buys_harm: effort 1, effort 2");
        assert_eq!(names[1], "colleagues_agree: could not be run: a number stopped making sense");
    }

    #[test]
    fn a_part_of_the_claims_is_written_only_where_somebody_says() {
        let all = VerifyArgs::default();
        assert_eq!(target(&all), Some(PathBuf::from(FOLDER)));
        let some = VerifyArgs { only: vec!["pay".into()], ..all };
        assert_eq!(target(&some), None);
        let there = VerifyArgs { output: Some("there".into()), ..some };
        assert_eq!(target(&there), Some(PathBuf::from("there")));
    }
}
