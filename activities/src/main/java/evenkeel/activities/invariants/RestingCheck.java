package evenkeel.activities.invariants;

import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.invariant.Invariant;
import evenkeel.domain.invariant.Offence;
import evenkeel.domain.invariant.Verdict;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What rests at the venues beside the ledger's live orders: somebody else's, or ours and forgotten (F34). */
public final class RestingCheck implements InvariantCheck {
    private final JdbcClient sql;
    private final Venues venues;
    private final List<String> symbols;

    public RestingCheck(DataSource ledger, Venues venues, List<String> symbols) {
        sql = JdbcClient.create(ledger);
        this.venues = venues;
        this.symbols = List.copyOf(symbols);
    }

    @Override
    public Invariant invariant() {
        return Invariant.I25;
    }

    @Override
    public Verdict look() {
        List<Offence> offences = new ArrayList<>();
        for (Venue venue : venues.all()) {
            for (String symbol : symbols) {
                for (String order : strangers(venue, symbol)) {
                    offences.add(
                            new Offence(symbol, order + " rests at " + venue.name() + " and is no live order of ours"));
                }
            }
        }
        return Verdict.of(offences);
    }

    /** The venue is asked again: an order that has just ended is gone by then. */
    private List<String> strangers(Venue venue, String symbol) {
        List<String> unknown = new ArrayList<>(venue.account().openOrders(symbol));
        if (unknown.isEmpty()) return unknown;
        unknown.removeAll(live(venue.name(), symbol));
        if (!unknown.isEmpty()) unknown.retainAll(venue.account().openOrders(symbol));
        return unknown;
    }

    private List<String> live(String venue, String symbol) {
        return sql.sql("""
                        SELECT client_order_id FROM order_intent
                        WHERE venue = :venue AND symbol = :symbol
                          AND status IN ('INTENT', 'SENT', 'UNKNOWN', 'OPEN', 'PARTIALLY_FILLED')
                        """)
                .param("venue", venue)
                .param("symbol", symbol)
                .query((row, n) -> row.getString(1))
                .list();
    }
}
