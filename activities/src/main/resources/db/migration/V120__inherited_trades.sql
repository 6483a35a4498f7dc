-- A ghost enters the books as a trade whose first orders were somebody else's. Those begin at their end, so that nothing can
-- ever send them, and the trade orders nothing that opens.
ALTER TABLE trade ADD COLUMN inherited boolean NOT NULL DEFAULT false;
ALTER TABLE order_intent ADD COLUMN inherited boolean NOT NULL DEFAULT false;
ALTER TABLE order_intent
  DROP CONSTRAINT order_was_sent,
  ADD CONSTRAINT order_was_sent CHECK (
    CASE WHEN status = 'INTENT' THEN sent_at IS NULL
         ELSE sent_at IS NOT NULL OR inherited OR status IN ('REJECTED', 'ABSENT') END),
  ADD CONSTRAINT inherited_is_over CHECK (NOT inherited OR (status = 'FILLED' AND sent_at IS NULL));

-- As before; what was inherited begins full, while its trade enters the books.
CREATE OR REPLACE FUNCTION check_new_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  its trade;
BEGIN
  IF NOT NEW.inherited AND (NEW.status <> 'INTENT' OR NEW.filled <> 0 OR NEW.sent_at IS NOT NULL) THEN
    PERFORM refuse('order_begins', NEW.client_order_id || ' as ' || NEW.status);
  END IF;
  IF EXISTS (SELECT FROM order_intent WHERE client_order_id = NEW.client_order_id) THEN
    RETURN NEW;
  END IF;
  -- shared: the trade cannot end and its hedge cannot move while this commits
  SELECT * INTO its FROM trade WHERE id = NEW.trade_id FOR SHARE;
  IF its.ended_at IS NOT NULL AND NOT takes_back(NEW, its) THEN
    PERFORM refuse('order_of_open_trade', NEW.trade_id);
  END IF;
  IF NEW.venue NOT IN (lead_venue(its.terms), hedge_venue(its.terms, has_moved(NEW.trade_id))) THEN
    PERFORM refuse('order_at_a_leg', NEW.client_order_id || ' at ' || NEW.venue);
  END IF;
  IF NEW.inherited AND NOT (its.inherited AND its.status = 'OPENING') THEN
    PERFORM refuse('order_inherited', NEW.client_order_id || ' of ' || NEW.trade_id);
  END IF;
  IF its.inherited AND NOT NEW.inherited AND NOT NEW.reduce_only THEN
    PERFORM refuse('inherited_only_reduces', NEW.client_order_id || ' of ' || NEW.trade_id);
  END IF;
  RETURN NEW;
END $$;

CREATE CONSTRAINT TRIGGER inherited_summed AFTER INSERT ON order_intent DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.inherited) EXECUTE FUNCTION check_fill_sum();

-- What was somebody else's stays so, and nothing of ours becomes that.
CREATE FUNCTION check_inherited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse(TG_ARGV[0], TG_TABLE_NAME || ' inherited ' || OLD.inherited);
  RETURN NEW;
END $$;
CREATE TRIGGER trade_stays_inherited BEFORE UPDATE ON trade FOR EACH ROW
  WHEN (NEW.inherited <> OLD.inherited) EXECUTE FUNCTION check_inherited('trade_fixed');
CREATE TRIGGER order_stays_inherited BEFORE UPDATE ON order_intent FOR EACH ROW
  WHEN (NEW.inherited <> OLD.inherited) EXECUTE FUNCTION check_inherited('order_fixed');

-- As before; what is inherited is there already, so that a pause does not keep it from being looked after.
CREATE OR REPLACE FUNCTION check_no_pause() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  standing pause;
BEGIN
  SELECT * INTO standing FROM pause
  WHERE pause_span(reason, since, until, ended_at) @> NEW.admitted_at ORDER BY n LIMIT 1;
  IF FOUND AND NOT NEW.inherited AND NOT EXISTS (SELECT FROM trade WHERE id = NEW.id) THEN
    PERFORM refuse('begins_in_no_pause', NEW.id || ' during ' || standing.reason || ' ' || standing.subject);
  END IF;
  RETURN NEW;
END $$;

-- As before, and an import explains it too: what its fills brought was partly in the wallet when the account was opened.
CREATE OR REPLACE FUNCTION is_explained(since timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM incident WHERE key LIKE 'invariant-I27-%' AND closed_at > since)
      OR EXISTS (SELECT FROM order_intent WHERE inherited AND committed_at > since)
$$;

-- What all new trades have in common, as whoever starts them says it; the last one counts.
CREATE TABLE trade_form (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  form jsonb NOT NULL,
  at timestamptz NOT NULL
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON trade_form
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');
