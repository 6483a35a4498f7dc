package evenkeel.domain.execution.perps;

import evenkeel.domain.execution.Action;
import evenkeel.domain.execution.ExecutionIntent;
import evenkeel.domain.execution.OrderShape;
import evenkeel.domain.execution.Preparation;
import evenkeel.domain.execution.PrepareOutcome.Skip;
import evenkeel.domain.execution.SkipCode;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.MarketStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is asked before there is a size, in the order that decides the code: the first that fails. A code that stops only
 * what increases is no obstacle to an exit, so no check below has to say so.
 */
final class PerpChecks {
    private static final List<Check> IN_ORDER = List.of(
            PerpChecks::holds,
            PerpChecks::invalid,
            PerpChecks::expired,
            PerpChecks::executed,
            PerpChecks::disabled,
            PerpChecks::paused,
            PerpChecks::busy,
            PerpChecks::budget,
            PerpChecks::unknown,
            PerpChecks::status,
            PerpChecks::wrongWay,
            PerpChecks::nothingHeld,
            PerpChecks::mismatch,
            PerpChecks::priceless,
            PerpChecks::stale,
            PerpChecks::fundingUnknown,
            PerpChecks::fundingExtreme,
            PerpChecks::leverage,
            PerpChecks::liquidation,
            PerpChecks::openInterest,
            PerpChecks::allocation,
            PerpChecks::reservation,
            PerpChecks::balance);

    private PerpChecks() {}

    @FunctionalInterface
    private interface Check {
        Optional<Skip> of(Preparation asked, PerpSettings settings, PerpTerms terms);
    }

    static Optional<Skip> first(Preparation asked, PerpSettings settings, PerpTerms terms) {
        Action action = asked.intent().action();
        for (Check check : IN_ORDER) {
            Optional<Skip> skip = check.of(asked, settings, terms)
                    .filter(found -> found.code().stops(action));
            if (skip.isPresent()) return skip;
        }
        return Optional.empty();
    }

    // ---- validity and duplicates

    private static Optional<Skip> holds(Preparation asked, PerpSettings settings, PerpTerms terms) {
        return skipIf(asked.intent().action() == Action.HOLD, SkipCode.HOLD_ACTION, "there is nothing to do");
    }

    private static Optional<Skip> invalid(Preparation asked, PerpSettings settings, PerpTerms terms) {
        return asked.intent().objection().map(why -> Skip.of(SkipCode.INVALID_INTENT, why));
    }

    private static Optional<Skip> expired(Preparation asked, PerpSettings settings, PerpTerms terms) {
        Instant until = asked.intent().expiresAt();
        return skipIf(asked.now().isAfter(until), SkipCode.INTENT_EXPIRED, "it was good until " + until);
    }

    private static Optional<Skip> executed(Preparation asked, PerpSettings settings, PerpTerms terms) {
        String id = asked.intent().id();
        return skipIf(asked.house().executedBefore(), SkipCode.INTENT_DUPLICATE, id + " was executed before");
    }

    // ---- switches

    private static Optional<Skip> disabled(Preparation asked, PerpSettings settings, PerpTerms terms) {
        return skipIf(!asked.house().enabled(), SkipCode.EXECUTOR_DISABLED, terms.key() + " is switched off");
    }

    private static Optional<Skip> paused(Preparation asked, PerpSettings settings, PerpTerms terms) {
        return skipIf(asked.house().paused(), SkipCode.TRADING_PAUSED, "nothing new opens");
    }

    /** What leaves pre-empts whatever else is under way. */
    private static Optional<Skip> busy(Preparation asked, PerpSettings settings, PerpTerms terms) {
        boolean waits = asked.house().busy() && !asked.intent().action().leaves();
        return skipIf(waits, SkipCode.POSITION_BUSY, "another execution is under way");
    }

    private static Optional<Skip> budget(Preparation asked, PerpSettings settings, PerpTerms terms) {
        return skipIf(asked.house().budgetForExitsOnly(), SkipCode.RATE_BUDGET, "what is left is for exits");
    }

    // ---- instrument, session and status

    private static Optional<Skip> unknown(Preparation asked, PerpSettings settings, PerpTerms terms) {
        String what = asked.intent().contract();
        return skipIf(asked.market().rules().isEmpty(), SkipCode.INSTRUMENT_UNKNOWN, what + " is not listed");
    }

    private static Optional<Skip> status(Preparation asked, PerpSettings settings, PerpTerms terms) {
        MarketStatus status = rules(asked).status();
        return OrderShape.closed(status, asked.intent().action());
    }

    // ---- position and reduce-only

    private static Optional<Skip> wrongWay(Preparation asked, PerpSettings settings, PerpTerms terms) {
        ExecutionIntent intent = asked.intent();
        boolean shortThere =
                asked.held().atVenue().filter(signed -> signed.signum() < 0).isPresent();
        boolean conflict = intent.action().increases() ? intent.reduceOnly() : shortThere;
        return skipIf(conflict, SkipCode.REDUCE_ONLY_CONFLICT, intent.action() + " would not reduce a long");
    }

    private static Optional<Skip> nothingHeld(Preparation asked, PerpSettings settings, PerpTerms terms) {
        return skipIf(asked.held().reducible().isZero(), SkipCode.NO_POSITION, "there is nothing to reduce");
    }

