package evenkeel.activities.trading;

import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.LegGround;
import evenkeel.domain.carry.SeenPosition;
import evenkeel.domain.carry.sizing.Account;
import evenkeel.domain.carry.sizing.MarketSteps;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.venue.Balance;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.Position;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A look at what a leg would stand on. Whatever cannot be read is absent; the rules refuse then. */
final class EntryLook {
    private final Venues venues;
    private final Predicate<String> hears;

    EntryLook(Venues venues, Predicate<String> hears) {
        this.venues = venues;
        this.hears = hears;
    }

    LegGround ground(Leg leg) {
        Venue venue = venues.get(leg.venue());
        Optional<MarketRules> rules = read(() -> venue.market().rules(leg.symbol()));
        return new LegGround(
                account(venue, leg, rules),
                rules.map(MarketSteps::of),
                read(() -> venue.account().fees(leg.symbol())).flatMap(fees -> fees),
                read(() -> venue.market().funding(leg.symbol()).rate()),
                position(leg).signed(),
                hears.test(leg.venue()));
    }

    SeenPosition position(Leg leg) {
        return new SeenPosition(read(() -> venues.get(leg.venue()).account().position(leg.symbol()))
                .map(Position::signed));
    }

    /** Where the market does not tell its limit, what is set at the venue bounds it. */
    private static Account account(Venue venue, Leg leg, Optional<MarketRules> rules) {
        Optional<Balance> balance = read(venue.account()::balance);
        Optional<BigDecimal> most = rules.flatMap(MarketRules::maxLeverage)
                .or(() -> read(() -> venue.account().leverage(leg.symbol())));
        return new Account(
                balance.map(Balance::wallet),
                most.flatMap(known -> balance.map(Balance::available)), // without a limit nothing can be sized
                most.orElse(BigDecimal.ONE));
    }

    private static <T> Optional<T> read(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (Trouble unreadable) {
            return Optional.empty();
        }
    }
}
