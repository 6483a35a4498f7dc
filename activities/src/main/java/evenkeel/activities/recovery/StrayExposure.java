package evenkeel.activities.recovery;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.venue.Position;
import evenkeel.workflows.ports.Alerts;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Positions at a venue that no open trade owns (I32). They are told of, once per symbol and day, and never touched. */
public final class StrayExposure {
    private static final Logger log = LoggerFactory.getLogger(StrayExposure.class);

    private final Venues venues;
    private final List<String> symbols;
    private final Books books;
    private final Alerts alerts;
    private final InstantSource clock;

    public StrayExposure(Venues venues, List<String> symbols, Books books, Alerts alerts, InstantSource clock) {
        this.venues = venues;
        this.symbols = List.copyOf(symbols);
        this.books = books;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Owners are read before and after: a trade that begins or ends in between is no stray. */
    public List<Position> round() {
        Set<Owned> before = owned();
        List<Position> held = venues.all().stream().flatMap(this::held).toList();
        if (held.isEmpty()) return held;
        Set<Owned> after = owned();
        List<Position> strays = held.stream()
                .filter(position -> !before.contains(Owned.of(position)) && !after.contains(Owned.of(position)))
                .toList();
        strays.forEach(this::tell);
        return strays;
    }

    private Stream<Position> held(Venue venue) {
        return symbols.stream().flatMap(symbol -> held(venue, symbol));
    }

    /** What is below a lot cannot be closed by anybody. */
    private Stream<Position> held(Venue venue, String symbol) {
        try {
            Position position = venue.account().position(symbol);
            boolean dust = position.signed().signum() == 0
                    || venue.market()
                            .instrument(symbol)
                            .lots(position.quantity())
                            .isZero();
            return dust ? Stream.empty() : Stream.of(position);
        } catch (Trouble unreadable) {
            log.warn("{} {} @{}: {}", unreadable.code().id(), symbol, venue.name(), unreadable.getMessage());
            return Stream.empty(); // unknown, and looked at again
        }
    }

    private Set<Owned> owned() {
        return books.openTrades().stream()
                .flatMap(trade -> trade.owned().stream())
                .map(Owned::by)
                .collect(Collectors.toSet());
    }

    private void tell(Position stray) {
        String where = stray.venue() + "/" + stray.symbol();
        String key = "stray/" + where + "/" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String text = stray.signed().toPlainString() + " " + stray.symbol() + " @" + stray.venue() + " without a trade";
        alerts.raise(new Alert(key, Alert.Severity.CRITICAL, Code.REC_STRAY.id(), where, text));
    }

    private record Owned(String venue, String symbol) {
        static Owned of(Position position) {
            return new Owned(position.venue(), position.symbol());
        }

        static Owned by(CarryTerms.Leg leg) {
            return new Owned(leg.venue(), leg.symbol());
        }
    }
}
