//! Scenario files: extending, merging, resolving, importing reporting lines.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::Path;

use orgdrift::scenario::shipped::library;
use orgdrift::scenario::{ABSENT, Chart, Columns, Scenario, Start};
use proptest::prelude::*;

/// A small valid scenario; tests put more behind it.
const SMALL: &str = r"
[department.support]
people = 30
[department.success]
people = 8
[work.tickets]
serves_urgent = true
[work.root_cause]
prevents = 1
[strategy]
intent = { tickets = 0.4, root_cause = 0.6 }
[measure.closed]
credit = { tickets = 1 }
[reward.bonus]
pays_for = { closed = 1 }
";

fn small(more: &str) -> Scenario {
    Scenario::from_text("small", &format!("{SMALL}{more}"))
        .unwrap_or_else(|problems| panic!("{problems}"))
}

fn wrong(more: &str) -> String {
    match Scenario::from_text("small", &format!("{SMALL}{more}")) {
        Ok(_) => panic!("accepted: {more}"),
        Err(problems) => problems.to_string(),
    }
}

fn value(scenario: &Scenario, key: &str) -> Vec<f64> {
    scenario.settings[scenario.layout.slots(key).unwrap()].to_vec()
}

/// Everything of a scenario that its resolved text must keep.
fn contents(scenario: &Scenario) -> String {
    let mut copy = scenario.clone();
    copy.inputs.clear();
    copy.id.clear();
    // the chart beside a resolved scenario is another file
    copy.reading.clear();
    copy.remarks.clear();
    format!("{copy:#?}")
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_string()
}

#[test]
fn every_shipped_scenario_but_base_loads_without_remarks() {
    for (name, _) in library().iter().filter(|(name, _)| *name != "base") {
        let scenario = Scenario::embedded(name).unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(scenario.id, *name);
        assert!(scenario.remarks.is_empty(), "{:?}", scenario.remarks);
        assert_eq!(scenario.inputs.len(), 2);
        assert_eq!(scenario.inputs[0].sha256.len(), 64);
    }
}

#[test]
fn a_resolved_scenario_is_the_same_scenario() {
    let options = "[option.a]\nonly_in.teams = 2\nset.voice.risk = 0.1\n[facts]\ndrift = { from = 1, to = 2 }\n\
                   [each.reward]\nperiod_weeks = 4\n[event.e]\nweek = 3\nset.workload.arrivals = { usual = 0.3, \
                   from = 0.2, to = 0.4 }\n[scenario]\nquestion = \"say \\\"what\\\"?\"\n";
    let mut scenarios = vec![small(options)];
    for (name, _) in library().iter().filter(|(name, _)| *name != "base") {
        scenarios.push(Scenario::embedded(name).unwrap());
    }
    for scenario in scenarios {
        let again = Scenario::from_text("again", &scenario.resolved)
            .unwrap_or_else(|problems| panic!("{problems}\n{}", scenario.resolved));
        assert_eq!(contents(&scenario), contents(&again));
        assert!(!scenario.resolved.contains("extends ="));
    }
}

#[test]
fn tickets_versus_experience_is_what_its_file_says() {
    let scenario = Scenario::load("tickets-versus-experience").unwrap();
    assert_eq!(scenario.chart.seats(), 217);
    assert_eq!((scenario.weeks, scenario.urgent, scenario.start), (104, 0, Start::Aligned));
    assert_eq!(value(&scenario, "strategy.intent"), [0.25, 0.40, 0.35, 0.0]);
    assert_eq!(value(&scenario, "work.experience.payoff_weeks"), [26.0]);
    assert_eq!(value(&scenario, "reward.ticket_bonus.pays_for"), [1.0, 0.0]);
    assert_eq!(value(&scenario, "department.support.own_view"), [ABSENT; 4]);
    assert_eq!(value(&scenario, "department.support.identity"), [0.0; 4]);
    assert_eq!(value(&scenario, "voice.start"), [0.5]);
    let options: Vec<_> =
        scenario.options.iter().map(|option| option.named.name.as_str()).collect();
    assert_eq!(options, ["outcome_bonus", "clear_strategy", "both", "double_bonus", "pilot"]);
    assert_eq!(scenario.options[2].changes.len(), 2);
    let pilot = &scenario.options[4].changes[0];
    assert_eq!((pilot.week, pilot.until, pilot.ramp_weeks), (13, Some(39), 4));
    assert_eq!((pilot.scope.department, pilot.scope.teams), (Some(0), Some(2)));
    assert_eq!(pilot.sets[0].values, [0.4, 0.6]);
    let keys: Vec<_> =
        scenario.assumptions.iter().map(|assumption| assumption.key.as_str()).collect();
    let expected =
        ["communication.fidelity", "norms.conformity", "people.conviction", "people.habit"];
    assert_eq!(keys[..4], expected);
    assert!(scenario.layout.entries.windows(2).all(|pair| pair[0].key < pair[1].key));
}

