//! Every bound on what is read from outside, in one place, each with its reason.
//!
//! They are far above what a person can enter in a lifetime; they exist so that a damaged or hostile file
//! cannot take the machine's memory or time. Sizes are looked at before anything is parsed or decoded, counts while a
//! list is read, at the first item too many. Nesting is bounded by the RON reader itself, at 128 levels.
//!
//! What is cut only so that it fits a page, a menu or a list is named where it is drawn.

// Files.

/// Largest file that is read as a chart or a recovery log, in bytes: ten times ten years of several ratings a day.
pub const FILE_BYTES: u64 = 256 * 1024 * 1024;

/// Bytes of a chart's file in which its version has to stand; only a comment could push it further back.
pub const HEADER_BYTES: u64 = 64 * 1024;

/// Largest table that is imported, in bytes: a million rows of sixty letters, the most rows a spreadsheet has.
pub const TABLE_BYTES: u64 = 64_000_000;

/// Links followed before a chain of them counts as a circle; as many as Linux takes.
pub const LINKS: usize = 40;

/// Most conflict copies beside a chart that are looked at; each is read whole.
pub const CONFLICT_COPIES: usize = 20;

// What is kept of a chart.

/// Most that the earlier versions of one chart may take together, in bytes; the newest three stay whatever they take.
pub const BACKUP_BYTES: u64 = 256 * 1024 * 1024;

/// Most folders of earlier versions that are looked through for those of a chart that was moved.
pub const BACKUP_FOLDERS: usize = 10_000;

/// Longest note of whose versions lie in a folder, in bytes; it names a path and 32 knots.
pub const BACKUP_NOTE_BYTES: u64 = 64 * 1024;

// Passphrases.

/// Longest passphrase, in characters; nobody types more.
pub const PASSPHRASE_CHARS: usize = 1000;

/// Most that is read where a passphrase is expected, in bytes: four for each character, and the end of the line.
pub const PASSPHRASE_BYTES: u64 = PASSPHRASE_CHARS as u64 * 4 + 2;

/// Most work to try the passphrase of a file of others, as a power of two: 20 is 1 GB of memory and two to three
/// seconds. Charts of this program take 18.
pub const PASSPHRASE_WORK: u8 = 20;

// Records of a chart.

/// Longest name of a knot, a person or a therapist, in characters: a page of text, where a name takes a line.
pub const NAME_CHARS: usize = 10_000;

/// Longest note or other free text, in characters: fifty pages.
pub const TEXT_CHARS: usize = 100_000;

/// Most knots in one chart: five for every day of fifty years.
pub const KNOTS: usize = 100_000;

/// Most ratings in one chart: fifty knots, rated five times a day for fifty years.
pub const RATINGS: usize = 5_000_000;

/// Most milestones, treatments, episodes, check-ins and goals, each, in one chart: fifty a day for fifty years.
pub const EVENTS: usize = 1_000_000;

/// Most items in one list inside a record (techniques, touched knots, outline points, words); a careful outline has
/// some hundred points.
pub const LIST: usize = 10_000;

/// First year a chart takes: nobody alive remembers an earlier one.
pub const FIRST_YEAR: i16 = 1900;

/// The year before which every time of a chart lies: later ones are slips of a key.
pub const END_YEAR: i16 = 2200;

/// Farthest a place may lie from the spine, in body-frame units (C7–PSIS lengths): 76 cm.
pub const MAX_U: f64 = 1.5;

/// Highest place a chart takes, in body-frame units; the crown of the head lies at about −0.49.
pub const MIN_V: f64 = -1.0;

/// Lowest place a chart takes, in body-frame units; the floor lies at about 3.0.
pub const MAX_V: f64 = 4.0;

// Photos behind the map.

/// Largest picture kept inside a chart, in bytes of its PNG or JPEG file; a copy of 1280 pixels takes about a tenth.
pub const PHOTO_BYTES: usize = 2 * 1024 * 1024;

/// Largest picture file that is read, in bytes: 64 MiB, far above what a phone makes.
pub const PHOTO_FILE_BYTES: u64 = 64 << 20;

/// Widest and highest picture that is decoded, in pixels; a phone's panorama has about 16,000.
pub const PHOTO_SIDE: u32 = 20_000;

/// Most memory a picture may take while it is decoded, in bytes: 130 million pixels of four bytes.
pub const PHOTO_DECODED_BYTES: u64 = 512 << 20;

/// Most pixels for each byte of a picture file; a photo has fewer than 100, a few bytes made to unfold have millions,
/// and every one of them takes time.
pub const PHOTO_UNFOLDING: u64 = 1000;

/// Pixels that any file may have, however small it is: a plain white page is no bomb.
pub const PHOTO_UNFOLDING_FREE: u64 = 4_000_000;
