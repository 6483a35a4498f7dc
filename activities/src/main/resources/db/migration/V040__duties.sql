-- Work that one process at a time may do: guarding, sweeping. Who has not been seen for a while has lost it.
CREATE TABLE duty (
  name text PRIMARY KEY,
  holder text NOT NULL,
  since timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  until timestamptz NOT NULL
);
