//! The few bytes around deflated files that make a zip (PKWARE APPNOTE 6.3, without its 64-bit form).

use std::io::Write as _;

use flate2::{Compression, Crc, write::DeflateEncoder};

use super::pack::PackError;

/// The version of the format that deflate needs.
const VERSION: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
const DEFLATED: u16 = 8;
/// 1 January 1980, the first date a zip knows: no time is told.
const TIME_AND_DATE: u32 = (1 << 5 | 1) << 16;

/// A zip file on its way, in memory.
#[derive(Debug, Default)]
pub(super) struct Zip {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Zip {
    /// Adds a file.
    pub fn add(&mut self, name: &str, content: &[u8]) -> Result<(), PackError> {
        let start = size(self.bytes.len())?;
        let mut crc = Crc::new();
        crc.update(content);
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        // Memory takes what is written to it.
        let packed = encoder
            .write_all(content)
            .and_then(|()| encoder.finish())
            .map_err(|_| PackError::TooLarge)?;
        let mut header = Vec::new();
        for field in [VERSION, FLAGS, DEFLATED] {
            header.extend(field.to_le_bytes());
        }
        let name_length = u32::from(u16::try_from(name.len()).map_err(|_| PackError::TooLarge)?);
        let (packed_size, full_size) = (size(packed.len())?, size(content.len())?);
        for field in [
            TIME_AND_DATE,
            crc.sum(),
            packed_size,
            full_size,
            name_length,
        ] {
            header.extend(field.to_le_bytes());
        }

        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&header);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(&packed);

        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&header);
        // No comment, first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(start.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.count += 1;
        Ok(())
    }

    /// The whole file.
    pub fn finish(mut self) -> Result<Vec<u8>, PackError> {
        let (start, length) = (size(self.bytes.len())?, size(self.directory.len())?);
        self.bytes.append(&mut self.directory);
        self.bytes.extend(b"PK\x05\x06");
        self.bytes.extend([0; 4]);
        for count in [self.count; 2] {
            self.bytes.extend(count.to_le_bytes());
        }
        for field in [length, start] {
            self.bytes.extend(field.to_le_bytes());
        }
        self.bytes.extend([0; 2]);
        size(self.bytes.len())?;
        Ok(self.bytes)
    }
}

fn size(length: usize) -> Result<u32, PackError> {
    u32::try_from(length).map_err(|_| PackError::TooLarge)
}
