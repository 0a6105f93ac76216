//! Whole figures, from data to file.

use std::cell::RefCell;
use std::rc::Rc;

use super::canvas::Canvas;
use super::lettering::Writing;
use super::paint::medium::Medium;
use super::paint::vector::{TextForm, Vector};
use super::{theme, *};

use memory::{Memory, Remembered};
use samples::{chart, crowded, dots, line, odd, ramp, stacks, two, wordy};

mod levers;
mod make;
mod maps;
mod marks;
pub(super) mod memory;
mod nasty;
mod samples;
mod told;

/// What is drawn on a sheet, in order.
pub(super) fn remembered(page: Page, draw: impl FnOnce(&mut Canvas)) -> Vec<Remembered> {
    let memory = Rc::new(RefCell::new(Memory::new(page)));
    draw(&mut Canvas::new(page, vec![Medium::from(&memory)]));
    let drawn = &mut memory.borrow_mut().drawn;
    std::mem::take(drawn)
}

impl Figure {
    /// What it draws, in order.
    fn remembered(&self, page: Page) -> Vec<Remembered> {
        remembered(page, |canvas| self.draw(canvas))
    }
}

fn texts(drawn: &[Remembered]) -> Vec<&Writing> {
    let mut texts = Vec::new();
    for element in drawn {
        if let Remembered::Text(writing) = element {
            texts.push(writing);
        }
    }
    texts
}

fn points(drawn: &[Remembered]) -> Vec<(f64, f64)> {
    let points = |element: &Remembered| match element {
        Remembered::Area { corners, .. } => corners.clone(),
        Remembered::Stroke { points, .. } => points.clone(),
        Remembered::Dot { centre, .. } => vec![*centre],
        Remembered::Text(writing) => vec![writing.at],
        Remembered::Futures { lines, .. } => lines.concat(),
    };
    drawn.iter().flat_map(points).collect()
}

const PAGES: [Page; 2] = [Page::WIDE, Page::CLASSIC];

fn assert_on_page(figure: &Figure) {
    for page in PAGES {
        assert_on(page, figure);
    }
}

fn assert_on(page: Page, figure: &Figure) {
    let drawn = figure.remembered(page);
    let (width, height) = (f64::from(page.width), f64::from(page.height));
    for (x, y) in points(&drawn) {
        assert!(
            (0.0..=width).contains(&x) && (0.0..=height).contains(&y),
            "({x}, {y}) is off the page"
        );
    }
    for writing in texts(&drawn) {
        let (left, top, right, bottom) = writing.bounds();
        let inside = left >= 0.0 && top >= 0.0 && right <= width && bottom <= height;
        assert!(inside, "{writing:?} leaves the page");
        assert!(writing.lettering.size >= theme::TEXT_SIZE, "{writing:?} is too small");
        for word in ["NaN", "inf", "null", "undefined"] {
            assert!(!writing.text.contains(word), "{writing:?}");
        }
    }
}

fn assert_no_text_covers_another(figure: &Figure) {
    for page in PAGES {
        assert_words_apart(page, figure);
    }
}

fn assert_words_apart(page: Page, figure: &Figure) {
    let drawn = figure.remembered(page);
    let texts = texts(&drawn);
    for (position, writing) in texts.iter().enumerate() {
        let one = writing.bounds();
        for other_writing in &texts[..position] {
            let other = other_writing.bounds();
            let across = one.2.min(other.2) - one.0.max(other.0);
            let down = one.3.min(other.3) - one.1.max(other.1);
            assert!(across <= 0.0 || down <= 0.0, "{writing:?} covers {other_writing:?}");
        }
    }
}

/// Dots in a colour.
fn dots_of(drawn: &[Remembered], colour: theme::Colour) -> Vec<(f64, f64)> {
    let dot = |element: &Remembered| match element {
        Remembered::Dot { centre, colour: of, .. } if *of == colour => Some(*centre),
        _ => None,
    };
    drawn.iter().filter_map(dot).collect()
}

/// Ordinary and nasty figures of every kind, with a name.
fn gallery() -> Vec<(String, Figure)> {
    let named = levers::gallery().into_iter().chain(maps::gallery());
    let named = named.map(|(name, figure)| (name.to_owned(), figure));
    let figures = [two(), crowded(), stacks(1, 52), stacks(2, 52), stacks(3, 104), stacks(4, 104)];
    let dots = [dots(1, true), dots(8, true), dots(14, false), dots(14, true)];
    let plain = figures.into_iter().chain(dots).chain(odd()).chain(wordy()).chain(make::gallery());
    let plain = plain.enumerate().map(|(number, figure)| (format!("sample {number}"), figure));
    named.chain(nasty::odd()).chain(nasty::wordy()).chain(plain).collect()
}

