//! How a second window on a file calls the first one to the front.

use std::path::Path;

/// Hangs by an open chart until it is dropped, and can be rung by other programs on this machine.
///
/// On Linux it is a named pipe in the program's own folder: no network, and nobody waits in turns for it. Elsewhere
/// nobody hears it, and a second window says that there is a first.
#[derive(Debug)]
pub struct Bell {
    #[cfg(target_os = "linux")]
    _pipe: pipe::Pipe,
}

impl Bell {
    /// Hangs a bell for a chart's file; `dir` is the program's folder, and `rung` runs on a thread of its own. Only
    /// who holds the [`OpenLock`](super::OpenLock) on the file may do so.
    pub fn hang(dir: &Path, chart: &Path, rung: impl Fn() + Send + 'static) -> Option<Self> {
        #[cfg(target_os = "linux")]
        return pipe::Pipe::new(path_of(dir, chart), rung).map(|pipe| Self { _pipe: pipe });
        #[cfg(not(target_os = "linux"))]
        return None;
    }

    /// Rings for a chart's file; returns whether a window heard it.
    pub fn ring(dir: &Path, chart: &Path) -> bool {
        #[cfg(target_os = "linux")]
        return pipe::ring(&path_of(dir, chart));
        #[cfg(not(target_os = "linux"))]
        return false;
    }
}

#[cfg(target_os = "linux")]
fn path_of(dir: &Path, chart: &Path) -> std::path::PathBuf {
    let key = super::fingerprint::hash(chart.as_os_str().as_encoded_bytes());
    dir.join("open").join(format!("{key:016x}.bell"))
}

#[cfg(target_os = "linux")]
mod pipe {
    use std::fs::{self, File};
    use std::io::{Read as _, Write as _};
    use std::path::{Path, PathBuf};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;

    use rustix::fs::{CWD, FileType, Mode, OFlags, mknodat, open};

    /// What is written to ring.
    const RING: &[u8] = b"show\n";
    /// Most bytes read at once; nothing longer is ever written.
    const MOST: u64 = 64;
    /// A listener that is between two rings is tried again so often, and after so long.
    const TRIES: u32 = 10;
    const PAUSE: Duration = Duration::from_millis(20);

    #[derive(Debug)]
    pub(super) struct Pipe {
        path: PathBuf,
        is_over: Arc<AtomicBool>,
    }

    impl Pipe {
        pub(super) fn new(path: PathBuf, rung: impl Fn() + Send + 'static) -> Option<Self> {
            // One left behind by a program that was killed.
            drop(fs::remove_file(&path));
            let mode = Mode::RUSR | Mode::WUSR;
            mknodat(CWD, &path, FileType::Fifo, mode, 0).ok()?;
            let is_over = Arc::new(AtomicBool::new(false));
            let (heard_at, ends) = (path.clone(), Arc::clone(&is_over));
            std::thread::spawn(move || {
                // Opening waits until someone opens the other end.
                while !ends.load(Ordering::Acquire) {
                    let Ok(pipe) = File::open(&heard_at) else {
                        break;
                    };
                    let mut said = Vec::new();
                    let read = pipe.take(MOST).read_to_end(&mut said);
                    if ends.load(Ordering::Acquire) {
                        break;
                    }
                    if read.is_ok() && said.starts_with(RING) {
                        rung();
                    }
                }
            });
            Some(Self { path, is_over })
        }
    }

    impl Drop for Pipe {
        fn drop(&mut self) {
            self.is_over.store(true, Ordering::Release);
            // Wakes the listener, which sees that it is over.
            drop(write_end(&self.path));
            drop(fs::remove_file(&self.path));
        }
    }

    /// The other end, if it is a pipe that someone listens to.
    fn write_end(path: &Path) -> Option<File> {
        let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let pipe = File::from(open(path, flags, Mode::empty()).ok()?);
        let mode = rustix::fs::fstat(&pipe).ok()?.st_mode;
        (FileType::from_raw_mode(mode) == FileType::Fifo).then_some(pipe)
    }

    pub(super) fn ring(path: &Path) -> bool {
        for _ in 0..TRIES {
            if let Some(mut pipe) = write_end(path) {
                return pipe.write_all(RING).is_ok();
            }
            if !path.exists() {
                return false;
            }
            std::thread::sleep(PAUSE);
        }
        false
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_bell_is_heard_as_often_as_it_is_rung_and_not_after() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("open")).unwrap();
        let (a, b) = (Path::new("/charts/a.ron"), Path::new("/charts/b.ron"));
        let (sender, heard) = channel();
        let bell = Bell::hang(dir.path(), a, move || sender.send(()).unwrap()).unwrap();
        for _ in 0..3 {
            assert!(Bell::ring(dir.path(), a));
            heard.recv_timeout(Duration::from_secs(10)).unwrap();
        }
        assert!(!Bell::ring(dir.path(), b));
        drop(bell);
        assert!(!Bell::ring(dir.path(), a));
        let left = std::fs::read_dir(dir.path().join("open")).unwrap();
        assert_eq!(left.count(), 0);
        // The listener has let go of what it would call.
        let over = heard.recv_timeout(Duration::from_secs(10));
        assert_eq!(over, Err(std::sync::mpsc::RecvTimeoutError::Disconnected));
    }

    #[test]
    fn what_was_left_by_a_killed_program_hears_nothing_and_is_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let open = dir.path().join("open");
        std::fs::create_dir(&open).unwrap();
        let chart = Path::new("/charts/a.ron");
        std::fs::write(path_of(dir.path(), chart), "no pipe").unwrap();
        assert!(!Bell::ring(dir.path(), chart));
        let bell = Bell::hang(dir.path(), chart, || {});
        assert!(bell.is_some() && Bell::ring(dir.path(), chart));
    }
}
