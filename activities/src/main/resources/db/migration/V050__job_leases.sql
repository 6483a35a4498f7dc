-- Whoever holds a job's lease does it, for all workers, until then.
CREATE TABLE job_lease (
  job text PRIMARY KEY,
  worker text NOT NULL,
  until timestamptz NOT NULL
);
