-- What a failed trade holds of its own at a venue, besides what is being given back: long counts up.
CREATE FUNCTION left_after_its_end(which text, there text, what text) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum((CASE side WHEN 'BUY' THEN 1 ELSE -1 END) * CASE
    WHEN reduce_only AND status IN ('INTENT', 'SENT', 'UNKNOWN', 'OPEN', 'PARTIALLY_FILLED') THEN quantity
    ELSE filled END), 0)
  FROM order_intent WHERE trade_id = which AND venue = there AND symbol = what
$$;

-- Whether an order only gives back what a failed trade holds again, where nobody else owns the symbol by now.
CREATE FUNCTION takes_back(taking order_intent, its trade) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT its.status = 'FAILED' AND taking.reduce_only
    AND taking.quantity <= (CASE taking.side WHEN 'SELL' THEN 1 ELSE -1 END)
                           * left_after_its_end(taking.trade_id, taking.venue, taking.symbol)
    AND NOT EXISTS (SELECT FROM position_claim
                    WHERE venue = taking.venue AND symbol = taking.symbol AND until IS NULL)
$$;

-- As before, and a trade that has failed may give back what came to it after that.
CREATE OR REPLACE FUNCTION check_new_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  its trade;
BEGIN
  IF NEW.status <> 'INTENT' OR NEW.filled <> 0 OR NEW.sent_at IS NOT NULL THEN
    PERFORM refuse('order_begins', NEW.client_order_id || ' as ' || NEW.status);
  END IF;
  IF EXISTS (SELECT FROM order_intent WHERE client_order_id = NEW.client_order_id) THEN
    RETURN NEW;
  END IF;
  -- shared: the trade cannot end and its hedge cannot move while this commits
  SELECT * INTO its FROM trade WHERE id = NEW.trade_id FOR SHARE;
  IF its.ended_at IS NOT NULL AND NOT takes_back(NEW, its) THEN
    PERFORM refuse('order_of_open_trade', NEW.trade_id);
  END IF;
  IF NEW.venue NOT IN (lead_venue(its.terms), hedge_venue(its.terms, has_moved(NEW.trade_id))) THEN
    PERFORM refuse('order_at_a_leg', NEW.client_order_id || ' at ' || NEW.venue);
  END IF;
  RETURN NEW;
END $$;
