//! The look of every picture: colours, letters, sizes and stroke widths live here and nowhere else.

use crate::ink::{Emphasis, LayerKind};

/// A colour as red, green and blue parts, each 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// Red part.
    pub red: u8,
    /// Green part.
    pub green: u8,
    /// Blue part.
    pub blue: u8,
}

impl Colour {
    const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// The colour thinned with paper: 1 leaves it as it is, 0 leaves paper.
    #[must_use]
    pub fn on_paper(self, strength: f64) -> Self {
        let mixed = |part: u8, paper: u8| {
            let (part, paper) = (f64::from(part), f64::from(paper));
            (paper + (part - paper) * strength.clamp(0.0, 1.0)).round() as u8
        };
        Self::new(
            mixed(self.red, PAPER.red),
            mixed(self.green, PAPER.green),
            mixed(self.blue, PAPER.blue),
        )
    }

    /// The colour as a drawing or a page names it: a hash and six digits.
    pub fn name(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(feature = "app")]
impl From<Colour> for plotters::style::RGBColor {
    fn from(Colour { red, green, blue }: Colour) -> Self {
        Self(red, green, blue)
    }
}

/// How one line of a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineStyle {
    /// Colour of the stroke and of its band.
    pub mark: Colour,
    /// Colour of words about the line: the same hue, dark enough to read.
    pub text: Colour,
    /// Stroke width in pixels.
    pub width: f64,
    /// Lengths of dash, gap, dash, gap in pixels; empty means solid.
    pub dashes: &'static [f64],
    /// Opacity of the band, 0 for none.
    pub band: f64,
    /// Whether the end label is set in `SemiBold`.
    pub strong: bool,
}

/// How one layer of a stack is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayerStyle {
    /// Fill of the area.
    pub mark: Colour,
    /// Colour of words about the layer.
    pub text: Colour,
}

/// Width of a picture in pixels.
pub const WIDTH: u32 = 1920;
/// Height of a picture in pixels.
pub const HEIGHT: u32 = 1080;
/// Width of a picture for older projectors in pixels.
pub const CLASSIC_WIDTH: u32 = 1440;

/// Letters tried in this order by a viewer of the SVG; the first one is embedded in this program.
pub const FONT_FAMILY: &str = "Inter, Helvetica, Arial, sans-serif";
/// Weight of strong words as a viewer of the SVG understands it.
pub const STRONG_WEIGHT: &str = "600";
/// The embedded regular letters (Inter, SIL Open Font License 1.1): Latin and Greek, then Cyrillic and Vietnamese.
pub const FONTS_REGULAR: [&[u8]; 2] =
    [include_bytes!("font/Inter-Regular.ttf"), include_bytes!("font/Inter-Regular-more.ttf")];
/// The embedded strong letters, the same.
pub const FONTS_STRONG: [&[u8]; 2] =
    [include_bytes!("font/Inter-SemiBold.ttf"), include_bytes!("font/Inter-SemiBold-more.ttf")];
/// Units of the embedded letters that make up their size.
pub const FONT_UNITS: f64 = 2048.0;
/// Height of a capital letter in units of the letter size.
pub const CAP_HEIGHT: f64 = 1490.0 / FONT_UNITS;

/// Title sizes in pixels, tried from large to small until the title fits on two lines.
pub const TITLE_SIZES: [f64; 3] = [52.0, 46.0, 40.0];
/// Size of the subtitle in pixels.
pub const SUBTITLE_SIZE: f64 = 30.0;
/// Size of a panel's heading in pixels.
pub const HEADING_SIZE: f64 = 28.0;
/// The smallest text on any picture in pixels: ticks, labels, provenance.
pub const TEXT_SIZE: f64 = 24.0;
/// Distance between two lines of text in units of the letter size.
pub const LEADING: f64 = 1.22;
/// Height of a line of the smallest letters in pixels.
pub const ROW: f64 = TEXT_SIZE * LEADING;

