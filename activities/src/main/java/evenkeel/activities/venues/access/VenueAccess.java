package evenkeel.activities.venues.access;

import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.OrderNumbers;
import evenkeel.activities.venues.binance.Binance;
import evenkeel.activities.venues.binance.BinancePerps;
import evenkeel.activities.venues.book.StreamedVenue;
import evenkeel.activities.venues.budget.LeasedBudget;
import evenkeel.activities.venues.budget.Payer;
import evenkeel.activities.venues.budget.RateTerms;
import evenkeel.activities.venues.bybit.Bybit;
import evenkeel.activities.venues.bybit.BybitPerps;
import evenkeel.activities.venues.http.AccountRules;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.lighter.Lighter;
import evenkeel.activities.venues.lighter.LighterPerps;
import evenkeel.activities.venues.lighter.LighterSettings;
import evenkeel.activities.venues.numbers.KeptNumbers;
import evenkeel.activities.venues.x10.X10;
import evenkeel.activities.venues.x10.X10Perps;
import evenkeel.activities.venues.x10.X10Settings;
import evenkeel.config.places.Environment;
import evenkeel.config.places.VenuePlace;
import evenkeel.config.secret.Secret;
import evenkeel.config.start.Checks;
import evenkeel.domain.execution.Executor;
import evenkeel.domain.execution.Executors;
import evenkeel.domain.execution.perps.PerpExecutor;
import evenkeel.domain.execution.perps.PerpSettings;
import evenkeel.domain.execution.perps.PerpTerms;
import evenkeel.domain.gate.GateCeilings;
import evenkeel.domain.venue.VenueAddress;
import java.math.BigDecimal;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A venue, our key to it and what the account must be. */
public record VenueAccess(VenuePlace place, ApiKey key, AccountRules account) {
    /** For what the venue tells everybody: there is no key, so nothing can be signed. */
    public static VenueAccess withoutKey(VenuePlace place) {
        ApiKey nobody = nobody();
        nobody.forget();
        return new VenueAccess(place, nobody, AccountRules.ANY);
    }

    public static List<VenueAccess> readAll(@Nullable List<VenuePlace.Written> keys, Checks checks) {
        List<VenuePlace> places = VenuePlace.readAll(keys, checks);
        List<VenueAccess> venues = new ArrayList<>();
        for (VenuePlace place : places) {
            VenuePlace.Written written = Objects.requireNonNull(keys).get(venues.size());
            Checks here = checks.below("venues[" + venues.size() + "]");
            venues.add(new VenueAccess(place, key(written, here), account(place, written, here)));
        }
        return venues;
    }

    /** Connects; processes that share a rate limit count their calls in the ledger. */
    public OpenVenue open(List<String> symbols, DataSource ledger, InstantSource clock) {
        Spoken spoken = speaking(place, ledger);
        Payer payer = Payer.at(place.name(), place.egress());
        var shared = new LeasedBudget(ledger, payer, spoken.rates().ours(place.allowance()));
        OpenVenue open = spoken.opening().apply(settings(symbols, clock).with(shared));
        return switch (place.prices()) {
            case READ -> open;
            case STREAMED -> new StreamedVenue(open, symbols, clock);
        };
    }

    /** The executor of its perpetuals, which touches nothing. */
    public Executor executor(PerpSettings limits, InstantSource clock) {
        VenueSettings settings = settings(List.of(), clock);
        PerpTerms terms = switch (place.dialect()) {
            case BINANCE -> BinancePerps.terms(settings);
            case BYBIT -> BybitPerps.terms(settings);
            case LIGHTER -> LighterPerps.terms(settings);
            case X10 -> X10Perps.terms(x10(settings, place));
        };
        return new PerpExecutor(terms, limits);
    }

    /** One executor for each of them. */
    public static Executors executors(List<VenueAccess> venues, PerpSettings limits, InstantSource clock) {
        return new Executors(
                venues.stream().map(venue -> venue.executor(limits, clock)).toList());
    }

    private VenueSettings settings(List<String> symbols, InstantSource clock) {
        return VenueSettings.of(place.name(), place.rest(), place.stream(), key, clock, symbols)
                .with(account)
                .with(place.facts());
    }

    private static Spoken speaking(VenuePlace place, DataSource ledger) {
        return switch (place.dialect()) {
            case BINANCE -> new Spoken(Binance::open, Binance.rates());
            case BYBIT -> new Spoken(Bybit::open, Bybit.rates());
            case LIGHTER ->
                new Spoken(
                        settings -> Lighter.open(lighter(settings, new KeptNumbers(ledger), place)), Lighter.rates());
            case X10 -> new Spoken(settings -> X10.open(x10(settings, place)), X10.rates());
        };
    }

    /** Real money is on the main chain, everything else is not: a signature for one counts for nothing on the other. */
    private static LighterSettings lighter(VenueSettings settings, OrderNumbers numbers, VenuePlace place) {
        LighterSettings main = LighterSettings.of(settings, numbers);
        LighterSettings there = place.environment() == Environment.LIVE ? main : main.onTestnet();
        return there.with(place.facts());
    }

    private static X10Settings x10(VenueSettings settings, VenuePlace place) {
        X10Settings main = X10Settings.of(settings);
        X10Settings there = place.environment() == Environment.LIVE ? main : main.onTestnet();
        return there.with(place.facts());
    }

    /** What speaks a dialect. */
    private record Spoken(Function<VenueSettings, OpenVenue> opening, RateTerms rates) {}

    /** Named by file or by environment variable; either holds {@code key:secret}. */
    private static ApiKey key(VenuePlace.Written written, Checks checks) {
        boolean byVariable = written.keyEnv() != null && written.keyFile() == null;
        String from = byVariable ? "key_env" : "key_file";
        Secret content = byVariable
                ? checks.secretOf(from, String.valueOf(written.keyEnv()))
                : checks.secret(from, written.keyFile());
        Secret signing = content.after(':');
        String id = content.publicPartBefore(':');
        try {
            if (!id.isEmpty() && !signing.isEmpty()) return new ApiKey(id, signing.copy());
            if (!content.isEmpty()) checks.wrong(from, "what it names", "it must hold key:secret");
            return nobody();
        } finally {
            signing.forget();
            content.forget();
        }
    }

    private static ApiKey nobody() {
        return new ApiKey("nobody", new byte[] {0});
    }

    /** With real money the account is named: a key of another one must not trade (F65). */
    private static AccountRules account(VenuePlace place, VenuePlace.Written written, Checks checks) {
        if (place.environment() == Environment.LIVE && written.account() == null) {
            checks.wrong("account", "", "name the account that the venue knows this key by");
        }
        BigDecimal leverage = checks.decimal(
                "max_leverage",
                written.maxLeverage(),
                "10",
                value -> value.compareTo(BigDecimal.ONE) >= 0 && value.compareTo(GateCeilings.LEVERAGE) <= 0,
                "give a leverage from 1 to " + GateCeilings.LEVERAGE);
        Optional<URI> rights = Optional.ofNullable(written.rights())
                .map(address -> checks.address("rights", address, "https", "http"));
        rights.flatMap(VenueAddress::objection)
                .ifPresent(why -> checks.wrong("rights", String.valueOf(written.rights()), why));
        return new AccountRules(Optional.ofNullable(written.account()), leverage, rights);
    }
}
