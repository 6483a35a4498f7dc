package evenkeel.domain.carry.reconcile;

import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What ledger, engine and venues say, read once. */
public record Seen(List<Trade> trades, List<Held> positions, List<Resting> orders) {
    public Seen {
        trades = List.copyOf(trades);
        positions = List.copyOf(positions);
        orders = List.copyOf(orders);
    }

    /**
     * A trade of the ledger that is open or has ended lately.
     *
     * @param runs whether a process runs it
     * @param lead what it says that it holds there
     * @param hedge and there
     */
    public record Trade(
            String id,
            String symbol,
            TradeStatus status,
            Instant since,
            Optional<Instant> endedAt,
            boolean runs,
            Claim lead,
            Claim hedge) {
        boolean isHeld() {
            return status == TradeStatus.OPEN || status == TradeStatus.CLOSING;
        }

        boolean isEntering() {
            return status == TradeStatus.PENDING || status == TradeStatus.OPENING;
        }

        boolean failedWithin(Duration lately, Instant now) {
            return status == TradeStatus.FAILED
                    && endedAt.filter(end -> end.plus(lately).isAfter(now)).isPresent();
        }

        boolean isAt(Held held) {
            return symbol.equals(held.symbol())
                    && (lead.venue().equals(held.venue()) || hedge.venue().equals(held.venue()));
        }
    }

    /** Signed: long counts up. */
    public record Claim(String venue, BigDecimal signed) {}

    /**
     * A symbol at a venue.
     *
     * @param signed empty when it could not be read, which is not flat
     * @param price what a unit is worth; empty when unknown
     */
    public record Held(String venue, String symbol, Optional<BigDecimal> signed, Quantity dust, Optional<Price> price) {
        boolean isKnown() {
            return signed.isPresent();
        }

        boolean isFlat() {
            return signed.filter(this::isDust).isPresent();
        }

        boolean isThere() {
            return signed.filter(Predicate.not(this::isDust)).isPresent();
        }

        private boolean isDust(BigDecimal amount) {
            return amount.abs().compareTo(dust.value()) < 0;
        }
    }

    /** An order that rests at a venue under a client id of ours; {@code trade} is empty where no trade lives for it. */
    public record Resting(String venue, String symbol, String clientId, String trade) {}
}
