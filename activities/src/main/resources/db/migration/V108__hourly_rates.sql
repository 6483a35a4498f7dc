-- A venue's funding rate of a full hour (FUND-7), positive when longs paid. How long an hour lasts is data: a demo has short ones.
CREATE TABLE hourly_rate (
  symbol text NOT NULL,
  venue text NOT NULL,
  hour timestamptz NOT NULL,
  hour_millis integer NOT NULL,
  rate numeric NOT NULL CONSTRAINT rate_finite CHECK (abs(rate) < 1),
  outlier boolean NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT rate_once PRIMARY KEY (symbol, venue, hour),
  CONSTRAINT rate_of_an_hour CHECK (
    hour_millis BETWEEN 1000 AND 3600000 AND mod(extract(epoch FROM hour) * 1000, hour_millis) = 0)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hourly_rate
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');
