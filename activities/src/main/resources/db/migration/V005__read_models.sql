-- A trade from beginning to end, one line per thing that happened.
CREATE VIEW trade_story (trade_id, at, what, text) AS
  SELECT trade_id, at, 'trade', concat_ws(', ', status, nullif(reason, '')) FROM trade_step
  UNION ALL
  SELECT o.trade_id, s.at, 'order',
         concat_ws(' ', o.leg || '/' || o.seq, s.status || ':', lower(o.side), o.quantity, o.symbol, '@' || o.venue,
                   lower(o.time_in_force), o.limit_price, nullif(s.why, ''))
  FROM order_step s JOIN order_intent o USING (client_order_id)
  UNION ALL
  SELECT o.trade_id, f.venue_time, 'fill',
         concat_ws(' ', o.leg || '/' || o.seq, lower(f.side), f.quantity, f.symbol, 'at', f.price, 'fee', f.fee,
                   f.fee_currency)
  FROM fill f JOIN order_intent o USING (client_order_id)
  UNION ALL
  SELECT trade_id, paid_at, 'funding', concat_ws(' ', leg, amount, symbol, '@' || venue) FROM funding_booking
  UNION ALL
  SELECT trade_id, at, 'correction', 'result moved by ' || change FROM correction
  UNION ALL
  SELECT trade, raised_at, 'alert', concat_ws(' ', severity, code, text) FROM alert WHERE trade <> '';

-- What the books say of a trade. Its result is proceeds less fees less funding.
CREATE VIEW trade_money (trade_id, currency, kind, amount) AS
  SELECT b.trade_id, e.currency, a.kind, sum(e.amount)
  FROM (SELECT o.trade_id, f.txn_id FROM fill f JOIN order_intent o USING (client_order_id)
        UNION ALL
        SELECT trade_id, txn_id FROM funding_booking WHERE txn_id IS NOT NULL) b
  JOIN ledger_entry e USING (txn_id)
  JOIN ledger_account a ON a.id = e.account_id AND a.currency = e.currency
  WHERE a.kind IN ('POSITION', 'PROCEEDS', 'FEES', 'FUNDING')
  GROUP BY b.trade_id, e.currency, a.kind;

-- Must be empty, always.
CREATE VIEW out_of_balance (currency, amount) AS
  SELECT currency, sum(amount) FROM ledger_entry GROUP BY currency HAVING sum(amount) <> 0;
