-- As before, with what was tried, what was decided and what came of it.
CREATE OR REPLACE VIEW trade_story (trade_id, at, what, text) AS
  SELECT trade_id, at, 'trade', concat_ws(', ', status, nullif(reason, '')) FROM trade_step
  UNION ALL
  SELECT o.trade_id, s.at, 'order',
         concat_ws(' ', o.leg || '/' || o.seq, s.status || ':', lower(o.side), o.quantity, o.symbol, '@' || o.venue,
                   lower(o.time_in_force), o.limit_price, nullif(s.why, ''))
  FROM order_step s JOIN order_intent o USING (client_order_id)
  UNION ALL
  SELECT o.trade_id, f.venue_time, 'fill',
         concat_ws(' ', o.leg || '/' || o.seq, lower(f.side), f.quantity, f.symbol, 'at', f.price, 'fee', f.fee,
                   f.fee_currency, CASE WHEN f.fee <> 0 AND fee_dollars(f) IS NULL THEN 'of unknown worth' END)
  FROM fill f JOIN order_intent o USING (client_order_id)
  UNION ALL
  SELECT trade_id, paid_at, 'funding',
         concat_ws(' ', leg, amount, symbol, '@' || venue,
                   CASE WHEN revision % 2 = 0 THEN 'taken back' WHEN revision > 1 THEN 'restated' END)
  FROM funding_booking
  UNION ALL
  SELECT trade_id, at, 'correction', 'result moved by ' || change FROM correction
  UNION ALL
  SELECT trade_id, at, 'attempt', concat_ws(' ', status, 'at', stage, nullif(code, '')) FROM attempt
  UNION ALL
  SELECT trade_id, at, 'decision', concat_ws(' ', CASE WHEN leaves THEN 'leave:' ELSE 'stay:' END, code, nullif(text, ''))
  FROM trade_decision
  UNION ALL
  SELECT trade_id, at, 'event',
         concat_ws(' ', lower(kind),
                   (SELECT string_agg(fact.key || '=' || fact.value, ' ' ORDER BY fact.key)
                    FROM jsonb_each_text(content -> 'facts') fact))
  FROM trade_event
  UNION ALL
  SELECT trade, raised_at, 'alert', concat_ws(' ', severity, code, text) FROM alert WHERE trade <> '';
