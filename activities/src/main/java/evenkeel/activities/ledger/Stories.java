package evenkeel.activities.ledger;

import evenkeel.domain.carry.risk.VenueShare;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What happened to a trade, as the ledger tells it to people. */
public interface Stories {
    /** Everything that is kept of it, in the order in which it happened. */
    List<Line> of(String trade);

    /** How a held trade stood when that was kept last, by the names of the columns; empty before the first time. */
    Map<String, String> lastSnapshot(String trade);

    /** How many orders each venue has had of us since, and how many of them it has refused. */
    Map<String, VenueShare.Orders> orders(Instant since);

    /** {@code what}: the kind of thing, such as {@code order}, {@code fill} or {@code funding}. */
    record Line(Instant at, String what, String text) {}
}