#[test]
fn words_switch_and_numbers_glide() {
    let scenario =
        small("[option.a]\nset.leadership.playbook = \"listen\"\nset.leadership.delay_weeks = 3\n");
    let sets = &scenario.options[0].changes[0].sets;
    assert_eq!((sets[0].values.as_slice(), sets[0].glides), (&[6.0][..], false));
    assert_eq!((sets[1].values.as_slice(), sets[1].glides), (&[3.0][..], true));
}

#[test]
fn rows_take_what_each_row_of_their_table_has() {
    let scenario = small("[each.work]\nvisibility = 0.9\n[work.other]\nvisibility = 0.1\n");
    assert_eq!(value(&scenario, "work.tickets.visibility"), [0.9]);
    assert_eq!(value(&scenario, "work.other.visibility"), [0.1]);
}

#[test]
fn a_child_overrides_its_parent_beside_it_and_embedded_ones_come_second() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "grandparent.toml", SMALL);
    write(
        folder.path(),
        "parent.toml",
        "extends = \"grandparent.toml\"\n[strategy]\nintent = { tickets = 1 }\n[people]\nhabit = 0.5\n",
    );
    let child = "extends = \"parent\"\n[people]\nconviction = 2\n[department.new]\npeople = 3\n";
    let child = Scenario::load(&write(folder.path(), "child.toml", child)).unwrap();
    assert_eq!(child.id, "child");
    assert_eq!(value(&child, "strategy.intent"), [1.0, 0.0]);
    assert_eq!(
        (value(&child, "people.habit"), value(&child, "people.conviction")),
        (vec![0.5], vec![2.0])
    );
    let names: Vec<_> = child.departments.iter().map(|named| named.name.as_str()).collect();
    assert_eq!(names, ["support", "success", "new"]);
    let inputs: Vec<_> = child.inputs.iter().map(|input| input.name.as_str()).collect();
    assert_eq!(inputs, ["child.toml", "parent.toml", "grandparent.toml", "base.toml"]);

    let own = "extends = \"tickets-versus-experience\"\n";
    let own = write(folder.path(), "tickets-versus-experience.toml", own);
    assert!(
        Scenario::load(&own).is_ok(),
        "a file may bear the name of the shipped scenario it extends"
    );
}

#[test]
fn problems_in_a_parent_are_shown_in_the_parent() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "parent.toml", &format!("{SMALL}[people]\nhabit = 7\n"));
    let child = write(folder.path(), "child.toml", "extends = \"parent\"\n[time]\nweeks = 0\n");
    let problems = Scenario::load(&child).unwrap_err();
    let plain = problems.plain();
    assert_eq!(plain.len(), 2);
    assert!(plain[0].file.ends_with("child.toml") && plain[0].line == 3 && plain[0].column == 9);
    let line = SMALL.lines().count() + 2;
    assert!(plain[1].file.ends_with("parent.toml") && plain[1].line == line);
}

#[test]
fn circles_print_their_chain() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "b.toml", "extends = \"c\"\n");
    write(folder.path(), "c.toml", "extends = \"a\"\n");
    let problems =
        Scenario::load(&write(folder.path(), "a.toml", "extends = \"b\"\n")).unwrap_err();
    let shown = problems.to_string();
    assert!(shown.contains("a.toml -> b.toml -> c.toml -> a.toml"), "{shown}");
}

