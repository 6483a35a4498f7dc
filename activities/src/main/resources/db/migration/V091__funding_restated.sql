-- A payment that a venue changes is taken back and booked anew: odd revisions say what was paid, even ones take it back.
ALTER TABLE funding_booking ADD revision integer NOT NULL DEFAULT 1;
ALTER TABLE funding_booking DROP CONSTRAINT funding_once;
ALTER TABLE funding_booking ADD CONSTRAINT funding_once PRIMARY KEY (venue, account, symbol, event_id, revision);

-- One at a time: whoever comes second sees the first.
CREATE FUNCTION check_restatement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before funding_booking;
  what text := NEW.event_id || '/' || NEW.revision || ' of ' || NEW.amount;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext(concat_ws('/', 'funding', NEW.venue, NEW.symbol, NEW.event_id)));
  SELECT * INTO before FROM funding_booking
  WHERE (venue, account, symbol, event_id) = (NEW.venue, NEW.account, NEW.symbol, NEW.event_id)
    AND revision = NEW.revision - 1;
  IF FOUND = (NEW.revision = 1) THEN
    PERFORM refuse('funding_restated', what || ' does not follow');
  ELSIF FOUND AND (before.trade_id, before.leg) IS DISTINCT FROM (NEW.trade_id, NEW.leg) THEN
    PERFORM refuse('funding_restated', what || ' in another place');
  ELSIF NEW.revision % 2 = 0 AND NEW.amount <> -before.amount THEN
    PERFORM refuse('funding_restated', what || ' does not take back ' || before.amount);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER funding_follows BEFORE INSERT ON funding_booking FOR EACH ROW EXECUTE FUNCTION check_restatement();

-- At commit: what was taken back has been booked anew.
CREATE FUNCTION check_restated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM funding_booking
    WHERE (venue, account, symbol, event_id) = (NEW.venue, NEW.account, NEW.symbol, NEW.event_id)
      AND revision = NEW.revision + 1) THEN
    PERFORM refuse('funding_restated', NEW.event_id || ' is taken back and not booked anew');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER funding_anew AFTER INSERT ON funding_booking DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.revision % 2 = 0) EXECUTE FUNCTION check_restated();

-- As before; a fee of unknown worth and a payment that was restated say so.
CREATE OR REPLACE VIEW trade_story (trade_id, at, what, text) AS
  SELECT trade_id, at, 'trade', concat_ws(', ', status, nullif(reason, '')) FROM trade_step
  UNION ALL
  SELECT o.trade_id, s.at, 'order',
         concat_ws(' ', o.leg || '/' || o.seq, s.status || ':', lower(o.side), o.quantity, o.symbol, '@' || o.venue,
                   lower(o.time_in_force), o.limit_price, nullif(s.why, ''))
  FROM order_step s JOIN order_intent o USING (client_order_id)
  UNION ALL
  SELECT o.trade_id, f.venue_time, 'fill',
         concat_ws(' ', o.leg || '/' || o.seq, lower(f.side), f.quantity, f.symbol, 'at', f.price, 'fee', f.fee,
                   f.fee_currency, CASE WHEN f.fee <> 0 AND fee_dollars(f) IS NULL THEN 'of unknown worth' END)
  FROM fill f JOIN order_intent o USING (client_order_id)
  UNION ALL
  SELECT trade_id, paid_at, 'funding',
         concat_ws(' ', leg, amount, symbol, '@' || venue,
                   CASE WHEN revision % 2 = 0 THEN 'taken back' WHEN revision > 1 THEN 'restated' END)
  FROM funding_booking
  UNION ALL
  SELECT trade_id, at, 'correction', 'result moved by ' || change FROM correction
  UNION ALL
  SELECT trade, raised_at, 'alert', concat_ws(' ', severity, code, text) FROM alert WHERE trade <> '';
