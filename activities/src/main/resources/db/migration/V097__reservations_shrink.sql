-- As before, and what is reserved or used may become less: a trade is as large as what has filled of it.
CREATE OR REPLACE FUNCTION move_capital() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'PENDING' THEN
      PERFORM refuse('reservation_resolves_once', NEW.trade_id || ' begins as ' || NEW.status);
    END IF;
    UPDATE capital SET slots_reserved = slots_reserved + NEW.slots, notional_reserved = notional_reserved + NEW.notional
    WHERE scope = NEW.scope;
    RETURN NULL;
  END IF;
  IF (NEW.trade_id, NEW.scope, NEW.slots) IS DISTINCT FROM (OLD.trade_id, OLD.scope, OLD.slots) THEN
    PERFORM refuse('reservation_resolves_once', OLD.trade_id || ' as another one');
  END IF;
  IF OLD.status = NEW.status AND OLD.status IN ('PENDING', 'POSTED') THEN
    IF NEW.notional > OLD.notional THEN
      PERFORM refuse('reservation_only_shrinks', OLD.trade_id || ' from ' || OLD.notional || ' to ' || NEW.notional);
    END IF;
    UPDATE capital SET
      notional_reserved = notional_reserved - CASE OLD.status WHEN 'PENDING' THEN OLD.notional - NEW.notional ELSE 0 END,
      notional_used = notional_used - CASE OLD.status WHEN 'POSTED' THEN OLD.notional - NEW.notional ELSE 0 END
    WHERE scope = OLD.scope;
    RETURN NULL;
  END IF;
  IF (OLD.status, NEW.status) NOT IN (('PENDING', 'POSTED'), ('PENDING', 'VOIDED'), ('POSTED', 'RELEASED'))
     OR NEW.notional <> OLD.notional THEN
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
