//! One future seat by seat, for those who want to look at single agents.

use super::{option, week};
use crate::document::table::{Cell, Table, TableColumn};
use crate::engine::SeatWeeks;
use crate::question::compare::Comparison;
use crate::scenario::chart::NO_DEPARTMENT;

/// Every seat of every option in every week of one future.
pub fn seats_weekly<'a>(found: &'a Comparison, lived: &'a [SeatWeeks]) -> Table<'a> {
    let columns = vec![
        option(),
        week(),
        TableColumn::whole(
            "seat",
            "seat",
            "simulated seat, from 0, the head; numbered from the top down",
        ),
        TableColumn::whole(
            "manager",
            "seat",
            "seat to which it reports; the head reports to itself",
        ),
        TableColumn::text("department", "department; empty for the head"),
        TableColumn::whole("layer", "layer", "distance from the head"),
        TableColumn::number(
            "does",
            "share",
            "value of an hour split as this seat works, urgent hours included, of what an hour split as its department \
             needs is worth; of the head, of what it says",
        ),
        TableColumn::number(
            "believes",
            "share",
            "the same of an hour split as its holder believes to be asked",
        ),
        TableColumn::number(
            "strain",
            "share",
            "exhaustion, 0 rested to 1 exhausted; 0 for the head",
        ),
        TableColumn::number(
            "backlog",
            "working weeks",
            "urgent work that waits here; 0 for the head",
        ),
    ];
    let rows = found.plan.arms.iter().zip(lived).flat_map(|(arm, lived)| {
        let scenario = &found.plan.scenarios[arm.scenario];
        let (chart, departments) = (&scenario.chart, &scenario.departments);
        let seats = chart.seats();
        (0..lived.does.len()).map(move |at| {
            let (week, seat) = (at / seats + 1, at % seats);
            let department = chart.department[seat];
            let department = if department == NO_DEPARTMENT {
                ""
            } else {
                departments[usize::from(department)].name.as_str()
            };
            vec![
                Cell::from(arm.name.as_str()),
                week.into(),
                seat.into(),
                chart.manager[seat].into(),
                department.into(),
                u32::from(chart.layer[seat]).into(),
                lived.does[at].into(),
                lived.believes[at].into(),
                lived.strain[at].into(),
                lived.backlog[at].into(),
            ]
        })
    });
    Table { name: "seats_weekly", columns, rows: Box::new(rows) }
}
