"""Holds the judge beside DuckDB: one field award of 1371-2022 over 63 units to a million, on one core, in one run.

    python3 -m venv target/peer && target/peer/bin/pip install duckdb
    cargo build --release -p judge --example field_award
    target/peer/bin/python crates/judge/benches/peers/run.py target/release/examples/field_award

Both have the figures in memory, in columns. Both give every unit's outcome and the rank of every eligible unit, and
these are asserted to be the same before anything is timed. Then they take turns, and medians are shown.
"""

import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import duckdb

OUTCOMES = {"disqualified": 0, "not_eligible": 1, "blocked": 2, "undetermined": 3, "eligible": 5}
HERE = pathlib.Path(__file__).parent
TURNS = 21


def main(program, sizes):
    print(f"duckdb {duckdb.__version__}, one thread; medians of {TURNS} turns")
    print(f"{'units':>9} {'eligible':>9} {'judge':>12} {'all ranks in SQL':>18} {'ratio':>7} {'selected in SQL':>17} {'ratio':>7}")
    for units in sizes:
        with tempfile.TemporaryDirectory() as folder:
            compare(program, units, pathlib.Path(folder))


def compare(program, units, folder):
    judge = subprocess.Popen([program, str(units), folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert judge.stdout.readline() == "ready\n"
    base = duckdb.connect(config={"threads": 1})
    base.execute(f"CREATE TABLE figures AS SELECT * FROM read_csv('{folder}/figures.csv')")
    largest = base.execute("SELECT max(health_2021_06_30), min(health_2021_06_30) FROM figures").fetchone()
    assert 0 < largest[1] and largest[0] < 2**23, "the scaled tie-break is exact for these figures"
    all_ranks = (HERE / "field_award.sql").read_text()
    # The same conditions, but only the first four in order: enough to know the three selected, unless they tie.
    selected = all_ranks[: all_ranks.index("SELECT unit, outcome, (rank()")] + """
        SELECT unit FROM judged WHERE outcome = 5 ORDER BY
            (20000 * gained + required) // (2 * required) DESC, ((now::HUGEINT << 46) // before) DESC LIMIT 4"""
    eligible = same_answers(base, folder, all_ranks, selected)

    times = max(1, 20_000 // units)
    ours, ranks, firsts = [], [], []
    for _ in range(TURNS):
        judge.stdin.write(f"{times}\n")
        judge.stdin.flush()
        ours.append(int(judge.stdout.readline()) / 1e6)
        ranks.append(timed(base, all_ranks))
        firsts.append(timed(base, selected))
    judge.stdin.close()
    judge.wait()
    ours, ranks, firsts = map(statistics.median, (ours, ranks, firsts))
    print(f"{units:>9} {eligible:>9} {ours:>9.3f} ms {ranks:>15.3f} ms {ranks / ours:>6.1f}× {firsts:>14.3f} ms {firsts / ours:>6.1f}×")


def same_answers(base, folder, all_ranks, selected):
    base.execute(all_ranks)
    ours = base.execute(f"SELECT unit, outcome, rank, selected, tied FROM read_csv('{folder}/standings.csv') ORDER BY unit").fetchall()
    theirs = base.execute("SELECT unit, outcome, rank FROM standing ORDER BY unit").fetchall()
    assert [(unit, OUTCOMES[outcome], rank) for unit, outcome, rank, _, _ in ours] == theirs
    in_order = sorted((rank, unit) for unit, _, rank, _, _ in ours if rank is not None)
    three = {unit for rank, unit in in_order if rank <= 3}
    if len(three) <= 3:
        assert three == {unit for unit, _, _, chosen, _ in ours if chosen}
        base.execute(selected)
        assert [row[0] for row in base.execute("SELECT unit FROM standing").fetchall()][: len(three)] == [u for _, u in in_order[:3]]
    return len(in_order)


def timed(base, statement):
    start = time.perf_counter_ns()
    base.execute(statement)
    return (time.perf_counter_ns() - start) / 1e6


if __name__ == "__main__":
    main(sys.argv[1], [int(size) for size in sys.argv[2:]] or [63, 1_000, 10_000, 100_000, 1_000_000])
