package evenkeel.config.start;

import evenkeel.config.secret.Secret;
import evenkeel.config.secret.SecretFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings as they were written and collects every mistake. What cannot be read is answered with a stand-in so that
 * reading goes on; {@link #pass} then refuses all mistakes together.
 */
public final class Checks {
    /** Stands in for an address that could not be read. */
    public static final URI NOWHERE = URI.create("http://0.0.0.0");

    private final String group;
    private final List<Mistake> mistakes;
    private final Function<String, @Nullable String> environment;

    private Checks(String group, List<Mistake> mistakes, Function<String, @Nullable String> environment) {
        this.group = group;
        this.mistakes = mistakes;
        this.environment = environment;
    }

    public static Checks of(String group) {
        return of(group, System::getenv);
    }

    /** With the environment variables of somebody else. */
    public static Checks of(String group, Function<String, @Nullable String> environment) {
        return new Checks(group, new ArrayList<>(), environment);
    }

    /** The same collection for a group below this one. */
    public Checks below(String name) {
        return new Checks(keyOf(name), mistakes, environment);
    }

    public String text(String key, @Nullable String written, String fix) {
        return text(key, written, value -> true, fix);
    }

    public String text(String key, @Nullable String written, Predicate<String> rule, String fix) {
        String value = orNothing(written);
        if (value.isEmpty() || !rule.test(value)) wrong(key, value, fix);
        return value;
    }

    /** Each of them; at least one. */
    public List<String> texts(String key, @Nullable List<String> written, Predicate<String> rule, String fix) {
        List<String> values = written == null ? List.of() : written;
        if (values.isEmpty()) wrong(key, "", fix);
        for (int i = 0; i < values.size(); i++) {
            if (!rule.test(values.get(i))) wrong(key + "[" + i + "]", values.get(i), fix);
        }
        return values;
    }

    public Duration duration(String key, @Nullable String written, Duration otherwise, Duration least, Duration most) {
        if (orNothing(written).isEmpty()) return otherwise;
        Optional<Duration> value = read(written, Duration::parse)
                .filter(length -> length.compareTo(least) >= 0 && length.compareTo(most) <= 0);
        if (value.isEmpty()) wrong(key, orNothing(written), "give a duration from " + least + " to " + most);
        return value.orElse(otherwise);
    }

    public BigDecimal decimal(
            String key, @Nullable String written, String otherwise, Predicate<BigDecimal> rule, String fix) {
        BigDecimal stand = new BigDecimal(otherwise);
        if (orNothing(written).isEmpty()) return stand;
        Optional<BigDecimal> value = read(written, BigDecimal::new).filter(rule);
        if (value.isEmpty()) wrong(key, orNothing(written), fix);
        return value.orElse(stand);
    }

    public int count(String key, @Nullable String written, int otherwise, int least, int most) {
        if (orNothing(written).isEmpty()) return otherwise;
        Optional<Integer> value = read(written, Integer::valueOf).filter(n -> n >= least && n <= most);
        if (value.isEmpty()) wrong(key, orNothing(written), "give a whole number from " + least + " to " + most);
        return value.orElse(otherwise);
    }

    public boolean flag(String key, @Nullable String written, boolean otherwise) {
        String value = orNothing(written);
        boolean known = value.isEmpty() || value.equals("true") || value.equals("false");
        if (!known) wrong(key, value, "give true or false");
        return value.isEmpty() ? otherwise : value.equals("true");
    }

    /** An address with a host and one of the schemes. */
    public URI address(String key, @Nullable String written, String... schemes) {
        List<String> known = Arrays.asList(schemes);
        Optional<URI> value = read(written, URI::create)
                .filter(uri -> known.contains(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null);
        if (value.isEmpty()) {
            wrong(key, orNothing(written), "give an address such as " + known.getFirst() + "://127.0.0.1:9001");
        }
        return value.orElse(NOWHERE);
    }

    /** A file that is there and may be seen by anybody; empty when none is named. */
    public Optional<Path> file(String key, @Nullable String written) {
        if (orNothing(written).isEmpty()) return Optional.empty();
        Optional<Path> file = read(written, Path::of).filter(Files::isReadable).filter(Files::isRegularFile);
        if (file.isEmpty()) wrong(key, orNothing(written), "name a file that is there and can be read");
        return file;
    }

    /** The content of a file of ours that only we may read (S2). */
    public Secret secret(String key, @Nullable String written) {
        Optional<Path> file = read(written, Path::of).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            wrong(key, orNothing(written), "name a file that only its owner may read (chmod 600)");
            return Secret.none();
        }
        try {
            SecretFile.objection(file.get()).ifPresent(why -> wrong(key, orNothing(written), why));
            Secret content = SecretFile.read(file.get());
            if (content.isEmpty()) wrong(key, orNothing(written), "this file is empty");
            return content;
        } catch (IOException e) {
            String how = "this file cannot be read: " + e.getClass().getSimpleName();
            wrong(key, orNothing(written), how);
            return Secret.none();
        }
    }

    /** The content of an environment variable; only its name is written and told. */
    public Secret secretOf(String key, String variable) {
        String content = environment.apply(variable);
        if (content == null || content.isBlank()) {
            wrong(key, variable, "there is no such environment variable, or it is empty");
            return Secret.none();
        }
        return Secret.of(content.getBytes(StandardCharsets.UTF_8));
    }

    /** What a checked type makes of the settings; its complaint becomes a mistake of the group. */
    public <T> Optional<T> made(Supplier<T> type) {
        try {
            return Optional.of(type.get());
        } catch (IllegalArgumentException e) {
            mistakes.add(new Mistake(group, "", String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    public void wrong(String key, String was, String fix) {
        mistakes.add(new Mistake(keyOf(key), was, fix));
    }

    /** Takes over what was wrong elsewhere, so that all is told together. */
    public void add(Mistakes elsewhere) {
        mistakes.addAll(elsewhere.all());
    }

    /** Refuses everything that was wrong, or nothing. */
    public void pass() {
        if (!mistakes.isEmpty()) throw new SettingsRefused(mistakes);
    }

    private String keyOf(String name) {
        return group.isEmpty() ? name : group + "." + name;
    }

    private static String orNothing(@Nullable String written) {
        return written == null ? "" : written.strip();
    }

    private static <T> Optional<T> read(@Nullable String written, Function<String, T> reader) {
        String value = orNothing(written);
        if (value.isEmpty()) return Optional.empty();
        try {
            return Optional.of(reader.apply(value));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
