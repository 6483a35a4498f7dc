-- What happened to a trade while it was held and left, each thing once.
CREATE TABLE trade_event (
  trade_id text NOT NULL CONSTRAINT trade_known REFERENCES trade,
  key text NOT NULL,
  kind text NOT NULL,
  at timestamptz NOT NULL,
  content jsonb NOT NULL,
  CONSTRAINT event_once PRIMARY KEY (trade_id, key)
);
CREATE UNIQUE INDEX one_exit ON trade_event (trade_id) WHERE kind = 'CLOSE_FINAL';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON trade_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

-- Every decision that was acted on, with all that it was made of.
CREATE TABLE trade_decision (
  trade_id text NOT NULL CONSTRAINT trade_known REFERENCES trade,
  at timestamptz NOT NULL,
  code text NOT NULL,
  layer text NOT NULL,
  leaves boolean NOT NULL,
  text text NOT NULL,
  content jsonb NOT NULL,
  CONSTRAINT decision_once PRIMARY KEY (trade_id, at)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON trade_decision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

-- How a trade with settings stood, minute by minute. What was not known is null, never zero.
CREATE TABLE held_snapshot (
  trade_id text NOT NULL CONSTRAINT trade_known REFERENCES trade,
  at timestamptz NOT NULL,
  symbol text NOT NULL,
  direction text NOT NULL,
  status text NOT NULL,
  lead_age_ms bigint,
  hedge_age_ms bigint,
  price_pnl numeric,
  funding_collected numeric NOT NULL,
  accrued_funding numeric,
  total_pnl numeric,
  high_water_mark numeric,
  lead_liquidation_distance numeric,
  hedge_liquidation_distance numeric,
  liquidation_distance numeric,
  delta_imbalance numeric,
  quantity_drift numeric,
  health_distance numeric,
  health_source text,
  unbalanced boolean NOT NULL,
  suggested_notional numeric,
  lead_quantity numeric NOT NULL,
  hedge_quantity numeric NOT NULL,
  exit_cost_estimate numeric,
  entry_age_hours numeric NOT NULL,
  lead_rate numeric,
  hedge_rate numeric,
  signed_net_apy numeric,
  lead_last_booked timestamptz,
  hedge_last_booked timestamptz,
  code text NOT NULL,
  reason text NOT NULL,
  CONSTRAINT held_snapshot_once PRIMARY KEY (trade_id, at)
);
CREATE INDEX held_snapshot_at ON held_snapshot (at);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON held_snapshot
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');
