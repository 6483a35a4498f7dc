-- What the best candidate is expected to bring: a held trade is left for it only when that pays for both moves.
ALTER TABLE best_offer ADD COLUMN total_ev numeric;
