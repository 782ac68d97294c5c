-- The health award of 1371-2022 in its second quarter, as SQL: every unit's outcome, and the rank of the eligible.
-- Exact: rates are held against floors by cross multiplication in whole numbers; the clauses are those of the letter.
CREATE OR REPLACE TEMP TABLE standing AS
WITH judged AS MATERIALIZED (
    SELECT
        unit,
        health_2022_06_30 - health_2021_12_31 AS gained,
        health_plan_2022 - health_2021_12_31 AS required,
        health_2022_06_30 AS now,
        health_2021_06_30 AS before,
        -- B.II.1.a: 45 % of the growth required; where none is required, the plan is reached.
        CASE WHEN compulsory_plan_2022 > compulsory_2021_12_31
             THEN 20 * (compulsory_2022_06_30 - compulsory_2021_12_31) >= 9 * (compulsory_plan_2022 - compulsory_2021_12_31)
             ELSE compulsory_2022_06_30 >= compulsory_plan_2022 END
        AND CASE WHEN voluntary_plan_2022 > voluntary_2021_12_31
             THEN 20 * (voluntary_2022_06_30 - voluntary_2021_12_31) >= 9 * (voluntary_plan_2022 - voluntary_2021_12_31)
             ELSE voluntary_2022_06_30 >= voluntary_plan_2022 END
        -- A unit that had nothing to grow by has nothing to lead with.
        AND health_plan_2022 > health_2021_12_31
        AND 20 * (health_2022_06_30 - health_2021_12_31) >= 9 * (health_plan_2022 - health_2021_12_31)
        -- B.II.2.a
        AND 20 * collected_2022_06_30 >= 9 * collection_plan_2022
        -- B.III.2.b: five per cent above the target, in thousandths.
        AND 20000 * late_2022_06_30 <= 21 * late_target_2022_q2 * receivable_2022_06_30 AS met,
        CASE WHEN disqualified_2022_06_30 = 1 THEN 0 WHEN NOT met THEN 1 WHEN blocked_2022_06_30 = 1 THEN 2 ELSE 5 END::UTINYINT AS outcome
    FROM figures
)
SELECT unit, outcome, (rank() OVER (ORDER BY
        -- Comparable at two decimals of a percentage, halves up.
        (20000 * gained + required) // (2 * required) DESC,
        -- B.II.1.b, exact: two fractions whose denominators are under 2^23 differ by more than 2^-46.
        ((now::HUGEINT << 46) // before) DESC))::UINTEGER AS rank
FROM judged WHERE outcome = 5
UNION ALL
SELECT unit, outcome, NULL FROM judged WHERE outcome <> 5;
