package evenkeel.simulator.exchange;

import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Instrument;
import java.util.Optional;

/** The venue's rules for an order, in the order in which they are asked. */
final class Admission {
    private final ExchangeProfile profile;

    Admission(ExchangeProfile profile) {
        this.profile = profile;
    }

    Optional<Refusal> ofShape(Market market, NewOrder order) {
        Instrument instrument = market.instrument();
        boolean priced = order.kind() != NewOrder.Kind.MARKET;
        if (market.state() != SymbolState.TRADING) return Optional.of(Refusal.NOT_TRADED);
        if (Market.steps(instrument.lot(), order.quantity().value()) <= 0) return Optional.of(Refusal.NOT_IN_LOTS);
        if (priced && Market.steps(instrument.tick(), order.limit().value()) <= 0)
            return Optional.of(Refusal.NOT_IN_TICKS);
        boolean large = instrument.isLargeEnough(order.quantity(), order.limit(), order.reduceOnly());
        return large ? Optional.empty() : Optional.of(Refusal.TOO_SMALL);
    }

    Optional<Refusal> ofState(Order order, Iterable<Market> markets) {
        if (isTaken(order)) return Optional.of(Refusal.DUPLICATE_CLIENT_ID);
        if (looksLater()) return Optional.empty();
        if (order.asked().reduceOnly() && reducible(order) == 0) return Optional.of(Refusal.NOTHING_TO_REDUCE);
        return ofChange(order, markets);
    }

    /** What is asked of an order that has changed as well. */
    Optional<Refusal> ofChange(Order order, Iterable<Market> markets) {
        if (wouldTake(order) && profile.crossing() == ExchangeProfile.Crossing.REFUSED)
            return Optional.of(Refusal.WOULD_TAKE);
        return Margin.covers(order.account(), markets, order)
                ? Optional.empty()
                : Optional.of(Refusal.NOT_ENOUGH_MARGIN);
    }

    /** What ends an order at once that was accepted before the venue looked at its book, or at its account too. */
    Optional<VenueOrder.Ending> endingOf(Order order, Iterable<Market> markets) {
        if (wouldTake(order)) return Optional.of(VenueOrder.Ending.WOULD_TAKE);
        if (!looksLater()) return Optional.empty();
        if (order.asked().reduceOnly() && reducible(order) == 0)
            return Optional.of(VenueOrder.Ending.NOTHING_TO_REDUCE);
        return Margin.covers(order.account(), markets, order)
                ? Optional.empty()
                : Optional.of(VenueOrder.Ending.NOT_ENOUGH_MARGIN);
    }

    private boolean looksLater() {
        return profile.crossing() == ExchangeProfile.Crossing.ANYTHING_ACCEPTED_THEN_CANCELLED;
    }

    private static boolean wouldTake(Order order) {
        return order.asked().timeInForce() == TimeInForce.POST_ONLY
                && order.asked().trigger().isEmpty()
                && Matching.wouldTake(order);
    }

    private boolean isTaken(Order order) {
        return switch (profile.clientIds()) {
            case UNIQUE_FOREVER ->
                !order.account().everOf(order.asked().clientId()).isEmpty();
            case UNIQUE_WHILE_OPEN ->
                order.account()
                        .byClientId(order.asked().clientId())
                        .filter(Order::isOpen)
                        .isPresent();
        };
    }

    private static long reducible(Order order) {
        return order.account().stake(order.market()).reducibleBy(Margin.sign(order));
    }
}