#[test]
fn what_cannot_be_read_is_exit_code_3_and_what_is_wrong_is_2() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_string();
    let binary = folder.path().join("binary.toml");
    fs::write(&binary, [0x50, 0x4b, 3, 4, 0, 0xff, 0xfe]).unwrap();
    let latin = folder.path().join("latin.toml");
    fs::write(&latin, b"# ok\n[scenario]\ntitle = \"\xfcber\"\n").unwrap();
    for (name, words) in [
        (path("missing.toml"), "does not exist"),
        (path(""), "is a folder"),
        (path("binary.toml"), "is not a text file"),
        (path("latin.toml"), "line 3"),
        ("tickets-versus-experienc".to_string(), "did you mean `tickets-versus-experience`?"),
    ] {
        let problems = Scenario::load(&name).unwrap_err();
        assert_eq!(problems.exit_code(), 3, "{problems}");
        assert!(problems.to_string().contains(words), "{problems}");
    }
    for text in ["", "\n# nothing\n", "\u{feff}"] {
        let problems = Scenario::load(&write(folder.path(), "empty.toml", text)).unwrap_err();
        assert!(problems.to_string().contains("is empty"), "{problems}");
        assert_eq!(problems.exit_code(), 2);
    }
    let parent = write(folder.path(), "orphan.toml", "extends = \"nobody\"\n");
    let orphan = Scenario::load(&parent).unwrap_err().to_string();
    assert!(orphan.contains("`orgdrift library` lists the shipped scenarios; a file"), "{orphan}");
}

