//! What all backends of plotters here have in common: units, looks, and that nothing goes wrong on them.
//!
//! The backends that come with plotters round every place to whole pixels and write text in letters of the system. Those
//! of this program do neither: a sheet has a hundred units for each pixel, and its letters come with the program.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind, FontFamily,
    FontStyle,
};

use crate::ink::lettering::{Align, Lettering, Writing};
use crate::ink::letters::Weight;
use crate::ink::sheet::{Page, Point};
use crate::ink::theme::{self, Colour};

/// Units for each pixel of the sheet: places are drawn to a hundredth of a pixel.
const UNITS: u32 = 100;

/// What a backend answers to plotters.
pub(in crate::ink) type BackendAnswer = Result<(), DrawingErrorKind<Infallible>>;

/// What plotters asks of every backend and what is the same for all of them: there is nothing to prepare, to show or to
/// fail at, and a pixel of plotters is a small square.
macro_rules! takes_everything {
    () => {
        type ErrorType = std::convert::Infallible;

        fn ensure_prepared(&mut self) -> $crate::ink::paint::backend::BackendAnswer {
            Ok(())
        }

        fn present(&mut self) -> $crate::ink::paint::backend::BackendAnswer {
            Ok(())
        }

        fn draw_pixel(
            &mut self,
            (x, y): plotters_backend::BackendCoord,
            colour: plotters_backend::BackendColor,
        ) -> $crate::ink::paint::backend::BackendAnswer {
            self.fill_polygon([(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)], &colour)
        }
    };
}

pub(in crate::ink) use takes_everything;

/// The size of a sheet in units.
pub(in crate::ink) fn size(page: Page) -> (u32, u32) {
    (page.width * UNITS, page.height * UNITS)
}

/// A length in units.
pub(in crate::ink) fn length(pixels: f64) -> u32 {
    (pixels * f64::from(UNITS)).round() as u32
}

/// A place in units.
pub(in crate::ink) fn place((x, y): Point) -> BackendCoord {
    let along = |pixels: f64| (pixels * f64::from(UNITS)).round() as i32;
    (along(x), along(y))
}

/// A length in pixels of the sheet.
pub(in crate::ink) fn length_of(units: u32) -> f64 {
    f64::from(units) / f64::from(UNITS)
}

/// A place in pixels of the sheet.
pub(in crate::ink) fn place_of((x, y): BackendCoord) -> Point {
    (f64::from(x) / f64::from(UNITS), f64::from(y) / f64::from(UNITS))
}

/// A colour of plotters without its opacity.
pub(in crate::ink) fn colour_of(
    BackendColor { rgb: (red, green, blue), .. }: BackendColor,
) -> Colour {
    Colour { red, green, blue }
}

/// A text as plotters hands it over.
pub(in crate::ink) fn writing_of<S: BackendTextStyle>(
    text: &str,
    style: &S,
    at: BackendCoord,
) -> Writing {
    let align = match style.anchor().h_pos {
        HPos::Left => Align::Left,
        HPos::Center => Align::Centre,
        HPos::Right => Align::Right,
    };
    let weight = match style.style() {
        FontStyle::Bold => Weight::Strong,
        _ => Weight::Regular,
    };
    let lettering = Lettering { size: style.size(), weight, colour: colour_of(style.color()) };
    Writing { text: text.to_owned(), at: place_of(at), align, lettering }
}

/// How an area, a line or a dot looks.
#[derive(Clone, Copy, Debug)]
pub(in crate::ink) struct Look {
    /// Its colour.
    pub(in crate::ink) colour: Colour,
    /// How much of what lies below it covers, 0 to 1.
    pub(in crate::ink) opacity: f64,
    /// Width of a line. Units.
    pub(in crate::ink) width: u32,
}

impl Look {
    /// A filled area.
    pub(in crate::ink) fn filled(colour: Colour, opacity: f64) -> Self {
        Self { colour, opacity, width: 1 }
    }

    /// A line so many pixels wide.
    pub(in crate::ink) fn line(colour: Colour, width: f64) -> Self {
        Self { colour, opacity: 1.0, width: length(width) }
    }
}

impl BackendStyle for Look {
    fn color(&self) -> BackendColor {
        let Colour { red, green, blue } = self.colour;
        BackendColor { alpha: self.opacity, rgb: (red, green, blue) }
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

/// How a text looks, and what of it lies on its anchor.
#[derive(Clone, Copy, Debug)]
pub(in crate::ink) struct TextLook {
    /// Its letters.
    pub(in crate::ink) lettering: Lettering,
    /// What lies on the anchor.
    pub(in crate::ink) align: Align,
}

impl BackendTextStyle for TextLook {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        Look::filled(self.lettering.colour, 1.0).color()
    }

    fn size(&self) -> f64 {
        self.lettering.size
    }

    fn style(&self) -> FontStyle {
        match self.lettering.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Strong => FontStyle::Bold,
        }
    }

    fn anchor(&self) -> Pos {
        let side = match self.align {
            Align::Left => HPos::Left,
            Align::Centre => HPos::Center,
            Align::Right => HPos::Right,
        };
        // plotters has no word for the baseline: here the bottom of a text is its baseline
        Pos::new(side, VPos::Bottom)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(theme::FONT_FAMILY)
    }

    fn layout_box(&self, text: &str) -> Result<(BackendCoord, BackendCoord), Infallible> {
        let writing = Writing {
            text: text.to_owned(),
            at: (0.0, 0.0),
            align: Align::Left,
            lettering: self.lettering,
        };
        let (left, top, right, bottom) = writing.bounds();
        Ok((place((left, top)), place((right, bottom))))
    }

    /// For backends that know no letters; those here write text themselves and never ask for its pixels.
    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _text: &str,
        _at: BackendCoord,
        _pixel: F,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}
