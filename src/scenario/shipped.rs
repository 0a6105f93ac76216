//! Scenarios that come with the program.

/// Scenarios that come with the program: name and text.
pub fn library() -> &'static [(&'static str, &'static str)] {
    &[
        ("base", include_str!("../../scenarios/base.toml")),
        (
            "tickets-versus-experience",
            include_str!("../../scenarios/tickets-versus-experience.toml"),
        ),
        ("winning-departments", include_str!("../../scenarios/winning-departments.toml")),
    ]
}
