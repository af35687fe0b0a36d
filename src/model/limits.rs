//! Every bound on what a chart may hold, in one place.
//!
//! They are far above what a person can enter in a lifetime; they exist so that a damaged or hostile file
//! cannot take the machine's memory.

/// Largest file that is read as a chart or a recovery log, in bytes: ten times ten years of several ratings a day.
pub const FILE_BYTES: u64 = 256 * 1024 * 1024;

/// Most that the earlier versions of one chart may take together, in bytes; the newest three stay whatever they take.
pub const BACKUP_BYTES: u64 = 256 * 1024 * 1024;

/// Longest passphrase, in characters.
pub const PASSPHRASE_CHARS: usize = 1000;

/// Most work to try the passphrase of a file of others, as a power of two: 20 is 1 GB of memory and two to three
/// seconds. Charts of this program take 18.
pub const PASSPHRASE_WORK: u8 = 20;

/// Longest name of a knot, a person or a therapist, in characters.
pub const NAME_CHARS: usize = 10_000;

/// Longest note or other free text, in characters.
pub const TEXT_CHARS: usize = 100_000;

/// Most knots in one chart.
pub const KNOTS: usize = 100_000;

/// Most ratings in one chart.
pub const RATINGS: usize = 5_000_000;

/// Most milestones, treatments, episodes, check-ins and goals, each, in one chart.
pub const EVENTS: usize = 1_000_000;

/// Most items in one list inside a record (techniques, touched knots, outline points, words).
pub const LIST: usize = 10_000;

/// Largest picture kept inside a chart, in bytes of its PNG or JPEG file.
pub const PHOTO_BYTES: usize = 2 * 1024 * 1024;

/// Farthest a place may lie from the spine, in body-frame units (C7–PSIS lengths).
pub const MAX_U: f64 = 1.5;

/// Highest place a chart takes, in body-frame units; the crown of the head lies at about −0.49.
pub const MIN_V: f64 = -1.0;

/// Lowest place a chart takes, in body-frame units; the floor lies at about 3.0.
pub const MAX_V: f64 = 4.0;
