-- F3: claims of a symbol at a venue cannot overlap in time, whoever writes them.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE position_claim
  ADD CONSTRAINT claims_apart
  EXCLUDE USING gist (venue WITH =, account WITH =, symbol WITH =, tstzrange(since, until) WITH &&);

-- As before, but a trade can always end: a clock that is behind the one of its beginning ends the claim where it began.
CREATE OR REPLACE FUNCTION record_trade_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.status = OLD.status THEN
    RETURN NULL;
  END IF;
  INSERT INTO trade_step (trade_id, status, at, reason, figures)
  VALUES (NEW.id, NEW.status, NEW.status_at, NEW.reason, NEW.figures);
  IF NEW.ended_at IS NOT NULL THEN
    UPDATE position_claim SET until = greatest(since, NEW.ended_at) WHERE trade_id = NEW.id AND until IS NULL;
  END IF;
  RETURN NULL;
END $$;
