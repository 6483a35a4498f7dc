package evenkeel.activities.venues.x10;

import evenkeel.activities.venues.http.Fields;
import evenkeel.domain.execution.ExecutionPlan;
import evenkeel.domain.execution.Preparation;
import evenkeel.domain.execution.PrepareOutcome.Skip;
import evenkeel.domain.execution.SkipCode;
import evenkeel.domain.execution.perps.PerpTerms;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.MarketRules.Collar;
import evenkeel.domain.venue.MarketRules.Sizes;
import evenkeel.domain.venue.MarketStatus;
import java.util.Optional;

/** What X10's perpetuals demand of orders: a smallest quantity, a largest value, and a fee that was signed for. */
public final class X10Perps {
    private X10Perps() {}

    /** A plan is good for no longer than an order that is signed with it lives. */
    public static PerpTerms terms(X10Settings settings) {
        return PerpTerms.of(settings.venue().venue(), settings.life())
                .with((asked, plan) -> dearer(settings, asked, plan));
    }

    static MarketRules rules(Instrument instrument, Fields listed) {
        Fields trading = listed.object("tradingConfig");
        Sizes sizes = Sizes.from(trading.quantity("minOrderSize"), Usd.ZERO);
        Optional<Usd> largest = trading.decimalIfAny("maxLimitOrderValue").map(Usd::new);
        MarketRules steps = MarketRules.of(instrument)
                .with(largest.map(sizes::upTo).orElse(sizes))
                .with(status(listed));
        MarketRules levered =
                trading.decimalIfAny("maxLeverage").map(steps::withMaxLeverage).orElse(steps);
        return trading.has("limitPriceCap") && trading.has("limitPriceFloor")
                ? levered.with(new Collar(trading.decimal("limitPriceCap"), trading.decimal("limitPriceFloor")))
                : levered;
    }

    /** The venue refuses an order that was signed for a lower fee than the account's (1128). */
    private static Optional<Skip> dearer(X10Settings settings, Preparation asked, ExecutionPlan plan) {
        return asked.market()
                .takerFee()
                .filter(fee -> fee.compareTo(settings.maxFee()) > 0)
                .map(fee -> Skip.of(
                        SkipCode.EXECUTOR_DISABLED,
                        plan.id() + " may cost " + settings.maxFee().toPlainString() + ", the account pays "
                                + fee.toPlainString()));
    }

    /** In doubt: which words there are. One that we do not know is taken for a halt, which holds back entries. */
    private static MarketStatus status(Fields listed) {
        if (listed.has("active") && !listed.flag("active")) return MarketStatus.HALTED;
        return switch (listed.textOrEmpty("status")) {
            case "", "ACTIVE" -> MarketStatus.TRADING;
            case "REDUCE_ONLY" -> MarketStatus.REDUCING_ONLY;
            case "DELISTED" -> MarketStatus.DELISTED;
            default -> MarketStatus.HALTED;
        };
    }
}
