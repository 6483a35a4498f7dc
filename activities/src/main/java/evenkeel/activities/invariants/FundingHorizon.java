package evenkeel.activities.invariants;

import evenkeel.activities.ledger.Incidents;
import evenkeel.activities.trading.Venues;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.code.Code;
import evenkeel.domain.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Warns while a venue still shows the payments that a trade has not booked, and says so when it no longer does (F49). */
public final class FundingHorizon {
    private static final Logger log = LoggerFactory.getLogger(FundingHorizon.class);

    private final JdbcClient sql;
    private final Venues venues;
    private final Incidents incidents;
    private final InstantSource clock;

    public FundingHorizon(DataSource ledger, Venues venues, Incidents incidents, InstantSource clock) {
        sql = JdbcClient.create(ledger);
        this.venues = venues;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** A symbol that a trade owns, and up to when its payments are booked for certain: the last one, or its beginning. */
    private record Unread(String venue, String symbol, String trade, Instant since) {}

    /** Half of what a venue keeps is warning enough for a person to come. */
    public void look() {
        Instant now = clock.instant();
        for (Unread unread : unread()) {
            Duration kept = venues.get(unread.venue()).account().fundingKept();
            Instant gone = unread.since().plus(kept);
            if (!now.isBefore(gone)) {
                open(unread, Code.REC_FUNDING_FORGOTTEN, Alert.Severity.CRITICAL, "since " + gone, now);
            } else if (!now.isBefore(unread.since().plus(kept.dividedBy(2)))) {
                open(unread, Code.REC_FUNDING_UNREAD, Alert.Severity.WARNING, "from " + gone + " on", now);
            }
        }
    }

    private void open(Unread unread, Code code, Alert.Severity severity, String when, Instant now) {
        String text = "nothing is booked after " + unread.since() + " for " + unread.symbol() + " at " + unread.venue()
                + ", which no longer shows it " + when;
        boolean said = incidents.open(new Incident(
                code.word() + "-" + unread.venue() + "-" + unread.symbol(),
                code.id(),
                severity,
                "symbol:" + unread.symbol().toLowerCase(Locale.ROOT),
                unread.trade(),
                text,
                now));
        if (said) log.warn("{} {} {}", code.id(), unread.trade(), text);
    }

    private List<Unread> unread() {
        return sql.sql("""
                        SELECT c.venue, c.symbol, c.trade_id, greatest(c.since, max(b.paid_at)) AS since
                        FROM position_claim c
                        LEFT JOIN funding_booking b USING (venue, account, symbol, trade_id)
                        WHERE c.until IS NULL
                        GROUP BY c.venue, c.account, c.symbol, c.trade_id, c.since
                        ORDER BY since
                        """)
                .query((row, n) -> new Unread(
                        row.getString("venue"),
                        row.getString("symbol"),
                        row.getString("trade_id"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }
}
