-- What came to the accounts after they were first seen, and left them: the peak may have been taken before that.
CREATE OR REPLACE FUNCTION opened_balances() RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(last - first), 0) FROM (
    SELECT DISTINCT ON (venue, account, currency)
           last_value(amount) OVER whole AS last, first_value(amount) OVER whole AS first
    FROM balance_opening
    WINDOW whole AS (PARTITION BY venue, account, currency ORDER BY n
                     ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)) openings
$$;
UPDATE equity SET openings = opened_balances();
