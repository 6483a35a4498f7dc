-- Every decision to enter, whatever came of it: a trade that was refused has left no other trace.
CREATE TABLE attempt (
  trade_id text PRIMARY KEY,
  signal text NOT NULL,
  symbol text NOT NULL,
  stage text NOT NULL,
  status text NOT NULL CHECK (status IN ('STARTED', 'REJECTED', 'FAILED', 'OPENED')),
  code text NOT NULL,
  figures jsonb,
  started_at timestamptz NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT attempt_says_why CHECK (code <> '' OR status IN ('STARTED', 'OPENED'))
);
CREATE INDEX attempt_started_at ON attempt (started_at);
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON attempt
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

-- It goes on until it has ended, and stays the attempt that it was.
CREATE FUNCTION check_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'STARTED'
     OR (NEW.trade_id, NEW.signal, NEW.symbol, NEW.started_at)
        IS DISTINCT FROM (OLD.trade_id, OLD.signal, OLD.symbol, OLD.started_at) THEN
    PERFORM refuse('attempt_ends_once', OLD.trade_id || ' as ' || OLD.status);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER attempt_rules BEFORE UPDATE ON attempt FOR EACH ROW EXECUTE FUNCTION check_attempt();
