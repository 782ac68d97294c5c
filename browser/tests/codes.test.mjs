// The one-time codes that the tests make up are those that every telephone would show.
import assert from "node:assert/strict";
import { test } from "node:test";

import { codeOf } from "../stage/codes.mjs";

test("codes are those of RFC 6238, appendix B, in six digits", () => {
  const secret = "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ";
  for (const [seconds, code] of [[59, "287082"], [1111111109, "081804"], [20000000000, "353130"]]) {
    assert.equal(codeOf(secret, seconds * 1000), code);
  }
});
