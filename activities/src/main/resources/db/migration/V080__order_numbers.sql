-- What an order is called at a venue whose ids are numbers of 48 bits. Written before the order is sent, never changed.
CREATE TABLE order_number (
  venue text NOT NULL,
  number bigint NOT NULL,
  client_order_id text NOT NULL,
  CONSTRAINT number_once PRIMARY KEY (venue, number),
  CONSTRAINT numbered_once UNIQUE (venue, client_order_id),
  CONSTRAINT number_fits CHECK (number BETWEEN 1 AND 281474976710655)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON order_number
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append_only');