/// Empty border left and right of everything, in pixels.
pub const MARGIN: f64 = 60.0;
/// Empty border above and below everything, in pixels.
pub const MARGIN_VERTICAL: f64 = 40.0;
/// Stroke width of grid lines and of the axis, in pixels.
pub const GRID_WIDTH: f64 = 1.5;
/// Stroke width of leader lines, in pixels.
pub const LEADER_WIDTH: f64 = 2.0;
/// Stroke width of the vertical line of a dated change, in pixels.
pub const CHANGE_WIDTH: f64 = 2.0;
/// Dash and gap of the vertical line of a dated change, in pixels.
pub const CHANGE_DASHES: &[f64] = &[7.0, 6.0];
/// Stroke width of a reference line, in pixels.
pub const REFERENCE_WIDTH: f64 = 2.0;
/// Dash and gap of a reference line, in pixels.
pub const REFERENCE_DASHES: &[f64] = &[3.0, 7.0];
/// Width of the white seam between two layers of a stack, in pixels.
pub const SEAM_WIDTH: f64 = 1.6;
/// Radius of the dot that stands for a line of one single week, in units of the line's width.
pub const DOT_RADIUS: f64 = 2.2;
/// Radius of a dot among many, and of one that stands out, in pixels.
pub const MARK_RADIUS: (f64, f64) = (6.0, 9.0);
/// Width of the ring of paper that keeps dots apart, in pixels.
pub const MARK_SEAM: f64 = 1.6;

/// Distance between slanted lines, measured along an edge, in pixels.
pub const HATCH_STEP: f64 = 14.0;
/// Stroke width of slanted lines, in pixels.
pub const HATCH_WIDTH: f64 = 2.0;
/// Width of the seam of paper on each side of a line over colours, in pixels.
pub const CASING: f64 = 1.8;
/// Stroke width of a contour, and of one that stands out, in pixels.
pub const CONTOUR_WIDTH: (f64, f64) = (2.4, 4.5);
/// Stroke width of the line of a single future, in pixels.
pub const SINGLE_WIDTH: f64 = 1.2;
/// Width of a thick vertical line, in pixels.
pub const UPRIGHT_WIDTH: f64 = 6.0;
/// Stroke width of a whisker, in pixels.
pub const WHISKER_WIDTH: f64 = 3.0;
/// Strength of a region of the first and of the second option: one darker, so that grey prints differ.
pub const REGIONS: (f64, f64) = (0.74, 0.30);

/// The page.
pub const PAPER: Colour = Colour::new(0xFF, 0xFF, 0xFF);
/// Titles and headings.
pub const INK: Colour = Colour::new(0x1A, 0x1A, 0x1A);
/// Subtitles, ticks and provenance.
pub const MUTED: Colour = Colour::new(0x55, 0x55, 0x55);
/// Grid lines: deliberately faint, they carry no information of their own.
pub const GRID: Colour = Colour::new(0xE2, 0xE2, 0xE2);
/// The week axis, the zero line and reference lines.
pub const AXIS: Colour = Colour::new(0x4D, 0x4D, 0x4D);

/// Ground of captions, code and boxes on a page: set apart by a breath, also in grey.
pub const SHADE: Colour = Colour::new(0xF4, 0xF6, 0xF8);

