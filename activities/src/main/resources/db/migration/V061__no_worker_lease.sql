-- A worker shows that it lives by its duties and by the heartbeats of its watches; nobody ever took a lease.
DROP TABLE worker_lease;