#[test]
fn a_misspelt_scenario_is_answered_with_few_names() {
    for (typed, meant) in [
        ("firefihgting", "did you mean `firefighting`? `orgdrift library` lists"),
        ("said-onse", "did you mean `said-once`? `orgdrift library` lists"),
        ("targets", "did you mean `waiting-time-target`? `orgdrift library` lists"),
        ("banana", "`orgdrift library` lists the shipped scenarios"),
    ] {
        let answer = Scenario::load(typed).unwrap_err().to_string();
        assert!(answer.contains(meant), "{answer}");
        let named = library().iter().filter(|(name, _)| answer.contains(&format!("`{name}`")));
        assert!(named.count() <= 3, "{answer}");
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let text = format!("\u{feff}{}", SMALL.replace('\n', "\r\n"));
    assert!(Scenario::load(&write(folder.path(), "windows.toml", &text)).is_ok());
}

#[test]
fn one_person_alone_is_an_organization() {
    let text = SMALL
        .replace("people = 30", "people = 1")
        .replace("[department.success]\npeople = 8\n", "");
    assert_eq!(Scenario::from_text("one", &text).unwrap().chart.seats(), 2);
}

#[test]
fn combined_options_take_each_member_once_and_in_order() {
    let scenario = small(
        "[option.all]\ncombine = [\"ab\", \"b\"]\nset.voice.risk = 0.9\n[option.ab]\ncombine = [\"a\", \"b\"]\n\
         [option.a]\nset.people.habit = 0.9\n[option.b]\nset.people.conviction = 3\n",
    );
    let labels: Vec<_> =
        scenario.options[0].changes.iter().map(|change| change.label.as_str()).collect();
    assert_eq!(labels, ["A", "B", "All"]);
}

#[test]
fn options_that_never_meet_do_not_contradict_each_other() {
    let both = |a: &str, b: &str| {
        format!(
            "[option.both]\ncombine = [\"a\", \"b\"]\n[option.a]\n{a}\nset.voice.risk = 0.1\n[option.b]\n{b}\n\
             set.voice.risk = 0.9\n"
        )
    };
    assert!(wrong(&both("", "")).contains("set `voice.risk` to different values"));
    small(&both("until = 10", "week = 11"));
    small(&both("only_in.department = \"support\"", "only_in.department = \"success\""));
    let settled = both("", "").replace("combine", "set.voice.risk = 0.5\ncombine");
    small(&settled);
}

#[test]
fn odd_but_legal_scenarios_are_remarked_upon() {
    let scenario = small(
        "[option.idle]\nset.people.habit = 0.3\n[option.idle-too]\nlabel = \"Idle\"\nset.people.habit = 0.2\n[measure.spare]\ncredit = { tickets = 1 }\n[people]\nconviction = \
         { usual = 1, from = 1, to = 1 }\n[scenario]\nsmallest_difference_that_matters = 0\n",
    );
    let remarks = scenario.remarks.join("\n");
    for words in [
        "same label",
        "`idle` equals the baseline",
        "`spare` is never paid",
        "never varies",
        "is 0",
    ] {
        assert!(remarks.contains(words), "{remarks}");
    }
}

#[test]
fn what_would_not_fit_is_refused_before_it_is_built() {
    let many: Vec<String> =
        (0..1001).map(|index| format!("[department.d{index}]\npeople = 1000000\n")).collect();
    let text = wrong(&many.concat());
    assert!(text.contains("1003 departments, must be at most 1000"), "{text}");
    assert!(text.contains("1001000039 seats together, must be at most 10000000"), "{text}");
    let text = wrong("[organization]\nspan = 1\n[department.big]\npeople = 1000000\n");
    assert!(text.contains("a span of 1 gives 1000001 layers, must be at most 60"), "{text}");
}

#[test]
fn a_scenario_with_reporting_lines_resolves_to_a_folder_that_runs() {
    let folder = tempfile::tempdir().unwrap();
    let lines = "ID,ReportsToID,Unit\n1,1,\n2,1,Customer Care\n3,1,IT\n4,2,\n5,3,IT\n6,3,IT\n";
    write(folder.path(), "lines.csv", lines);
    let text =
        SMALL.replace("[department.support]\npeople = 30\n[department.success]\npeople = 8\n", "");
    let text = format!(
        "{text}[organization]\nchart = \"lines.csv\"\nchart_columns = {{ department = \"unit\" }}\n[department.it]\n\
         own_view = {{ tickets = 1 }}\n[option.a]\nonly_in = {{ department = \"it\", teams = 1 }}\nset.voice.risk = 0\n"
    );
    let scenario = Scenario::load(&write(folder.path(), "mine.toml", &text))
        .unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(scenario.inputs.last().unwrap().name, "lines.csv");
    let labels: Vec<_> = scenario.departments.iter().map(|named| named.label.as_str()).collect();
    assert_eq!(labels, ["Customer Care", "IT"]);

    let other = tempfile::tempdir().unwrap();
    write(other.path(), "org-chart.csv", &scenario.chart.to_csv(&scenario.departments));
    let again = Scenario::load(&write(other.path(), "scenario.toml", &scenario.resolved)).unwrap();
    assert_eq!(contents(&again), contents(&scenario));
}

#[test]
fn reporting_lines_and_their_scenario_are_checked_together() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "lines.csv", "id,boss,unit\n1,,\n2,1,IT\n3,2,\n");
    let text = SMALL
        .replace("[department.support]", "[department.itt]")
        .replace("[department.success]", "[department.it]");
    let text = format!("{text}[organization]\nchart = \"lines.csv\"\n");
    let problems =
        Scenario::load(&write(folder.path(), "mine.toml", &text)).unwrap_err().to_string();
    assert!(problems.contains("department `itt` is not in the reporting lines"), "{problems}");
    assert!(problems.contains("did you mean `it`?"), "{problems}");
    assert!(problems.contains("`department.it.people` is given, but the chart says"), "{problems}");

    write(folder.path(), "lines.csv", "id,boss,unit\n1,,\n2,1,IT\n3,4,\n5,4,\n6,8,\n");
    let plain = Scenario::load(&write(folder.path(), "mine.toml", &text)).unwrap_err().plain();
    assert!(plain.iter().any(|problem| problem.file.ends_with("lines.csv") && problem.line == 4));
    let text = text.replace("lines.csv", "other.csv");
    let problems = Scenario::load(&write(folder.path(), "mine.toml", &text)).unwrap_err();
    assert_eq!(problems.exit_code(), 3, "{problems}");
}

/// A company whose departments come from reporting lines.
fn with_lines(folder: &Path, chart: &str, more: &str) -> String {
    let text =
        SMALL.replace("[department.support]\npeople = 30\n[department.success]\npeople = 8\n", "");
    write(folder, "mine.toml", &format!("{text}[organization]\nchart = \"{chart}\"\n{more}\n"))
}

