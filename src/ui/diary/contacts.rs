//! The small address book: who treats the person, where, and how to reach them.

use egui::Ui;

use super::treatment_form::line;
use crate::model::{Contact, Edit, Person};
use crate::session::Action;
use crate::ui::icons::Icon;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{ActionButton, icon_button};
use crate::ui::{Outbox, PanelInput};

/// Shows everyone in the book, to change or add.
pub(super) fn contacts_ui(ui: &mut Ui, input: PanelInput<'_>, out: &mut Outbox) {
    let stored = input.session.chart().person();
    let mut contacts = stored.contacts.clone();
    let mut away = None;
    for (index, contact) in contacts.iter_mut().enumerate() {
        ui.push_id(("contact", index), |ui| {
            ui.horizontal(|ui| {
                let name = format!("Take {} out", contact.name);
                if icon_button(ui, Icon::Close, &name).clicked() {
                    away = Some(index);
                }
                line(ui, "Name", &mut contact.name);
            });
            line(ui, "Where they work", &mut contact.place);
            line(ui, "How to reach them", &mut contact.reach);
        });
        ui.add_space(Tokens::of(ui).space_xs);
    }
    if let Some(index) = away {
        let gone = contacts.remove(index);
        let person = Person {
            contacts,
            ..stored.clone()
        };
        let label = format!("Take {} out of the address book", gone.name);
        let done = Some(format!("Took {} out of the address book", gone.name));
        return out.act(Action::Record {
            edits: vec![Edit::put(person)],
            label,
            done,
        });
    }
    if ui
        .add(ActionButton::new("Add a contact").icon(Icon::Plus))
        .clicked()
    {
        contacts.push(Contact::default());
    }
    if contacts != stored.contacts {
        out.act(Action::PutPerson {
            person: Box::new(Person {
                contacts,
                ..stored.clone()
            }),
            what: "contacts",
        });
    }
}
