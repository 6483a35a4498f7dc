-- Who may send for a trade: only intents of its present epoch leave. Whoever takes it over begins the next one.
ALTER TABLE trade ADD epoch integer NOT NULL DEFAULT 1;
ALTER TABLE order_intent ADD epoch integer NOT NULL DEFAULT 1;

CREATE TABLE takeover (
  trade_id text NOT NULL CONSTRAINT trade_known REFERENCES trade,
  epoch integer NOT NULL,
  by_whom text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (trade_id, epoch)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON takeover
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

CREATE FUNCTION check_epoch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.epoch < OLD.epoch THEN
    PERFORM refuse('epoch_never_falls', OLD.id || ' from ' || OLD.epoch || ' to ' || NEW.epoch);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER trade_epoch BEFORE UPDATE OF epoch ON trade FOR EACH ROW EXECUTE FUNCTION check_epoch();

-- Shared lock: nobody takes the trade over while this commits.
CREATE FUNCTION check_order_epoch() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  present integer;
BEGIN
  SELECT epoch INTO present FROM trade WHERE id = NEW.trade_id FOR SHARE;
  IF TG_OP = 'INSERT' THEN
    IF NEW.epoch < 1 OR NEW.epoch > present THEN
      PERFORM refuse('epoch_known', NEW.client_order_id || ' of epoch ' || NEW.epoch || ' in ' || present);
    END IF;
  ELSIF NEW.epoch <> OLD.epoch THEN
    PERFORM refuse('order_fixed', OLD.client_order_id);
  ELSIF OLD.status = 'INTENT' AND NEW.status = 'SENT' AND NEW.epoch <> present THEN
    PERFORM refuse('epoch_stale', NEW.client_order_id || ' of epoch ' || NEW.epoch || ' in ' || present);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_epoch BEFORE INSERT OR UPDATE ON order_intent
  FOR EACH ROW EXECUTE FUNCTION check_order_epoch();