#[test]
fn exports_of_many_systems_are_read_or_refused_as_agreed() {
    let bless = std::env::var_os("ORGDRIFT_BLESS").is_some();
    let entries = std::fs::read_dir("tests/exports").unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "csv")).collect();
    files.sort();
    assert!(files.len() >= 20);
    for path in files {
        let found = match Chart::import(&std::fs::read(&path).unwrap(), &Columns::default()) {
            Ok(imported) => format!(
                "{} seats, {} departments, {} layers\n{}\n",
                imported.chart.seats(),
                imported.departments.len(),
                imported.chart.layers(),
                [imported.reading, imported.remarks].concat().join("\n")
            ),
            Err(problems) => {
                let said = |problem: &orgdrift::scenario::import::ImportProblem| {
                    format!("error: {}\n  = help: {}\n", problem.message, problem.help)
                };
                problems.iter().map(said).collect::<Vec<_>>().concat()
            }
        };
        let agreed = path.with_extension("txt");
        if bless {
            std::fs::write(&agreed, &found).unwrap();
        }
        let agreed = std::fs::read_to_string(agreed).unwrap_or_default().replace("\r\n", "\n");
        assert_eq!(found, agreed, "{path:?}; ORGDRIFT_BLESS=1 writes it anew");
    }
}

#[test]
fn nothing_of_a_row_is_shown_but_its_code() {
    let folder = tempfile::tempdir().unwrap();
    let lines = "Employee ID,Manager ID,Department,Full Name,Salary\n11,,Board,Zed Example,250000\n\
                 12,77,Ops,Yan Sample,41000\n";
    write(folder.path(), "lines.csv", lines);
    let scenario = with_lines(folder.path(), "lines.csv", "");
    let problems = Scenario::load(&scenario).unwrap_err();
    let text = format!("{problems}{:?}", problems.plain());
    assert!(text.contains("row 3, column `Manager ID`: manager `77` has no row"), "{text}");
    assert!(text.contains("lines.csv:3:1"), "{text}");
    // neither of the chart, nor when the chart is taken for a scenario
    let taken = Scenario::load(folder.path().join("lines.csv").to_str().unwrap()).unwrap_err();
    assert!(taken.to_string().contains("is not a scenario"), "{taken}");
    for word in ["Zed", "Yan", "Sample", "250000", "41000", "Board", "Ops"] {
        assert!(!text.contains(word) && !taken.to_string().contains(word), "{text}{taken}");
    }
}

#[test]
fn what_was_read_and_made_up_is_said() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "lines.csv", "id,boss\n1,\n2,1\n3,1\n4,\n5,4\n");
    let scenario = with_lines(folder.path(), "lines.csv", "join_heads = true");
    let scenario = Scenario::load(&scenario).unwrap_or_else(|problems| panic!("{problems}"));
    let remark = "rows 2 and 5 of the reporting lines report to nobody: a seat was set above them, as \
                  `organization.join_heads` asks";
    assert_eq!(scenario.remarks[0], remark);
}

#[test]
fn a_column_that_is_left_out_is_named_by_nothing() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "lines.csv", "id,boss,unit,role,posts\n1,,a,x,1\n2,1,b,y,3\n3,2,b,z,1\n");
    let empty = "chart_columns = { department = \"\", role = \"\", posts = \"\" }";
    let scenario = Scenario::load(&with_lines(folder.path(), "lines.csv", empty)).unwrap();
    assert_eq!(scenario.chart.seats(), 3);
    assert_eq!(scenario.chart.roles, ["leader", "manager", "staff"]);
    let seat = "chart_columns = { seat = \"\" }";
    let problems = Scenario::load(&with_lines(folder.path(), "lines.csv", seat)).unwrap_err();
    assert!(
        problems.to_string().contains("`organization.chart_columns.seat` is empty"),
        "{problems}"
    );
}

