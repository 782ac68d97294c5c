-- Nothing that the other does not take.
SELECT 1;
