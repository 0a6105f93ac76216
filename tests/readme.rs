//! The README, the topics of `orgdrift explain` and the answer of a run: what they say is so, and they fit a page.

#![cfg(feature = "app")]

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::path::Path;

use program::{content, works};
use tempfile::TempDir;

/// A few weeks of the demo, with an option that names another one.
const SHORT: &str = "extends = \"tickets-versus-experience\"\n[time]\nweeks = 6\n\
    [option.pilot]\nweek = 2\nuntil = 4\n[option.both]\nagainst = \"pilot\"\n";

fn place() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// Runs every command of a text, without the remark behind it; says how many there were.
fn run_all<'a>(place: &Path, lines: impl Iterator<Item = &'a str>) -> usize {
    let mut commands = 0;
    for command in lines.filter_map(|line| line.trim_start().strip_prefix("$ orgdrift")) {
        let command = command.split(" #").next().unwrap_or(command);
        let words: Vec<&str> = command.split_whitespace().collect();
        works(place, &words);
        commands += 1;
    }
    commands
}

#[test]
fn the_commands_of_the_readme_work_as_written() {
    let place = place();
    let readme = include_str!("../README.md");
    assert!(readme.lines().count() <= 90, "the README is a page");
    let questions =
        orgdrift::scenario::shipped::library().iter().filter(|(name, _)| *name != "base");
    assert_eq!(questions.count(), 20, "the README says twenty");
    let mut inside = false;
    let lines = readme.lines().filter(|line| {
        if line.starts_with("```") {
            inside = *line == "```console";
        }
        inside
    });
    let commands = run_all(place.path(), lines);
    assert!(commands >= 6, "only {commands} commands were found");
    assert!(place.path().join("output/my-company/report.html").is_file());
}

/// Topics of `orgdrift explain`, as it lists them.
fn topics() -> Vec<String> {
    let text = works(place().path(), &["explain"]);
    let lines = text.lines().skip(1).take_while(|line| !line.is_empty());
    lines.map(|line| line.trim().split("  ").next().unwrap_or("").to_owned()).collect()
}

#[test]
fn the_commands_of_the_topics_work_as_written() {
    let topics = topics();
    assert!(topics.len() >= 10, "{topics:?}");
    let readme = include_str!("../README.md");
    for topic in &topics {
        assert!(readme.contains(&format!("orgdrift explain {topic}")), "{topic}");
        let place = place();
        works(place.path(), &["new", "my-company"]);
        let page = works(place.path(), &["explain", topic]);
        run_all(place.path(), page.lines());
        if topic == "reproducing" {
            assert!(place.path().join("output/verify/verify.csv").is_file());
        }
    }
}

#[test]
fn the_file_of_the_topic_on_scenarios_is_right() {
    let place = place();
    works(place.path(), &["new", "mine", "--from", "tickets-versus-experience"]);
    let file = place.path().join("mine.toml");
    let mut text = fs::read_to_string(&file).expect("readable");
    let page = works(place.path(), &["explain", "scenarios"]);
    let lines = page.lines().filter_map(|line| line.strip_prefix("  "));
    let lines: Vec<&str> = lines.filter(|line| !line.starts_with('$')).collect();
    assert!(lines.contains(&"remove = true"), "{lines:?}");
    text.push_str(&lines.join("\n"));
    fs::write(&file, text).expect("writes");
    assert!(works(place.path(), &["check", "mine.toml"]).contains("no problems"));
}

#[test]
fn the_topic_on_files_names_what_a_result_holds() {
    let place = place();
    fs::write(place.path().join("a.toml"), SHORT).expect("writes");
    works(
        place.path(),
        &["run", "a.toml", "--futures", "30", "--trace", "1", "--output", "r", "-qq"],
    );
    let page = works(place.path(), &["explain", "files"]);
    let mut named = 0;
    for (name, _) in content(&place.path().join("r")) {
        if !name.starts_with("charts") {
            assert!(page.contains(&name), "{name} is not told");
            named += 1;
        }
    }
    assert!(named >= 15, "{named}");
    let words = page.split(|letter: char| letter.is_whitespace() || ",:;".contains(letter));
    for word in words.map(|word| word.trim_end_matches('.')) {
        if word.strip_suffix(".csv").is_some() {
            assert!(place.path().join("r").join(word).is_file(), "{word} is told and not there");
        }
    }
}

#[test]
fn the_answer_fits_a_terminal() {
    let place = place();
    let one = "[option.monthly]\nlabel = \"The strategy every month, from week 13, in words that everyone knows, and \
               again\"\nweek = 13\nset.communication.cadence_weeks = 4\nexpect = \"worse\"\n";
    for (scenario, more) in [
        ("tickets-versus-experience", ""),
        ("winning-departments", one),
        // a sixth option leaves the sentences alone
        ("tickets-versus-experience", one),
    ] {
        let text = format!("extends = \"{scenario}\"\n[time]\nweeks = 30\n{more}");
        fs::write(place.path().join("a.toml"), text).expect("writes");
        for futures in ["2", "36"] {
            let words = ["run", "a.toml", "--futures", futures, "--output", "r", "--quick"];
            let text = works(place.path(), &words);
            let count = text.lines().count();
            assert!(count <= 40, "{count} lines of {scenario}:\n{text}");
            assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
            assert!(text.contains("report  r/report.html") && text.contains("\nnext: "), "{text}");
        }
        let words = ["run", "a.toml", "--futures", "2", "--output", "r", "--quick", "--full"];
        assert!(works(place.path(), &words).contains("charts  r/charts"), "{scenario}");
        let text = works(place.path(), &["check", "a.toml"]);
        assert!(text.lines().count() <= 40, "{text}");
    }
}

