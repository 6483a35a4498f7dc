package evenkeel.domain.execution.perps;

import evenkeel.domain.execution.Action;
import evenkeel.domain.execution.Constraint;
import evenkeel.domain.execution.ExecutionIntent;
import evenkeel.domain.execution.ExecutionStatus;
import evenkeel.domain.execution.Preparation;
import evenkeel.domain.execution.PrepareOutcome.Skip;
import evenkeel.domain.execution.SkipCode;
import evenkeel.domain.execution.Urgency;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.MarketRules;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** At what limit: by urgency from the opposite best price, on the venue's grid and inside its collar. */
final class PerpPrice {
    private static final int BPS_DIGITS = 4;

    private final Preparation asked;
    private final PerpSettings settings;
    private final ExecutionIntent intent;
    private final MarketRules rules;
    private final Basis basis;
    private final Set<Constraint> constraints = EnumSet.noneOf(Constraint.class);

    PerpPrice(Preparation asked, PerpSettings settings) {
        this.asked = asked;
        this.settings = settings;
        this.intent = asked.intent();
        this.rules = asked.market().rules().orElseThrow();
        this.basis = Basis.of(asked, settings);
    }

    /** What is priced on: the book, or for an exit without a fresh one the mark, as if it were both sides. */
    private record Basis(Price bid, Price ask, Price mid, List<Preparation.Level> against) {
        static Basis of(Preparation asked, PerpSettings settings) {
            Side side = asked.intent().side();
            if (!asked.isBookFresh(settings.dataAge())) {
                Price mark = asked.market().mark().orElseThrow().price();
                return new Basis(mark, mark, mark, List.of());
            }
            Preparation.Book book = asked.market().book().orElseThrow();
            return new Basis(book.join(Side.BUY), book.join(Side.SELL), book.mid(), book.against(side));
        }

        Price own(Side side) {
            return side == Side.BUY ? bid : ask;
        }

        Price opposite(Side side) {
            return own(side.opposite());
        }
    }

    Price mid() {
        return basis.mid();
    }

    Set<Constraint> constraints() {
        return constraints;
    }

    boolean rests() {
        return intent.postOnly() || intent.urgency().rests();
    }

    /** How far beyond the opposite best price this try may go. An emergency may go further than the intent says. */
    int slippageBps() {
        Urgency urgency = intent.urgency();
        if (rests()) return 0;
        int usual = urgency == Urgency.MEDIUM ? settings.mediumBps() : urgency.bps(asked.attempt());
        boolean critical = urgency == Urgency.CRITICAL;
        int capped = critical ? Math.min(usual, settings.emergencyBps()) : usual;
        if (intent.maxSlippageBps().isEmpty()) return capped;
        int first = intent.maxSlippageBps().get();
        return critical && asked.attempt() > 0 ? Math.max(first, capped) : first;
    }

    Price limit(int shiftTicks) {
        return rests() ? resting(shiftTicks) : taking();
    }

    private Price resting(int shiftTicks) {
        Side side = intent.side();
        Price own = basis.own(side);
        if (shiftTicks > 0) constraints.add(Constraint.POST_ONLY_SHIFT);
        BigDecimal shift = rules.grid().stepAt(own).multiply(BigDecimal.valueOf(shiftTicks));
        return onGrid(new Price(own.value().subtract(side.signed(new Quantity(shift)))), true);
    }

    private Price taking() {
        Side side = intent.side();
        constraints.add(Constraint.SLIPPAGE_LIMIT);
        BigDecimal worse = BigDecimal.valueOf(slippageBps()).movePointLeft(BPS_DIGITS);
        Price limit = onGrid(basis.opposite(side).shifted(side == Side.BUY ? worse : worse.negate()), false);
        return inCollar(limit, side);
    }

    private Price onGrid(Price exact, boolean rests) {
        Price price = rules.grid().put(exact, intent.side(), rests);
        if (!price.equals(exact)) constraints.add(Constraint.TICK_ROUNDING);
        return price;
    }

    /** The venue would refuse what is beyond; its edge is put on the grid towards the market. */
    private Price inCollar(Price limit, Side side) {
        if (rules.collar().isEmpty() || asked.market().mark().isEmpty()) return limit;
        Price mark = asked.market().mark().get().price();
        Price edge = rules.grid().put(rules.collar().get().edge(mark, side), side, true);
        boolean beyond = side == Side.BUY ? limit.isAbove(edge) : limit.isBelow(edge);
        if (!beyond) return limit;
        constraints.add(Constraint.PRICE_BAND);
        return edge;
    }

    /** Whether the market is where it was decided on, and deep enough. */
    Optional<Skip> objection(Quantity size) {
        return deviation()
                .or(this::spread)
                .filter(skip -> skip.code().stops(intent.action()))
                .or(() -> impact(size));
    }

    private Optional<Skip> deviation() {
        if (intent.reference()
                        .driftTo(mid())
                        .abs()
                        .compareTo(bps(settings.spread().reference()))
                > 0) {
            return skip(SkipCode.PRICE_DEVIATION, "decided at " + intent.reference() + ", now " + mid());
        }
        boolean near = asked.market()
                .mark()
                .filter(mark -> mark.price()
                                .driftTo(mid())
                                .abs()
                                .compareTo(bps(settings.spread().mark()))
                        <= 0)
                .isPresent();
        return near ? Optional.empty() : skip(SkipCode.PRICE_DEVIATION, "far from the venue's mark, or it is unknown");
    }

    private Optional<Skip> spread() {
        BigDecimal spread = basis.ask().value().subtract(basis.bid().value()).divide(mid().value(), Decimals.DIVISION);
        boolean wide = spread.compareTo(bps(settings.spread().widest())) > 0;
        return wide ? skip(SkipCode.SPREAD_TOO_WIDE, basis.bid() + " / " + basis.ask()) : Optional.empty();
    }

    /** By the levels that are shown; what lies behind them the limit keeps. The last try of an emergency is not asked. */
    private Optional<Skip> impact(Quantity size) {
        boolean lastTry = intent.action() == Action.EMERGENCY_EXIT
                && asked.attempt() >= intent.urgency().tries() - 1;
        if (rests() || lastTry) return Optional.empty();
        Optional<Price> average = average(size);
        if (average.isEmpty()) return Optional.empty();
        int worse = ExecutionStatus.slippageBps(intent.side(), mid(), average.get());
        return worse > slippageBps() ? skip(SkipCode.SLIPPAGE_LIMIT, worse + " bps expected") : Optional.empty();
    }

    private Optional<Price> average(Quantity size) {
        Quantity left = size;
        BigDecimal value = BigDecimal.ZERO;
        for (Preparation.Level level : basis.against()) {
            Quantity taken = left.min(level.quantity());
            value = value.add(taken.at(level.price()).value());
            left = left.minus(taken);
        }
        Quantity shown = size.minus(left);
        return shown.isZero()
                ? Optional.empty()
                : Optional.of(new Price(value.divide(shown.value(), Decimals.DIVISION)));
    }

    private static BigDecimal bps(int count) {
        return BigDecimal.valueOf(count).movePointLeft(BPS_DIGITS);
    }

    private static Optional<Skip> skip(SkipCode code, String detail) {
        return Optional.of(Skip.of(code, detail));
    }
}
