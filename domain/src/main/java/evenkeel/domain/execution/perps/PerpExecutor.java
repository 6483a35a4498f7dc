package evenkeel.domain.execution.perps;

import evenkeel.domain.execution.Constraint;
import evenkeel.domain.execution.ExecutionIntent;
import evenkeel.domain.execution.ExecutionPlan;
import evenkeel.domain.execution.ExecutionPlan.Slice;
import evenkeel.domain.execution.Executor;
import evenkeel.domain.execution.ExecutorKey;
import evenkeel.domain.execution.Preparation;
import evenkeel.domain.execution.PrepareOutcome;
import evenkeel.domain.execution.PrepareOutcome.Planned;
import evenkeel.domain.execution.PrepareOutcome.Skip;
import evenkeel.domain.execution.Retry;
import evenkeel.domain.execution.SkipCode;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.MarketRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Perpetuals on an order book. A venue brings its terms; the order of checks is the same everywhere. */
public final class PerpExecutor implements Executor {
    private final PerpTerms terms;
    private final PerpSettings settings;

    public PerpExecutor(PerpTerms terms, PerpSettings settings) {
        this.terms = terms;
        this.settings = settings;
    }

    @Override
    public ExecutorKey key() {
        return terms.key();
    }

    @Override
    public Set<Need> needs(ExecutionIntent intent) {
        return intent.action().increases()
                ? EnumSet.allOf(Need.class)
                : EnumSet.of(Need.RULES, Need.POSITION, Need.BOOK, Need.MARK);
    }

    @Override
    public PrepareOutcome prepare(Preparation asked) {
        Optional<Skip> early = PerpChecks.first(asked, settings, terms);
        if (early.isPresent()) return early.get();

        var leverage = leverage(asked);
        var price = new PerpPrice(asked, settings);
        var size = new PerpSize(asked, price.mid(), leverage.value());
        Optional<Skip> late = size.objection().or(() -> price.objection(size.size()));
        if (late.isPresent()) return late.get();

        ExecutionPlan plan = plan(asked, leverage, price, size);
        return terms.own().stream()
                .flatMap(rule -> rule.objection(asked, plan).stream())
                .findFirst()
                .<PrepareOutcome>map(skip -> skip)
                .orElseGet(() -> asked.house().dryRun() ? dry(plan) : new Planned(plan));
    }

    /** What reduces leaves the leverage as it is. */
    private PlannedLeverage leverage(Preparation asked) {
        return asked.intent().action().increases()
                ? PlannedLeverage.of(asked, settings)
                : new PlannedLeverage(BigDecimal.ONE, EnumSet.noneOf(Constraint.class));
    }

    private ExecutionPlan plan(Preparation asked, PlannedLeverage leverage, PerpPrice price, PerpSize size) {
        Price limit = price.limit(terms.shiftTicks());
        List<Slice> slices = slices(asked, size.size(), limit);
        Set<Constraint> constraints = EnumSet.noneOf(Constraint.class);
        constraints.addAll(leverage.caps());
        constraints.addAll(size.constraints());
        constraints.addAll(price.constraints());
        if (slices.size() > 1) constraints.add(Constraint.SLICING);
        boolean set = asked.market()
                .leverageSet()
                .filter(value -> value.compareTo(leverage.value()) == 0)
                .isPresent();
        return new ExecutionPlan(
                asked.intent(),
                asked.revision(),
                asked.intent().side(),
                price.rests() ? TimeInForce.POST_ONLY : TimeInForce.IOC,
                size.size(),
                limit,
                size.size().at(price.mid()),
                leverage.value(),
                asked.intent().action().increases() && !set,
                price.slippageBps(),
                slices,
                constraints,
                asked.now(),
                validUntil(asked.now()));
    }

    private Instant validUntil(Instant now) {
        boolean shorter = terms.validity().compareTo(settings.planValidity()) < 0;
        return now.plus(shorter ? terms.validity() : settings.planValidity());
    }

    /** As few as the venue's largest order allows, all about as large. */
    private static List<Slice> slices(Preparation asked, Quantity size, Price limit) {
        MarketRules rules = asked.market().rules().orElseThrow();
        BigDecimal lot = rules.instrument().lot();
        Quantity most = rules.sizes().largest().orElse(size).min(size);
        if (rules.sizes().largestValue().isPresent()) {
            BigDecimal value = rules.sizes().largestValue().get().value();
            most = most.min(new Quantity(value.divide(limit.value(), 34, RoundingMode.FLOOR)));
        }
        BigDecimal lots = size.value().divideToIntegralValue(lot);
        BigDecimal mostLots = most.value().divideToIntegralValue(lot).max(BigDecimal.ONE);
        BigDecimal parts = lots.divide(mostLots, 0, RoundingMode.CEILING);
        Quantity share =
                new Quantity(lots.divide(parts, 0, RoundingMode.CEILING).multiply(lot));

        List<Slice> slices = new ArrayList<>();
        for (Quantity left = size; !left.isZero(); left = left.lessOrZero(share)) {
            slices.add(new Slice(left.min(share), limit, asked.now()));
        }
        return slices;
    }

    private static Skip dry(ExecutionPlan plan) {
        return new Skip(SkipCode.DRY_RUN, plan.id() + " would be sent", Retry.NEVER, Optional.of(plan));
    }
}
