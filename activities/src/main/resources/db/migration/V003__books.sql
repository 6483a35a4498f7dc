CREATE TABLE ledger_account (
  id text NOT NULL,
  currency text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('POSITION', 'PROCEEDS', 'FEES', 'FUNDING', 'COUNTER', 'CASH')),
  PRIMARY KEY (id, currency)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_account
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

CREATE TABLE ledger_txn (
  id uuid PRIMARY KEY,
  cause text NOT NULL CHECK (cause IN ('FILL', 'FUNDING')),
  source text NOT NULL,
  source_event_id text NOT NULL,
  at timestamptz NOT NULL,
  booked_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT transaction_once UNIQUE (source, source_event_id)
);

CREATE TABLE ledger_entry (
  txn_id uuid NOT NULL REFERENCES ledger_txn,
  line smallint NOT NULL,
  account_id text NOT NULL,
  currency text NOT NULL,
  amount exact NOT NULL CONSTRAINT amount_not_zero CHECK (amount <> 0),
  PRIMARY KEY (txn_id, line),
  CONSTRAINT account_known FOREIGN KEY (account_id, currency) REFERENCES ledger_account
);
CREATE INDEX ledger_entry_of ON ledger_entry (account_id, currency);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_txn
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

CREATE TABLE fill (
  venue text NOT NULL,
  account text NOT NULL DEFAULT 'main',
  symbol text NOT NULL,
  venue_trade_id text NOT NULL,
  client_order_id text NOT NULL,
  side text NOT NULL,
  quantity exact NOT NULL,
  price exact NOT NULL,
  fee exact NOT NULL,
  fee_currency text NOT NULL,
  maker boolean NOT NULL,
  venue_time timestamptz NOT NULL,
  booked_at timestamptz NOT NULL,
  txn_id uuid NOT NULL REFERENCES ledger_txn DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT amount_positive CHECK (quantity > 0 AND price > 0),
  CONSTRAINT fill_once PRIMARY KEY (venue, account, symbol, venue_trade_id),
  CONSTRAINT fill_posted UNIQUE (txn_id),
  CONSTRAINT fill_of_order FOREIGN KEY (client_order_id, venue, symbol, side)
    REFERENCES order_intent (client_order_id, venue, symbol, side)
);
CREATE INDEX fill_of ON fill (client_order_id);
CREATE TRIGGER fill_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON fill
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('fill_fixed');

CREATE TABLE funding_booking (
  venue text NOT NULL,
  account text NOT NULL DEFAULT 'main',
  symbol text NOT NULL,
  event_id text NOT NULL,
  trade_id text NOT NULL CONSTRAINT trade_known REFERENCES trade,
  leg text NOT NULL,
  paid_at timestamptz NOT NULL,
  amount exact NOT NULL,
  txn_id uuid REFERENCES ledger_txn DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT funding_once PRIMARY KEY (venue, account, symbol, event_id),
  CONSTRAINT funding_posted UNIQUE (txn_id),
  CONSTRAINT funding_posted_if_paid CHECK ((amount = 0) = (txn_id IS NULL))
);
CREATE INDEX funding_of ON funding_booking (trade_id);
CREATE TRIGGER funding_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON funding_booking
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('funding_fixed');

-- At commit, when all lines are there.
CREATE FUNCTION check_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM ledger_entry WHERE txn_id = NEW.txn_id GROUP BY currency HAVING sum(amount) <> 0) THEN
    PERFORM refuse('transaction_balanced', NEW.txn_id::text);
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER entry_balanced AFTER INSERT ON ledger_entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_balance();

CREATE FUNCTION check_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM ledger_entry WHERE txn_id = NEW.id) < 2 THEN
    PERFORM refuse('transaction_balanced', NEW.id || ' has fewer than two lines');
  END IF;
  IF NOT EXISTS (SELECT FROM fill WHERE NEW.cause = 'FILL' AND txn_id = NEW.id)
     AND NOT EXISTS (SELECT FROM funding_booking WHERE NEW.cause = 'FUNDING' AND txn_id = NEW.id) THEN
    PERFORM refuse('transaction_caused', NEW.id || ' as ' || NEW.cause);
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER transaction_whole AFTER INSERT ON ledger_txn DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_transaction();

CREATE FUNCTION check_fill_sum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM order_intent o
    WHERE o.client_order_id = NEW.client_order_id
      AND o.filled <> (SELECT coalesce(sum(f.quantity), 0) FROM fill f WHERE f.client_order_id = o.client_order_id)) THEN
    PERFORM refuse('fill_sum', NEW.client_order_id);
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fill_summed AFTER INSERT ON fill DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_fill_sum();
CREATE CONSTRAINT TRIGGER order_summed AFTER UPDATE OF filled ON order_intent DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.filled <> OLD.filled) EXECUTE FUNCTION check_fill_sum();
