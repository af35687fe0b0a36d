//! What a column can hold.

/// What the rows of a file become.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// Ratings.
    #[default]
    Ratings,
    /// Treatments.
    Treatments,
}

impl Target {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Ratings, Self::Treatments];

    /// "ratings" or "treatments".
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ratings => "ratings",
            Self::Treatments => "treatments",
        }
    }

    /// What a column can hold, the most usual first.
    pub const fn fields(self) -> &'static [Field] {
        use Field::{
            After, Asked, At, By, Cost, Depth, Feedback, Id, Kind, KnotId, KnotName,
            KnotRecordedAt, Location, Minutes, Note, PressureGot, PressureWanted, RecordedAt, Said,
            Score, Side, Techniques, Therapist, TimeOfDay, Touched, U, V, View,
        };
        match self {
            Self::Ratings => &[
                KnotName,
                Score,
                At,
                TimeOfDay,
                Note,
                Side,
                Asked,
                RecordedAt,
                View,
                U,
                V,
                Depth,
                KnotRecordedAt,
                KnotId,
                Id,
            ],
            Self::Treatments => &[
                Kind,
                At,
                TimeOfDay,
                Minutes,
                Touched,
                Techniques,
                By,
                Therapist,
                Location,
                PressureWanted,
                PressureGot,
                After,
                Feedback,
                Said,
                Cost,
                Note,
                RecordedAt,
                Id,
            ],
        }
    }
}

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The record's own id, from an export.
    Id,
    /// The knot's id, from an export.
    KnotId,
    /// The knot's name.
    KnotName,
    /// The person's own side.
    Side,
    /// The view of the place.
    View,
    /// Sideways, in C7–PSIS lengths.
    U,
    /// Down the spine, in C7–PSIS lengths.
    V,
    /// How deep.
    Depth,
    /// When the knot was put on the chart.
    KnotRecordedAt,
    /// What was asked.
    Asked,
    /// How strong.
    Score,
    /// When it was felt, or began.
    At,
    /// The time of day, where it stands apart from the date.
    TimeOfDay,
    /// When it was entered.
    RecordedAt,
    /// Anything else.
    Note,
    /// What kind of treatment.
    Kind,
    /// How long it took.
    Minutes,
    /// Whose hands it was.
    By,
    /// The pressure that was wanted.
    PressureWanted,
    /// The pressure that was given.
    PressureGot,
    /// What was done.
    Techniques,
    /// The knots it worked on.
    Touched,
    /// What followed.
    After,
    /// What was said about the pressure.
    Feedback,
    /// The therapist's name.
    Therapist,
    /// Where.
    Location,
    /// What the therapist said.
    Said,
    /// What it cost.
    Cost,
}

impl Field {
    /// The column of our own table that holds it.
    pub const fn name(self, target: Target) -> &'static str {
        match (self, target) {
            (Self::Id, Target::Ratings) => "rating_id",
            (Self::Id, Target::Treatments) => "treatment_id",
            (Self::At, Target::Ratings) => "felt_at",
            (Self::At, Target::Treatments) => "at",
            (Self::KnotId, _) => "knot_id",
            (Self::KnotName, _) => "knot_name",
            (Self::Side, _) => "side",
            (Self::View, _) => "view",
            (Self::U, _) => "u",
            (Self::V, _) => "v",
            (Self::Depth, _) => "depth",
            (Self::KnotRecordedAt, _) => "knot_recorded_at",
            (Self::Asked, _) => "asked",
            (Self::Score, _) => "score",
            (Self::TimeOfDay, _) => "time",
            (Self::RecordedAt, _) => "recorded_at",
            (Self::Note, _) => "note",
            (Self::Kind, _) => "kind",
            (Self::Minutes, _) => "minutes",
            (Self::By, _) => "by",
            (Self::PressureWanted, _) => "pressure_wanted",
            (Self::PressureGot, _) => "pressure_got",
            (Self::Techniques, _) => "techniques",
            (Self::Touched, _) => "touched",
            (Self::After, _) => "after",
            (Self::Feedback, _) => "feedback",
            (Self::Therapist, _) => "therapist",
            (Self::Location, _) => "location",
            (Self::Said, _) => "said",
            (Self::Cost, _) => "cost",
        }
    }

    /// The field of this name.
    pub fn parse(name: &str, target: Target) -> Option<Self> {
        let mut fields = target.fields().iter().copied();
        fields.find(|field| field.name(target) == name)
    }

    /// For people: "When felt".
    pub const fn label(self, target: Target) -> &'static str {
        match (self, target) {
            (Self::Id, _) => "Record id",
            (Self::KnotId, _) => "Knot id",
            (Self::KnotName, _) => "Knot",
            (Self::Side, _) => "Side",
            (Self::View, _) => "View",
            (Self::U, _) => "Place, sideways",
            (Self::V, _) => "Place, down the spine",
            (Self::Depth, _) => "Depth",
            (Self::KnotRecordedAt, _) => "When the knot was entered",
            (Self::Asked, _) => "What was asked",
            (Self::Score, _) => "Rating, 0 to 10",
            (Self::At, Target::Ratings) => "When felt",
            (Self::At, Target::Treatments) => "When",
            (Self::TimeOfDay, _) => "Time of day",
            (Self::RecordedAt, _) => "When entered",
            (Self::Note, _) => "Note",
            (Self::Kind, _) => "Kind",
            (Self::Minutes, _) => "Minutes",
            (Self::By, _) => "Whose hands",
            (Self::PressureWanted, _) => "Pressure wanted",
            (Self::PressureGot, _) => "Pressure given",
            (Self::Techniques, _) => "Techniques",
            (Self::Touched, _) => "Knots worked on",
            (Self::After, _) => "What followed",
            (Self::Feedback, _) => "Words on the pressure",
            (Self::Therapist, _) => "Therapist",
            (Self::Location, _) => "Where",
            (Self::Said, _) => "What the therapist said",
            (Self::Cost, _) => "Cost",
        }
    }

    /// Names that columns of other tables have for it, in lower case.
    pub(super) const fn synonyms(self) -> &'static [&'static str] {
        match self {
            Self::KnotName => &["knot", "name", "spot", "location", "body part", "site"],
            Self::Score => &[
                "rating",
                "pain",
                "nrs",
                "intensity",
                "severity",
                "level",
                "pain level",
            ],
            Self::At => &[
                "date",
                "datetime",
                "date and time",
                "timestamp",
                "when",
                "day",
            ],
            Self::TimeOfDay => &["time of day", "hour", "clock"],
            Self::Note => &["notes", "comment", "comments", "text", "description"],
            Self::Asked => &["what", "question", "context"],
            Self::Kind => &["type", "treatment", "massage"],
            Self::Minutes => &["duration", "length", "min"],
            Self::Therapist => &["practitioner", "masseur"],
            Self::Location => &["where", "place"],
            Self::Cost => &["price", "fee"],
            Self::Techniques => &["technique"],
            _ => &[],
        }
    }
}
