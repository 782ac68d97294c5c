// One-time codes (TOTP, RFC 6238: SHA-1, six digits, thirty seconds), as an application on a telephone shows them.
import { createHmac } from "node:crypto";

const STEP = 30_000;

/** The code of a secret at an instant, in milliseconds. */
export function codeOf(secret, at = Date.now()) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / STEP)));
  const digest = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

/** The code that comes next: one that was not used yet, whatever was. */
export function nextCodeOf(secret) {
  return codeOf(secret, Date.now() + STEP);
}

function fromBase32(text) {
  const bits = [...text.toUpperCase().replace(/[^A-Z2-7]/g, "")].map((sign) => {
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0");
  });
  return Buffer.from(bits.join("").match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}
