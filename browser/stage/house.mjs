// Where the repository stands, and the program under test.
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const HOUSE = fileURLToPath(new URL("../..", import.meta.url));

/** The program: the one that the chore built, else the one that `cargo build` leaves behind. */
export const PROGRAM =
  process.env.THIDUA_PROGRAM ?? join(process.env.CARGO_TARGET_DIR ?? join(HOUSE, "target"), "debug/thidua");
