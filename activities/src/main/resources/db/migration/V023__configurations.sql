-- Every configuration that a process has run with.
CREATE TABLE config_version (
  sha256 text PRIMARY KEY,
  content text NOT NULL,
  first_seen_at timestamptz NOT NULL,
  CONSTRAINT config_hashed CHECK (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON config_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');
