package evenkeel.local.explain;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.config.records.Names;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainTest {
    private static final String ROTATION = """
            question: carry-rotation
            overrides:
              trading: {switching_cost_latency_usd: 0.20}
            inputs:
              current_notional: 5000
              funding_per_hour: 0
              hours_to_max_hold: 24
              new_notional: 5000
              spread_new: 0.001
              total_ev_new: 10
              fees: {lighter: {maker: 0.00002, taker: 0.0002}, x10: {maker: 0, taker: 0.000225}, is_estimated: false}
              lighter_tier: PREMIUM
            """;

    @TempDir
    private Path folder;

    /** What a command printed, and how it ended; the file is called FILE. */
    private record Answer(int code, String out, String err) {}

    @Test
    void prints_every_figure_and_then_the_decision() throws IOException {
        assertThat(ask(ROTATION)).isEqualTo(new Answer(0, """
                exit_fees
                  lighter_maker_fill_probability  0.8
                  x10_maker_fill_probability      0.5
                  exit_fees_lighter               0.28
                  exit_fees_x10                   0.5625
                  exit_fees                       0.8425
                exit_cost       0.8425
                switching_cost  7.2675
                hold_hours      24
                value_hold      0
                value_rotate    8.9575
                threshold       0
                pays            true
                decision        ROTATE
                """, ""));
    }

    @Test
    void prints_the_same_for_programs() throws IOException {
        assertThat(ask(ROTATION + "expect: {pays: true, switching_cost: 7.27}\n", "-o", "json"))
                .isEqualTo(new Answer(0, """
                {
                  "question" : "carry-rotation",
                  "profile" : "default",
                  "figures" : {
                    "exit_fees" : {
                      "lighter_maker_fill_probability" : "0.8",
                      "x10_maker_fill_probability" : "0.5",
                      "exit_fees_lighter" : "0.28",
                      "exit_fees_x10" : "0.5625",
                      "exit_fees" : "0.8425"
                    },
                    "exit_cost" : "0.8425",
                    "switching_cost" : "7.2675",
                    "hold_hours" : "24",
                    "value_hold" : "0",
                    "value_rotate" : "8.9575",
                    "threshold" : "0",
                    "pays" : true
                  },
                  "decision" : "ROTATE",
                  "expected" : {
                    "compared" : 2,
                    "differences" : [ ]
                  }
                }
                """, ""));
    }

    @Test
    void what_comes_out_otherwise_than_expected_is_named_and_ends_with_1() throws IOException {
        Answer answer = ask(ROTATION + "expect: {pays: false, exit_cost: 0.84, hold_hours: 25, hours: 1}\n");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out()).endsWith("""
                decision        ROTATE
                expected        1 of 4
                  pays should be false, was true
                  hold_hours should be 25, was 24
                  hours is no figure of the answer
                """);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            current_notional: 5000     | current_notional: NaN      | CFG-005 FILE:5 inputs.current_notional was "NaN": write a plain number such as 0.35
            current_notional: 5000     | ''                         | CFG-015 FILE:4 inputs.current_notional: it is needed, write it
            spread_new: 0.001          | spread_now: 0.001          | CFG-003 FILE:9 inputs.spread_now was "0.001": there is no such name, did you mean spread_new?
            lighter_tier: PREMIUM      | lighter_tier: GOLD         | CFG-008 FILE:12 inputs.lighter_tier was "GOLD": write one of STANDARD, PREMIUM
            total_ev_new: 10           | total_ev_new: [10]         | CFG-005 FILE:10 inputs.total_ev_new was "10": write one value
            taker: 0.0002}             | taker: 0.0002, rebate: 1}  | CFG-003 FILE:11 inputs.fees.lighter.rebate was "1": there is no such name, there are maker, taker
            switching_cost_latency_usd: 0.20 | switching_cost_latency_usd: -1 | CFG-007 FILE:3 trading.switching_cost_latency_usd was "-1": allowed is >= 0
            switching_cost_latency_usd | switching_cost_latency     | CFG-003 FILE:3 trading.switching_cost_latency: there is no such key, did you mean trading.switching_cost_latency_usd?
            question: carry-rotation   | question: carry-dance      | CFG-008 FILE:1 question was "carry-dance": write one of carry-scan, carry-size, carry-entry, carry-exit, carry-close, carry-readback, carry-holding, carry-rotation, carry-rebalance, carry-risk, carry-conflict, carry-funding, carry-account, carry-rate, carry-order, carry-request, carry-reconnect, carry-start
            inputs:                    | profile: mine\\ninputs:    | CFG-008 FILE:4 profile was "mine": write default or recommended
            inputs:                    | input:                     | CFG-003 FILE:4 input: there is no such part, did you mean inputs?
            """)
    void a_wrong_case_is_refused_with_code_and_line_and_nothing_is_guessed(String was, String is, String told)
            throws IOException {
        Answer answer = ask(ROTATION.replace(was, is.replace("\\n", "\n")));

        assertThat(answer.code()).isEqualTo(9);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines()).contains(told);
    }

    @Test
    void a_wrong_command_ends_with_2_and_help_shows_an_example() throws IOException {
        assertThat(run("carry-dance").code()).isEqualTo(2);
        assertThat(run("carry-dance").err()).contains("there is no question 'carry-dance', there are carry-scan, ");
        assertThat(run("carry-scan"))
                .isEqualTo(
                        new Answer(
                                2,
                                "",
                                "evenkeel explain: name a case with -f, or ask for one with --template; --help lists the options\n"));
        assertThat(run("--help").out()).contains("Example: ./evenkeel explain carry-readback --template");
        Files.writeString(folder.resolve("case.yaml"), ROTATION);
        assertThat(run("carry-scan", "-f", folder.resolve("case.yaml").toString())
                        .err())
                .startsWith("evenkeel explain: the case asks carry-rotation, not carry-scan");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void a_template_can_be_asked_as_it_is_and_names_every_input(String name) throws IOException {
        Question<?, ?> question = Questions.find(name).orElseThrow();
        Answer template = run(name, "--template");
        Path file = Files.writeString(folder.resolve("template.yaml"), template.out());

        assertThat(run(name, "-f", file.toString()).code()).isZero();
        assertThat(template.out()).startsWith("# ").contains("./evenkeel explain " + name);
        for (RecordComponent input : question.inputs().getRecordComponents()) {
            assertThat(template.out()).containsPattern("(?m)^  " + Names.snake(input.getName()) + ":");
        }
    }

    static List<String> questions() {
        return Questions.ALL.stream().map(question -> question.name()).toList();
    }

    private Answer ask(String text, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("case.yaml"), text);
        return run(Stream.concat(Stream.of("carry-rotation", "-f", file.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Answer run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Explain.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
        return new Answer(code, said(out), said(err));
    }

    private String said(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8)
                .replace(folder.resolve("case.yaml").toString(), "FILE")
                .replace(System.lineSeparator(), "\n");
    }
}