#[test]
fn everything_stays_on_the_page_and_no_text_covers_another() {
    for (name, figure) in gallery() {
        println!("{name}");
        assert_on_page(&figure);
        assert_no_text_covers_another(&figure);
    }
}

#[test]
fn a_page_that_does_without_plotters_draws_the_same() {
    let mut drawn = 0;
    for (name, figure) in gallery() {
        let drawing = |medium: fn(&Rc<RefCell<Vector>>) -> Medium| {
            let drawing = Rc::new(RefCell::new(Vector::new(Page::WIDE, TextForm::OfPage)));
            figure.draw(&mut Canvas::new(Page::WIDE, vec![medium(&drawing)]));
            drawing.borrow_mut().elements().to_owned()
        };
        let [with, without] = [drawing(|it| Medium::from(it)), drawing(Medium::without_plotters)];
        assert!(with == without, "{name}");
        drawn += usize::from(with.len() > 1000);
    }
    assert!(drawn > 20, "{drawn}");
}

#[test]
fn a_picture_is_the_same_alone_and_in_both_forms_at_once() {
    for figure in make::each(4, "", 5.0).step_by(5) {
        let FigureFiles { svg, png } = figure.files();
        assert!(svg == figure.svg() && png.unwrap() == figure.png(Page::WIDE, 1).unwrap());
        let svg = figure.slide(Page::CLASSIC, 1).svg;
        assert!(svg == figure.svg_outlined(Page::CLASSIC));
    }
}

#[test]
fn seven_lines_keep_seven_labels_in_the_order_of_their_ends() {
    let drawn = crowded().remembered(Page::WIDE);
    let mut labels: Vec<&Writing> =
        texts(&drawn).into_iter().filter(|writing| writing.text.starts_with("option")).collect();
    assert_eq!(labels.len(), 14);
    labels.truncate(7);
    labels.sort_by(|one, other| one.at.1.total_cmp(&other.at.1));
    let order: Vec<&str> = labels.iter().map(|writing| writing.text.as_str()).collect();
    assert_eq!(
        order,
        ["option 2", "option 1", "option 3", "option 4", "option 5", "option 6", "option 0"]
    );
}

#[test]
fn labels_wear_the_colour_of_their_line() {
    let drawn = two().remembered(Page::WIDE);
    let label =
        texts(&drawn).into_iter().find(|writing| writing.text == "bonus on experience").unwrap();
    assert_eq!(label.lettering.colour, theme::line_style(Emphasis::Second).text);
}

#[test]
fn option_b_is_dashed_and_option_a_is_not() {
    let drawn = two().remembered(Page::WIDE);
    let strokes = |emphasis| {
        let mark = theme::line_style(emphasis).mark;
        let wide = |element: &&Remembered| matches!(element, Remembered::Stroke { colour, width, .. } if *colour == mark && *width > 3.0);
        drawn.iter().filter(wide).count()
    };
    assert_eq!(strokes(Emphasis::First), 2);
    assert!(strokes(Emphasis::Second) > 50);
}

#[test]
fn layers_of_a_week_fill_their_panel_from_edge_to_edge() {
    let drawn = stacks(1, 52).remembered(Page::WIDE);
    let share = |kind| {
        let mark = theme::layer_style(kind).mark;
        let area = drawn.iter().find_map(|element| match element {
            Remembered::Area { corners, colour, .. } if *colour == mark && corners.len() > 4 => {
                Some(corners.clone())
            }
            _ => None,
        });
        let heights: Vec<f64> = area.unwrap().iter().map(|corner| corner.1).collect();
        let low = heights.iter().copied().fold(f64::MIN, f64::max);
        let high = heights.iter().copied().fold(f64::MAX, f64::min);
        (low, high)
    };
    let (floor, _) = share(LayerKind::Work(0));
    let (_, ceiling) = share(LayerKind::Unused);
    let (low, high) = share(LayerKind::Urgent);
    // places are drawn to a hundredth of a pixel
    assert!((low - high - 0.14 * (floor - ceiling)).abs() < 0.02);
}

