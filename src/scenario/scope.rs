//! Whom a change reaches, and what it does to them that they are watched.

/// What being watched does to people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attention {
    /// By how much conviction rises in the first week. Share.
    pub size: f64,
    /// Time constant of getting used to it. Weeks.
    pub weeks: f64,
}

impl Attention {
    /// Nobody is watched.
    pub const NONE: Self = Self { size: 0.0, weeks: 1.0 };
}

/// Which teams a change reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Volunteering {
    /// Drawn at random in each future.
    #[default]
    Drawn,
    /// Those whose members are most convinced, by nature.
    MostWilling,
}

/// Whom a change reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Scope {
    /// One department (index), or all.
    pub department: Option<usize>,
    /// So many teams, or all.
    pub teams: Option<u32>,
    /// Which ones these are.
    pub chosen: Volunteering,
}

impl Scope {
    /// Whether it reaches everyone.
    pub fn is_company(&self) -> bool {
        self.department.is_none() && self.teams.is_none()
    }
}
