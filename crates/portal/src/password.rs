//! Passwords: argon2id, length over composition.

use argon2::Argon2;
use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use store::Account;

use crate::common::is_guessed_soon;
use crate::form::Form;
use crate::problem::Problem;
use crate::state::Portal;

/// Shorter ones are refused.
const SHORTEST: usize = 12;

/// Longer ones are refused: nobody types them, and hashing takes their time.
const LONGEST: usize = 128;

/// Why a password is refused: the id of a sentence.
pub(crate) fn refused(password: &str, login: &str, name: &str) -> Option<&'static str> {
    let length = password.chars().count();
    let small = password.to_lowercase();
    let parts = login.split('@').take(1).chain(name.split_whitespace());
    let part_of_it = |part: &str| part.chars().count() > 3 && small.contains(&part.to_lowercase());
    if length < SHORTEST {
        return Some("portal-password-short");
    }
    if length > LONGEST {
        return Some("portal-password-long");
    }
    if is_guessed_soon(&small) || parts.into_iter().any(part_of_it) {
        return Some("portal-password-common");
    }
    None
}

/// The password that somebody chose in a form, twice the same, as it is kept; or why not: the id of a sentence.
pub(crate) async fn chosen(
    portal: &Portal,
    form: &Form,
    of: &Account,
) -> Result<Result<String, &'static str>, Problem> {
    let password = form.text("password").to_owned();
    if let Some(why) = refused(&password, &of.login, &of.name) {
        return Ok(Err(why));
    }
    if form.text("again") != password {
        return Ok(Err("portal-password-differs"));
    }
    let _leave = portal.hashing().acquire().await;
    let kept = tokio::task::spawn_blocking(move || hashed(&password)).await;
    kept.ok().flatten().map(Ok).ok_or(Problem::Malformed)
}

/// A password as it is kept.
pub(crate) fn hashed(password: &str) -> Option<String> {
    let salt = SaltString::generate(&mut OsRng);
    Argon2::default().hash_password(password.as_bytes(), &salt).ok().map(|hash| hash.to_string())
}

/// The hash of a password that nobody knows: checking against it takes as long as against any other.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$q5KBnrJH5bJGDSwnVCBCbTEcWMtFBBp2dQ1fRbGQGPc";

/// Whether a password is the one that is kept. Where nothing is kept it takes as long, and is not.
pub(crate) fn is_right(password: &str, kept: Option<&str>) -> bool {
    let known = PasswordHash::new(kept.unwrap_or(NOBODYS));
    known.is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
        && kept.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_ones_are_taken_and_common_ones_are_not() {
        for good in ["con trâu đi trước cái cày", "mưa rơi trên phố Huế", "correct horse battery staple"]
        {
            assert_eq!(refused(good, "lan@bhxh.vn", "Nguyễn Thị Lan"), None, "{good}");
        }
        for (bad, why) in [
            ("ngắn quá", "portal-password-short"),
            ("matkhau123456", "portal-password-common"),
            ("Password2022!", "portal-password-common"),
            ("123456789012", "portal-password-common"),
            ("abcabcabcabcabc", "portal-password-common"),
            ("abcdefghijklmn", "portal-password-common"),
            ("bhxh@2022bhxh@2022", "portal-password-common"),
            ("P@ssw0rd@2024!!", "portal-password-common"),
            ("Mật khẩu 123456", "portal-password-common"),
            ("bảo hiểm xã hội 2025", "portal-password-common"),
            ("baohiemxahoi@1995", "portal-password-common"),
            ("BHXH-VietNam-2026", "portal-password-common"),
            ("Tranvanhung1985", "portal-password-common"),
            ("30/04/1975 02/09/1945", "portal-password-common"),
            ("qwertyuiop123456", "portal-password-common"),
            ("1qaz2wsx3edc4rfv", "portal-password-common"),
            ("zaq1zaq1zaq1zaq1", "portal-password-common"),
            ("iloveyou iloveyou", "portal-password-common"),
            ("dragon@monkey#123", "portal-password-common"),
            ("tôi là nguyễn và tôi ở đây", "portal-password-common"),
        ] {
            assert_eq!(refused(bad, "lan@bhxh.vn", "Nguyễn Thị Lan"), Some(why), "{bad}");
        }
        assert_eq!(refused(&"ba con mèo ".repeat(30), "a@b", ""), Some("portal-password-long"));
    }

    #[test]
    fn only_the_right_one_is_right() {
        let kept = hashed("mưa rơi trên phố Huế").unwrap();
        assert!(is_right("mưa rơi trên phố Huế", Some(&kept)));
        assert!(!is_right("mưa rơi trên phố huế", Some(&kept)));
        assert!(!is_right("mưa rơi trên phố Huế", None));
        assert!(!is_right("", Some("no hash")));
        // What is checked for those who have no account is a hash, so that it takes as long.
        let nobodys = PasswordHash::new(NOBODYS).unwrap();
        assert_eq!(nobodys.hash.unwrap().len(), 32);
        let ours = hashed("x").unwrap();
        assert_eq!(PasswordHash::new(&ours).unwrap().params, nobodys.params);
    }
}
