-- What all accounts are worth together and what they were worth at most (carry §15). A deposit moves the peak with it.
CREATE TABLE equity (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  peak exact NOT NULL,
  equity exact NOT NULL,
  openings exact NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT peak_is_highest CHECK (peak >= equity)
);
CREATE TRIGGER equity_stays BEFORE DELETE OR TRUNCATE ON equity
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('peak_never_falls');

-- What the accounts hold that was not earned: their last openings, one after the other a deposit or a withdrawal.
CREATE FUNCTION opened_balances() RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(amount), 0) FROM (
    SELECT DISTINCT ON (venue, account, currency) amount FROM balance_opening
    ORDER BY venue, account, currency, n DESC) last
$$;

-- Only a withdrawal lowers the peak, or the person who releases a drawdown.
CREATE FUNCTION check_peak() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.peak < OLD.peak + NEW.openings - OLD.openings
     AND NOT EXISTS (SELECT FROM pause WHERE reason = 'DRAWDOWN' AND ended_at >= OLD.at) THEN
    PERFORM refuse('peak_never_falls', OLD.peak || ' to ' || NEW.peak);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER peak_rules BEFORE UPDATE ON equity FOR EACH ROW EXECUTE FUNCTION check_peak();
