//! The import table, as the crate's documentation prints it.

/// Rooms in the order of their rows, each with the rooms it may import.
pub struct Table(Vec<(String, Vec<String>)>);

impl Table {
    /// Reads the table out of the documentation at the top of a file.
    pub fn read(text: &str) -> Self {
        let cells = |line: &str| -> Vec<String> {
            line.split('|').map(|cell| cell.trim().to_owned()).collect()
        };
        let rows: Vec<(String, String)> = text
            .lines()
            .filter_map(|line| line.trim().strip_prefix("//! |"))
            .filter_map(|line| match cells(line).as_slice() {
                [room, _, imports, ..] if room.contains('`') => {
                    let room = room.trim_matches(['[', '`', ']']).to_owned();
                    Some((room, imports.clone()))
                }
                _ => None,
            })
            .collect();
        let all: Vec<String> = rows.iter().map(|(room, _)| room.clone()).collect();
        let listed = |room: &str, imports: &str| -> Vec<String> {
            let names = |list: &str| -> Vec<String> {
                list.split(',').map(|name| name.trim().to_owned()).collect()
            };
            if imports == "nothing" {
                Vec::new()
            } else if let Some(without) = imports.strip_prefix("all but ") {
                let without = names(without);
                let may = |other: &&String| *other != room && !without.contains(other);
                all.iter().filter(may).cloned().collect()
            } else {
                names(imports)
            }
        };
        let rows = rows
            .iter()
            .map(|(room, imports)| (room.clone(), listed(room, imports)));
        Self(rows.collect())
    }

    /// The rooms, from the lowest up.
    pub fn rooms(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(room, _)| room.as_str())
    }

    /// Whether `room` may import `other`.
    pub fn allows(&self, room: &str, other: &str) -> bool {
        self.0
            .iter()
            .any(|(name, imports)| name == room && imports.iter().any(|name| name == other))
    }

    /// Imports of the table itself that do not point to an earlier row, so that rooms could lean on each other in a
    /// circle.
    pub fn upward(&self) -> Vec<String> {
        let mut trouble = Vec::new();
        for (index, (room, imports)) in self.0.iter().enumerate() {
            for other in imports {
                if !self.rooms().take(index).any(|earlier| earlier == other) {
                    trouble.push(format!("{room} imports {other}, which is no earlier row"));
                }
            }
        }
        trouble
    }
}
