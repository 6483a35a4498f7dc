-- What scanning leaves behind, for people and for pacing. Nothing here moves money.

-- Why nothing was opened: one row for each symbol and reason, with the last figures.
CREATE TABLE scan_finding (
  symbol text NOT NULL,
  code text NOT NULL,
  n bigint NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  measured numeric,
  bound numeric,
  net_apy numeric,
  total_ev numeric,
  PRIMARY KEY (symbol, code)
);

-- What was chosen, as it looked then. A dry run chooses and starts nothing.
CREATE TABLE opportunity (
  trade_id text PRIMARY KEY,
  symbol text NOT NULL,
  at timestamptz NOT NULL,
  dry boolean NOT NULL,
  figures jsonb NOT NULL
);
CREATE INDEX opportunity_symbol ON opportunity (symbol, at);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON opportunity
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');

-- How often in a row a symbol could not be judged.
CREATE TABLE symbol_failure (
  symbol text PRIMARY KEY,
  in_a_row integer NOT NULL,
  last_at timestamptz NOT NULL
);

-- The best yield that could be entered now; held trades are compared with it (SCAN-7).
CREATE TABLE best_offer (
  strategy text PRIMARY KEY,
  symbol text NOT NULL,
  net_apy numeric NOT NULL,
  at timestamptz NOT NULL
);

-- What our accounts held when they were read last: whoever scans has no key to ask for it.
CREATE TABLE account_reading (
  venue text PRIMARY KEY,
  currency text NOT NULL,
  wallet numeric NOT NULL,
  available numeric NOT NULL,
  read_at timestamptz NOT NULL
);