/// How a line of this emphasis is drawn.
pub const fn line_style(emphasis: Emphasis) -> LineStyle {
    match emphasis {
        Emphasis::Baseline => LineStyle {
            mark: Colour::new(0x76, 0x76, 0x76),
            text: Colour::new(0x6A, 0x6A, 0x6A),
            width: 4.0,
            dashes: &[],
            band: 0.12,
            strong: false,
        },
        Emphasis::First => LineStyle {
            mark: Colour::new(0x08, 0x3A, 0x5C),
            text: Colour::new(0x08, 0x3A, 0x5C),
            width: 5.0,
            dashes: &[],
            band: 0.17,
            strong: true,
        },
        Emphasis::Second => LineStyle {
            mark: Colour::new(0xD5, 0x5E, 0x00),
            text: Colour::new(0xB4, 0x4C, 0x00),
            width: 5.0,
            dashes: &[20.0, 9.0],
            band: 0.17,
            strong: true,
        },
        Emphasis::Third => LineStyle {
            mark: Colour::new(0x00, 0x9E, 0x73),
            text: Colour::new(0x00, 0x70, 0x4F),
            width: 5.0,
            dashes: &[22.0, 8.0, 6.0, 8.0],
            band: 0.15,
            strong: true,
        },
        Emphasis::Quiet => LineStyle {
            mark: Colour::new(0x87, 0x92, 0xA2),
            text: Colour::new(0x5B, 0x67, 0x76),
            width: 2.4,
            dashes: &[],
            band: 0.0,
            strong: false,
        },
    }
}

/// Fills of kinds of work, in the order in which kinds are declared; a ninth kind starts again.
const WORK: [LayerStyle; 8] = [
    layer((0x00, 0x72, 0xB2), (0x00, 0x69, 0xA5)),
    layer((0xC2, 0x73, 0x00), (0x93, 0x57, 0x00)),
    layer((0x00, 0x9E, 0x73), (0x00, 0x70, 0x4F)),
    layer((0x88, 0x22, 0x55), (0x88, 0x22, 0x55)),
    layer((0x2E, 0x8F, 0xC4), (0x1B, 0x6E, 0x9E)),
    layer((0x33, 0x22, 0x88), (0x33, 0x22, 0x88)),
    layer((0xC4, 0x70, 0x9F), (0xA0, 0x43, 0x7A)),
    layer((0x8C, 0x7A, 0x00), (0x6E, 0x60, 0x00)),
];

const fn layer(mark: (u8, u8, u8), text: (u8, u8, u8)) -> LayerStyle {
    LayerStyle {
        mark: Colour::new(mark.0, mark.1, mark.2),
        text: Colour::new(text.0, text.1, text.2),
    }
}

/// How a layer of this kind is drawn.
pub const fn layer_style(kind: LayerKind) -> LayerStyle {
    match kind {
        LayerKind::Work(position) => WORK[position % WORK.len()],
        LayerKind::Urgent => layer((0x1F, 0x1F, 0x1F), (0x1F, 0x1F, 0x1F)),
        LayerKind::Rework => layer((0x8A, 0x1C, 0x1C), (0x8A, 0x1C, 0x1C)),
        LayerKind::Overhead => layer((0x52, 0x5B, 0x66), (0x52, 0x5B, 0x66)),
        LayerKind::Strain => layer((0x7A, 0x55, 0x48), (0x7A, 0x55, 0x48)),
        LayerKind::Unused => layer((0x94, 0x94, 0x94), (0x6A, 0x6A, 0x6A)),
    }
}

/// Ordered colours from the lowest to the highest value of a map: cividis (Nuñez, Anderton and Renslow
/// 2018), which people with and without colour vision deficiency see alike; lightness rises evenly.
const MAP: [Colour; 10] = [
    Colour::new(0x00, 0x22, 0x4E),
    Colour::new(0x12, 0x35, 0x70),
    Colour::new(0x3B, 0x49, 0x6C),
    Colour::new(0x57, 0x5D, 0x6D),
    Colour::new(0x70, 0x71, 0x73),
    Colour::new(0x8A, 0x86, 0x79),
    Colour::new(0xA5, 0x9C, 0x74),
    Colour::new(0xC3, 0xB3, 0x69),
    Colour::new(0xE1, 0xCC, 0x55),
    Colour::new(0xFE, 0xE8, 0x38),
];
/// Letters on a light colour of a map: darker than other ink, because some colours are neither dark nor
/// light.
const MAP_INK: Colour = Colour::new(0x00, 0x00, 0x00);
/// From this place on the colours of a map are so light that dark letters are easier to read.
const MAP_LIGHT: f64 = 0.468;

