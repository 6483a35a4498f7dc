package evenkeel.domain.carry.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Fill;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GhostOriginTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    /** Fills are signed quantities, oldest first; those that explain the position are counted from the newest. */
    @ParameterizedTest(name = "{0} by {1}: the last {2}")
    @CsvSource({
        "2, 2, 1",
        "2, 1.5 0.5, 2",
        "2, 3 -1, 2",
        "-2, -2.5 0.5, 2",
        "2, 7 -7 2, 1", // what was flat in between is another story
        "2, -7 7 1.5 0.5, 2",
        "2, 1.5, 0",
        "2, 2.5, 0",
        "2, -1 3, 0", // one fill that turned it around belongs to two stories
        "2, '', 0"
    })
    void a_position_is_explained_by_all_fills_since_it_was_flat(String held, String fills, int explain) {
        List<Fill> known = fills(fills);

        var origin = GhostOrigin.of(new BigDecimal(held), known);

        List<Fill> last = known.subList(known.size() - explain, known.size());
        assertThat(origin.map(GhostOrigin::fills).orElse(List.of())).isEqualTo(last);
        assertThat(origin.isPresent()).isEqualTo(explain > 0);
    }

    private static List<Fill> fills(String signed) {
        List<Fill> fills = new ArrayList<>();
        for (String one : signed.split(" ", -1)) {
            if (one.isEmpty()) continue;
            BigDecimal quantity = new BigDecimal(one);
            fills.add(new Fill(
                    "alpha",
                    "ETH",
                    "f" + fills.size(),
                    "somebody-else-s",
                    quantity.signum() > 0 ? Side.BUY : Side.SELL,
                    new Quantity(quantity.abs()),
                    Price.of("100"),
                    Usd.of("0.1"),
                    "USDT",
                    false,
                    NOON.plusSeconds(fills.size())));
        }
        return fills;
    }
}
