//! States and what leads from one to another; kinds that are kept by their name.

use crate::StoreError;

/// A kind of which each has a name that files and the database hold.
macro_rules! named {
    ($(#[$doc:meta])* $kind:ident { $($(#[$about:meta])* $name:ident = $id:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $kind { $($(#[$about])* $name,)* }

        impl $kind {
            /// All there are.
            pub const ALL: &'static [$kind] = &[$($kind::$name),*];

            /// Its name.
            pub fn id(self) -> &'static str {
                match self { $($kind::$name => $id,)* }
            }

            /// That of a name; `None` for anything else.
            pub fn parse(id: &str) -> Option<$kind> {
                Self::ALL.iter().copied().find(|kind| kind.id() == id)
            }

            #[allow(dead_code)]
            pub(crate) fn kept(id: &str) -> Result<$kind, $crate::StoreError> {
                Self::parse(id).ok_or_else(|| $crate::StoreError::Damaged(format!("no {}: {id}", stringify!($kind))))
            }
        }

        impl $crate::states::State for $kind {
            fn id(self) -> &'static str {
                $kind::id(self)
            }
        }
    };
}

pub(crate) use named;

/// A state that has a name.
pub(crate) trait State: Copy + PartialEq + 'static {
    /// Its name.
    fn id(self) -> &'static str;
}

/// What may be done in which states, and the state that it leads to.
pub(crate) struct Step<S: 'static> {
    /// What is done.
    pub(crate) act: &'static str,
    /// In which states it is allowed.
    pub(crate) from: &'static [S],
    /// The state that it leads to.
    pub(crate) to: S,
}

/// The state that an act leads to, where it is allowed.
pub(crate) fn step<S: State>(
    steps: &'static [Step<S>],
    act: &'static str,
    subject: String,
    state: S,
) -> Result<S, StoreError> {
    let step = steps.iter().find(|step| step.act == act);
    match step.filter(|step| step.from.contains(&state)) {
        Some(step) => Ok(step.to),
        None => Err(StoreError::State {
            subject,
            act,
            state: state.id(),
            allowed_in: step.iter().flat_map(|step| step.from).map(|state| state.id()).collect(),
            allowed: steps.iter().filter(|step| step.from.contains(&state)).map(|step| step.act).collect(),
        }),
    }
}
