//! The shapes of FHIR R4, as far as a chart fills them; fields in the order of the standard.

use serde::Serialize;

/// SNOMED CT.
pub(super) const SNOMED: &str = "http://snomed.info/sct";

/// A collection of resources.
pub(super) struct Bundle {
    entries: Vec<Entry>,
}

impl Bundle {
    pub const fn collection(entries: Vec<Entry>) -> Self {
        Self { entries }
    }

    /// The bundle as JSON, one resource a line: ten years of ratings are not blown up by indents.
    pub fn to_json(&self) -> String {
        let mut json =
            "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[".to_owned();
        for (index, entry) in self.entries.iter().enumerate() {
            json.push_str(if index == 0 { "\n" } else { ",\n" });
            // Every value is a text, a finite number or a list of those: nothing that JSON lacks.
            json.push_str(&serde_json::to_string(entry).unwrap_or_default());
        }
        json + "\n]}\n"
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Entry {
    pub full_url: String,
    pub resource: Resource,
}

#[derive(Serialize)]
#[serde(tag = "resourceType")]
pub(super) enum Resource {
    Patient(Patient),
    Observation(Observation),
    Procedure(Procedure),
    QuestionnaireResponse(QuestionnaireResponse),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Patient {
    pub id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub name: Vec<HumanName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<String>,
}

#[derive(Serialize)]
pub(super) struct HumanName {
    pub text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Observation {
    pub id: String,
    pub status: &'static str,
    pub category: Vec<Concept>,
    pub code: Concept,
    pub subject: Reference,
    pub effective_date_time: String,
    pub issued: String,
    pub performer: Vec<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_integer: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_absent_reason: Option<Concept>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub note: Vec<Annotation>,
    pub body_site: Concept,
    pub method: Concept,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Procedure {
    pub id: String,
    pub status: &'static str,
    pub code: Concept,
    pub subject: Reference,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub performed_date_time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub performed_period: Option<Period>,
    pub recorder: Reference,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub performer: Vec<Performer>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body_site: Vec<Concept>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Concept>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub note: Vec<Annotation>,
}

#[derive(Serialize)]
pub(super) struct Period {
    pub start: String,
    pub end: String,
}

#[derive(Serialize)]
pub(super) struct Performer {
    pub actor: Display,
}

#[derive(Serialize)]
pub(super) struct Display {
    pub display: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct QuestionnaireResponse {
    pub id: String,
    pub status: &'static str,
    pub subject: Reference,
    pub authored: String,
    pub author: Reference,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub item: Vec<Item>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Item {
    pub link_id: String,
    pub text: String,
    pub answer: Vec<Answer>,
}

#[derive(Serialize)]
pub(super) enum Answer {
    #[serde(rename = "valueInteger")]
    Integer(u8),
    #[serde(rename = "valueDecimal")]
    Decimal(f64),
    #[serde(rename = "valueDate")]
    Date(String),
    #[serde(rename = "valueString")]
    String(String),
}

#[derive(Clone, Serialize)]
pub(super) struct Concept {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub coding: Vec<Coding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Concept {
    pub fn text(text: &str) -> Self {
        Self {
            coding: Vec::new(),
            text: filled(text),
        }
    }

    pub fn code(system: &'static str, code: &str, display: &str) -> Self {
        Self {
            coding: vec![Coding {
                system,
                code: code.to_owned(),
                display: display.to_owned(),
            }],
            text: None,
        }
    }

    pub fn and_text(self, text: &str) -> Self {
        Self {
            text: filled(text),
            ..self
        }
    }
}

#[derive(Clone, Serialize)]
pub(super) struct Coding {
    pub system: &'static str,
    pub code: String,
    pub display: String,
}

#[derive(Clone, Serialize)]
pub(super) struct Reference {
    pub reference: String,
}

#[derive(Serialize)]
pub(super) struct Annotation {
    pub text: String,
}

impl Annotation {
    /// The notes that say something.
    pub fn all<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<Self> {
        let filled = texts.into_iter().filter_map(filled);
        filled.map(|text| Self { text }).collect()
    }
}

/// The text as FHIR takes it: without control characters, and none rather than empty.
pub(super) fn filled(text: &str) -> Option<String> {
    let allowed = |c: char| {
        if c.is_control() && !matches!(c, '\n' | '\r' | '\t') {
            ' '
        } else {
            c
        }
    };
    let text: String = text.chars().map(allowed).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
