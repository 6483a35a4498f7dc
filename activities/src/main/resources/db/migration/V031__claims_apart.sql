-- F3: claims of a symbol at a venue cannot overlap in time, whoever writes them.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE position_claim
  ADD CONSTRAINT claims_apart
  EXCLUDE USING gist (venue WITH =, account WITH =, symbol WITH =, tstzrange(since, until) WITH &&);
