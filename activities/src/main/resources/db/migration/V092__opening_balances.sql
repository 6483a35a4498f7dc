-- What an account held that the books do not explain: when it was first seen, and again each time a person has explained
-- a change of it. From then on the balance is this and all that was booked (I27).
CREATE TABLE balance_opening (
  venue text NOT NULL,
  account text NOT NULL DEFAULT 'main',
  currency text NOT NULL,
  n bigint GENERATED ALWAYS AS IDENTITY,
  amount exact NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (venue, account, currency, n)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON balance_opening
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

-- Whether a person has closed an incident of I27 since then.
CREATE FUNCTION is_explained(since timestamptz) RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT EXISTS (SELECT FROM incident WHERE key LIKE 'invariant-I27-%' AND closed_at > since) $$;

CREATE FUNCTION check_opening() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext(concat_ws('/', 'opening', NEW.venue, NEW.currency)));
  SELECT max(at) INTO last FROM balance_opening
  WHERE (venue, account, currency) = (NEW.venue, NEW.account, NEW.currency);
  IF last IS NOT NULL AND NOT is_explained(last) THEN
    PERFORM refuse('opening_explained', NEW.venue || ' ' || NEW.currency);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER opening_rules BEFORE INSERT ON balance_opening FOR EACH ROW EXECUTE FUNCTION check_opening();
