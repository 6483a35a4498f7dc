-- Whose capital, and how much of it is out. One row is one lock.
CREATE TABLE capital (
  scope text PRIMARY KEY,
  wanted_slots integer NOT NULL,
  wanted_notional exact NOT NULL,
  slots integer NOT NULL,
  notional exact NOT NULL,
  slots_reserved integer NOT NULL DEFAULT 0,
  notional_reserved exact NOT NULL DEFAULT 0,
  slots_used integer NOT NULL DEFAULT 0,
  notional_used exact NOT NULL DEFAULT 0,
  CONSTRAINT capital_within CHECK (
    slots_reserved >= 0 AND slots_used >= 0 AND slots_reserved + slots_used <= slots
    AND notional_reserved >= 0 AND notional_used >= 0 AND notional_reserved + notional_used <= notional)
);

-- The cap in force; equal to Capital.inForce: a lowered one follows what is given back, never what is taken.
CREATE FUNCTION keep_cap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.slots := greatest(NEW.wanted_slots, least(OLD.slots, NEW.slots_reserved + NEW.slots_used));
  NEW.notional := greatest(NEW.wanted_notional, least(OLD.notional, NEW.notional_reserved + NEW.notional_used));
  RETURN NEW;
END $$;
CREATE TRIGGER cap_in_force BEFORE UPDATE ON capital FOR EACH ROW EXECUTE FUNCTION keep_cap();

CREATE TABLE reservation (
  trade_id text NOT NULL CONSTRAINT trade_known REFERENCES trade,
  scope text NOT NULL REFERENCES capital,
  slots integer NOT NULL CHECK (slots >= 0),
  notional exact NOT NULL CHECK (notional >= 0),
  status text NOT NULL DEFAULT 'PENDING' CHECK (status IN ('PENDING', 'POSTED', 'VOIDED', 'RELEASED')),
  CONSTRAINT reservation_once PRIMARY KEY (trade_id, scope)
);
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON reservation
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

-- Posted or voided, once; what was posted is released, once. The amounts of its capital move along.
CREATE FUNCTION move_capital() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'PENDING' THEN
      PERFORM refuse('reservation_resolves_once', NEW.trade_id || ' begins as ' || NEW.status);
    END IF;
    UPDATE capital SET slots_reserved = slots_reserved + NEW.slots, notional_reserved = notional_reserved + NEW.notional
    WHERE scope = NEW.scope;
    RETURN NULL;
  END IF;
  IF (OLD.status, NEW.status) NOT IN (('PENDING', 'POSTED'), ('PENDING', 'VOIDED'), ('POSTED', 'RELEASED'))
     OR (NEW.trade_id, NEW.scope, NEW.slots, NEW.notional)
        IS DISTINCT FROM (OLD.trade_id, OLD.scope, OLD.slots, OLD.notional) THEN
    PERFORM refuse('reservation_resolves_once', OLD.trade_id || ' from ' || OLD.status || ' to ' || NEW.status);
  END IF;
  UPDATE capital SET
    slots_reserved = slots_reserved - CASE OLD.status WHEN 'PENDING' THEN OLD.slots ELSE 0 END,
    notional_reserved = notional_reserved - CASE OLD.status WHEN 'PENDING' THEN OLD.notional ELSE 0 END,
    slots_used = slots_used + CASE NEW.status WHEN 'POSTED' THEN OLD.slots WHEN 'RELEASED' THEN -OLD.slots ELSE 0 END,
    notional_used =
      notional_used + CASE NEW.status WHEN 'POSTED' THEN OLD.notional WHEN 'RELEASED' THEN -OLD.notional ELSE 0 END
  WHERE scope = OLD.scope;
  RETURN NULL;
END $$;
CREATE TRIGGER capital_moves AFTER INSERT OR UPDATE ON reservation FOR EACH ROW EXECUTE FUNCTION move_capital();

-- With the trade's own step, in its transaction; in the order of scopes, so that no two wait for each other.
CREATE FUNCTION resolve_reservations() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held reservation;
BEGIN
  FOR held IN SELECT * FROM reservation WHERE trade_id = NEW.id AND status IN ('PENDING', 'POSTED') ORDER BY scope COLLATE "C" LOOP
    IF NEW.ended_at IS NOT NULL THEN
      UPDATE reservation SET status = CASE held.status WHEN 'PENDING' THEN 'VOIDED' ELSE 'RELEASED' END
      WHERE trade_id = held.trade_id AND scope = held.scope;
    ELSIF NEW.status = 'OPEN' THEN
      UPDATE reservation SET status = 'POSTED' WHERE trade_id = held.trade_id AND scope = held.scope;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER trade_resolves_capital AFTER UPDATE OF status ON trade FOR EACH ROW
  WHEN (NEW.status <> OLD.status) EXECUTE FUNCTION resolve_reservations();

-- Must be empty, always (I21).
CREATE VIEW capital_adrift (scope) AS
  SELECT c.scope
  FROM capital c LEFT JOIN reservation r USING (scope)
  GROUP BY c.scope
  HAVING c.slots_reserved <> coalesce(sum(r.slots) FILTER (WHERE r.status = 'PENDING'), 0)
      OR c.notional_reserved <> coalesce(sum(r.notional) FILTER (WHERE r.status = 'PENDING'), 0)
      OR c.slots_used <> coalesce(sum(r.slots) FILTER (WHERE r.status = 'POSTED'), 0)
      OR c.notional_used <> coalesce(sum(r.notional) FILTER (WHERE r.status = 'POSTED'), 0);
