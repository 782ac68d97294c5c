//! Codes of the moment (TOTP, RFC 6238), made by an app on a telephone, and the recovery codes for when that is lost.

use jiff::Timestamp;
use qrcodegen::{QrCode, QrCodeEcc};
use rand::TryRngCore;
use rand::rngs::OsRng;
use totp_rs::{Builder, Secret};

use crate::frame::escaped;
use crate::session::digest;

/// So many recovery codes are given at a time.
const RECOVERY: usize = 10;

/// A new secret as people type it into an app: 160 bits in base32. `None` where the machine has no randomness.
pub(crate) fn new_secret() -> Option<String> {
    let mut bytes = vec![0_u8; 20];
    OsRng.try_fill_bytes(&mut bytes).ok()?;
    Some(Secret::from(bytes).to_base32())
}

/// The step of time whose code this is: the present one, or the one before or after, for clocks that differ. `None` where it is
/// no code of them.
pub(crate) fn step_of(typed: &str, secret: &str, now: Timestamp) -> Option<i64> {
    let secret = Secret::try_from_base32(secret).ok()?;
    let totp = Builder::new().with_secret(secret).build().ok()?;
    let seconds = u64::try_from(now.as_second()).ok()?;
    i64::try_from(totp.check(&plain(typed), seconds)?).ok()
}

/// The address that an app reads from the picture.
pub(crate) fn address(secret: &str, issuer: &str, login: &str) -> String {
    let (issuer, login) = (escaped(issuer), escaped(login));
    format!(
        "otpauth://totp/{issuer}:{login}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits=6&period=30"
    )
}

/// A text as a QR code: how many squares wide with its margin, and the path of those that are dark.
pub(crate) fn picture(text: &str) -> Option<(i32, String)> {
    const MARGIN: i32 = 4;
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{} {}h1v1h-1z", x + MARGIN, y + MARGIN));
        }
    }
    Some((code.size() + 2 * MARGIN, path))
}

/// A secret in groups of four, easier to type.
pub(crate) fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// New recovery codes: 120 bits each, as `ABCD-EFGH-IJKL-MNOP-QRST-UVWX`. `None` where the machine has no randomness.
pub(crate) fn recovery_codes() -> Option<Vec<String>> {
    let code = || {
        let mut bytes = vec![0_u8; 15];
        OsRng.try_fill_bytes(&mut bytes).ok()?;
        Some(grouped(&Secret::from(bytes).to_base32()).replace(' ', "-"))
    };
    (0..RECOVERY).map(|_| code()).collect()
}

/// What a recovery code is kept as, however it was typed.
pub(crate) fn recovery_digest(typed: &str) -> String {
    digest(&format!("recovery {}", plain(typed)))
}

/// Whether what was typed looks like a code of the moment rather than a recovery code.
pub(crate) fn is_of_the_moment(typed: &str) -> bool {
    let plain = plain(typed);
    plain.len() <= 8 && plain.bytes().all(|byte| byte.is_ascii_digit())
}

fn plain(typed: &str) -> String {
    typed.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, for SHA-1; the last six of its eight digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = Secret::from(b"12345678901234567890".to_vec()).to_base32();
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            let at = |seconds: i64| Timestamp::from_second(seconds).unwrap();
            let step = Some(seconds / 30);
            assert_eq!(step_of(code, &secret, at(seconds)), step);
            assert_eq!(step_of(&format!(" {} {} ", &code[..3], &code[3..]), &secret, at(seconds)), step);
            assert_eq!(step_of(code, &secret, at(seconds + 30)), step, "a clock that is late");
            assert_eq!(step_of(code, &secret, at((seconds - 30).max(0))), step, "a clock that is early");
            for wrong in [at(seconds + 90), at(seconds + 3000)] {
                assert_eq!(step_of(code, &secret, wrong), None);
            }
        }
        for wrong in ["", "28708", "2870822", "ABCDEF", "+28708", "２８７０８２"] {
            assert_eq!(step_of(wrong, &secret, Timestamp::from_second(59).unwrap()), None, "{wrong}");
        }
    }

    #[test]
    fn secrets_and_recovery_codes_are_long_and_never_the_same() {
        let (one, two) = (new_secret().unwrap(), new_secret().unwrap());
        assert_ne!(one, two);
        assert_eq!(one.len(), 32);
        let codes = recovery_codes().unwrap();
        assert_eq!(codes.iter().collect::<std::collections::BTreeSet<_>>().len(), RECOVERY);
        for code in &codes {
            assert_eq!(code.len(), 29, "{code}");
            assert!(!is_of_the_moment(code));
            assert_eq!(recovery_digest(code), recovery_digest(&code.to_lowercase().replace('-', " ")));
        }
        assert!(is_of_the_moment("123 456") && !is_of_the_moment("1234-5678-9012"));
        let address = address(&one, "Thi đua", "lan+1@bhxh.example");
        assert!(address.starts_with("otpauth://totp/Thi%20%C4%91ua:lan%2B1%40bhxh.example?secret="));
        let (width, path) = picture(&address).unwrap();
        assert!(width > 30 && path.starts_with("M4 4h1v1h-1z"), "the corner of a finder pattern is dark");
    }
}
