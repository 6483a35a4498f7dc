-- After every migration: whoever trades reads and adds, changes only rows that live on, and removes nothing.
DO $$
DECLARE
  kept regclass;
BEGIN
  IF to_regrole('evenkeel_app') IS NULL OR current_user = 'evenkeel_app' THEN
    RETURN;
  END IF;
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA %I TO evenkeel_app', current_schema());
  EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE ON TABLES TO evenkeel_app',
                 current_schema());
  REVOKE INSERT, UPDATE ON flyway_schema_history, trade_transition, order_transition FROM evenkeel_app;
  FOR kept IN SELECT tgrelid::regclass FROM pg_trigger WHERE tgfoid = 'refuse_change'::regproc AND tgtype & 16 <> 0 LOOP
    EXECUTE format('REVOKE UPDATE ON %s FROM evenkeel_app', kept); -- 16: the trigger refuses updates
  END LOOP;
END $$;
