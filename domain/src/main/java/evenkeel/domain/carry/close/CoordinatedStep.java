package evenkeel.domain.carry.close;

import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderStatus;
import java.time.Duration;

/** §10.2: what follows while both legs rest. */
public enum CoordinatedStep {
    /** Ask again in {@link #POLL}. */
    WAIT,
    /** Cancel what rests, wait for its end, count, and take both remainders at the same moment. */
    ESCALATE,
    DONE,
    /** A leg stays open: taking is turned off. */
    LEFT_OPEN;

    public static final Duration POLL = Duration.ofMillis(300);

    /**
     * One leg's resting order. An order that ended without a fill is not filled.
     *
     * @param wanted nothing where the leg does not rest at all
     */
    public record Resting(OrderStatus status, Quantity wanted, Quantity filled) {
        boolean isFilled() {
            return !wanted.exceeds(filled);
        }

        boolean rests() {
            return !status.isFinal() && !isFilled();
        }
    }

    public static CoordinatedStep next(Resting lead, Resting hedge, Duration elapsed, CoordinatedClose settings) {
        if (lead.isFilled() && hedge.isFilled()) return DONE;
        boolean late = elapsed.compareTo(settings.makerTimeout()) >= 0;
        boolean oneIsDone = settings.onFirstFill() && (lead.isFilled() || hedge.isFilled());
        boolean nothingRests = !lead.rests() && !hedge.rests();
        if (!late && !oneIsDone && !nothingRests) return WAIT;
        return settings.escalate() ? ESCALATE : LEFT_OPEN;
    }
}
