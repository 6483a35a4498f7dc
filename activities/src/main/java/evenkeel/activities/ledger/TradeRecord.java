package evenkeel.activities.ledger;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import java.time.Instant;
import java.util.Optional;

/** A trade as the ledger knows it. */
public record TradeRecord(
        CarryTerms terms,
        TradeStatus status,
        String reason,
        Optional<TradeFigures> figures,
        Instant admittedAt,
        Optional<Instant> openedAt,
        Optional<Instant> endedAt) {}
