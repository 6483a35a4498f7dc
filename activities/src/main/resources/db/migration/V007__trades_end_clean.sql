-- A trade that has ended has no order that still lives, whoever sent it.
CREATE FUNCTION check_trade_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM order_intent
    WHERE trade_id = NEW.id AND status IN ('INTENT', 'SENT', 'UNKNOWN', 'OPEN', 'PARTIALLY_FILLED')) THEN
    PERFORM refuse('trade_ends_clean', NEW.id);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER trade_rules_end BEFORE UPDATE ON trade FOR EACH ROW
  WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION check_trade_end();
