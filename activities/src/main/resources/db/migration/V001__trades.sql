-- Every refusal carries the name of its rule, as a constraint's name.
CREATE FUNCTION refuse(rule text, what text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%: %', rule, what USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END $$;

-- For tables that only grow.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse(TG_ARGV[0], TG_OP || ' of ' || TG_TABLE_NAME);
  RETURN NULL;
END $$;

-- A declared scale would round in silence; this refuses instead. scale('NaN') is null, so NaN is named.
CREATE DOMAIN exact AS numeric
  CONSTRAINT amount_exact CHECK (VALUE <> 'NaN' AND VALUE > '-Infinity' AND VALUE < 'Infinity' AND scale(VALUE) <= 18);

-- The allowed moves as data; equal to TradeStatus.mayBecome.
CREATE TABLE trade_transition (
  f text NOT NULL,
  t text NOT NULL,
  PRIMARY KEY (f, t)
);
INSERT INTO trade_transition (f, t) VALUES
  ('PENDING', 'REJECTED'), ('PENDING', 'OPENING'),
  ('OPENING', 'OPEN'), ('OPENING', 'FAILED'), ('OPENING', 'ROLLBACK'), ('OPENING', 'CLOSING'),
  ('ROLLBACK', 'FAILED'),
  ('OPEN', 'CLOSING'),
  ('CLOSING', 'CLOSED');

CREATE FUNCTION trade_is_over(status text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
  $$ SELECT status IN ('CLOSED', 'REJECTED', 'FAILED') $$;

CREATE TABLE trade (
  id text PRIMARY KEY,
  n bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  family text NOT NULL,
  signal text NOT NULL CONSTRAINT trade_signal_once UNIQUE,
  symbol text NOT NULL,
  terms jsonb NOT NULL,
  status text NOT NULL,
  status_at timestamptz NOT NULL,
  reason text NOT NULL DEFAULT '',
  figures jsonb,
  admitted_at timestamptz NOT NULL,
  opened_at timestamptz,
  ended_at timestamptz,
  CONSTRAINT trade_ended CHECK (trade_is_over(status) = (ended_at IS NOT NULL))
);
CREATE INDEX trade_open ON trade (n) WHERE ended_at IS NULL;

-- Every status a trade has had. The graph has no way back, so each comes once.
CREATE TABLE trade_step (
  trade_id text NOT NULL CONSTRAINT trade_known REFERENCES trade,
  status text NOT NULL,
  at timestamptz NOT NULL,
  reason text NOT NULL,
  figures jsonb,
  PRIMARY KEY (trade_id, status)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON trade_step
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

-- Who owns a symbol at a venue, from admission to the trade's end.
CREATE TABLE position_claim (
  venue text NOT NULL,
  account text NOT NULL DEFAULT 'main',
  symbol text NOT NULL,
  trade_id text NOT NULL CONSTRAINT trade_known REFERENCES trade,
  since timestamptz NOT NULL,
  until timestamptz,
  PRIMARY KEY (trade_id, venue, account, symbol)
);
CREATE UNIQUE INDEX one_owner ON position_claim (venue, account, symbol) WHERE until IS NULL;

CREATE FUNCTION check_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.until IS NOT NULL
     OR (NEW.venue, NEW.account, NEW.symbol, NEW.trade_id, NEW.since)
        IS DISTINCT FROM (OLD.venue, OLD.account, OLD.symbol, OLD.trade_id, OLD.since) THEN
    PERFORM refuse('append_only', 'claim of ' || OLD.trade_id);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER claim_ends_once BEFORE UPDATE ON position_claim FOR EACH ROW EXECUTE FUNCTION check_claim();
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON position_claim
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

CREATE FUNCTION check_trade() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'PENDING' THEN
      PERFORM refuse('trade_begins', NEW.id || ' as ' || NEW.status);
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.n, NEW.family, NEW.signal, NEW.symbol, NEW.terms, NEW.admitted_at)
     IS DISTINCT FROM (OLD.id, OLD.n, OLD.family, OLD.signal, OLD.symbol, OLD.terms, OLD.admitted_at) THEN
    PERFORM refuse('trade_fixed', OLD.id);
  END IF;
  IF NEW.status <> OLD.status
     AND NOT EXISTS (SELECT FROM trade_transition WHERE f = OLD.status AND t = NEW.status) THEN
    PERFORM refuse('trade_graph', OLD.id || ' from ' || OLD.status || ' to ' || NEW.status);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER trade_rules BEFORE INSERT OR UPDATE ON trade FOR EACH ROW EXECUTE FUNCTION check_trade();
CREATE TRIGGER trade_stays BEFORE DELETE OR TRUNCATE ON trade
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('trade_fixed');

-- Keeps the step; an ended trade lets its symbols go.
CREATE FUNCTION record_trade_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.status = OLD.status THEN
    RETURN NULL;
  END IF;
  INSERT INTO trade_step (trade_id, status, at, reason, figures)
  VALUES (NEW.id, NEW.status, NEW.status_at, NEW.reason, NEW.figures);
  IF NEW.ended_at IS NOT NULL THEN
    UPDATE position_claim SET until = NEW.ended_at WHERE trade_id = NEW.id AND until IS NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER trade_step_kept AFTER INSERT OR UPDATE ON trade FOR EACH ROW EXECUTE FUNCTION record_trade_step();
