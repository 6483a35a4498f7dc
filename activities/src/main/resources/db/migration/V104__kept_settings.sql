-- The keys that trades were started with, by number. A secret is none of them.
CREATE TABLE kept_settings (
  version integer PRIMARY KEY,
  sha256 text NOT NULL CONSTRAINT settings_once UNIQUE,
  keys text NOT NULL,
  first_seen_at timestamptz NOT NULL,
  CONSTRAINT settings_hashed CHECK (sha256 = encode(sha256(convert_to(keys, 'UTF8')), 'hex'))
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON kept_settings
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');