#[test]
fn an_svg_says_what_it_shows_and_has_the_real_size() {
    let svg = two().svg();
    let head: String = svg.chars().take(200).collect();
    assert!(
        head.starts_with(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1920\" height=\"1080\""
        )
    );
    assert!(head.contains("viewBox=\"0 0 1920 1080\"") && head.contains("role=\"img\""));
    assert!(svg.contains("<title>Busier, and further from the strategy</title>"));
    assert!(svg.contains("118 &amp; the outcome falls to &quot;88&quot; &lt;under A&gt;.</desc>"));
    assert!(svg.trim_end().ends_with("</svg>"));
    assert!(svg.contains("font-family=\"Inter, Helvetica, Arial, sans-serif\""));
    assert!(svg.contains(">today&apos;s bonus</text>"));
    assert!(!svg.contains("font-weight=\"bold\"") && !svg.contains("href"));
}

#[test]
fn an_svg_is_well_formed_whatever_the_words_and_numbers() {
    for (name, figure) in gallery() {
        let svg = figure.svg_inline(Inline { id: "one", page: Page::WIDE, words: true });
        let opened = svg.matches("<text ").count();
        assert_eq!(opened, svg.matches("</text>").count(), "{name}");
        assert_eq!((svg.matches("<svg ").count(), svg.matches("</svg>").count()), (1, 1));
        for piece in svg.split('<').skip(1) {
            assert_eq!(piece.matches('>').count(), 1, "{piece}");
            assert_eq!(piece.matches('"').count() % 2, 0, "{piece}");
        }
        let odd = ["NaN", "inf,", "\"inf\""].into_iter().find(|word| svg.contains(word));
        assert_eq!(odd, None, "{name}");
    }
}

#[test]
fn slow_curves_do_not_become_staircases() {
    let mut slow = chart(&[line("slow", Emphasis::Quiet, &ramp(102.0))]);
    slow.panels.truncate(1);
    let svg = Figure::Lines(slow).svg();
    let paths = svg.lines().filter_map(|line| line.strip_prefix("<path d=\"M"));
    let paths = paths.filter_map(|line| line.split_once('"')).map(|(path, _)| path);
    let longest = paths.filter(|path| !path.contains('M')).max_by_key(|path| path.len()).unwrap();
    let mut heights: Vec<&str> = longest.split([' ', 'L']).skip(1).step_by(2).collect();
    let weeks = heights.len();
    heights.dedup();
    assert_eq!((weeks, heights.len()), (52, 52));
}

#[test]
fn pictures_of_one_page_never_share_a_name() {
    let svg = |id, words| two().svg_inline(Inline { id, page: Page::WIDE, words });
    let (one, other) = (svg("chart-1", true), svg("chart-2", true));
    for name in ["title", "desc"] {
        assert!(one.contains(&format!("<{name} id=\"chart-1-{name}\">")), "{name}");
        assert!(other.contains(&format!("<{name} id=\"chart-2-{name}\">")), "{name}");
    }
    assert!(one.contains("role=\"img\" aria-labelledby=\"chart-1-title chart-1-desc\""));
    assert!(!one.contains("@font-face") && !one.contains("font-family") && one.len() < 60_000);
    assert_eq!(one.matches("Busier, and further from the strategy").count(), 2);
    let bare = svg("chart-1", false);
    assert_eq!(bare.matches("Busier, and further from the strategy").count(), 1);
}

#[test]
fn outlined_pictures_need_no_letters() {
    let svg = two().svg_outlined(Page::CLASSIC);
    assert!(svg.contains("width=\"1440\" height=\"1080\""));
    assert!(!svg.contains("<text") && !svg.contains("font") && svg.len() > 50_000);
}

#[test]
fn the_same_figure_gives_the_same_bytes() {
    for ((name, one), (_, other)) in gallery().iter().zip(gallery()).step_by(9) {
        assert_eq!(one.svg(), other.svg(), "{name}");
        assert_eq!(one.svg_outlined(Page::CLASSIC), other.svg_outlined(Page::CLASSIC), "{name}");
    }
    for (one, other) in make::each(4, "", 5.0).zip(make::each(4, "", 5.0)) {
        assert_eq!(one.png(Page::WIDE, 1).unwrap(), other.png(Page::WIDE, 1).unwrap());
    }
}

