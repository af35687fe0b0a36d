//! Taking a treatment off the chart.

use super::{Chart, Edit, Milestone, RecordId, TreatmentId};

impl Chart {
    /// The edit that takes a treatment off the chart; milestones that happened during it stay, without it.
    pub fn removal_of_treatment(&self, id: TreatmentId) -> Edit {
        let mut edits = Vec::new();
        for entry in self.entries.values() {
            let named = |milestone: &&Milestone| milestone.treatment == Some(id);
            edits.extend(entry.milestones.iter().filter(named).map(|milestone| {
                let milestone = Milestone {
                    treatment: None,
                    minute: None,
                    ..milestone.clone()
                };
                Edit::put((entry.knot.id, milestone))
            }));
        }
        edits.push(Edit::Remove(RecordId::Treatment(id)));
        Edit::Batch(edits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        BodyPos, Ids, Knot, MilestoneKind, Place, Stamp, Treatment, TreatmentKind, View,
    };

    #[test]
    fn a_release_outlives_the_treatment_it_happened_in() {
        let mut ids = Ids::seeded(1);
        let at: Stamp = "2026-09-05T11:00:00+02:00".parse().unwrap();
        let knot = Knot::new(ids.knot(), Place::new(View::Back, BodyPos::ORIGIN), at);
        let treatment = Treatment::new(ids.treatment(), TreatmentKind::Swedish, at.into(), at);
        let milestone = Milestone {
            treatment: Some(treatment.id),
            minute: Some(52),
            ..Milestone::new(ids.milestone(), MilestoneKind::Released, at.into(), at)
        };
        let (knot_id, treatment_id) = (knot.id, treatment.id);
        let mut chart = Chart::new();
        for edit in [
            Edit::put(knot),
            Edit::put(treatment),
            Edit::put((knot_id, milestone)),
        ] {
            chart.apply(edit).unwrap();
        }
        let before = chart.clone();
        let undo = chart
            .apply(chart.removal_of_treatment(treatment_id))
            .unwrap();
        assert!(chart.treatments().is_empty());
        let kept = chart.entry(knot_id).unwrap().milestones();
        assert_eq!((kept[0].treatment, kept[0].minute), (None, None));
        chart.apply(undo).unwrap();
        assert_eq!(chart, before);
    }
}