/// The colour of a value on a map, given its place between the lowest (0) and the highest (1).
pub fn map_colour(place: f64) -> Colour {
    let last = MAP.len() - 1;
    let along = if place.is_finite() { place.clamp(0.0, 1.0) } else { 0.0 } * last as f64;
    let from = (along as usize).min(last - 1);
    let rest = along - from as f64;
    let mixed = |one: u8, other: u8| {
        (f64::from(one) + rest * (f64::from(other) - f64::from(one))).round() as u8
    };
    let (one, other) = (MAP[from], MAP[from + 1]);
    Colour::new(
        mixed(one.red, other.red),
        mixed(one.green, other.green),
        mixed(one.blue, other.blue),
    )
}

/// The colour of letters on [`map_colour`] at the same place.
pub fn map_text(place: f64) -> Colour {
    if place >= MAP_LIGHT { MAP_INK } else { PAPER }
}

/// Shades from the lightest to the darkest, which can be told apart without colour: paper, then the navy of the first
/// option.
pub fn shades() -> Vec<String> {
    let dark = line_style(Emphasis::First).mark;
    (0..=255_u8).map(|shade| dark.on_paper(0.08 + 0.92 * f64::from(shade) / 255.0).name()).collect()
}

/// The colours as variables of a style sheet, for pages around charts.
#[cfg(feature = "app")]
pub fn as_variables() -> String {
    let css = |colour: Colour| format!("rgb({} {} {})", colour.red, colour.green, colour.blue);
    let colours = [
        ("paper", PAPER),
        ("ink", INK),
        ("muted", MUTED),
        ("rule", GRID),
        ("edge", AXIS),
        ("shade", SHADE),
        ("accent", line_style(Emphasis::First).text),
        ("focus", line_style(Emphasis::Second).text),
    ];
    let variables = colours.map(|(name, colour)| format!("--{name}:{};", css(colour))).concat();
    format!(":root{{{variables}}}")
}

