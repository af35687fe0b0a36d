//! Every command with its text, keys and icon; the rows of each menu are a file of their own.

mod diary;
mod edit;
mod file;
mod help;
mod knot;
mod view;

use std::sync::LazyLock;

use super::spec::Spec;

/// Every command, in menu order.
pub static TABLE: LazyLock<Vec<Spec>> = LazyLock::new(|| {
    let menus = [
        file::ROWS,
        edit::ROWS,
        knot::ROWS,
        diary::ROWS,
        view::ROWS,
        help::ROWS,
    ];
    menus.concat()
});

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use egui::Key;

    use super::super::spec::ctrl;
    use super::*;

    #[test]
    fn no_two_commands_share_a_key_on_any_system() {
        let mut seen = BTreeSet::new();
        // egui's own: zoom of the whole window, and quitting, which is ours too.
        let taken = [ctrl(Key::Plus), ctrl(Key::Minus), ctrl(Key::Num0)];
        for keys in TABLE.iter().flat_map(|spec| spec.keys).chain(&taken) {
            // COMMAND is Ctrl everywhere but on a Mac, where no command uses Ctrl: the same table holds for all.
            assert!(seen.insert(format!("{keys:?}")), "{keys:?} is there twice");
        }
    }

    #[test]
    fn every_command_has_one_row() {
        let commands: BTreeSet<_> = TABLE.iter().map(|spec| spec.command).collect();
        assert_eq!(commands.len(), TABLE.len());
        assert!(
            super::super::Command::About.spec().is_some()
                && super::super::Command::New.spec().is_some()
        );
    }
}
