//! The rows of a file one after the other, the first included, each with the line that an editor counts.

use std::ops::Range;

use csv::ByteRecord;

use super::complaints::Complaints;

/// Most lines of a field. An address or a note has a few; more are a quotation mark that was forgotten.
const MOST_LINES: u32 = 20;

/// A reader of rows.
pub(super) struct RowReader<'a> {
    text: &'a str,
    skip: usize,
    delimiter: u8,
    reader: csv::Reader<&'a [u8]>,
    record: ByteRecord,
    /// Up to where lines are counted.
    counted: usize,
    /// Line of the row, from 1.
    line: u32,
    bytes: Range<usize>,
    /// Columns of the row that names them.
    width: Option<usize>,
}

impl<'a> RowReader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let (delimiter, skip) = delimiter(text);
        let reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(&text.as_bytes()[skip..]);
        let record = ByteRecord::new();
        Self {
            text,
            skip,
            delimiter,
            reader,
            record,
            counted: 0,
            line: 1,
            bytes: 0..0,
            width: None,
        }
    }

    /// Goes to the first row with two fields or more, which names the columns: a title may stand above it.
    pub(super) fn header(&mut self, complaints: &mut Complaints) -> Option<()> {
        loop {
            self.next(complaints)?;
            if self.fields().filter(|field| !field.is_empty()).count() > 1 {
                self.width = Some(self.record.len());
                return Some(());
            }
        }
    }

    /// Goes to the next row; `None` at the end, or where a quotation mark hides where a row ends.
    pub(super) fn next(&mut self, complaints: &mut Complaints) -> Option<()> {
        if !self.reader.read_byte_record(&mut self.record).ok()? {
            return None;
        }
        let from = self.skip + self.record.position()?.byte() as usize;
        // the reader counts a line ending as the beginning of the next row
        let rest = &self.text[from..];
        let from = from + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        let to = self.skip + self.reader.position().byte() as usize;
        let row = self.text[from..to.max(from)].trim_end_matches(['\r', '\n']);
        self.line += line_ends(&self.text[self.counted..from]);
        self.counted = from;
        self.bytes = from..from + row.len();
        let lines = 1 + line_ends(row);
        let uneven = self.width.is_some_and(|width| width != self.record.len());
        let doubtful = lines > 1 || uneven;
        if doubtful && let Some(wrong) = misquoted(row.as_bytes(), self.delimiter) {
            let message = format!("row {}: {wrong}", self.line);
            let help = "put a quotation mark at both ends of the field, and write `\"\"` for one inside it";
            complaints.file(from..from, message, help);
            return None;
        }
        if lines > MOST_LINES {
            let message =
                format!("row {}: a field in quotation marks runs over {lines} lines", self.line);
            let help = "close the quotation mark, or take the line breaks out of the field";
            complaints.file(from..from, message, help);
            return None;
        }
        Some(())
    }

    /// A field of the row, without blanks around it; empty where the row is too short.
    pub(super) fn field(&self, column: usize) -> &[u8] {
        self.record.get(column).unwrap_or_default().trim_ascii()
    }

    /// Fields of the row.
    pub(super) fn fields(&self) -> impl Iterator<Item = &[u8]> {
        self.record.iter().map(<[u8]>::trim_ascii)
    }

    /// Whether nothing stands in the row.
    pub(super) fn is_empty(&self) -> bool {
        self.fields().all(<[u8]>::is_empty)
    }

    pub(super) fn line(&self) -> u32 {
        self.line
    }

    /// Where the row stands in the text.
    pub(super) fn bytes(&self) -> Range<usize> {
        self.bytes.clone()
    }
}

/// The character between columns, and the bytes before the header (a byte order mark, a `sep=` line).
fn delimiter(text: &str) -> (u8, usize) {
    let mut skip = text.len() - text.trim_start_matches('\u{feff}').len();
    let first = text[skip..].lines().next().unwrap_or("");
    if let Some(&[sign]) = first.strip_prefix("sep=").map(str::as_bytes) {
        skip += text[skip..].find('\n').map_or(first.len(), |newline| newline + 1);
        return (sign, skip);
    }
    skip += text[skip..].len() - text[skip..].trim_start_matches(['\r', '\n']).len();
    let signs = [b'|', b'\t', b';', b','];
    let mut counts = [0; 4];
    let mut quoted = false;
    for byte in text[skip..].bytes() {
        quoted ^= byte == b'"';
        // the first line with such a sign in it
        if !quoted && matches!(byte, b'\r' | b'\n') && counts != [0; 4] {
            break;
        }
        for (count, sign) in counts.iter_mut().zip(signs) {
            *count += usize::from(byte == sign && !quoted);
        }
    }
    // the last of the most frequent ones
    let most = signs.iter().zip(counts).max_by_key(|(_, count)| *count);
    (most.map_or(b',', |(sign, _)| *sign), skip)
}

/// Line ends of Windows, Unix and old Macs.
fn line_ends(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let is_end = |at: &usize| {
        bytes[*at] == b'\n' || (bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
    };
    (0..bytes.len()).filter(is_end).count() as u32
}

/// What is wrong with the quotation marks of a row, if anything is.
fn misquoted(row: &[u8], delimiter: u8) -> Option<&'static str> {
    let mut at = 0;
    loop {
        if row.get(at) == Some(&b'"') {
            at += 1;
            loop {
                let Some(mark) = row[at..].iter().position(|byte| *byte == b'"') else {
                    return Some("a quotation mark is never closed");
                };
                at += mark + 1;
                match row.get(at) {
                    Some(b'"') => at += 1,
                    None => return None,
                    Some(&byte) if byte == delimiter => break,
                    Some(_) => {
                        return Some("a quotation mark is opened and not closed in its field");
                    }
                }
            }
            at += 1;
        } else {
            at += 1 + row[at..].iter().position(|byte| *byte == delimiter)?;
        }
    }
}
