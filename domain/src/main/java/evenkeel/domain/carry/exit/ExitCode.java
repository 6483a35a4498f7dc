package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitLayer.ECONOMIC;
import static evenkeel.domain.carry.exit.ExitLayer.EMERGENCY;
import static evenkeel.domain.carry.exit.ExitLayer.GATE;
import static evenkeel.domain.carry.exit.ExitLayer.NONE;
import static evenkeel.domain.carry.exit.ExitLayer.OPERATOR;
import static evenkeel.domain.carry.exit.ExitLayer.OPTIMISATION;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was decided of a held trade. A public contract: only ever added to, never renamed. */
public enum ExitCode {
    MANUAL_EMERGENCY(OPERATOR, "MANUAL_EMERGENCY", Effect.LEAVE),
    MANUAL_CLOSE(OPERATOR, "MANUAL_CLOSE", Effect.LEAVE),
    SHUTDOWN(OPERATOR, "SHUTDOWN", Effect.LEAVE),
    /** Neither venue holds what the trade claims: it ends by what their fills say. */
    RECONCILIATION_ZOMBIE(OPERATOR, "reconciliation_zombie", Effect.LEAVE),

    EMERGENCY_BROKEN_HEDGE(EMERGENCY, "broken_hedge", Effect.LEAVE),
    /** Both legs were filled, but the venues did not show them afterwards. */
    POST_ENTRY_BROKEN_HEDGE(EMERGENCY, "post_entry_broken_hedge", Effect.LEAVE),
    EMERGENCY_LIQUIDATION(EMERGENCY, "EMERGENCY", Effect.LEAVE),
    /** Makes the larger leg smaller; the trade stays open. */
    REBALANCE_DELTA(EMERGENCY, "REBALANCE", Effect.REBALANCE),
    EMERGENCY_DELTA_BOUND(EMERGENCY, "EMERGENCY", Effect.LEAVE),
    EMERGENCY_FUNDING_FLIP(EMERGENCY, "EMERGENCY", Effect.LEAVE),
    EARLY_TAKE_PROFIT(EMERGENCY, "EARLY_TAKE_PROFIT", Effect.LEAVE),
    EARLY_EDGE(EMERGENCY, "EARLY_EDGE", Effect.LEAVE),

    HOLD_NO_MARKET_DATA(NONE, "HOLD", Effect.STAY),
    HOLD_MIN_HOLD(GATE, "HOLD", Effect.STAY),
    HOLD_MAX_HOLD_EXTENDED(GATE, "HOLD", Effect.STAY),
    MAX_HOLD(GATE, "MAX_HOLD", Effect.LEAVE),

    FUNDING_FLIP(ECONOMIC, "FUNDING_FLIP", Effect.LEAVE),
    NET_EV(ECONOMIC, "NetEV", Effect.LEAVE),
    YIELD_COST(ECONOMIC, "YIELD_COST", Effect.LEAVE),
    BASIS_CONVERGED(ECONOMIC, "BASIS", Effect.LEAVE),

    VELOCITY(OPTIMISATION, "VELOCITY", Effect.LEAVE),
    Z_SCORE(OPTIMISATION, "Z-SCORE", Effect.LEAVE),
    ATR_TRAILING(OPTIMISATION, "ATR_TRAILING", Effect.LEAVE),
    PROFIT_TARGET(OPTIMISATION, "PROFIT_TARGET", Effect.LEAVE),
    OPPORTUNITY_COST(OPTIMISATION, "OPPORTUNITY_COST", Effect.LEAVE),

    HOLD_NET_EV(NONE, "HOLD", Effect.STAY),
    HOLD_DEFAULT(NONE, "HOLD", Effect.STAY);

    private enum Effect {
        LEAVE,
        REBALANCE,
        STAY
    }

    private final ExitLayer layer;
    private final String prefix;
    private final Effect effect;

    ExitCode(ExitLayer layer, String prefix, Effect effect) {
        this.layer = layer;
        this.prefix = prefix;
        this.effect = effect;
    }

    public ExitLayer layer() {
        return layer;
    }

    /** What a text for people begins with. Nothing may read it back. */
    public String prefix() {
        return prefix;
    }

    /** Whether the trade is left. A rebalance leaves nothing. */
    public boolean leaves() {
        return effect == Effect.LEAVE;
    }

    /** The code that a record of a trade spells so; empty for the word of another version. */
    public static Optional<ExitCode> of(String word) {
        return Arrays.stream(values())
                .filter(code -> code.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /** As a record of the trade spells it. */
    public String word() {
        boolean small = this == POST_ENTRY_BROKEN_HEDGE || this == RECONCILIATION_ZOMBIE;
        return small ? name().toLowerCase(Locale.ROOT) : name();
    }
}
