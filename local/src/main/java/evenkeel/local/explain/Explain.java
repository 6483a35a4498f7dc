package evenkeel.local.explain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.config.records.RecordTree;
import evenkeel.config.start.ExitCode;
import evenkeel.config.start.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./evenkeel explain QUESTION -f case.yaml}: what the rules would decide, with every figure on the way. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "What would the rules decide? Reads a case and prints every figure, then the decision.",
        footer = {
            "",
            "Example: ./evenkeel explain carry-readback --template >case.yaml",
            "then     ./evenkeel explain carry-readback -f case.yaml",
            "",
            "Ends with 0, with 1 when the case expects something else, 2 for a wrong command, 9 for mistakes in the case."
        })
public final class Explain implements Callable<Integer> {
    private static final String DECISION = "decision";

    private final PrintStream out;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "QUESTION",
            converter = Questions.ByName.class,
            description = "one of ${COMPLETION-CANDIDATES}",
            completionCandidates = Questions.Names.class)
    private @Nullable Question<?, ?> question;

    @Option(
            names = {"-f", "--file"},
            description = "the case")
    private @Nullable Path file;

    @Option(names = "--template", description = "print a case to begin with, that says what everything means")
    private boolean template;

    @Option(
            names = {"-o", "--output"},
            description = "table or json (${DEFAULT-VALUE})")
    private Output output = Output.TABLE;

    enum Output {
        TABLE,
        JSON
    }

    private Explain(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(run(System.out, System.err, args));
    }

    static int run(PrintStream out, PrintStream err, String... args) {
        CommandLine command = new CommandLine(new Explain(out)).setCaseInsensitiveEnumValuesAllowed(true);
        command.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        command.setParameterExceptionHandler((e, given) -> {
            err.println("evenkeel explain: " + e.getMessage() + "; --help lists the options");
            return CommandLine.ExitCode.USAGE;
        });
        command.setExecutionExceptionHandler((e, line, given) -> {
            Refusal refusal = Refusal.of(e);
            refusal.lines().forEach(err::println);
            return refusal.exit().number();
        });
        return command.execute(args);
    }

    @Override
    public Integer call() {
        if (template && question != null) {
            out.print(template(question.name()));
            return ExitCode.OK.number();
        }
        if (file == null || question == null) throw wrong("name a case with -f, or ask for one with --template");
        Case read = Case.read(file);
        if (!read.question().equals(question)) {
            throw wrong("the case asks " + read.question().name() + ", not " + question.name());
        }
        return print(read);
    }

    /** A case that can be asked as it is. */
    static String template(String question) {
        try (InputStream in = Explain.class.getResourceAsStream(question + ".yaml")) {
            if (in == null) throw new IllegalStateException("there is no template of " + question);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int print(Case read) {
        Question.Answer answer = read.answer();
        Map<String, @Nullable Object> figures = RecordTree.of(answer.figures());
        Optional<Expectation.Verdict> verdict = read.expected().map(expected -> Expectation.compare(expected, figures));
        if (output == Output.JSON) {
            out.println(json(read, figures, answer.decision(), verdict));
        } else {
            print(figures, answer.decision(), verdict);
        }
        boolean agrees = verdict.map(Expectation.Verdict::differences)
                .filter(differences -> !differences.isEmpty())
                .isEmpty();
        return (agrees ? ExitCode.OK : ExitCode.FAILURE).number();
    }

    /** The decision comes last, whatever else there is. */
    private void print(Map<String, @Nullable Object> figures, String decision, Optional<Expectation.Verdict> verdict) {
        var told = new LinkedHashMap<>(figures);
        told.remove(DECISION, decision);
        told.put(DECISION, decision);
        verdict.ifPresent(found ->
                told.put("expected", (found.compared() - found.differences().size()) + " of " + found.compared()));
        Outline.lines(told).forEach(out::println);
        verdict.ifPresent(found -> found.differences().forEach(difference -> out.println("  " + difference)));
    }

    private static String json(
            Case read, Map<String, @Nullable Object> figures, String decision, Optional<Expectation.Verdict> verdict) {
        var mapper = new ObjectMapper();
        ObjectNode page = mapper.createObjectNode();
        page.put("question", read.question().name());
        page.put("profile", read.profile().toString());
        page.set("figures", mapper.valueToTree(figures));
        page.put(DECISION, decision);
        verdict.ifPresent(told -> page.putObject("expected")
                .put("compared", told.compared())
                .set("differences", mapper.valueToTree(told.differences())));
        return page.toPrettyString();
    }

    private ParameterException wrong(String what) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), what);
    }
}
