package evenkeel.simulator.wire.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import evenkeel.config.start.Checks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Faults as somebody wrote them down. Whatever is wrong is told all at once, unknown keys too. */
public final class FaultPlan {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> KEYS = Set.of(
            "kind",
            "venue",
            "on",
            "symbol",
            "account",
            "after",
            "lasts",
            "skip",
            "times",
            "chance",
            "delay",
            "status",
            "retry_after",
            "share");
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST = 1_000_000;

    private FaultPlan() {}

    /** A file in YAML, of which JSON is a part: a list below the one key {@code faults}. */
    public static List<Fault> read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    public static List<Fault> parse(String text) {
        Checks checks = Checks.of("");
        JsonNode document = document(text, checks);
        for (var field : document.properties()) {
            if (!field.getKey().equals("faults")) checks.wrong(field.getKey(), "a key", "the only key is faults");
        }
        List<Fault> faults = faults(document.path("faults"), checks);
        checks.pass();
        return faults;
    }

    /** One fault as a JSON object, or a document with a list of them. */
    public static List<Fault> parseOneOrMore(String text) {
        Checks checks = Checks.of("");
        JsonNode document = document(text, checks);
        if (document.has("faults")) return parse(text);
        Optional<Fault> fault = fault(document, checks.below("fault"));
        checks.pass();
        return fault.stream().toList();
    }

    /** What a network does on a bad day, each now and then; what strikes when follows from the seed of the board. */
    public static List<Fault> badDay() {
        return parse("""
                faults:
                  - {kind: delay, delay: PT0.4S, chance: 0.05, times: 0}
                  - {kind: response_lost, on: 'POST *', chance: 0.02, times: 0}
                  - {kind: late_accept, on: 'POST *', chance: 0.01, times: 0, delay: PT3S}
                  - {kind: reset, chance: 0.01, times: 0}
                  - {kind: error, status: 503, chance: 0.01, times: 0}
                  - {kind: busy, chance: 0.003, times: 0, retry_after: 2}
                  - {kind: duplicate, chance: 0.03, times: 0}
                  - {kind: reorder, chance: 0.02, times: 0}
                  - {kind: gap, chance: 0.01, times: 0}
                  - {kind: disconnect, chance: 0.0005, times: 0}
                """);
    }

    static Fault silenceAfter(Fault struck, String venue) {
        return new Fault(
                FaultKind.SILENCE,
                venue,
                "",
                "",
                "",
                new Fault.Window(Duration.ZERO, Optional.of(struck.delay())),
                new Fault.Odds(0, 0, 1),
                Duration.ZERO,
                0,
                0,
                BigDecimal.ZERO);
    }

    private static JsonNode document(String text, Checks checks) {
        try {
            JsonNode document = JSON.valueToTree(plain().load(text));
            if (document.isObject()) return document;
            checks.wrong("faults", "", "write faults: and a list below it");
        } catch (YAMLException e) {
            checks.wrong(
                    "faults", String.valueOf(e.getMessage()).lines().findFirst().orElse(""), "write YAML or JSON");
        }
        return JSON.createObjectNode();
    }

    /** Every value is text: YAML would take the key {@code on} for true. */
    private static Yaml plain() {
        var options = new LoaderOptions();
        var dumping = new DumperOptions();
        var texts = new Resolver() {
            @Override
            protected void addImplicitResolvers() {}
        };
        return new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options, texts);
    }

    private static List<Fault> faults(JsonNode written, Checks checks) {
        if (!written.isArray()) checks.wrong("faults", written.isMissingNode() ? "" : written.toString(), "a list");
        var faults = new ArrayList<Fault>();
        int n = 0;
        for (JsonNode one : written)
            fault(one, checks.below("faults[" + n++ + "]")).ifPresent(faults::add);
        return faults;
    }

    private static Optional<Fault> fault(JsonNode written, Checks checks) {
        if (!written.isObject()) {
            checks.wrong("kind", written.toString(), "write a fault as keys and values");
            return Optional.empty();
        }
        for (var field : written.properties()) {
            if (!KEYS.contains(field.getKey())) checks.wrong(field.getKey(), "a key", "known are " + sorted());
        }
        Optional<FaultKind> kind = kind(text(written, "kind"), checks);
        String symbol = text(written, "symbol");
        if (kind.filter(FaultKind::needsSymbol).isPresent() && symbol.isEmpty()) {
            checks.wrong("symbol", "", "name one, such as ETH");
        }
        var window = new Fault.Window(
                checks.duration("after", text(written, "after"), Duration.ZERO, Duration.ZERO, LONGEST),
                lasts(text(written, "lasts"), checks));
        var odds = new Fault.Odds(
                checks.count("skip", text(written, "skip"), 0, 0, MOST),
                checks.count(
                        "times",
                        text(written, "times"),
                        kind.map(FaultPlan::usualTimes).orElse(1),
                        0,
                        MOST),
                fraction("chance", written, "1", checks).doubleValue());
        Duration delay = checks.duration(
                "delay",
                text(written, "delay"),
                kind.map(FaultPlan::usualDelay).orElse(Duration.ZERO),
                Duration.ZERO,
                LONGEST);
        int status = checks.count(
                "status",
                text(written, "status"),
                kind.map(FaultPlan::usualStatus).orElse(0),
                400,
                599);
        int retryAfter = checks.count("retry_after", text(written, "retry_after"), 5, 0, MOST);
        String usualShare = kind.filter(FaultKind.ADL::equals).isPresent() ? "1" : "0.37";
        BigDecimal share = fraction("share", written, usualShare, checks);
        String account = text(written, "account").isEmpty() ? "main" : text(written, "account");
        return kind.map(known -> new Fault(
                known,
                text(written, "venue"),
                text(written, "on"),
                symbol,
                account,
                window,
                odds,
                delay,
                status,
                retryAfter,
                share));
    }

    private static Optional<FaultKind> kind(String written, Checks checks) {
        for (FaultKind kind : FaultKind.values()) {
            if (kind.word().equals(written)) return Optional.of(kind);
        }
        var known = new ArrayList<String>();
        for (FaultKind kind : FaultKind.values()) known.add(kind.word());
        checks.wrong("kind", written, "one of " + String.join(", ", known));
        return Optional.empty();
    }

    private static Optional<Duration> lasts(String written, Checks checks) {
        if (written.isEmpty()) return Optional.empty();
        return Optional.of(checks.duration("lasts", written, LONGEST, Duration.ofMillis(1), LONGEST));
    }

    private static BigDecimal fraction(String key, JsonNode written, String otherwise, Checks checks) {
        return checks.decimal(
                key,
                text(written, key),
                otherwise,
                value -> value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0,
                "give a fraction from 0 to 1");
    }

    /** What silences or falsifies does so all the time; anything else happens once. */
    private static int usualTimes(FaultKind kind) {
        return switch (kind) {
            case SILENCE, STALE_READ, MAINTENANCE, HALT -> 0;
            default -> 1;
        };
    }

    private static Duration usualDelay(FaultKind kind) {
        return switch (kind) {
            case STALL, PARTIAL_THEN_SILENCE -> Duration.ofMinutes(1);
            default -> Duration.ofSeconds(1);
        };
    }

    private static int usualStatus(FaultKind kind) {
        return kind == FaultKind.BUSY ? 429 : 503;
    }

    private static String text(JsonNode written, String key) {
        return written.path(key).asText("");
    }

    private static String sorted() {
        return String.join(", ", KEYS.stream().sorted().toList());
    }
}
