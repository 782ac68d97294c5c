//! What a setting is, and the form in which the structs of settings are written.

/// A setting as it can be read and described.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Its name in the file and, with hyphens, as an option: `session_days`.
    pub name: &'static str,
    /// The variable of the environment.
    pub variable: &'static str,
    /// What counts where nobody says anything; empty where that is nothing.
    pub default: &'static str,
    /// What is written for it: `ADDRESS`.
    pub form: &'static str,
    /// Whether it is a secret: then it is no option, which others on the machine could read.
    pub secret: bool,
    /// What it is for; the lines of its comment.
    #[cfg_attr(not(test), expect(dead_code, reason = "the page of settings is made from it"))]
    pub says: &'static [&'static str],
}

/// Settings that belong together: a struct here, a table in the file.
#[derive(Clone, Copy, Debug)]
pub struct Concern {
    /// The name of its table.
    pub table: &'static str,
    /// What it is about; the lines of its comment.
    #[cfg_attr(not(test), expect(dead_code, reason = "the page of settings is made from it"))]
    pub says: &'static [&'static str],
    /// Its settings.
    pub settings: &'static [Setting],
}

impl Setting {
    /// Its name as an option: `session-days`.
    pub fn option(&self) -> String {
        self.name.replace('_', "-")
    }
}

/// A struct of settings: each field with its comment, its kind, its default and its variable.
macro_rules! concern {
    ($(#[doc = $about:literal])+ $concern:ident [$table:literal] {
        $($(#[doc = $says:literal])+ $name:ident: $kind:ty = $default:literal, $variable:literal;)+
    }) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug)]
        pub struct $concern {
            $(
                $(#[doc = $says])+
                #[doc = ""]
                #[doc = concat!("Variable `", $variable, "`, by default `", $default, "`.")]
                pub $name: $kind,
            )+
        }

        impl $concern {
            /// Its settings, described.
            pub const CONCERN: $crate::settings::concern::Concern = $crate::settings::concern::Concern {
                table: $table,
                says: &[$($about),+],
                settings: &[$($crate::settings::concern::Setting {
                    name: stringify!($name),
                    variable: $variable,
                    default: $default,
                    form: <$kind as $crate::settings::kind::Kind>::FORM,
                    secret: <$kind as $crate::settings::kind::Kind>::SECRET,
                    says: &[$($says),+],
                }),+],
            };

            /// Reads them; `None` where any is wrong, which the sources then know.
            pub fn read(sources: &mut $crate::settings::sources::Sources) -> Option<$concern> {
                let mut settings = Self::CONCERN.settings.iter();
                $(let $name = settings.next().and_then(|setting| sources.value($table, setting));)+
                Some($concern { $($name: $name?),+ })
            }
        }
    };
}
pub(crate) use concern;
