package evenkeel.config.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a secret is; never the secret. It is written {@code file:PATH} or {@code env:NAME} (S2). */
public sealed interface SecretPlace {
    record InFile(Path file) implements SecretPlace {
        @Override
        public String toString() {
            return FILE + file;
        }
    }

    record InVariable(String name) implements SecretPlace {
        @Override
        public String toString() {
            return VARIABLE + name;
        }
    }

    String FILE = "file:";
    String VARIABLE = "env:";

    static SecretPlace variable(String name) {
        return new InVariable(name);
    }

    /** What speaks against trusting what is there; empty when nothing does (S2). */
    default Optional<String> objection(Map<String, String> environment) {
        return switch (this) {
            case InFile inFile -> objectionTo(inFile.file());
            case InVariable inVariable ->
                environment.getOrDefault(inVariable.name(), "").isBlank()
                        ? Optional.of("there is no such environment variable, or it is empty")
                        : Optional.empty();
        };
    }

    /** What is there, once nothing speaks against it. */
    default Secret open(Map<String, String> environment) {
        try {
            return switch (this) {
                case InFile inFile -> SecretFile.read(inFile.file());
                case InVariable inVariable ->
                    Secret.of(environment.getOrDefault(inVariable.name(), "").getBytes(StandardCharsets.UTF_8));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(this + " cannot be read", e);
        }
    }

    /** Empty for anything that names no place, which may then be the secret itself. */
    static Optional<SecretPlace> parse(String written) {
        if (written.startsWith(VARIABLE) && written.substring(VARIABLE.length()).matches("[A-Za-z_][A-Za-z0-9_]*")) {
            return Optional.of(new InVariable(written.substring(VARIABLE.length())));
        }
        if (!written.startsWith(FILE) || written.length() == FILE.length()) return Optional.empty();
        try {
            return Optional.of(new InFile(Path.of(written.substring(FILE.length()))));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> objectionTo(Path file) {
        if (!Files.isRegularFile(file)) return Optional.of("there is no such file");
        try {
            Optional<String> objection = SecretFile.objection(file);
            boolean isEmpty = Files.size(file) == 0;
            return objection.isEmpty() && isEmpty ? Optional.of("this file is empty") : objection;
        } catch (IOException e) {
            return Optional.of("this file cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
