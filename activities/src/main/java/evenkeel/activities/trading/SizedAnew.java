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
import java.util.Map;
import java.util.Optional;

/**
 * §8.5: what the rule of sizes makes of a held trade as if it were entered now, by the last readings of the accounts and
 * what other trades have out. Whatever is not known leaves it unknown.
 */
public final class SizedAnew implements Outlook.Sizes {
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);
    private static final Duration READ_EVERY = Duration.ofSeconds(10);

    private final Venues venues;
    private final AccountReadings readings;
    private final Books books;
    private Standing standing = new Standing(Map.of(), 0, Usd.ZERO, Instant.EPOCH);

    public SizedAnew(Venues venues, AccountReadings readings, Books books) {
        this.venues = venues;
        this.readings = readings;
        this.books = books;
    }

    /** Read for all trades together. {@code open}: how many, this one too. {@code out}: what the strategy has out in the market. */
    private record Standing(Map<String, Reading> accounts, int open, Usd out, Instant at) {}

    @Override
    public Optional<Usd> suggested(HeldCarry held, Price mid, Instant now) {
        CarryTerms terms = held.terms();
        Standing known = standing(now);
        Optional<MarketRules> lead = rules(terms.lead());
        Optional<MarketRules> hedge = rules(terms.hedge());
        if (lead.isEmpty() || hedge.isEmpty()) return Optional.empty();

        ScanSettings settings = terms.settings().orElseThrow().keys().entry().scan();
        var casting = new Casting(settings.roles());
        Account leads = account(known, terms.lead(), lead.get(), now);
        Account hedges = account(known, terms.hedge(), hedge.get(), now);
        var inputs = new EntrySize.Inputs(
                new Accounts(casting.lighter(leads, hedges), casting.x10(leads, hedges)),
                casting.lighter(MarketSteps.of(lead.get()), MarketSteps.of(hedge.get())),
                casting.x10(MarketSteps.of(lead.get()), MarketSteps.of(hedge.get())),
                mid,
                others(held, known),
                Math.max(0, known.open() - 1),
                Optional.empty(),
                Optional.empty());
        return EntrySize.of(inputs, settings.size()).notional();
    }

    private synchronized Standing standing(Instant now) {
        if (now.isBefore(standing.at().plus(READ_EVERY))) return standing;
        Usd out = books.capital().stream()
                .filter(capital -> capital.scope().equals(CapitalScope.ofStrategy(CarryTerms.STRATEGY)))
                .map(capital -> capital.out().notional())
                .reduce(Usd.ZERO, Usd::plus);
        standing = new Standing(readings.latest(), books.openTrades().size(), out, now);
        return standing;
    }

    /** Of the strategy, without what this trade was reserved when it opened. */
    private static Usd others(HeldCarry held, Standing known) {
        Usd own = held.opened().lead().vwap().map(held.net(LegName.LEAD)::at).orElse(Usd.ZERO);
        return own.exceeds(known.out()) ? Usd.ZERO : known.out().minus(own);
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

    private static Account account(Standing known, Leg leg, MarketRules rules, Instant now) {
        Optional<Balance> balance = Optional.ofNullable(known.accounts().get(leg.venue()))
                .filter(reading -> !reading.at().plus(KNOWN_FOR).isBefore(now))
                .map(Reading::balance);
        return new Account(
                balance.map(Balance::wallet),
                balance.map(Balance::available),
                rules.maxLeverage().orElseThrow());
    }
}
