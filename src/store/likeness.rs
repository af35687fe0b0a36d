//! Gives a file that takes another one's place the old one's owner, mode and extended attributes.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

/// Makes a new file like an old one: never open to more people than that one was.
///
/// # Errors
/// When the mode cannot be set. An owner or an attribute that the system does not let one set is left out.
#[cfg(unix)]
pub(super) fn liken(old: &Path, meta: &Metadata, new: &File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
    let mine = new.metadata()?;
    let mut mode = meta.mode() & 0o7777;
    let has_owner = (mine.uid(), mine.gid()) == (meta.uid(), meta.gid())
        || fchown(new, Some(meta.uid()), Some(meta.gid())).is_ok();
    if !has_owner && fchown(new, None, Some(meta.gid())).is_err() {
        // The group is another one now: it gets what everybody had.
        mode = mode & !0o070 | (mode & 0o007) << 3 & mode;
    }
    copy_attributes(old, new);
    new.set_permissions(std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
pub(super) fn liken(_: &Path, meta: &Metadata, new: &File) -> io::Result<()> {
    new.set_permissions(meta.permissions())
}

/// Attributes are notes of other programs; one that cannot be copied must not keep a chart from being saved.
#[cfg(target_os = "linux")]
fn copy_attributes(old: &Path, new: &File) {
    use rustix::fs::{XattrFlags, fsetxattr, getxattr, listxattr};
    /// Most that Linux takes for one value, and for the list of names.
    const MOST: usize = 64 * 1024;
    let mut names = vec![0; MOST];
    let Ok(length) = listxattr(old, &mut names) else {
        return;
    };
    names.truncate(length);
    let mut value = vec![0; MOST];
    for name in names
        .split(|&byte| byte == 0)
        .filter(|name| !name.is_empty())
    {
        if let Ok(length) = getxattr(old, name, &mut value)
            && let Some(value) = value.get(..length)
        {
            fsetxattr(new, name, value, XattrFlags::empty()).ok();
        }
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
fn copy_attributes(_: &Path, _: &File) {}
