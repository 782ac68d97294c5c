//! Passwords: argon2id, length over composition.

use std::sync::Mutex;

use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{Output, ParamsString, PasswordHash, Salt, SaltString};
use argon2::{ARGON2ID_IDENT, Algorithm, Argon2, Block, Params, Version};
use store::Account;

use crate::common_passwords::is_guessed_soon;
use crate::form::Form;
use crate::problem::Problem;
use crate::state::{Portal, locked};

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
    let params = Params::default();
    let hash = PasswordHash {
        algorithm: ARGON2ID_IDENT,
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&params).ok()?,
        salt: Some(salt.as_salt()),
        hash: Some(derived(password, salt.as_salt(), params)?),
    };
    Some(hash.to_string())
}

/// The hash of a password that nobody knows: checking against it takes as long as against any other.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$q5KBnrJH5bJGDSwnVCBCbTEcWMtFBBp2dQ1fRbGQGPc";

/// Whether a password is the one that is kept. Where nothing is kept it takes as long, and is not.
pub(crate) fn is_right(password: &str, kept: Option<&str>) -> bool {
    let Ok(known) = PasswordHash::new(kept.unwrap_or(NOBODYS)) else { return false };
    let (Some(salt), Ok(params)) = (known.salt, Params::try_from(&known)) else { return false };
    // Two outputs are compared in a time that does not say where they differ.
    let is_same = derived(password, salt, params).is_some_and(|output| Some(output) == known.hash);
    is_same && known.algorithm == ARGON2ID_IDENT && kept.is_some()
}

/// Memory to derive in, 19 MiB each. The system's allocator would keep as much for every thread that ever checked a
/// password; here it is as much as is checked at once.
static MEMORY: Mutex<Vec<Vec<Block>>> = Mutex::new(Vec::new());

/// More is given back: no more passwords are checked at once in a portal.
const KEPT: usize = 2;

/// What argon2id makes of a password.
fn derived(password: &str, salt: Salt<'_>, params: Params) -> Option<Output> {
    let mut bytes = [0; Salt::MAX_LENGTH];
    let salt = salt.decode_b64(&mut bytes).ok()?;
    let mut memory = locked(&MEMORY).pop().unwrap_or_default();
    memory.resize(params.block_count(), Block::default());
    let mut output = [0; Params::DEFAULT_OUTPUT_LEN];
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let done =
        argon.hash_password_into_with_memory(password.as_bytes(), salt, &mut output, memory.as_mut_slice());
    let mut kept = locked(&MEMORY);
    if kept.len() < KEPT {
        kept.push(memory);
    }
    done.ok().and_then(|()| Output::new(&output).ok())
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
    fn what_is_kept_is_what_every_argon2_makes_and_memory_that_was_used_changes_nothing() {
        use argon2::password_hash::{PasswordHasher, PasswordVerifier};

        for password in ["mưa rơi trên phố Huế", "con trâu đi trước cái cày", "mưa rơi trên phố Huế"]
        {
            let ours = hashed(password).unwrap();
            let parsed = PasswordHash::new(&ours).unwrap();
            assert!(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok(), "{ours}");
            let salt = SaltString::generate(&mut OsRng);
            let theirs = Argon2::default().hash_password(password.as_bytes(), &salt).unwrap().to_string();
            assert!(is_right(password, Some(&theirs)) && !is_right("another one", Some(&theirs)));
        }
        assert!(locked(&MEMORY).len() <= KEPT);
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
