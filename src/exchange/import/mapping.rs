//! Which column of a file holds what.

use super::error::ImportError;
use super::field::{Field, Target};
use super::grid::Grid;

/// Which column of a file holds what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// What the rows become.
    pub target: Target,
    /// What each column holds; none for a column that is left aside.
    pub fields: Vec<Option<Field>>,
}

impl Mapping {
    /// What the names of the columns suggest, for the kind of rows they fit better.
    pub fn guess(grid: &Grid) -> Self {
        let [ratings, treatments] = Target::ALL.map(|target| Self::guess_as(grid, target));
        let count = |mapping: &Self| mapping.fields.iter().flatten().count();
        let fits = |mapping: &Self| mapping.missing().is_empty();
        let better = (fits(&treatments), count(&treatments)) > (fits(&ratings), count(&ratings));
        if better { treatments } else { ratings }
    }

    /// What the names of the columns suggest for this kind of rows.
    pub fn guess_as(grid: &Grid, target: Target) -> Self {
        let mut fields = vec![None; grid.names.len()];
        let fits = |field: &Field, name: &str, loosely: bool| {
            let own = field.name(target);
            if !loosely {
                return own == name;
            }
            let name = name.to_lowercase().replace('_', " ");
            own.replace('_', " ") == name || field.synonyms().contains(&name.as_str())
        };
        // Our own names first, so that no likeness takes their place.
        for loosely in [false, true] {
            for field in target.fields() {
                if fields.contains(&Some(*field)) {
                    continue;
                }
                let mut columns = fields.iter_mut().zip(&grid.names);
                let found =
                    columns.find(|(taken, name)| taken.is_none() && fits(field, name, loosely));
                if let Some((column, _)) = found {
                    *column = Some(*field);
                }
            }
        }
        Self { target, fields }
    }

    /// Takes in `column=field`; the column by its name or as `#3`, the field `ignore` to leave the column aside.
    ///
    /// # Errors
    /// When there is no such column or field.
    pub fn set(&mut self, grid: &Grid, assignment: &str) -> Result<(), ImportError> {
        let (column, field) = assignment.rsplit_once('=').unwrap_or((assignment, ""));
        let (column, field) = (column.trim(), field.trim());
        let number: Option<usize> = column.strip_prefix('#').and_then(|n| n.parse().ok());
        let index = grid
            .names
            .iter()
            .position(|name| name.eq_ignore_ascii_case(column))
            .or_else(|| number?.checked_sub(1));
        let index = index.filter(|index| *index < self.fields.len());
        let index = index
            .ok_or_else(|| ImportError::UnknownColumn(column.to_owned(), grid.names.join(", ")))?;
        if field == "ignore" {
            self.hold(index, None);
            return Ok(());
        }
        let found = Field::parse(field, self.target).ok_or_else(|| {
            let fields = self.target.fields().iter();
            let names: Vec<&str> = fields.map(|f| f.name(self.target)).collect();
            ImportError::UnknownField(field.to_owned(), format!("{}, ignore", names.join(", ")))
        })?;
        self.hold(index, Some(found));
        Ok(())
    }

    /// Says what a column holds; a column that was thought to hold the same gives way.
    pub fn hold(&mut self, index: usize, field: Option<Field>) {
        for (other, held) in self.fields.iter_mut().enumerate() {
            if other == index {
                *held = field;
            } else if field.is_some() && *held == field {
                *held = None;
            }
        }
    }

    /// The column that holds a field.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.fields.iter().position(|held| *held == Some(field))
    }

    /// What every row needs and no column holds; each item is one of several that would do.
    pub fn missing(&self) -> Vec<Vec<&'static str>> {
        let needed: &[&[Field]] = match self.target {
            Target::Ratings => &[
                &[Field::KnotName, Field::KnotId],
                &[Field::Score],
                &[Field::At],
            ],
            Target::Treatments => &[&[Field::Kind], &[Field::At]],
        };
        let lacking = needed.iter().filter(|any| {
            let mut any = any.iter();
            !any.any(|field| self.column(*field).is_some())
        });
        let names = |any: &&[Field]| any.iter().map(|field| field.name(self.target)).collect();
        lacking.map(names).collect()
    }

    pub(super) fn check(&self) -> Result<(), ImportError> {
        if let Some(missing) = self.missing().into_iter().next() {
            return Err(ImportError::NoColumn(missing));
        }
        for (index, field) in self.fields.iter().enumerate() {
            if let Some(field) = field.filter(|field| self.column(*field) != Some(index)) {
                return Err(ImportError::TwoColumns(field.name(self.target)));
            }
        }
        Ok(())
    }
}
