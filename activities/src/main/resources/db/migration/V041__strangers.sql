-- Orders at a venue that look like ours and that this ledger does not know: it is older than the venues. A person releases them.
CREATE TABLE stranger (
  client_order_id text PRIMARY KEY,
  venue text NOT NULL,
  symbol text NOT NULL,
  seen_at timestamptz NOT NULL,
  released_by text,
  reason text,
  released_at timestamptz,
  CONSTRAINT stranger_released CHECK (
    (released_at IS NULL) = (released_by IS NULL) AND (released_at IS NULL) = (reason IS NULL))
);
CREATE INDEX stranger_standing ON stranger (seen_at) WHERE released_at IS NULL;

CREATE FUNCTION check_stranger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.released_at IS NOT NULL
     OR (NEW.client_order_id, NEW.venue, NEW.symbol, NEW.seen_at)
        IS DISTINCT FROM (OLD.client_order_id, OLD.venue, OLD.symbol, OLD.seen_at) THEN
    PERFORM refuse('append_only', 'stranger ' || OLD.client_order_id);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER released_once BEFORE UPDATE ON stranger FOR EACH ROW EXECUTE FUNCTION check_stranger();
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON stranger
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');
