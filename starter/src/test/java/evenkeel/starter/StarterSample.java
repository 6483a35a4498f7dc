package evenkeel.starter;

import evenkeel.config.boot.WrittenKeys;
import evenkeel.config.carry.CarryFile;
import evenkeel.config.carry.Confirmation;
import evenkeel.config.start.Checks;
import evenkeel.domain.carry.CarrySettings;
import evenkeel.domain.carry.KeptSettings;
import evenkeel.starter.settings.StarterKeys;
import evenkeel.starter.settings.StarterSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What a starter must be told, and nothing more. */
public final class StarterSample {
    private StarterSample() {}

    public static Map<String, Object> keys(Path token) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("evenkeel.token_file", token.toString());
        written.put("evenkeel.engine.address", "127.0.0.1:7233");
        written.put("evenkeel.ledger.url", "jdbc:postgresql://127.0.0.1:5432/evenkeel");
        written.put("evenkeel.ledger.user", "evenkeel");
        written.put("evenkeel.ledger.password_file", secret(token).toString());
        written.put("evenkeel.halts.folder", token.resolveSibling("halts").toString());
        venue(written, 0, "bybit");
        venue(written, 1, "binance");
        written.put("evenkeel.carry.symbols", "ETH, BTC, SOL");
        written.put("evenkeel.carry.lead", "bybit");
        written.put("evenkeel.carry.hedge", "binance");
        return written;
    }

    /** With a third venue, where the hedge goes when its own fills nothing. */
    public static Map<String, Object> keysWithAlternative(Path token) {
        Map<String, Object> written = keys(token);
        venue(written, 2, "lighter");
        written.put("evenkeel.carry.alternative", "lighter");
        return written;
    }

    private static void venue(Map<String, Object> written, int n, String name) {
        String at = "evenkeel.venues[" + n + "].";
        written.put(at + "name", name);
        written.put(at + "rest", "http://127.0.0.1:9001");
        written.put(at + "stream", "ws://127.0.0.1:9001");
    }

    public static StarterSettings settings(Path token) {
        return settings(keys(token));
    }

    public static StarterSettings settings(Map<String, Object> written) {
        return settings(written, CarryFile.NONE);
    }

    public static StarterSettings settings(Map<String, Object> written, CarryFile file) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("file", written));
        Checks checks = Checks.of(WrittenKeys.PREFIX);
        return StarterSettings.read(
                WrittenKeys.bind(environment, StarterKeys.class, StarterKeys.MOVED, checks), file, checks);
    }

    /** Keys of carry over what is usual, as the environment writes them. */
    public static CarryFile keysOf(String... namesAndValues) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String variable = namesAndValues[i].toUpperCase(Locale.ROOT).replace(".", "__");
            environment.put("BOT_" + variable, namesAndValues[i + 1]);
        }
        return new CarryFile(Optional.empty(), environment, Confirmation.NONE);
    }

    /** Its keys as the ledger keeps them. */
    public static KeptSettings kept(StarterSettings settings) {
        return new KeptSettings(1, settings.keys().of(CarrySettings.class));
    }

    private static Path secret(Path token) {
        try {
            Path secret = Files.writeString(token.resolveSibling("secret"), "words");
            return Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
