package evenkeel.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the project, found from whichever room a test runs in. */
final class Repository {
    private Repository() {}

    static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("domain/pom.xml"))) return at;
        }
        throw new IllegalStateException("no domain/pom.xml above " + Path.of("").toAbsolutePath());
    }

    static boolean isUnderGit() {
        return Files.exists(root().resolve(".git"));
    }

    /** What is committed or would be by the next {@code git add}: ignored files are nobody's concern. */
    static List<Path> files() {
        try {
            var git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                    .directory(root().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) throw new IllegalStateException("git ls-files ended with " + git.exitValue());
            return Stream.of(names.split("\0"))
                    .map(root()::resolve)
                    .filter(Files::isRegularFile)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static List<Path> javaBelow(String folder) {
        try (var all = Files.walk(root().resolve(folder))) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes as characters: a stain is ASCII in any encoding. */
    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