#[cfg(unix)]
#[test]
fn only_plain_files_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.toml");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|made| made.success()));
    let child = write(folder.path(), "child.toml", "extends = \"pipe.toml\"\n");
    let pipe = pipe.to_str().unwrap().to_string();
    let other = tempfile::tempdir().unwrap();
    for (file, words) in [
        (
            with_lines(folder.path(), "/dev/zero", ""),
            "is a device or a pipe, and only plain files are read",
        ),
        (with_lines(other.path(), ".", ""), "is a folder, not a file"),
        (child, "is a device or a pipe"),
        (pipe, "is a device or a pipe"),
        ("/dev/zero".to_string(), "is a device or a pipe"),
    ] {
        let problems = Scenario::load(&file).unwrap_err();
        assert!(problems.to_string().contains(words), "{problems}");
        assert_eq!(problems.exit_code(), 3);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_text_never_panics(text in "\\PC{0,300}") {
        let _ = Scenario::from_text("random", &text).map_err(|problems| (problems.to_string(), problems.plain()));
    }

    #[test]
    fn random_lines_of_toml_never_panic(lines in proptest::collection::vec("[a-z.\\[\\]{}=\"', 0-9_\n-]{0,40}", 0..20)) {
        let _ = Scenario::from_text("random", &lines.join("\n")).map_err(|problems| problems.to_string());
    }

    #[test]
    fn mutated_scenarios_never_panic(at in 0_usize..10_000, length in 0_usize..12, new in "\\PC{0,6}") {
        let text = library()[1].1;
        let mut from = at % text.len();
        while !text.is_char_boundary(from) { from -= 1; }
        let mut to = (from + length).min(text.len());
        while !text.is_char_boundary(to) { to -= 1; }
        let mutated = format!("{}{new}{}", &text[..from], &text[to.max(from)..]);
        let _ = Scenario::from_text("mutated", &mutated).map_err(|problems| problems.to_string());
    }

    #[test]
    fn random_values_never_panic(key in 0_usize..10_000, value in "[0-9a-z{}=\", .\\[\\]-]{0,12}") {
        let parameters = orgdrift::scenario::parameter::PARAMETERS;
        let key = parameters[key % parameters.len()].key.replace('*', "tickets");
        let text = format!("{key} = {value}\n{SMALL}");
        let _ = Scenario::from_text("random", &text).map_err(|problems| problems.to_string());
        let text = format!("{SMALL}[option.tickets]\nset.{key} = {value}\n");
        let _ = Scenario::from_text("random", &text).map_err(|problems| problems.to_string());
    }

    #[test]
    fn random_reporting_lines_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Chart::import(&bytes, &Columns::default());
        let mut text = b"seat,manager,department\n".to_vec();
        text.extend(bytes);
        let _ = Chart::import(&text, &Columns::default());
    }

    #[test]
    fn options_combine_or_say_why_not(graph in proptest::collection::vec(proptest::collection::vec(0_usize..6, 0..3), 6)) {
        let mut text = SMALL.to_string();
        for (index, members) in graph.iter().enumerate() {
            let mut members = members.clone();
            members.sort_unstable();
            members.dedup();
            let members: Vec<String> = members.iter().map(|member| format!("\"o{member}\"")).collect();
            let combine = if members.is_empty() { String::new() } else { format!("combine = [{}]\n", members.join(", ")) };
            text.extend([format!("[option.o{index}]\n"), combine, "set.people.habit = 0.5\n".to_string()]);
        }
        match Scenario::from_text("graph", &text) {
            Ok(scenario) => prop_assert_eq!(scenario.options.len(), 6),
            Err(problems) => prop_assert!(problems.to_string().contains("combines itself"), "{}", problems),
        }
    }
}

#[test]
fn rows_of_a_parent_can_be_removed() {
    let folder = tempfile::tempdir().unwrap();
    let parent = "extends = \"tickets-versus-experience\"\n[event.outage]\nweek = 4\n\
                  set.workload.arrivals = 0.4\n";
    write(folder.path(), "parent.toml", parent);
    let child = "extends = \"parent.toml\"\n[option.pilot]\nremove = true\n[event.outage]\n\
                 remove = true\n[option.both]\nremove = true\n[option.clear_strategy]\nremove = false\n\
                 label = \"Clear\"\n";
    let child = Scenario::load(&write(folder.path(), "child.toml", child)).unwrap();
    let names: Vec<_> = child.options.iter().map(|option| option.named.name.as_str()).collect();
    assert_eq!(names, ["outcome_bonus", "clear_strategy", "double_bonus"]);
    assert!(child.events.is_empty() && !child.resolved.contains("remove"));
    assert_eq!(child.options[1].named.label, "Clear");
    let again = Scenario::from_text("again", &child.resolved).unwrap();
    assert_eq!(contents(&again), contents(&child));
    // a grandchild can say the row anew
    let anew = "extends = \"child.toml\"\n[option.pilot]\nset.people.conviction = 2\n";
    let anew = Scenario::load(&write(folder.path(), "anew.toml", anew)).unwrap();
    let pilot = anew.options.iter().find(|option| option.named.name == "pilot").unwrap();
    assert_eq!((pilot.changes[0].week, pilot.changes[0].sets.len()), (1, 1));
}

