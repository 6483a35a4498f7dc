package evenkeel.config.records;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.config.start.Mistake;
import evenkeel.config.start.Mistakes;
import evenkeel.config.yaml.YamlFile;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordReaderTest {
    enum Side {
        BUY,
        SELL
    }

    record Level(Price price, Quantity quantity) {}

    sealed interface Exit {
        record AtOnce(int attempts) implements Exit {}

        record AtLeisure(Duration rest) implements Exit {}
    }

    record Case(
            String symbol,
            Side side,
            List<Level> levels,
            Optional<BigDecimal> sizeX10,
            Optional<Level> best,
            Set<String> names,
            Instant at,
            Exit exit,
            boolean isOpen,
            long count) {
        Case {
            if (count > 9) throw new IllegalArgumentException("count must be below 10, was " + count);
        }
    }

    private static final String WHOLE = """
            symbol: ETH
            side: buy
            levels: [[100.10, 5], {price: 100.2, quantity: 0.50}]
            size_x10: 1e-3
            names: [b, a]
            at: 2026-01-01T00:00:00Z
            exit: {kind: at_leisure, rest: PT30S}
            is_open: true
            count: 7
            """;

    private final Mistakes mistakes = new Mistakes();

    @Test
    void what_is_written_becomes_the_record_and_is_printed_as_it_was_meant() {
        Case read = read(WHOLE).orElseThrow();

        assertThat(read)
                .isEqualTo(new Case(
                        "ETH",
                        Side.BUY,
                        List.of(
                                new Level(Price.of("100.1"), Quantity.of("5")),
                                new Level(Price.of("100.2"), Quantity.of("0.5"))),
                        Optional.of(new BigDecimal("0.001")),
                        Optional.empty(),
                        Set.of("a", "b"),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        new Exit.AtLeisure(Duration.ofSeconds(30)),
                        true,
                        7));
        assertThat(RecordTree.of(read).toString())
                .isEqualTo("{symbol=ETH, side=BUY, levels=[{price=100.1, quantity=5}, {price=100.2, quantity=0.5}],"
                        + " size_x10=0.001, best=null, names=[b, a], at=2026-01-01T00:00:00Z,"
                        + " exit={kind=at_leisure, rest=PT30S}, is_open=true, count=7}");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            symbol: ETH          | symbol: [ETH]            | CFG-005 file:1 case.symbol was "ETH": write one value
            side: buy            | side: hold               | CFG-008 file:2 case.side was "hold": write one of BUY, SELL
            [100.10, 5]          | [100.10]                 | CFG-005 file:3 case.levels[0] was "100.10": write price, quantity below it
            [100.10, 5]          | [0, 5]                   | CFG-005 file:3 case.levels[0].price was "0": price must be positive, was 0
            quantity: 0.50       | quantity: -1             | CFG-005 file:3 case.levels[1].quantity was "-1": quantity must not be negative, was -1
            names: [b, a]        | names: b                 | CFG-005 file:5 case.names was "b": write a list such as [1, 2]
            2026-01-01T00:00:00Z | 2026-01-01               | CFG-005 file:6 case.at was "2026-01-01": write an instant in UTC such as 2026-01-31T10:00:00Z
            PT30S                | 30                       | CFG-005 file:7 case.exit.rest was "30": write a duration such as PT30S or PT48H
            kind: at_leisure     | kind: never              | CFG-005 file:7 case.exit was "kind, rest": write kind: and one of at_once, at_leisure
            is_open: true        | is_open: yes             | CFG-005 file:8 case.is_open was "yes": write true or false
            count: 7             | count: 7.5               | CFG-005 file:9 case.count was "7.5": write a whole number
            count: 7             | count: 10                | CFG-009 file:1 case: count must be below 10, was 10
            is_open: true        | isopen: true             | CFG-015 file:1 case.is_open: it is needed, write it
            """)
    void what_is_wrong_is_told_with_its_line_and_nothing_is_made(String was, String is, String told) {
        assertThat(read(WHOLE.replace(was, is))).isEmpty();
        assertThat(mistakes.all()).extracting(Mistake::line).contains(told);
    }

    @ParameterizedTest
    @CsvSource({"minApyFilter, min_apy_filter", "x10Fee, x10_fee", "isOpen, is_open", "l1Address, l1_address"})
    void names_are_spelled_in_snake_case(String camel, String snake) {
        assertThat(Names.snake(camel)).isEqualTo(snake);
    }

    @Test
    void the_nearest_name_is_near() {
        List<String> known = List.of("price", "quantity");

        assertThat(Map.of(
                        "prize", Names.nearest("prize", known),
                        "quantities", Names.nearest("quantities", known),
                        "weight", Names.nearest("weight", known)))
                .isEqualTo(Map.of(
                        "prize", Optional.of("price"),
                        "quantities", Optional.empty(),
                        "weight", Optional.empty()));
    }

    private Optional<Case> read(String text) {
        return YamlFile.parse("file", text, mistakes)
                .flatMap(group -> new RecordReader(mistakes).read(Case.class, "case", group));
    }
}
