-- What the ledger's money is. Said once, before trading; where it is not said the strict rules of LIVE hold.
CREATE TABLE ledger_mode (
  one boolean CONSTRAINT mode_once PRIMARY KEY DEFAULT true CHECK (one),
  mode text NOT NULL CHECK (mode IN ('PAPER', 'DRY_RUN', 'LIVE'))
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_mode
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

CREATE FUNCTION people_to_release(level text) RETURNS smallint LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN level IN ('K2', 'K3') AND coalesce((SELECT mode FROM ledger_mode), 'LIVE') = 'LIVE' THEN 2 ELSE 1 END::smallint
$$;

CREATE TABLE halt (
  id text CONSTRAINT halt_once PRIMARY KEY,
  n bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  scope text NOT NULL CONSTRAINT halt_scope CHECK (scope ~ '^(global|(venue|symbol|strategy):[!-~]{1,60})$'),
  level text NOT NULL CONSTRAINT halt_level CHECK (level IN ('K0', 'K1', 'K2', 'K3')),
  cause text NOT NULL,
  pressed_by text NOT NULL,
  pressed_at timestamptz NOT NULL,
  people smallint NOT NULL,
  CONSTRAINT said CHECK (cause <> '' AND pressed_by <> '')
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON halt
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

-- One row per person; the first asks, the last one approves.
CREATE TABLE halt_release (
  halt_id text NOT NULL CONSTRAINT halt_known REFERENCES halt,
  person text NOT NULL,
  reason text NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT said CHECK (person ~ '\S' AND reason <> '')
);
CREATE UNIQUE INDEX release_by_another ON halt_release (halt_id, lower(btrim(person)));
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON halt_release
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

-- What stops trading now.
CREATE VIEW standing_halt AS
  SELECT h.* FROM halt h WHERE (SELECT count(*) FROM halt_release r WHERE r.halt_id = h.id) < h.people;

CREATE FUNCTION check_halt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.people <> people_to_release(NEW.level) THEN
    PERFORM refuse('halt_people', NEW.id || ' of level ' || NEW.level || ' with ' || NEW.people);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER halt_rules BEFORE INSERT ON halt FOR EACH ROW EXECUTE FUNCTION check_halt();

CREATE FUNCTION note_halt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note(NEW.pressed_at, NEW.pressed_by, NEW.cause, concat_ws(' ', 'halt', NEW.id, NEW.level, NEW.scope));
  RETURN NULL;
END $$;
CREATE TRIGGER halt_noted AFTER INSERT ON halt FOR EACH ROW EXECUTE FUNCTION note_halt();

-- One at a time: whoever comes second sees the first.
CREATE FUNCTION check_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('halt ' || NEW.halt_id));
  IF EXISTS (SELECT FROM halt WHERE id = NEW.halt_id)
     AND NOT EXISTS (SELECT FROM standing_halt WHERE id = NEW.halt_id) THEN
    PERFORM refuse('release_ends', NEW.halt_id);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER release_rules BEFORE INSERT ON halt_release FOR EACH ROW EXECUTE FUNCTION check_release();

CREATE FUNCTION note_release() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stands boolean := EXISTS (SELECT FROM standing_halt WHERE id = NEW.halt_id);
BEGIN
  PERFORM note(NEW.at, NEW.person, NEW.reason,
               concat_ws(' ', 'release of', NEW.halt_id, CASE WHEN stands THEN 'asked' ELSE 'done' END));
  RETURN NULL;
END $$;
CREATE TRIGGER release_noted AFTER INSERT ON halt_release FOR EACH ROW EXECUTE FUNCTION note_release();