#[test]
fn changes_can_be_relative_to_what_the_scenario_says() {
    let more = "[reward.second]\npays_for = { closed = 1 }\nstrength = 0.4\n\
        [people]\nconviction = { usual = 1, from = 0.5, to = 2, source = \"us\" }\n\
        [event.busy]\nweek = 3\nset.workload.arrivals = { plus = 0.1 }\n\
        [option.more]\nset.reward.bonus.strength = { times = 1.5 }\n\
        set.reward.second.strength = { times = 2, plus = 0.1 }\n\
        set.people.conviction = { times = 2 }\nset.communication.cadence_weeks = { times = 0.5 }\n\
        set.measure.closed.credit = { times = 0.5 }\n\
        [option.less]\nset.people.conviction = { plus = -0.25 }\n";
    let scenario = small(more);
    let sets = |option: usize| &scenario.options[option].changes[0].sets;
    let set = |key: &str| sets(0).iter().find(|set| set.key == key).unwrap();
    assert_eq!(set("reward.bonus.strength").values, [1.5]);
    assert!((set("reward.second.strength").values[0] - 0.9).abs() < 1e-12);
    assert_eq!(set("people.conviction").range, Some((1.0, 4.0)));
    assert_eq!(set("communication.cadence_weeks").values, [7.0]);
    assert_eq!(set("measure.closed.credit").values, [0.5, 0.0]);
    assert_eq!(sets(1)[0].range, Some((0.25, 1.75)));
    assert!((scenario.events[0].sets[0].values[0] - 0.24).abs() < 1e-12);
    // what is resolved holds the numbers themselves
    assert!(!scenario.resolved.contains("times"));
    let again = Scenario::from_text("again", &scenario.resolved).unwrap();
    assert_eq!(contents(&again), contents(&scenario));
}

#[test]
fn pay_voice_and_leadership_may_be_ranges() {
    let scenario = small(
        "[voice]\nrisk = { usual = 0.3, from = 0.1, to = 0.5 }\n[leadership]\n\
         step = { usual = 0.25, from = 0.1, to = 0.5 }\n[reward.second]\npays_for = { closed = 1 }\n\
         strength = { usual = 1, from = 0.5, to = 2, source = \"payroll\" }\n",
    );
    let keys: Vec<_> = scenario.assumptions.iter().map(|range| range.key.as_str()).collect();
    assert_eq!(keys, ["voice.risk", "leadership.step", "reward.second.strength"]);
    assert!(
        wrong("[leadership]\npause_weeks = { usual = 13, from = 4, to = 26 }\n")
            .contains("a range")
    );
}

#[test]
fn targets_may_be_written_in_units_of_the_organization() {
    let units = "[measure.sold]\ncredit = { tickets = 0.5 }\nnatural = \"12 tickets\"\nnoise = \"6 tickets\"\n\
        [reward.quota]\npays_for = { sold = 2 }\nshape = \"threshold\"\ntarget = \"78 tickets\"\n\
        [option.less]\nset.reward.quota.target = \"24 tickets\"\n\
        [option.alone]\nset.reward.quota.pays_for = { sold = 1 }\nset.reward.quota.target = \"24 tickets\"\n";
    let scenario = small(units);
    assert_eq!(value(&scenario, "measure.sold.noise"), [0.5]);
    assert_eq!(value(&scenario, "reward.quota.target"), [13.0]);
    let set = |option: usize| {
        let sets = &scenario.options[option].changes[0].sets;
        sets.iter().find(|set| set.key.ends_with(".target")).unwrap().values.clone()
    };
    assert_eq!((set(0), set(1)), (vec![4.0], vec![2.0]));
    let more = "[reward.steps]\npays_for = { sold = 2 }\nshape = \"tiers\"\n\
        tiers = [{ from = 0, rate = 1 }, { from = \"78 tickets\", rate = 0 }]\ngate = { sold = \"24 tickets\" }\n";
    let scenario = small(&format!("{units}{more}"));
    assert_eq!(value(&scenario, "reward.steps.tiers")[..5], [0.0, 1.0, 13.0, 0.0, -1.0]);
    assert!(value(&scenario, "reward.steps.gate").contains(&2.0));
    for wrongly in [more.replace("78 tickets", "9 calls"), more.replace("24 tickets", "9 calls")] {
        let told = wrong(&format!("{units}{wrongly}"));
        assert!(told.contains("what it counts is given in tickets"), "{told}");
    }
    let calls = units.replace("78 tickets", "9 calls");
    assert!(wrong(&calls).contains("what it counts is given in tickets"));
    assert!(wrong(&units.replace("\"12 tickets\"", "\"tickets\"")).contains("a number above 0"));
}

