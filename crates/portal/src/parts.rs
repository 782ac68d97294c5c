//! What a form with files sent.

use axum::body::Bytes;
use axum::extract::Multipart;

use crate::form::Form;
use crate::problem::Problem;

/// The fields of a form, and its files.
#[derive(Default)]
pub(crate) struct Parts {
    /// The fields.
    pub form: Form,
    files: Vec<Sent>,
}

/// A file that was sent.
pub(crate) struct Sent {
    field: String,
    /// The last part of its name, in plain characters.
    pub name: String,
    /// What is in it.
    pub bytes: Bytes,
}

impl Parts {
    /// Reads all that came. What is no form with files is malformed.
    pub(crate) async fn read(mut parts: Multipart) -> Result<Parts, Problem> {
        let (mut fields, mut files) = (Vec::new(), Vec::new());
        while let Some(part) = parts.next_field().await.map_err(|_| Problem::Malformed)? {
            let field = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(safe_name) {
                Some(name) => {
                    let bytes = part.bytes().await.map_err(|_| Problem::Malformed)?;
                    files.push(Sent { field, name, bytes });
                }
                None => fields.push((field, part.text().await.map_err(|_| Problem::Malformed)?)),
            }
        }
        Ok(Parts { form: fields.into_iter().collect(), files })
    }

    /// The file of a field, where one was chosen.
    pub(crate) fn file(&mut self, field: &str) -> Option<Sent> {
        let place = self.files.iter().position(|sent| sent.field == field && !sent.bytes.is_empty())?;
        Some(self.files.swap_remove(place))
    }
}

/// The last part of a file's name, in plain characters: what a browser sends can be anything.
pub(crate) fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = last.chars().filter(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' '));
    plain.take(100).collect()
}

#[cfg(test)]
mod tests {
    use super::safe_name;

    #[test]
    fn a_name_leads_nowhere() {
        for (sent, kept) in [
            ("q2.xlsx", "q2.xlsx"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\lan\\Số liệu.xlsx", "Số liệu.xlsx"),
            ("a\r\nSet-Cookie: x", "aSet-Cookie x"),
            ("\"><script>", "script"),
        ] {
            assert_eq!(safe_name(sent), kept);
        }
    }
}
