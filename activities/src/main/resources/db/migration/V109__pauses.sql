-- When no new trade may begin, and why (carry §15). Open trades are looked after as ever.
-- A broken hedge's pause lasts until both venues were seen whole or flat; the others until their time is over or a person ends them.
CREATE FUNCTION pause_span(reason text, since timestamptz, until timestamptz, ended_at timestamptz)
RETURNS tstzrange LANGUAGE sql IMMUTABLE AS $$
  SELECT tstzrange(since, CASE WHEN reason = 'BROKEN_HEDGE' THEN ended_at ELSE least(ended_at, until) END)
$$;

CREATE TABLE pause (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  reason text NOT NULL CONSTRAINT pause_reason CHECK (reason IN (
    'CONSECUTIVE_FAILURES', 'ACCOUNT_REFUSAL', 'BALANCE_UNREADABLE', 'FREE_MARGIN', 'DRAWDOWN', 'BROKEN_HEDGE',
    'STREAM_NOT_READY', 'SIDE_MISMATCH')),
  subject text NOT NULL,
  severity text NOT NULL CONSTRAINT pause_severity CHECK (severity IN ('INFO', 'WARNING', 'CRITICAL')),
  text text NOT NULL,
  since timestamptz NOT NULL,
  until timestamptz,
  ended_at timestamptz,
  ended_by text,
  why text,
  -- what a person has to release has no end of its own
  CONSTRAINT pause_lasts CHECK (
    CASE WHEN reason IN ('DRAWDOWN', 'SIDE_MISMATCH') THEN until IS NULL ELSE until IS NOT NULL AND until >= since END),
  CONSTRAINT pause_ended CHECK (
    CASE WHEN ended_at IS NULL THEN ended_by IS NULL AND why IS NULL
         ELSE ended_at >= since AND ended_by IS NOT NULL AND ended_by ~ '\S' AND why IS NOT NULL AND why ~ '\S' END),
  CONSTRAINT pauses_apart EXCLUDE USING gist (
    reason WITH =, subject WITH =, pause_span(reason, since, until, ended_at) WITH &&)
);
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON pause
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

CREATE FUNCTION check_pause() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL
     OR (NEW.n, NEW.reason, NEW.subject, NEW.severity, NEW.text, NEW.since)
        IS DISTINCT FROM (OLD.n, OLD.reason, OLD.subject, OLD.severity, OLD.text, OLD.since)
     OR (NEW.until IS DISTINCT FROM OLD.until AND (OLD.reason <> 'BROKEN_HEDGE' OR NEW.until < OLD.until)) THEN
    PERFORM refuse('pause_fixed', OLD.reason || ' ' || OLD.subject);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER pause_rules BEFORE UPDATE ON pause FOR EACH ROW EXECUTE FUNCTION check_pause();

CREATE FUNCTION check_no_pause() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  standing pause;
BEGIN
  SELECT * INTO standing FROM pause
  WHERE pause_span(reason, since, until, ended_at) @> NEW.admitted_at ORDER BY n LIMIT 1;
  IF FOUND AND NOT EXISTS (SELECT FROM trade WHERE id = NEW.id) THEN
    PERFORM refuse('begins_in_no_pause', NEW.id || ' during ' || standing.reason || ' ' || standing.subject);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER trade_begins_in_no_pause BEFORE INSERT ON trade FOR EACH ROW EXECUTE FUNCTION check_no_pause();