    private static Optional<Skip> mismatch(Preparation asked, PerpSettings settings, PerpTerms terms) {
        Quantity ours = asked.held().ours();
        Optional<BigDecimal> apart = asked.held()
                .atVenue()
                .map(signed -> signed.subtract(ours.value()).abs());
        boolean known = apart.filter(
                        by -> by.compareTo(rules(asked).instrument().lot()) <= 0)
                .isPresent();
        String there = asked.held().atVenue().map(BigDecimal::toPlainString).orElse("unknown");
        return skipIf(!known, SkipCode.POSITION_MISMATCH, "ours is " + ours + ", the venue's " + there);
    }

    // ---- data freshness

    private static Optional<Skip> priceless(Preparation asked, PerpSettings settings, PerpTerms terms) {
        boolean marked =
                asked.intent().action().reduces() && asked.market().mark().isPresent();
        boolean priced = asked.intent().action().reduces()
                ? asked.isBookFresh(settings.dataAge())
                : asked.market().book().isPresent();
        return skipIf(!priced && !marked, SkipCode.PRICE_UNAVAILABLE, "no bid and ask");
    }

    /** A plan that grew too old too often is a sign of the same. */
    private static Optional<Skip> stale(Preparation asked, PerpSettings settings, PerpTerms terms) {
        if (asked.revision() > settings.maxRevisions()) {
            return skip(SkipCode.STALE_MARKET_DATA, "prepared " + asked.revision() + " times, and too late each time");
        }
        boolean fresh = asked.isBookFresh(settings.dataAge());
        return skipIf(!fresh, SkipCode.STALE_MARKET_DATA, "the book is older than " + settings.dataAge());
    }

    // ---- funding and leverage

    private static Optional<Skip> fundingUnknown(Preparation asked, PerpSettings settings, PerpTerms terms) {
        Instant oldest = asked.now().minus(settings.funding().oldest());
        boolean known = asked.market()
                .funding()
                .filter(paid -> !paid.at().isBefore(oldest))
                .isPresent();
        return skipIf(!known, SkipCode.FUNDING_UNKNOWN, "no rate since " + oldest);
    }

    private static Optional<Skip> fundingExtreme(Preparation asked, PerpSettings settings, PerpTerms terms) {
        BigDecimal most = settings.funding().skip();
        return PlannedLeverage.costOf8h(asked, settings)
                .filter(cost -> cost.compareTo(most) > 0)
                .map(cost -> Skip.of(SkipCode.EXTREME_FUNDING_RATE, cost.toPlainString() + " in eight hours"));
    }

    private static Optional<Skip> leverage(Preparation asked, PerpSettings settings, PerpTerms terms) {
        BigDecimal wanted = PlannedLeverage.of(asked, settings).value();
        Optional<BigDecimal> set = asked.market().leverageSet();
        boolean there = set.filter(value -> value.compareTo(wanted) == 0).isPresent();
        return skipIf(
                !there && !terms.setsLeverage(),
                SkipCode.LEVERAGE_UNAVAILABLE,
                "wanted " + wanted + ", set "
                        + set.map(BigDecimal::toPlainString).orElse("unknown"));
    }

    private static Optional<Skip> liquidation(Preparation asked, PerpSettings settings, PerpTerms terms) {
        PlannedLeverage leverage = PlannedLeverage.of(asked, settings);
        if (asked.intent().action().reduces() || !leverage.isLevered()) return Optional.empty();
        var mid = asked.market().book().orElseThrow().mid();
        BigDecimal away = mid.value()
                .subtract(PlannedLeverage.liquidation(
                        mid, leverage.value(), rules(asked).maxLeverage().orElseThrow()));
        BigDecimal ranges = settings.leverage().liquidationAtr();
        boolean far = asked.market()
                .fullAtr()
                .filter(atr -> away.compareTo(atr.multiply(ranges)) >= 0)
                .isPresent();
        return skipIf(!far, SkipCode.LIQUIDATION_RISK, "less than " + ranges + " true ranges away");
    }

    private static Optional<Skip> openInterest(Preparation asked, PerpSettings settings, PerpTerms terms) {
        return skipIf(asked.market().openInterestCapped(), SkipCode.OPEN_INTEREST_CAP, "the venue takes no more");
    }

    // ---- size, balance and reservation

    private static Optional<Skip> allocation(Preparation asked, PerpSettings settings, PerpTerms terms) {
        boolean some = asked.intent()
                .notional()
                .filter(usd -> usd.value().signum() > 0)
                .isPresent();
        return skipIf(!some, SkipCode.NO_ALLOCATION, "nothing is to be invested");
    }

    private static Optional<Skip> reservation(Preparation asked, PerpSettings settings, PerpTerms terms) {
        boolean some =
                asked.house().reserved().filter(usd -> usd.value().signum() > 0).isPresent();
        return skipIf(!some, SkipCode.EXPOSURE_LIMIT, "nothing was reserved");
    }

    private static Optional<Skip> balance(Preparation asked, PerpSettings settings, PerpTerms terms) {
        boolean some = asked.house()
                .freeCollateral()
                .filter(usd -> usd.value().signum() > 0)
                .isPresent();
        return skipIf(!some, SkipCode.INSUFFICIENT_BALANCE, "no free collateral is known of");
    }

    private static MarketRules rules(Preparation asked) {
        return asked.market().rules().orElseThrow();
    }

    private static Optional<Skip> skipIf(boolean broken, SkipCode code, String detail) {
        return broken ? skip(code, detail) : Optional.empty();
    }

    private static Optional<Skip> skip(SkipCode code, String detail) {
        return Optional.of(Skip.of(code, detail));
    }
}
