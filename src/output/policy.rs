//! What a page may do: show its style, its letters and its own pictures, run its own script, and nothing else: no request.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// The policy of a page with this script; `more` adds to what it allows by the name of a directive.
pub fn policy(script: Option<&str>, more: &[(&str, &str)]) -> String {
    let hash = script.map(|script| {
        format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script.as_bytes())))
    });
    let mut allowed = vec![
        ("default-src", "'none'".to_owned()),
        ("style-src", "'unsafe-inline'".to_owned()),
        ("font-src", "data:".to_owned()),
        ("img-src", "data:".to_owned()),
    ];
    allowed.extend(hash.map(|hash| ("script-src", hash)));
    allowed.extend([("base-uri", "'none'".to_owned()), ("form-action", "'none'".to_owned())]);
    for (directive, source) in more {
        match allowed.iter_mut().find(|(known, _)| known == directive) {
            Some((_, sources)) => *sources = format!("{sources} {source}"),
            None => allowed.push((directive, (*source).to_owned())),
        }
    }
    let lines: Vec<String> =
        allowed.iter().map(|(directive, sources)| format!("{directive} {sources}")).collect();
    lines.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_without_a_script_runs_none_and_more_is_added_to_what_is_there() {
        let least = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; \
                     form-action 'none'";
        assert_eq!(policy(None, &[]), least);
        let more = policy(Some("1"), &[("img-src", "blob:"), ("worker-src", "blob:")]);
        assert!(more.contains("img-src data: blob:; script-src 'sha256-"), "{more}");
        assert!(more.ends_with("form-action 'none'; worker-src blob:"), "{more}");
    }
}
