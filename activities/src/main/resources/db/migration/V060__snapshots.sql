-- How held trades stood, minute by minute. For people; no rule reads it.
CREATE TABLE trade_snapshot (
  trade_id text NOT NULL CONSTRAINT trade_known REFERENCES trade,
  at timestamptz NOT NULL,
  lead_bid exact NOT NULL,
  lead_ask exact NOT NULL,
  lead_mark exact NOT NULL,
  hedge_bid exact NOT NULL,
  hedge_ask exact NOT NULL,
  hedge_mark exact NOT NULL,
  lead_held exact NOT NULL,
  hedge_held exact NOT NULL,
  price_pnl exact NOT NULL,
  fees exact NOT NULL,
  funding exact NOT NULL,
  net_apy numeric NOT NULL,
  CONSTRAINT snapshot_once PRIMARY KEY (trade_id, at)
);
CREATE INDEX trade_snapshot_at ON trade_snapshot (at);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON trade_snapshot
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');
