package evenkeel.domain.carry;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.money.Usd;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** READ-3: limits are exclusive. */
class ReadbackTest {
    private static final LegFills ENTRIES =
            new LegFills(Carries.fill("2", "3000", "1"), Carries.fill("2", "3000", "2"));

    @ParameterizedTest(name = "{0} lead at {1} fee {2}, venue {3} fee {4}: corrects = {5}")
    @CsvSource({
        "0.1, 3000, 0, 3000.9,  0,    false", // exactly 3 bps, 9 cents
        "0.1, 3000, 0, 3000.91, 0,    true", // more than 3 bps
        "2,   3000, 1, 3000,    1.30, false", // exactly thirty cents
        "2,   3000, 1, 3000,    1.31, true",
        "2,   3000, 1, 3000.15, 1,    false",
        "2,   3000, 1, 3000.16, 1,    true"
    })
    void a_close_is_corrected_beyond_three_bps_or_thirty_cents(
            String quantity, String recorded, String fee, String venue, String venueFee, boolean corrects) {
        TradeFigures was = figures(Carries.fill(quantity, recorded, fee));
        TradeFigures is = figures(Carries.fill(quantity, venue, venueFee));

        assertThat(Readback.compare("T-1", Carries.legs(), was, is).isPresent()).isEqualTo(corrects);
    }

    @Test
    void a_close_that_was_recorded_as_nothing_is_always_corrected() {
        TradeFigures was = figures(LegFill.NOTHING);
        TradeFigures is = figures(Carries.fill("0.001", "3000", "0"));

        Optional<Correction> correction = Readback.compare("T-1", Carries.legs(), was, is);

        assertThat(correction).isPresent();
        assertThat(correction.get().change()).isEqualTo(Usd.of("3"));
    }

    private static TradeFigures figures(LegFill leadExit) {
        return TradeFigures.of(ENTRIES, new LegFills(leadExit, Carries.fill("2", "3000", "1")), Usd.ZERO);
    }
}