#[cfg(test)]
mod vision;

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: [Emphasis; 5] =
        [Emphasis::Baseline, Emphasis::First, Emphasis::Second, Emphasis::Third, Emphasis::Quiet];
    const NEUTRAL: [LayerKind; 5] = [
        LayerKind::Urgent,
        LayerKind::Rework,
        LayerKind::Overhead,
        LayerKind::Strain,
        LayerKind::Unused,
    ];

    /// Fifth root by Newton's method, so that the test needs no power function.
    fn fifth_root(value: f64) -> f64 {
        let mut root = 1.0;
        for _ in 0..60 {
            root -= (root * root * root * root * root - value) / (5.0 * root * root * root * root);
        }
        root
    }

    fn linear(part: u8) -> f64 {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 {
            return part / 12.92;
        }
        let base = (part + 0.055) / 1.055;
        let root = fifth_root(base);
        base * base * root * root
    }

    fn luminance(colour: Colour) -> f64 {
        0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
    }

    /// Contrast ratio of the Web Content Accessibility Guidelines 2.1.
    fn contrast(one: Colour, other: Colour) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn layers() -> impl Iterator<Item = LayerStyle> {
        (0..WORK.len()).map(LayerKind::Work).chain(NEUTRAL).map(layer_style)
    }

    #[test]
    fn the_contrast_formula_knows_its_two_published_values() {
        assert!((contrast(Colour::new(0, 0, 0), PAPER) - 21.0).abs() < 1e-9);
        assert!((contrast(Colour::new(0x76, 0x76, 0x76), PAPER) - 4.54).abs() < 0.01);
    }

    #[test]
    fn colours_of_a_map_become_lighter_step_by_step() {
        /// CIE 1976 lightness above the dark end, by Newton's method for the cube root.
        fn lightness(colour: Colour) -> f64 {
            let luminance = luminance(colour);
            let mut root = 1.0;
            for _ in 0..60 {
                root -= (root * root * root - luminance) / (3.0 * root * root);
            }
            116.0 * root - 16.0
        }
        let steps: Vec<f64> =
            (0..=100).map(|place| lightness(map_colour(f64::from(place) / 100.0))).collect();
        assert!(steps.windows(2).all(|pair| pair[1] > pair[0]), "{steps:?}");
        assert!(steps[100] - steps[0] > 70.0);
        // a tenth of the scale differs by about a tenth of the lightness
        for tenth in 0..10 {
            let rise = steps[tenth * 10 + 10] - steps[tenth * 10];
            assert!((6.0..10.0).contains(&rise), "{tenth}: {rise}");
        }
    }

    #[test]
    fn words_on_a_map_can_be_read_on_every_colour() {
        for place in 0..=1000 {
            let place = f64::from(place) / 1000.0;
            let contrast = contrast(map_text(place), map_colour(place));
            assert!(contrast >= 4.5, "{place}: {contrast}");
        }
        assert_eq!(map_colour(f64::NAN), map_colour(0.0));
        assert_eq!(map_colour(7.0), MAP[MAP.len() - 1]);
    }

    #[test]
    fn regions_of_two_options_differ_in_grey_prints() {
        let (first, second) = REGIONS;
        let first = line_style(Emphasis::First).mark.on_paper(first);
        let second = line_style(Emphasis::Second).mark.on_paper(second);
        assert!(contrast(first, second) >= 3.0, "{}", contrast(first, second));
        assert_eq!(first.on_paper(1.0), first);
        assert_eq!(first.on_paper(0.0), PAPER);
    }

    #[test]
    fn every_mark_stands_out_from_the_page() {
        for colour in LINES
            .map(|emphasis| line_style(emphasis).mark)
            .into_iter()
            .chain(layers().map(|style| style.mark))
        {
            assert!(contrast(colour, PAPER) >= 3.0, "{colour:?} {}", contrast(colour, PAPER));
        }
        assert!(contrast(AXIS, PAPER) >= 3.0);
    }

    #[test]
    fn every_word_can_be_read() {
        let words = LINES
            .map(|emphasis| line_style(emphasis).text)
            .into_iter()
            .chain(layers().map(|style| style.text));
        for colour in words.chain([INK, MUTED, AXIS]) {
            assert!(contrast(colour, PAPER) >= 4.5, "{colour:?} {}", contrast(colour, PAPER));
        }
    }

    #[test]
    fn the_promised_colours_are_the_ones_used() {
        assert_eq!(line_style(Emphasis::First).mark, Colour::new(0x08, 0x3A, 0x5C));
        assert!(line_style(Emphasis::First).dashes.is_empty());
        assert_eq!(line_style(Emphasis::Second).mark, Colour::new(0xD5, 0x5E, 0x00));
        assert!(!line_style(Emphasis::Second).dashes.is_empty());
        assert_eq!(line_style(Emphasis::Baseline).mark, Colour::new(0x76, 0x76, 0x76));
    }

    #[test]
    fn no_two_layers_share_a_fill() {
        let fills: Vec<Colour> = layers().map(|style| style.mark).collect();
        for (position, fill) in fills.iter().enumerate() {
            assert!(!fills[..position].contains(fill), "{fill:?}");
        }
    }

    #[test]
    fn a_ninth_kind_of_work_starts_the_palette_again() {
        assert_eq!(layer_style(LayerKind::Work(8)), layer_style(LayerKind::Work(0)));
    }

    #[test]
    fn nothing_is_smaller_than_a_projector_can_show() {
        for size in TITLE_SIZES.into_iter().chain([SUBTITLE_SIZE, HEADING_SIZE, TEXT_SIZE]) {
            assert!(size >= 24.0);
        }
    }
}