#[test]
fn a_text_that_may_name_a_person_passes_with_a_remark() {
    let of = |label: &str| {
        let text = format!(
            "{SMALL}[option.a]\nlabel = \"{label}\"\nset.communication.cadence_weeks = 1\n"
        );
        Scenario::from_text("mine", &text).unwrap().remarks
    };
    let words = "the label of option `a` looks like the name of a person: if it is one, name the function instead";
    for label in ["Peter Pan project", "Dr. Oetker line"] {
        assert!(of(label).iter().any(|remark| remark == words), "{label}: {:?}", of(label));
    }
    for label in ["Robert Koch Institut", "Martin Luther King Street", "Customer Success"] {
        assert!(!of(label).iter().any(|remark| remark.contains("a person")), "{label}");
    }
}

#[test]
fn a_label_with_its_marks_apart_is_drawn() {
    let text = format!(
        "{SMALL}[option.a]\nlabel = \"Cafe\u{301} fu\u{308}r alle\"\nset.communication.cadence_weeks = 1\n"
    );
    let scenario = Scenario::from_text("mine", &text).unwrap();
    assert_eq!(scenario.options[0].named.label, "Café für alle");
    assert!(scenario.stand_ins.is_empty());
}

#[test]
fn relative_changes_are_the_decimals_that_were_meant() {
    let text = format!(
        "{SMALL}[people]\nconviction = 1\n[option.a]\nset.people.conviction = {{ times = 1.2 }}\n\
         [option.b]\nset.people.conviction = {{ times = 1.1, plus = 0.1 }}\n"
    );
    let scenario = Scenario::from_text("mine", &text).unwrap();
    for option in &scenario.options {
        assert_eq!(option.changes[0].sets[0].values[0].to_string(), "1.2");
    }
}

#[test]
fn numbers_in_natural_units_stand_in_ranges_changes_and_sweeps() {
    let text = SMALL
        .replace("[measure.closed]", "[measure.closed]\nnatural = \"12 tickets\"\nnoise = 0.3")
        .replace("[reward.bonus]", "[reward.bonus]\nshape = \"threshold\"");
    let text = format!(
        "{text}target = {{ usual = \"78 tickets\", from = \"60 tickets\", to = \"90 tickets\" }}\n\
         [option.a]\nset.reward.bonus.target = {{ plus = \"12 tickets\" }}\n"
    );
    let scenario = Scenario::from_text("mine", &text).unwrap();
    let lever = scenario.lever("reward.bonus.target").unwrap();
    assert_eq!(lever.usual.to_string(), "6.5");
    let range =
        scenario.assumptions.iter().find(|range| range.key == "reward.bonus.target").unwrap();
    assert_eq!((range.from, range.to), (5.0, 7.5));
    assert_eq!(scenario.options[0].changes[0].sets[0].values[0].to_string(), "7.5");
    assert_eq!(lever.read("60 tickets"), Ok(5.0));
    assert_eq!(lever.read("5"), Ok(5.0));
    let text = format!("{SMALL}shape = \"threshold\"\ntarget = \"78\"\n");
    let problems = Scenario::from_text("mine", &text).unwrap_err().plain();
    let follows = problems.iter().any(|problem| problem.message.contains("its `target` is 0"));
    assert!(!follows, "{problems:?}");
    let refused = lever.read("60 calls").unwrap_err();
    assert_eq!(refused.message, "`60 calls` is not a number");
    assert_eq!(refused.help, "write counted units, as in `5`, or `60 tickets` for each value");
}