#[test]
fn the_picture_of_the_readme_is_made_by_the_demo() {
    let place = place();
    works(place.path(), &["demo", "-qq", "--output", "r"]);
    let made =
        fs::read_to_string(place.path().join("r/charts/1-busy-and-better.svg")).expect("readable");
    if std::env::var_os("ORGDRIFT_BLESS").is_some() {
        fs::write(".readme/busy-and-better.svg", &made).expect("writes");
    }
    let shown = fs::read_to_string(".readme/busy-and-better.svg").expect("readable");
    assert!(made == shown, "refresh it with ORGDRIFT_BLESS=1");
    // the words beside the picture say the same numbers
    let readme = include_str!("../README.md");
    let after = |option: &str, words: &str| {
        let at = shown.find(&format!("{option}: ")).expect("the option is described");
        let rest = &shown[at..];
        let rest = &rest[rest.find(words).expect("the measure is described") + words.len()..];
        rest.chars().take_while(char::is_ascii_digit).collect::<String>()
    };
    for (option, words) in [
        ("As it is", "counted activity "),
        ("As it is", "strategic outcome "),
        ("Both together", "strategic outcome "),
    ] {
        let number = after(option, words);
        assert!(readme.contains(&format!("about {number}")), "{option}, {words}{number}");
    }
}

#[test]
fn the_file_of_the_readme_is_right() {
    let place = place();
    works(place.path(), &["new", "mine", "--from", "tickets-versus-experience"]);
    let file = place.path().join("mine.toml");
    let mut text = fs::read_to_string(&file).expect("readable");
    let readme = include_str!("../README.md");
    let block = readme.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next());
    text.push_str(block.expect("a block of TOML"));
    // the demo has an option `pilot` as well: this one changes it
    fs::write(&file, text).expect("writes");
    assert!(works(place.path(), &["check", "mine.toml"]).contains("no problems"));
}

/// Columns of the sheet of first charts, and how many pixels of a chart become one.
const COLUMNS: usize = 4;
const SCALE: usize = 4;

/// A picture in red, green and blue, a byte each.
struct Picture {
    width: usize,
    height: usize,
    bytes: Vec<u8>,
}

fn picture(file: &Path) -> Picture {
    let file = std::io::BufReader::new(fs::File::open(file).expect("a chart"));
    let mut reader = png::Decoder::new(file).read_info().expect("a picture");
    let (width, height) = (reader.info().width as usize, reader.info().height as usize);
    let mut bytes = vec![0; 3 * width * height];
    reader.next_frame(&mut bytes).expect("three bytes a pixel");
    Picture { width, height, bytes }
}

/// Mean colour of a square of pixels, in 16 steps: a thumbnail needs no more, and packs better.
fn mean(of: &Picture, x: usize, y: usize, channel: usize) -> u8 {
    let inside = |at: usize| (y + at / SCALE) * of.width + x + at % SCALE;
    let sum: usize =
        (0..SCALE * SCALE).map(|at| usize::from(of.bytes[3 * inside(at) + channel])).sum();
    let step = (sum as f64 / (SCALE * SCALE) as f64 / 17.0).round();
    (17.0 * step) as u8
}

#[test]
#[ignore = "runs every scenario that comes with the program: a minute"]
fn the_sheet_of_first_charts_is_made_by_the_scenarios() {
    let place = place();
    let names = orgdrift::scenario::shipped::library().iter().map(|(name, _)| *name);
    let names: Vec<&str> = names.filter(|name| *name != "base").collect();
    let mut charts = Vec::new();
    for name in &names {
        works(place.path(), &["run", name, "--quick", "--futures", "60", "-qq", "--output", name]);
        let scenario = orgdrift::scenario::Scenario::embedded(name).expect("shipped");
        let first = scenario.first_chart.expect("each says what to open first");
        let ending = format!("-{}.png", first.replace('_', "-"));
        let mut files = fs::read_dir(place.path().join(name).join("charts")).expect("charts");
        let file = files.find_map(|file| {
            let path = file.expect("a file").path();
            path.to_string_lossy().ends_with(&ending).then_some(path)
        });
        charts.push(picture(&file.unwrap_or_else(|| panic!("{name} has no {first}"))));
    }
    let (width, height) = (charts[0].width / SCALE, charts[0].height / SCALE);
    let rows = charts.len().div_ceil(COLUMNS);
    let mut sheet = vec![255; 3 * width * COLUMNS * height * rows];
    for (at, chart) in charts.iter().enumerate() {
        let (left, top) = (at % COLUMNS * width, at / COLUMNS * height);
        for (x, y) in (0..height).flat_map(|y| (0..width).map(move |x| (x, y))) {
            let pixel = 3 * ((top + y) * width * COLUMNS + left + x);
            for channel in 0..3 {
                sheet[pixel + channel] = mean(chart, SCALE * x, SCALE * y, channel);
            }
        }
    }
    let mut made = Vec::new();
    let size = [width * COLUMNS, height * rows].map(|pixels| pixels as u32);
    let mut encoder = png::Encoder::new(&mut made, size[0], size[1]);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().expect("a picture");
    writer.write_image_data(&sheet).expect("as many bytes as pixels");
    writer.finish().expect("written");
    if std::env::var_os("ORGDRIFT_BLESS").is_some() {
        fs::write(".readme/library.png", &made).expect("writes");
    }
    let shown = fs::read(".readme/library.png").expect("readable");
    assert!(made == shown, "refresh it with ORGDRIFT_BLESS=1");
}
