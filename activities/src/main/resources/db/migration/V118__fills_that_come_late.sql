-- An order that has ended never lives again; a fill that was not known then may show that it ended otherwise.
INSERT INTO order_transition (f, t) VALUES
  ('CANCELLED', 'FILLED'), ('EXPIRED', 'FILLED'),
  ('REJECTED', 'FILLED'), ('REJECTED', 'CANCELLED'), ('REJECTED', 'EXPIRED'),
  ('ABSENT', 'FILLED'), ('ABSENT', 'CANCELLED'), ('ABSENT', 'EXPIRED');

CREATE FUNCTION check_order_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.filled <= OLD.filled THEN
    PERFORM refuse('order_stays_ended', OLD.client_order_id || ' from ' || OLD.status || ' to ' || NEW.status);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_stays_ended BEFORE UPDATE OF status ON order_intent FOR EACH ROW
  WHEN (NEW.status <> OLD.status AND OLD.status IN ('FILLED', 'CANCELLED', 'REJECTED', 'EXPIRED', 'ABSENT'))
  EXECUTE FUNCTION check_order_end();
