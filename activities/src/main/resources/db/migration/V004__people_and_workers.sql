-- What a readback changed; the same one is kept once.
CREATE TABLE correction (
  trade_id text NOT NULL CONSTRAINT trade_known REFERENCES trade,
  content_sha256 bytea NOT NULL CHECK (length(content_sha256) = 32),
  recorded jsonb NOT NULL,
  corrected jsonb NOT NULL,
  change exact NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (trade_id, content_sha256)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON correction
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

CREATE TABLE alert (
  key text PRIMARY KEY,
  n bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  severity text NOT NULL CHECK (severity IN ('INFO', 'WARNING', 'CRITICAL')),
  code text NOT NULL,
  trade text NOT NULL,
  text text NOT NULL,
  raised_at timestamptz NOT NULL
);
CREATE INDEX alert_of ON alert (trade);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON alert
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

-- A worker is alive until then; a survivor takes over the watches of one that is not.
CREATE TABLE worker_lease (
  worker text PRIMARY KEY,
  until timestamptz NOT NULL
);
