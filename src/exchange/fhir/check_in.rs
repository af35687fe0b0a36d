//! A check-in as a `QuestionnaireResponse`; the questions in this program's own words.

use super::resource::{Answer, Item, QuestionnaireResponse, Reference, filled};
use super::time::{date, instant};
use crate::model::CheckIn;

pub(super) fn response(id: &str, check_in: &CheckIn, patient: &Reference) -> QuestionnaireResponse {
    let step = |link: &str, text: &str, answer: Option<crate::model::Intensity>| {
        answer.map(|answer| item(link, text, Answer::Integer(answer.get())))
    };
    let mut items = vec![item(
        "day",
        "Of which day it speaks",
        Answer::Date(date(check_in.at)),
    )];
    items.extend(step(
        "peg-pain",
        "Pain on average, past week, 0 to 10",
        check_in.pain,
    ));
    items.extend(step(
        "peg-enjoyment",
        "How much pain got in the way of enjoying life, past week, 0 to 10",
        check_in.enjoyment,
    ));
    items.extend(step(
        "peg-activity",
        "How much pain got in the way of everyday activity, past week, 0 to 10",
        check_in.activity,
    ));
    items.extend(check_in.peg().map(|peg| {
        // Two decimals, as the table has them.
        let score = (peg * 100.0).round() / 100.0;
        item(
            "peg-score",
            "PEG score, the mean of the three",
            Answer::Decimal(score),
        )
    }));
    items.extend(check_in.safety.iter().filter_map(|answer| {
        let question = filled(&answer.question)?;
        let said = if answer.yes { "yes" } else { "no" };
        let link = format!("safety-{question}");
        Some(item(&link, &question, Answer::String(said.to_owned())))
    }));
    items.extend(
        filled(&check_in.note).map(|note| item("note", "Anything else", Answer::String(note))),
    );
    QuestionnaireResponse {
        id: id.to_owned(),
        status: "completed",
        subject: patient.clone(),
        authored: instant(check_in.recorded_at),
        author: patient.clone(),
        item: items,
    }
}

fn item(link_id: &str, text: &str, answer: Answer) -> Item {
    Item {
        link_id: link_id.to_owned(),
        text: text.to_owned(),
        answer: vec![answer],
    }
}
