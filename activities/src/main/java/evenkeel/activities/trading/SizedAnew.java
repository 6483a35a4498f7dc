package evenkeel.activities.trading;

import evenkeel.activities.ledger.AccountReadings;
import evenkeel.activities.ledger.AccountReadings.Reading;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.capital.CapitalScope;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.Casting;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.scan.ScanSettings;
import evenkeel.domain.carry.sizing.Account;
import evenkeel.domain.carry.sizing.Accounts;
import evenkeel.domain.carry.sizing.EntrySize;
import evenkeel.domain.carry.sizing.MarketSteps;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Balance;
import evenkeel.domain.venue.MarketRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * §8.5: what the rule of sizes makes of a held trade as if it were entered now, by the last readings of the accounts and
 * what other trades have out. Whatever is not known leaves it unknown.
 */
public record SizedAnew(Venues venues, AccountReadings readings, Books books) implements Outlook.Sizes {
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    @Override
    public Optional<Usd> suggested(HeldCarry held, Price mid, Instant now) {
        CarryTerms terms = held.terms();
        Optional<MarketRules> lead = rules(terms.lead());
        Optional<MarketRules> hedge = rules(terms.hedge());
        if (lead.isEmpty() || hedge.isEmpty()) return Optional.empty();

        ScanSettings settings = terms.settings().orElseThrow().keys().entry().scan();
        var casting = new Casting(settings.roles());
        Account leads = account(terms.lead(), lead.get(), now);
        Account hedges = account(terms.hedge(), hedge.get(), now);
        var inputs = new EntrySize.Inputs(
                new Accounts(casting.lighter(leads, hedges), casting.x10(leads, hedges)),
                casting.lighter(MarketSteps.of(lead.get()), MarketSteps.of(hedge.get())),
                casting.x10(MarketSteps.of(lead.get()), MarketSteps.of(hedge.get())),
                mid,
                others(held),
                (int) books.openTrades().stream()
                        .filter(other -> !other.terms().trade().equals(terms.trade()))
                        .count(),
                Optional.empty(),
                Optional.empty());
        return EntrySize.of(inputs, settings.size()).notional();
    }

    /** Of the strategy, without what this trade was reserved when it opened. */
    private Usd others(HeldCarry held) {
        Usd own = held.opened().lead().vwap().map(held.net(LegName.LEAD)::at).orElse(Usd.ZERO);
        Usd out = books.capital().stream()
                .filter(capital -> capital.scope().equals(CapitalScope.ofStrategy(CarryTerms.STRATEGY)))
                .map(capital -> capital.out().notional())
                .reduce(Usd.ZERO, Usd::plus);
        return own.exceeds(out) ? Usd.ZERO : out.minus(own);
    }

    /** Where the market does not tell its limit, what is set at the venue bounds it. */
    private Optional<MarketRules> rules(Leg leg) {
        Venue venue = venues.get(leg.venue());
        try {
            MarketRules rules = venue.market().rules(leg.symbol());
            boolean isTold = rules.maxLeverage().isPresent();
            return Optional.of(
                    isTold ? rules : rules.withMaxLeverage(venue.account().leverage(leg.symbol())));
        } catch (Trouble unreadable) {
            return Optional.empty();
        }
    }

    private Account account(Leg leg, MarketRules rules, Instant now) {
        Optional<Balance> balance = Optional.ofNullable(readings.latest().get(leg.venue()))
                .filter(reading -> !reading.at().plus(KNOWN_FOR).isBefore(now))
                .map(Reading::balance);
        return new Account(
                balance.map(Balance::wallet),
                balance.map(Balance::available),
                rules.maxLeverage().orElseThrow());
    }
}
