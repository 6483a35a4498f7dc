-- What the gate asks before every entry.
CREATE INDEX order_live_at ON order_intent (venue)
  WHERE status IN ('INTENT', 'SENT', 'UNKNOWN', 'OPEN', 'PARTIALLY_FILLED');
CREATE INDEX order_sent_at ON order_intent (venue, sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX trade_ended_at ON trade (ended_at) WHERE ended_at IS NOT NULL;

-- Every order that the gate refused, once.
CREATE TABLE gate_refusal (
  client_order_id text CONSTRAINT refusal_once PRIMARY KEY CONSTRAINT order_known REFERENCES order_intent,
  trade_id text NOT NULL CONSTRAINT trade_known REFERENCES trade,
  at timestamptz NOT NULL,
  code text NOT NULL,
  text text NOT NULL
);
CREATE INDEX gate_refusal_at ON gate_refusal (at);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON gate_refusal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

CREATE VIEW refusals (day, code, n) AS
  SELECT CAST(at AT TIME ZONE 'UTC' AS date), code, count(*) FROM gate_refusal GROUP BY 1, 2;
