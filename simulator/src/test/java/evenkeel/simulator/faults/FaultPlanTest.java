package evenkeel.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.config.start.Mistake;
import evenkeel.config.start.SettingsRefused;
import evenkeel.simulator.wire.faults.Fault;
import evenkeel.simulator.wire.faults.FaultKind;
import evenkeel.simulator.wire.faults.FaultPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultPlanTest {
    @TempDir
    private Path folder;

    @Test
    void a_file_says_what_where_when_and_how_often() throws Exception {
        Path file = Files.writeString(folder.resolve("faults.yaml"), """
                faults:
                  - kind: response_lost
                    venue: bybit
                    on: POST /v5/order/create
                    after: PT5S
                    lasts: PT1M
                    skip: 2
                    times: 3
                    chance: 0.5
                  - {kind: halt, symbol: ETH}
                """);

        List<Fault> faults = FaultPlan.read(file);

        Fault lost = faults.getFirst();
        assertThat(lost.kind()).isEqualTo(FaultKind.RESPONSE_LOST);
        assertThat(lost.venue()).isEqualTo("bybit");
        assertThat(lost.window().after()).isEqualTo(Duration.ofSeconds(5));
        assertThat(lost.window().lasts()).contains(Duration.ofMinutes(1));
        assertThat(lost.odds()).isEqualTo(new Fault.Odds(2, 3, 0.5));
        assertThat(faults.get(1).odds().times()).as("a halt stands").isZero();
    }

    @Test
    void json_will_do_as_well() {
        assertThat(FaultPlan.parse("{\"faults\": [{\"kind\": \"delay\", \"delay\": \"PT2S\"}]}"))
                .extracting(Fault::delay)
                .containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void F64_every_mistake_is_told_at_once_and_an_unknown_key_is_one() {
        assertThatThrownBy(() -> FaultPlan.parse("""
                        colour: blue
                        faults:
                          - {kind: explode, chance: 1.5, status: 200, sometimes: 3}
                          - {kind: adl, after: tomorrow}
                        """))
                .isInstanceOfSatisfying(
                        SettingsRefused.class,
                        refused -> assertThat(refused.mistakes())
                                .extracting(Mistake::key)
                                .containsExactlyInAnyOrder(
                                        "colour",
                                        "faults[0].kind",
                                        "faults[0].chance",
                                        "faults[0].status",
                                        "faults[0].sometimes",
                                        "faults[1].symbol",
                                        "faults[1].after"));
    }

    @Test
    void a_text_that_is_no_document_is_refused() {
        for (String text : List.of("", "- 1", "faults: 3", "faults: [", "!!java.net.URL [http://localhost]")) {
            assertThatThrownBy(() -> FaultPlan.parse(text)).as(text).isInstanceOf(SettingsRefused.class);
        }
    }

    @Test
    void a_bad_day_is_made_of_chances() {
        assertThat(FaultPlan.badDay())
                .hasSizeGreaterThan(5)
                .allMatch(fault -> fault.odds().chance() < 0.1);
    }
}
