package evenkeel.domain.carry.scan;

import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.carry.market.MidPrice;
import evenkeel.domain.carry.market.Spans;
import evenkeel.domain.carry.scan.ScanCheck.Reject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether enough is known of a symbol, and whether it may be traded at all. */
final class MarketChecks {
    static final List<ScanCheck> IN_ORDER = List.of(
            MarketChecks::equity,
            MarketChecks::marketData,
            MarketChecks::blacklist,
            MarketChecks::nonCrypto,
            MarketChecks::price,
            MarketChecks::age,
            MarketChecks::apy,
            MarketChecks::orderbook,
            MarketChecks::hedgeQuote);

    private static final Duration FRESH = Duration.ofSeconds(60);

    private MarketChecks() {}

    /** Looked at first: without equity a whole pass has no candidate. */
    private static Optional<Reject> equity(ScanInputs inputs, ScanFigures figures, ScanSettings settings) {
        return Reject.when(
                inputs.accounts().scanEquity(settings.roles().leadExchange()).isEmpty(), ScanCode.NO_EQUITY);
    }

    private static Optional<Reject> marketData(ScanInputs inputs, ScanFigures figures, ScanSettings settings) {
        return Reject.when(inputs.price().isEmpty() || figures.funding().isEmpty(), ScanCode.MISSING_MARKET_DATA);
    }

    private static Optional<Reject> blacklist(ScanInputs inputs, ScanFigures figures, ScanSettings settings) {
        return Reject.when(settings.symbols().isBlacklisted(inputs.symbol()), ScanCode.BLACKLISTED);
    }

    private static Optional<Reject> nonCrypto(ScanInputs inputs, ScanFigures figures, ScanSettings settings) {
        return Reject.when(settings.symbols().isNonCrypto(inputs.symbol()), ScanCode.NON_CRYPTO);
    }

    private static Optional<Reject> price(ScanInputs inputs, ScanFigures figures, ScanSettings settings) {
        return Reject.when(figures.mid().filter(MidPrice::isTradable).isEmpty(), ScanCode.NO_PRICE);
    }

    /** At hand one fresh price will do, before money moves both must be. */
    private static Optional<Reject> age(ScanInputs inputs, ScanFigures figures, ScanSettings settings) {
        PriceSnapshot prices = inputs.price().orElseThrow();
        Duration lighter = prices.ageAt(Exchange.LIGHTER);
        Duration x10 = prices.ageAt(Exchange.X10);
        boolean lighterOlder = lighter.compareTo(x10) > 0;
        Duration deciding = lighterOlder == inputs.isBulk() ? x10 : lighter;
        return Reject.above(Spans.seconds(deciding), Spans.seconds(FRESH), ScanCode.STALE_PRICE);
    }

    private static Optional<Reject> apy(ScanInputs inputs, ScanFigures figures, ScanSettings settings) {
        return Reject.below(
                figures.funding().orElseThrow().netApy(), settings.filters().minApy(), ScanCode.APY_BELOW_MIN);
    }

    private static Optional<Reject> orderbook(ScanInputs inputs, ScanFigures figures, ScanSettings settings) {
        return Reject.when(
                inputs.books().lighter().isEmpty() || inputs.books().x10().isEmpty(), ScanCode.NO_ORDERBOOK);
    }

    private static Optional<Reject> hedgeQuote(ScanInputs inputs, ScanFigures figures, ScanSettings settings) {
        var quote = inputs.books()
                .entryQuote(
                        settings.roles().hedgeExchange(),
                        figures.funding().orElseThrow().direction());
        return Reject.when(quote.isEmpty(), ScanCode.NO_HEDGE_QUOTE);
    }
}