#[test]
fn a_png_is_a_full_slide_in_colour() {
    let file = stacks(2, 52).png(Page::WIDE, 1).unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(&file)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    assert_eq!((info.width, info.height), (theme::WIDTH, theme::HEIGHT));
    assert_eq!(info.color_type, png::ColorType::Rgb);
    assert_eq!(&pixels[..3], [255, 255, 255]);
    let blue = theme::layer_style(LayerKind::Work(0)).mark;
    let count =
        pixels.chunks_exact(3).filter(|pixel| **pixel == [blue.red, blue.green, blue.blue]).count();
    assert!(count > 100_000, "{count}");
}

#[test]
fn odd_data_can_still_be_turned_into_pixels() {
    for figure in odd().iter().step_by(5) {
        assert!(figure.png(Page::WIDE, 1).is_ok());
    }
}

#[test]
fn what_the_picture_leaves_out_is_told_in_words() {
    let figure = stacks(2, 52);
    let text = figure.alternative_text();
    assert!(text.starts_with(&figure.frame().alternative_text));
    assert!(text.contains("A: below 1 % in the last week and not labelled: Unused."), "{text}");
    let drawn = figure.remembered(Page::WIDE);
    assert!(!texts(&drawn).iter().any(|writing| writing.text.starts_with("Unused")));
}

#[test]
fn only_dots_that_are_off_wear_the_second_colour() {
    let centres = |figure: &Figure, emphasis| {
        dots_of(&figure.remembered(Page::WIDE), theme::line_style(emphasis).mark)
    };
    assert!(centres(&dots(3, false), Emphasis::Second).is_empty());
    let agreeing = centres(&dots(3, false), Emphasis::First);
    assert_eq!(agreeing.len(), 15 + 5 + 6 + 7);
    let off = centres(&dots(3, true), Emphasis::Second);
    assert_eq!(off.len() + centres(&dots(3, true), Emphasis::First).len(), agreeing.len());
    assert!(off.len() > 3);
}

#[test]
fn equal_numbers_lie_on_the_diagonal() {
    let drawn = dots(3, false).remembered(Page::WIDE);
    let dashes = drawn.iter().filter_map(|element| match element {
        Remembered::Stroke { points, colour, .. } if *colour == theme::AXIS => Some(points.clone()),
        _ => None,
    });
    let from = dashes.clone().next().unwrap()[0];
    // places are drawn to a hundredth of a pixel: only the whole line, dash by dash, says its slope well enough
    let near = |(one, other): (f64, f64)| (one - other).abs() < 20.0;
    let mut to = from;
    for dash in dashes {
        if !near((dash[0].0, to.0)) || !near((dash[0].1, to.1)) {
            break;
        }
        to = *dash.last().unwrap();
    }
    assert!(to.0 - from.0 > 200.0, "{from:?} {to:?}");
    let slope = (to.1 - from.1) / (to.0 - from.0);
    let dots = dots_of(&drawn, theme::line_style(Emphasis::First).mark);
    for (x, y) in dots.into_iter().take(15) {
        assert!((y - from.1 - slope * (x - from.0)).abs() < 0.03, "({x}, {y})");
    }
}

#[test]
fn a_chart_without_values_says_so() {
    let lever = VariedLever::default;
    let boundary = Boundary { difference: Band::default(), ..maps::boundary(lever(), |x| x) };
    let plane = maps::plane(lever(), lever(), |x, _| x, 1.0);
    for figure in [
        Figure::Lines(LinePanels::default()),
        Figure::Stacks(StackPanels::default()),
        Figure::Dots(DotPanels::default()),
        Figure::Cliff(Cliff::default()),
        Figure::Heat(HeatMap::default()),
        Figure::Causes(Causes::default()),
        Figure::Indices(IndexChart::default()),
        Figure::Tornado(Tornado::default()),
        Figure::Boundary(boundary),
        Figure::Plane(Plane { winners: Vec::new(), ..plane }),
        Figure::Ranges(Ranges::default()),
        Figure::Piles(Piles::default()),
        Figure::Gains(Gains::default()),
        Figure::Beliefs(Beliefs::default()),
        Figure::Multiples(Multiples::default()),
        Figure::Front(Front::default()),
    ] {
        let drawn = figure.remembered(Page::WIDE);
        let told = texts(&drawn).iter().any(|writing| writing.text == panel::NOTHING);
        assert!(told, "{figure:?}");
    }
}
