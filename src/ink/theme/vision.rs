//! What the colours look like to people who see fewer of them, and on a grey print.

use super::*;

/// Red, green and blue light, each 0 to 1.
type Light = [f64; 3];

/// Dichromats by the matrices of Machado, Oliveira and Fernandes (2009), severity 1, on linear light; and a
/// grey print.
const EYES: [(&str, [[f64; 3]; 3]); 5] = [
    ("as it is", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
    ("grey", [LUMINANCE, LUMINANCE, LUMINANCE]),
];

/// Part of each light in how bright something looks (sRGB).
const LUMINANCE: [f64; 3] = [0.2126, 0.7152, 0.0722];
/// Difference in CIE 1976 L*a*b* that is plain when two colours lie side by side.
const PLAIN: f64 = 10.0;

const LINES: [Emphasis; 5] =
    [Emphasis::Baseline, Emphasis::First, Emphasis::Second, Emphasis::Third, Emphasis::Quiet];

fn light(colour: Colour) -> Light {
    [colour.red, colour.green, colour.blue].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 {
            part / 12.92
        } else {
            crate::math::power((part + 0.055) / 1.055, 2.4)
        }
    })
}

fn through(matrix: &[[f64; 3]; 3], light: Light) -> Light {
    matrix.map(|row| dot(row, light).clamp(0.0, 1.0))
}

fn dot(row: [f64; 3], light: Light) -> f64 {
    row.iter().zip(light).map(|(part, light)| part * light).sum()
}

/// Contrast ratio to paper of the Web Content Accessibility Guidelines 2.1.
fn contrast(light: Light) -> f64 {
    1.05 / (dot(LUMINANCE, light) + 0.05)
}

fn lab(light: Light) -> [f64; 3] {
    let folded = |row: [f64; 3], white: f64| {
        let part = dot(row, light) / white;
        if part > 216.0 / 24_389.0 { part.cbrt() } else { (24_389.0 / 27.0 * part + 16.0) / 116.0 }
    };
    let x = folded([0.412_456_4, 0.357_576_1, 0.180_437_5], 0.950_47);
    let y = folded([0.212_672_9, 0.715_152_2, 0.072_175_0], 1.0);
    let z = folded([0.019_333_9, 0.119_192_0, 0.950_304_1], 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn difference(one: Light, other: Light) -> f64 {
    let squares =
        lab(one).into_iter().zip(lab(other)).map(|(one, other)| (one - other) * (one - other));
    squares.sum::<f64>().sqrt()
}

fn layers() -> Vec<LayerStyle> {
    let ends = [
        LayerKind::Urgent,
        LayerKind::Rework,
        LayerKind::Overhead,
        LayerKind::Strain,
        LayerKind::Unused,
    ];
    (0..WORK.len()).map(LayerKind::Work).chain(ends).map(layer_style).collect()
}

#[test]
fn the_formulas_know_their_published_values() {
    // red and white in L*a*b* under D65
    let [lightness, a, b] = lab(light(Colour::new(255, 0, 0)));
    assert!(
        (lightness - 53.24).abs() < 0.01 && (a - 80.09).abs() < 0.02 && (b - 67.2).abs() < 0.02
    );
    let [white, ..] = lab(light(PAPER));
    assert!((white - 100.0).abs() < 1e-3);
    // what has no colour keeps looking the same
    for (eye, matrix) in &EYES {
        let grey = light(Colour::new(0x76, 0x76, 0x76));
        assert!(difference(grey, through(matrix, grey)) < 0.5, "{eye}");
    }
    // red and green of the same brightness are told apart by most, and hardly by deuteranopes
    let (red, green) = (Colour::new(0xC0, 0x5A, 0x40), Colour::new(0x7C, 0x82, 0x20));
    let far = |matrix| difference(through(matrix, light(red)), through(matrix, light(green)));
    assert!(far(&EYES[2].1) < far(&EYES[0].1) / 3.0);
}

#[test]
fn every_mark_stands_out_and_every_word_can_be_read_whatever_the_eye() {
    let mut marks: Vec<Colour> = LINES.map(|emphasis| line_style(emphasis).mark).to_vec();
    marks.extend(layers().iter().map(|style| style.mark));
    let mut words: Vec<Colour> = LINES.map(|emphasis| line_style(emphasis).text).to_vec();
    words.extend(layers().iter().map(|style| style.text));
    words.extend([INK, MUTED, AXIS]);
    for (eye, matrix) in &EYES {
        for (least, colours) in [(3.0, &marks), (4.5, &words)] {
            for colour in colours {
                let contrast = contrast(through(matrix, light(*colour)));
                assert!(contrast >= least, "{eye}: {colour:?} {contrast}");
            }
        }
    }
}

#[test]
fn words_of_a_page_can_be_read_on_its_shade_as_well() {
    let shade = dot(LUMINANCE, light(SHADE)) + 0.05;
    for colour in [INK, MUTED, line_style(Emphasis::First).text, line_style(Emphasis::Second).text]
    {
        let contrast = shade / (dot(LUMINANCE, light(colour)) + 0.05);
        assert!(contrast >= 4.5, "{colour:?} {contrast}");
    }
}

#[test]
fn two_lines_differ_in_colour_or_in_their_dashes_whatever_the_eye() {
    for (eye, matrix) in &EYES {
        for (place, one) in LINES.iter().enumerate() {
            for other in &LINES[..place] {
                let (one, other) = (line_style(*one), line_style(*other));
                let seen = |style: LineStyle| through(matrix, light(style.mark));
                let far = difference(seen(one), seen(other)) >= PLAIN;
                let drawn = one.dashes != other.dashes || (one.width - other.width).abs() > 1.5;
                // a grey print has the dashes and widths only
                assert!(drawn || far, "{eye}: {one:?} {other:?}");
                assert!(far || *eye == "grey", "{eye}: {one:?} {other:?}");
            }
        }
    }
}

#[test]
fn neighbours_in_a_stack_differ_whatever_the_eye() {
    let layers = layers();
    for (eye, matrix) in EYES.iter().filter(|(eye, _)| *eye != "grey") {
        for pair in layers.windows(2) {
            let seen = |style: &LayerStyle| through(matrix, light(style.mark));
            let far = difference(seen(&pair[0]), seen(&pair[1]));
            assert!(far >= PLAIN, "{eye}: {pair:?} {far}");
        }
    }
}
