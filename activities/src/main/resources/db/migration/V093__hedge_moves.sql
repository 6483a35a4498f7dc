-- The hedge of a trade stands at the alternative that its terms name, from now on.
CREATE TABLE hedge_move (
  trade_id text CONSTRAINT hedge_moves_once PRIMARY KEY CONSTRAINT trade_known REFERENCES trade,
  at timestamptz NOT NULL
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hedge_move
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

CREATE FUNCTION has_moved(trade text) RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT EXISTS (SELECT FROM hedge_move WHERE trade_id = trade) $$;

-- The venue of a leg in a trade's terms; the alternative's is null where none was agreed.
CREATE FUNCTION lead_venue(terms jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT terms #>> '{legs,lead,instrument,venue}' $$;
CREATE FUNCTION hedge_venue(terms jsonb, moved boolean) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN moved THEN terms #>> '{alternative,instrument,venue}' ELSE terms #>> '{legs,hedge,instrument,venue}' END $$;

-- While the trade opens, and where nothing that opens lives or has filled at the venue that the hedge would leave.
CREATE FUNCTION hedge_may_move(trade text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM trade t
    WHERE t.id = hedge_may_move.trade AND t.status = 'OPENING' AND hedge_venue(t.terms, true) IS NOT NULL
      AND NOT EXISTS (
        SELECT FROM order_intent o
        WHERE o.trade_id = t.id AND o.venue = hedge_venue(t.terms, false) AND NOT o.reduce_only
          AND (o.filled > 0 OR o.status IN ('INTENT', 'SENT', 'UNKNOWN', 'OPEN', 'PARTIALLY_FILLED'))))
$$;

-- Locked: no order of the trade is committed while this looks.
CREATE FUNCTION check_hedge_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM trade WHERE id = NEW.trade_id FOR UPDATE;
  IF NOT hedge_may_move(NEW.trade_id) THEN
    PERFORM refuse('hedge_may_move', NEW.trade_id);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hedge_rules BEFORE INSERT ON hedge_move FOR EACH ROW EXECUTE FUNCTION check_hedge_move();

-- As before, and only where the trade stands by now. What is there already is told again for ever: its key lets nothing in.
CREATE OR REPLACE FUNCTION check_new_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  its trade;
BEGIN
  IF NEW.status <> 'INTENT' OR NEW.filled <> 0 OR NEW.sent_at IS NOT NULL THEN
    PERFORM refuse('order_begins', NEW.client_order_id || ' as ' || NEW.status);
  END IF;
  IF EXISTS (SELECT FROM order_intent WHERE client_order_id = NEW.client_order_id) THEN
    RETURN NEW;
  END IF;
  -- shared: the trade cannot end and its hedge cannot move while this commits
  SELECT * INTO its FROM trade WHERE id = NEW.trade_id FOR SHARE;
  IF its.ended_at IS NOT NULL THEN
    PERFORM refuse('order_of_open_trade', NEW.trade_id);
  END IF;
  IF NEW.venue NOT IN (lead_venue(its.terms), hedge_venue(its.terms, has_moved(NEW.trade_id))) THEN
    PERFORM refuse('order_at_a_leg', NEW.client_order_id || ' at ' || NEW.venue);
  END IF;
  RETURN NEW;
END $$;

-- Where a trade with an alternative does not stand once it has opened; null where none was agreed.
CREATE FUNCTION idle_venue(which trade) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT hedge_venue(which.terms, NOT has_moved(which.id)) WHERE hedge_venue(which.terms, true) IS NOT NULL
$$;

-- As before, and a trade that opens lets go of where it does not stand.
CREATE OR REPLACE FUNCTION record_trade_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.status = OLD.status THEN
    RETURN NULL;
  END IF;
  INSERT INTO trade_step (trade_id, status, at, reason, figures)
  VALUES (NEW.id, NEW.status, NEW.status_at, NEW.reason, NEW.figures);
  IF NEW.status = 'OPEN' OR NEW.ended_at IS NOT NULL THEN
    UPDATE position_claim SET until = greatest(since, coalesce(NEW.ended_at, NEW.status_at))
    WHERE trade_id = NEW.id AND until IS NULL AND (NEW.ended_at IS NOT NULL OR venue = idle_venue(NEW));
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION resolve_reservations() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held reservation;
BEGIN
  FOR held IN SELECT * FROM reservation WHERE trade_id = NEW.id AND status IN ('PENDING', 'POSTED') ORDER BY scope COLLATE "C" LOOP
    IF NEW.ended_at IS NOT NULL THEN
      UPDATE reservation SET status = CASE held.status WHEN 'PENDING' THEN 'VOIDED' ELSE 'RELEASED' END
      WHERE trade_id = held.trade_id AND scope = held.scope;
    ELSIF NEW.status = 'OPEN' THEN
      UPDATE reservation SET status = CASE held.scope WHEN 'account:' || idle_venue(NEW) THEN 'VOIDED' ELSE 'POSTED' END
      WHERE trade_id = held.trade_id AND scope = held.scope;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
