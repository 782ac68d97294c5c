// A database for a test, and gone after it.
import { execFileSync } from "node:child_process";

const SERVER = process.env.THIDUA_TEST_POSTGRES ?? "postgres://postgres@127.0.0.1:5432";

/** Runs a test over a fresh database: the portal's own file, or one on the PostgreSQL server of the tests. */
export async function withDatabase(kind, run) {
  if (kind === "SQLite") return run(undefined);
  const name = `thidua_browser_${process.pid}_${Date.now()}`;
  ask(`CREATE DATABASE ${name}`);
  try {
    await run(`${SERVER}/${name}`);
  } finally {
    ask(`DROP DATABASE ${name} WITH (FORCE)`);
  }
}

function ask(statement) {
  execFileSync("psql", ["-w", "-q", "-X", "-c", statement, `${SERVER}/postgres`], { stdio: ["ignore", "ignore", "inherit"] });
}
