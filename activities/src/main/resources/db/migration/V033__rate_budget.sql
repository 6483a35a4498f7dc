-- One token ledger per venue, account and address, shared by all processes. A window's tokens are leased in blocks; what a
-- dead holder has not spent comes back with the next window.
CREATE TABLE rate_budget (
  venue text NOT NULL,
  account text NOT NULL,
  address text NOT NULL,
  window_at timestamptz NOT NULL DEFAULT '-infinity',
  taken integer NOT NULL DEFAULT 0 CONSTRAINT budget_taken CHECK (taken >= 0),
  quiet_until timestamptz NOT NULL DEFAULT '-infinity',
  PRIMARY KEY (venue, account, address)
);
