//! Passwords: argon2id, length over composition.

use argon2::Argon2;
use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};

/// Shorter ones are refused.
const SHORTEST: usize = 12;

/// Longer ones are refused: nobody types them, and hashing takes their time.
const LONGEST: usize = 200;

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
    if is_common(&small) || parts.into_iter().any(part_of_it) {
        return Some("portal-password-common");
    }
    None
}

/// Whether a password, in small letters, is one that is tried first: a common word drawn out with digits and signs, a row
/// of keys, or a few characters again and again.
fn is_common(small: &str) -> bool {
    const WORDS: [&str; 16] = [
        "password", "passw0rd", "matkhau", "admin", "qwerty", "asdfgh", "zxcvbn", "letmein", "welcome",
        "iloveyou", "thidua", "bhxh", "baohiem", "vietnam", "anhyeuem", "emyeuanh",
    ];
    let mut letters = small.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    for word in WORDS {
        letters = letters.replace(word, "");
    }
    let different = small.chars().collect::<std::collections::BTreeSet<_>>().len();
    let in_a_row = small.as_bytes().windows(2).filter(|two| two[1].abs_diff(two[0]) <= 1).count();
    different < 6 || letters.chars().count() < 3 || in_a_row * 2 > small.len()
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
