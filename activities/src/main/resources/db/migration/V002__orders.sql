-- The allowed moves as data; equal to OrderStatus.mayBecome.
CREATE TABLE order_transition (
  f text NOT NULL,
  t text NOT NULL,
  PRIMARY KEY (f, t)
);
INSERT INTO order_transition (f, t) VALUES
  ('INTENT', 'INTENT'), ('INTENT', 'SENT'), ('INTENT', 'REJECTED'), ('INTENT', 'ABSENT'),
  ('SENT', 'SENT'), ('SENT', 'UNKNOWN'), ('SENT', 'OPEN'), ('SENT', 'PARTIALLY_FILLED'), ('SENT', 'FILLED'),
  ('SENT', 'CANCELLED'), ('SENT', 'REJECTED'), ('SENT', 'EXPIRED'), ('SENT', 'ABSENT'),
  ('UNKNOWN', 'UNKNOWN'), ('UNKNOWN', 'OPEN'), ('UNKNOWN', 'PARTIALLY_FILLED'), ('UNKNOWN', 'FILLED'),
  ('UNKNOWN', 'CANCELLED'), ('UNKNOWN', 'REJECTED'), ('UNKNOWN', 'EXPIRED'), ('UNKNOWN', 'ABSENT'),
  ('OPEN', 'OPEN'), ('OPEN', 'PARTIALLY_FILLED'), ('OPEN', 'FILLED'), ('OPEN', 'CANCELLED'), ('OPEN', 'REJECTED'),
  ('OPEN', 'EXPIRED'),
  ('PARTIALLY_FILLED', 'PARTIALLY_FILLED'), ('PARTIALLY_FILLED', 'FILLED'), ('PARTIALLY_FILLED', 'CANCELLED'),
  ('PARTIALLY_FILLED', 'EXPIRED');

CREATE TABLE order_intent (
  client_order_id text CONSTRAINT order_once PRIMARY KEY
    CONSTRAINT order_client_id CHECK (client_order_id ~ '^ee01[0-9a-f]{28}$'),
  trade_id text NOT NULL CONSTRAINT trade_known REFERENCES trade,
  leg text NOT NULL,
  seq integer NOT NULL CHECK (seq >= 1),
  venue text NOT NULL,
  symbol text NOT NULL,
  side text NOT NULL CHECK (side IN ('BUY', 'SELL')),
  quantity exact NOT NULL,
  limit_price exact NOT NULL,
  time_in_force text NOT NULL CHECK (time_in_force IN ('POST_ONLY', 'GTC', 'IOC')),
  purpose text NOT NULL CHECK (purpose IN ('ENTRY', 'HEDGE', 'REDUCE')),
  reduce_only boolean NOT NULL,
  request_sha256 bytea NOT NULL CHECK (length(request_sha256) = 32),
  committed_at timestamptz NOT NULL,
  status text NOT NULL,
  status_at timestamptz NOT NULL,
  why text NOT NULL DEFAULT '',
  filled exact NOT NULL DEFAULT 0,
  sent_at timestamptz,
  fence_until timestamptz,
  CONSTRAINT amount_positive CHECK (quantity > 0 AND limit_price > 0),
  CONSTRAINT order_key_once UNIQUE (trade_id, leg, seq),
  CONSTRAINT order_reduces CHECK (purpose <> 'REDUCE' OR reduce_only),
  CONSTRAINT order_was_sent CHECK (
    CASE WHEN status = 'INTENT' THEN sent_at IS NULL
         ELSE sent_at IS NOT NULL OR status IN ('REJECTED', 'ABSENT') END),
  CONSTRAINT fill_within CHECK (filled >= 0 AND filled <= quantity),
  CONSTRAINT fill_fits_status CHECK (
    CASE WHEN status = 'FILLED' THEN filled = quantity
         WHEN status IN ('PARTIALLY_FILLED', 'CANCELLED', 'EXPIRED') THEN filled <> quantity
         ELSE filled = 0 END),
  -- what a fill must agree with
  CONSTRAINT order_shape UNIQUE (client_order_id, venue, symbol, side)
);
CREATE UNIQUE INDEX one_live ON order_intent (trade_id, leg)
  WHERE status IN ('INTENT', 'SENT', 'UNKNOWN', 'OPEN', 'PARTIALLY_FILLED');

CREATE TABLE order_step (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  client_order_id text NOT NULL CONSTRAINT order_known REFERENCES order_intent,
  status text NOT NULL,
  at timestamptz NOT NULL,
  why text NOT NULL
);
CREATE INDEX order_step_of ON order_step (client_order_id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON order_step
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

CREATE FUNCTION check_new_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  trade_end timestamptz;
BEGIN
  IF NEW.status <> 'INTENT' OR NEW.filled <> 0 OR NEW.sent_at IS NOT NULL THEN
    PERFORM refuse('order_begins', NEW.client_order_id || ' as ' || NEW.status);
  END IF;
  -- shared: the trade cannot end while this commits
  SELECT ended_at INTO trade_end FROM trade WHERE id = NEW.trade_id FOR SHARE;
  IF trade_end IS NOT NULL THEN
    PERFORM refuse('order_of_open_trade', NEW.trade_id);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_begins BEFORE INSERT ON order_intent FOR EACH ROW EXECUTE FUNCTION check_new_order();

CREATE FUNCTION check_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.client_order_id, NEW.trade_id, NEW.leg, NEW.seq, NEW.venue, NEW.symbol, NEW.side, NEW.quantity,
      NEW.limit_price, NEW.time_in_force, NEW.purpose, NEW.reduce_only, NEW.request_sha256, NEW.committed_at)
     IS DISTINCT FROM
     (OLD.client_order_id, OLD.trade_id, OLD.leg, OLD.seq, OLD.venue, OLD.symbol, OLD.side, OLD.quantity,
      OLD.limit_price, OLD.time_in_force, OLD.purpose, OLD.reduce_only, OLD.request_sha256, OLD.committed_at)
     OR (OLD.sent_at IS NOT NULL
         AND (NEW.sent_at, NEW.fence_until) IS DISTINCT FROM (OLD.sent_at, OLD.fence_until)) THEN
    PERFORM refuse('order_fixed', OLD.client_order_id);
  END IF;
  IF NEW.filled < OLD.filled THEN
    PERFORM refuse('fill_never_shrinks', OLD.client_order_id || ' from ' || OLD.filled || ' to ' || NEW.filled);
  END IF;
  IF NEW.status <> OLD.status
     AND NOT EXISTS (SELECT FROM order_transition WHERE f = OLD.status AND t = NEW.status) THEN
    PERFORM refuse('order_graph', OLD.client_order_id || ' from ' || OLD.status || ' to ' || NEW.status);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_rules BEFORE UPDATE ON order_intent FOR EACH ROW EXECUTE FUNCTION check_order();
CREATE TRIGGER order_stays BEFORE DELETE OR TRUNCATE ON order_intent
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('order_fixed');

CREATE FUNCTION record_order_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW.status <> OLD.status THEN
    INSERT INTO order_step (client_order_id, status, at, why)
    VALUES (NEW.client_order_id, NEW.status, NEW.status_at, NEW.why);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER order_step_kept AFTER INSERT OR UPDATE ON order_intent
  FOR EACH ROW EXECUTE FUNCTION record_order_step();
