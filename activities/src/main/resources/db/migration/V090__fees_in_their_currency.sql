-- The currencies that count as dollars, one for one; equal to Dollars.LIKE.
CREATE FUNCTION is_dollar(currency text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
  $$ SELECT currency IN ('USD', 'USDT', 'USDC') $$;

-- What a fill was paid in, and dollars per unit of its fee when it filled. A null is a rate that nobody could tell.
ALTER TABLE fill
  ADD quote text NOT NULL DEFAULT 'USD' CONSTRAINT paid_in_dollars CHECK (is_dollar(quote)),
  ADD fee_rate exact,
  ADD CONSTRAINT fee_valued CHECK (fee_rate > 0 AND (fee_rate = 1 OR NOT is_dollar(fee_currency)));

ALTER TABLE funding_booking
  ADD currency text NOT NULL DEFAULT 'USD' CONSTRAINT paid_in_dollars CHECK (is_dollar(currency));

-- A fee in dollars, or null where its worth is not known: that must be shown, not summed as nothing.
CREATE FUNCTION fee_dollars(f fill) RETURNS numeric LANGUAGE sql IMMUTABLE AS
  $$ SELECT f.fee * CASE WHEN is_dollar(f.fee_currency) THEN 1 ELSE f.fee_rate END $$;

-- Fees that no result counts. Whoever looks at a result looks here too.
CREATE VIEW fee_unvalued (trade_id, currency, amount) AS
  SELECT o.trade_id, f.fee_currency, sum(f.fee)
  FROM fill f JOIN order_intent o USING (client_order_id)
  WHERE f.fee <> 0 AND fee_dollars(f) IS NULL
  GROUP BY o.trade_id, f.fee_currency;
