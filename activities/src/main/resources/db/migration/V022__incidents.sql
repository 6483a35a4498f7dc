-- Stays open until a person has looked at it.
CREATE TABLE incident (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key text NOT NULL,
  code text NOT NULL,
  severity text NOT NULL CHECK (severity IN ('INFO', 'WARNING', 'CRITICAL')),
  scope text NOT NULL,
  trade text NOT NULL,
  text text NOT NULL,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz,
  closed_by text,
  reason text,
  CONSTRAINT said CHECK (key <> ''),
  CONSTRAINT incident_closed CHECK (
    CASE WHEN closed_at IS NULL THEN closed_by IS NULL AND reason IS NULL
         ELSE coalesce(closed_by ~ '\S' AND reason ~ '\S', false) END)
);
CREATE UNIQUE INDEX one_open_incident ON incident (key) WHERE closed_at IS NULL;

CREATE FUNCTION check_incident() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.closed_at IS NOT NULL THEN
      PERFORM refuse('incident_begins', NEW.key);
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.closed_at IS NOT NULL OR NEW.closed_at IS NULL
     OR (NEW.n, NEW.key, NEW.code, NEW.severity, NEW.scope, NEW.trade, NEW.text, NEW.opened_at)
        IS DISTINCT FROM (OLD.n, OLD.key, OLD.code, OLD.severity, OLD.scope, OLD.trade, OLD.text, OLD.opened_at) THEN
    PERFORM refuse('incident_fixed', OLD.key);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER incident_rules BEFORE INSERT OR UPDATE ON incident FOR EACH ROW EXECUTE FUNCTION check_incident();
CREATE TRIGGER incident_stays BEFORE DELETE OR TRUNCATE ON incident
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('incident_fixed');

CREATE FUNCTION note_incident() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM note(NEW.opened_at, 'evenkeel', NEW.code, concat_ws(' ', 'incident', NEW.key, 'opened:', NEW.text));
  ELSE
    PERFORM note(NEW.closed_at, NEW.closed_by, NEW.reason, concat_ws(' ', 'incident', NEW.key, 'closed'));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER incident_noted AFTER INSERT OR UPDATE ON incident FOR EACH ROW EXECUTE FUNCTION note_incident();
