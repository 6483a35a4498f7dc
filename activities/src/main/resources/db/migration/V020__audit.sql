-- Who did what, why, with which code and configuration. Each line holds the hash of the one before it.
CREATE TABLE audit (
  n bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  cause text NOT NULL,
  code_version text NOT NULL,
  config_hash text NOT NULL,
  what text NOT NULL,
  previous bytea NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT said CHECK (actor <> '' AND what <> '')
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

-- Lengths keep two different lines from reading the same; the time is in microseconds, free of any time zone.
CREATE FUNCTION audit_hash(line audit) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(line.previous || convert_to(
    (SELECT string_agg(length(part) || ':' || part, ',' ORDER BY place)
     FROM unnest(ARRAY[line.n::text, (extract(epoch FROM line.at) * 1000000)::bigint::text, line.actor, line.cause,
                       line.code_version, line.config_hash, line.what]) WITH ORDINALITY AS parts (part, place)),
    'UTF8'))
$$;

-- One writer at a time: the next line must see the last one.
CREATE FUNCTION link_audit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last audit;
BEGIN
  IF NEW.n IS NOT NULL OR NEW.previous IS NOT NULL OR NEW.hash IS NOT NULL THEN
    PERFORM refuse('audit_chained', 'line ' || coalesce(NEW.n::text, 'of somebody else''s hash'));
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('audit'));
  SELECT * INTO last FROM audit ORDER BY n DESC LIMIT 1;
  NEW.n := coalesce(last.n, 0) + 1;
  NEW.previous := coalesce(last.hash, sha256('evenkeel'));
  NEW.hash := audit_hash(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER audit_linked BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION link_audit();

-- A session says with which code and configuration it runs.
CREATE FUNCTION note(happened timestamptz, actor text, cause text, what text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO audit (at, actor, cause, code_version, config_hash, what)
  VALUES (happened, actor, cause, coalesce(current_setting('evenkeel.code_version', true), ''),
          coalesce(current_setting('evenkeel.config_hash', true), ''), what)
$$;

-- Lines that do not verify. Must be empty, always.
CREATE FUNCTION audit_breaks() RETURNS TABLE (n bigint, why text) LANGUAGE sql STABLE AS $$
  WITH chain AS (
    SELECT a AS line, lag(a.hash, 1, sha256('evenkeel')) OVER w AS before, lag(a.n, 1, 0) OVER w AS n_before
    FROM audit a WINDOW w AS (ORDER BY a.n))
  SELECT (line).n, CASE WHEN (line).n <> n_before + 1 THEN 'lines before it are missing'
                        WHEN (line).previous <> before THEN 'the line before it was changed'
                        ELSE 'it was changed' END
  FROM chain
  WHERE (line).n <> n_before + 1 OR (line).previous <> before OR (line).hash <> audit_hash(line)
  ORDER BY 1
$$;
