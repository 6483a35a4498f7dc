package evenkeel.activities.invariants;

import evenkeel.activities.trading.Venues;
import evenkeel.domain.invariant.Invariant;
import evenkeel.domain.invariant.Offence;
import evenkeel.domain.invariant.Verdict;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.FundingPayment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Payment by payment, what the venues paid while a trade owned the symbol beside what the ledger has booked. */
public final class FundingCheck implements InvariantCheck {
    /** Trades book a payment when they next look. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private static final Duration BACK = Duration.ofDays(1);

    private final JdbcClient sql;
    private final Venues venues;
    private final InstantSource clock;

    public FundingCheck(DataSource ledger, Venues venues, InstantSource clock) {
        sql = JdbcClient.create(ledger);
        this.venues = venues;
        this.clock = clock;
    }

    /** A symbol at a venue that a trade owns, or owned, and from when to when it is looked at. */
    private record Owned(String venue, String symbol, Instant since, Instant until) {}

    @Override
    public Invariant invariant() {
        return Invariant.I15;
    }

    @Override
    public Verdict look() {
        List<Offence> offences = new ArrayList<>();
        Instant now = clock.instant();
        for (Owned owned : owned(now.minus(LATE.plus(BACK)), now.minus(LATE))) offences.addAll(differences(owned));
        return Verdict.of(offences);
    }

    /** Whether the venue shows a payment that the ledger has not, or has otherwise, however young it is. */
    public boolean isBehind(String venue) {
        Instant now = clock.instant();
        return owned(now.minus(LATE.plus(LATE)), now).stream()
                .filter(owned -> owned.venue().equals(venue))
                .anyMatch(owned -> !differences(owned).isEmpty());
    }

    private List<Offence> differences(Owned owned) {
        Map<String, Usd> paid = new HashMap<>();
        for (FundingPayment payment :
                venues.get(owned.venue()).account().funding(owned.symbol(), owned.since(), owned.until())) {
            paid.put(payment.eventId(), payment.amount());
        }
        Map<String, Usd> booked = booked(owned);
        List<Offence> offences = new ArrayList<>();
        TreeSet<String> events = new TreeSet<>(paid.keySet());
        events.addAll(booked.keySet());
        for (String event : events) {
            Usd there = paid.getOrDefault(event, Usd.ZERO);
            Usd here = booked.getOrDefault(event, Usd.ZERO);
            if (there.equals(here)) continue;
            offences.add(new Offence(
                    owned.symbol(),
                    "payment " + event + " at " + owned.venue() + " is " + there + ", the ledger has " + here));
        }
        return offences;
    }

    private List<Owned> owned(Instant earliest, Instant latest) {
        return sql.sql("""
                        SELECT venue, symbol, greatest(since, :earliest) AS since, least(until, :latest) AS until
                        FROM position_claim
                        WHERE since < :latest AND coalesce(until, :latest) > :earliest
                        """)
                .param("latest", time(latest))
                .param("earliest", time(earliest))
                .query((row, n) -> new Owned(
                        row.getString("venue"),
                        row.getString("symbol"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getObject("until", OffsetDateTime.class).toInstant()))
                .list();
    }

    private Map<String, Usd> booked(Owned owned) {
        Map<String, Usd> amounts = new HashMap<>();
        sql.sql("""
                SELECT event_id, amount FROM funding_booking
                WHERE venue = :venue AND symbol = :symbol AND paid_at > :since AND paid_at <= :until
                """)
                .param("venue", owned.venue())
                .param("symbol", owned.symbol())
                .param("since", time(owned.since()))
                .param("until", time(owned.until()))
                .query(row -> {
                    amounts.merge(row.getString("event_id"), new Usd(row.getBigDecimal("amount")), Usd::plus);
                });
        return amounts;
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
