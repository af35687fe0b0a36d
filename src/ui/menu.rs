//! The bar along the top: menus, the most used commands, and the state of the file.

use egui::containers::menu::MenuConfig;
use egui::{MenuBar, Panel, RichText, ScrollArea, Ui};

use super::Outbox;
use super::commands::{Command, Menu, TABLE, menu_item};
use super::document::{Document, file_name};
use super::theme::{Tokens, menu_style, semibold};
use super::widgets::ActionButton;
use crate::store::Recents;

/// Widest name of a chart, in points.
const NAME_WIDTH: f32 = 220.0;
/// Room for the longest state of the file, in points.
const STATE_WIDTH: f32 = 110.0;
/// A name with less room than this is left out: the title of the window has it, in points.
const LEAST_NAME: f32 = 48.0;
/// Narrower windows have one button for all menus, in points.
const ONE_BUTTON_BELOW: f32 = 560.0;

/// Shows the bar; `open` says whether the list and the side panel are. A recent file that was chosen is returned.
pub fn show(
    ui: &mut Ui,
    document: Option<&Document>,
    recents: &Recents,
    open: [bool; 2],
    out: &mut Outbox,
) -> Option<std::path::PathBuf> {
    let tokens = Tokens::of(ui.ctx());
    let frame = egui::Frame::new()
        .fill(tokens.panel)
        .inner_margin(egui::Margin::symmetric(8, 4));
    let mut chosen = None;
    Panel::top("menu").frame(frame).show(ui, |ui| {
        let config = MenuConfig::new().style(menu_style);
        MenuBar::new()
            .config(config)
            .style(menu_style)
            .ui(ui, |ui| {
                chosen = menus_ui(ui, document, recents, out);
                if let Some(document) = document {
                    tools_ui(ui, document, open, out);
                }
            });
    });
    chosen
}

/// The menus side by side, or one within another where that takes too much room.
fn menus_ui(
    ui: &mut Ui,
    document: Option<&Document>,
    recents: &Recents,
    out: &mut Outbox,
) -> Option<std::path::PathBuf> {
    let mut chosen = None;
    let mut menus = |ui: &mut Ui| {
        for menu in Menu::ALL {
            ui.menu_button(menu.label(), |ui| {
                rows_ui(ui, |ui| {
                    chosen = menu_ui(ui, menu, document, recents, out).or(chosen.take());
                });
            });
        }
    };
    if ui.available_width() < ONE_BUTTON_BELOW {
        ui.menu_button("Menu", menus);
    } else {
        menus(ui);
    }
    chosen
}

/// The rows of a menu, which scroll where the window is lower than they are.
fn rows_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let tokens = Tokens::of(ui.ctx());
    let height = ui.ctx().content_rect().height() - tokens.control_height - tokens.space_xl;
    // Else egui ends a menu after 400 points.
    ui.set_max_height(height);
    ScrollArea::vertical().max_height(height).show(ui, add);
}

fn menu_ui(
    ui: &mut Ui,
    menu: Menu,
    document: Option<&Document>,
    recents: &Recents,
    out: &mut Outbox,
) -> Option<std::path::PathBuf> {
    let session = document.map(|document| &document.session);
    let mut chosen = None;
    for spec in TABLE.iter().filter(|spec| spec.menu == menu) {
        if spec.line_above {
            ui.separator();
        }
        drop(menu_item(ui, spec.command, session, out));
        if spec.command == Command::Open {
            chosen = recents_ui(ui, recents);
        }
    }
    chosen
}

/// The most used commands, and the state of the file.
fn tools_ui(ui: &mut Ui, document: &Document, open: [bool; 2], out: &mut Outbox) {
    let tokens = Tokens::of(ui.ctx());
    ui.add_space(tokens.space_s);
    for command in [Command::Undo, Command::Redo] {
        tool(ui, command, document, false, out);
    }
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let [list, side] = open;
        tool(ui, Command::ToggleSide, document, side, out);
        tool(ui, Command::ToggleList, document, list, out);
        ui.add_space(tokens.space_s);
        tool(ui, Command::ExportMap, document, false, out);
        tool(ui, Command::Save, document, false, out);
        ui.add_space(tokens.space_s);
        state_ui(ui, document);
    });
}

fn recents_ui(ui: &mut Ui, recents: &Recents) -> Option<std::path::PathBuf> {
    let mut chosen = None;
    ui.add_enabled_ui(!recents.paths().is_empty(), |ui| {
        ui.menu_button("Open recent", |ui| {
            for path in recents.paths() {
                if ui
                    .button(file_name(path))
                    .on_hover_text(path.display().to_string())
                    .clicked()
                {
                    chosen = Some(path.clone());
                    ui.close();
                }
            }
        });
    });
    chosen
}

fn tool(ui: &mut Ui, command: Command, document: &Document, on: bool, out: &mut Outbox) {
    let Some(spec) = command.spec() else { return };
    let Some(icon) = spec.icon else { return };
    let text = command.text(Some(&document.session));
    let keys = spec.shortcut_text(ui.ctx()).unwrap_or_default();
    let button = ActionButton::icon_only(icon, &text)
        .shortcut(&keys)
        .selected(on);
    if ui
        .add_enabled(command.is_enabled(Some(&document.session)), button)
        .clicked()
    {
        out.run(command);
    }
}

fn state_ui(ui: &mut Ui, document: &Document) {
    let tokens = Tokens::of(ui.ctx());
    let state = match (
        document.is_saving,
        document.session.is_dirty(),
        &document.path,
    ) {
        (true, ..) => "Saving…",
        (_, true, Some(_)) => "Unsaved changes",
        (_, true, None) => "Not saved yet",
        (_, false, Some(_)) if !document.is_ours() => "Only shown",
        (_, false, Some(_)) if document.lock.seal().is_some() => "Saved, locked",
        (_, false, Some(_)) => "Saved",
        (_, false, None) => "",
    };
    let small = RichText::new(state)
        .size(tokens.text_small)
        .color(tokens.text_subdued);
    if !state.is_empty() && ui.available_width() >= STATE_WIDTH {
        ui.label(small);
        ui.add_space(tokens.space_s);
    }
    let room = ui.available_width().clamp(0.0, NAME_WIDTH);
    if room >= LEAST_NAME {
        let name = crate::scene::fit(document.name(), tokens.text_body, true, room);
        ui.label(semibold(name));
    }
}
