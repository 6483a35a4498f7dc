-- What the reconciler found and did about it, each finding once a day (PositionReconciled).
CREATE TABLE reconciled (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text NOT NULL CONSTRAINT reconciled_once UNIQUE,
  at timestamptz NOT NULL,
  symbol text NOT NULL,
  venue text NOT NULL,
  trade text NOT NULL,
  finding text NOT NULL,
  action text NOT NULL CONSTRAINT reconciled_action CHECK (action IN (
    'closed_zombie', 'imported_ghost', 'closed_ghost', 'closed_conflict', 'quantity_mismatch', 'ignored')),
  details text NOT NULL
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reconciled
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

-- What people are told, from what the ledger holds: an alert, a trade's opening, close and correction, a finding, a pause's end.
CREATE VIEW notice (id, at, kind, severity, about, trade, text) AS
  SELECT 'alert/' || key, raised_at, 'alert', severity, code || '/' || trade, trade, concat_ws(' ', code, trade, text)
  FROM alert
  UNION ALL
  SELECT 'trade/' || trade_id || '/' || status, at, lower(status), 'INFO', status || '/' || trade_id, trade_id, reason
  FROM trade_step WHERE status IN ('OPEN', 'CLOSED')
  UNION ALL
  SELECT 'correction/' || trade_id || '/' || encode(content_sha256, 'hex'), at, 'correction', 'INFO',
         'correction/' || trade_id, trade_id, 'the result of ' || trade_id || ' moved by ' || change
  FROM correction
  UNION ALL
  SELECT 'reconciled/' || id, at, 'reconciled', 'WARNING', finding || '/' || symbol, trade,
         concat_ws(' ', 'reconciled', symbol, nullif(venue, ''), action || ':', details)
  FROM reconciled WHERE action <> 'ignored'
  UNION ALL
  SELECT 'resumed/' || n, ended_at, 'resumed', 'INFO', 'resumed/' || reason, '',
         concat_ws(' ', 'pause ended:', reason, nullif(subject, ''), 'by', ended_by, why)
  FROM pause WHERE ended_at IS NOT NULL;

-- What became of a notice: told, held back because its like was told just before, or given up. Each once.
CREATE TABLE delivery (
  notice text CONSTRAINT delivered_once PRIMARY KEY,
  about text NOT NULL,
  outcome text NOT NULL CONSTRAINT delivery_outcome CHECK (outcome IN ('TOLD', 'HELD_BACK', 'GIVEN_UP')),
  at timestamptz NOT NULL
);
CREATE INDEX delivery_told ON delivery (about, at) WHERE outcome = 'TOLD';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON delivery
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');
