package evenkeel.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A test whose name begins with the numbers of what it proves: {@code F14_F26_…}. */
record Proof(String room, String type, String method, List<String> numbers) {
    private static final Pattern TEST = Pattern.compile("@(?:Test|ParameterizedTest|TestFactory)\\b"
            + "(?:\\([^)]*\\)|@\\w+|\\s|default|public|static)*?(?:void|Stream<DynamicTest>)\\s"
            + "(((?:[FIS]\\d{1,2}_)+)\\w+)\\(");

    /** Those that run with the build, or in the end-to-end suite. */
    String runs() {
        return type.endsWith("IT") ? "e2e" : "build";
    }

    static List<Proof> in(String room, String type, String source) {
        List<Proof> proofs = new ArrayList<>();
        Matcher test = TEST.matcher(withoutTexts(source));
        while (test.find()) {
            proofs.add(
                    new Proof(room, type, test.group(1), List.of(test.group(2).split("_"))));
        }
        return proofs;
    }

    /** Of every room, in the order of their paths. */
    static List<Proof> all() {
        return Stream.of(
                        "domain",
                        "config",
                        "workflows",
                        "activities",
                        "simulator",
                        "workers",
                        "starter",
                        "guard",
                        "local",
                        "cli",
                        "backtest")
                .filter(room -> Repository.root()
                        .resolve(room + "/src/test/java")
                        .toFile()
                        .isDirectory())
                .flatMap(room -> Repository.javaBelow(room + "/src/test/java").stream()
                        .flatMap(file -> in(room, type(file), Repository.text(file)).stream()))
                .toList();
    }

    private static String type(Path file) {
        return file.getFileName().toString().replaceFirst("\\.java$", "");
    }

    /** Tables of parameters stand between an annotation and its method, with anything in them. */
    private static String withoutTexts(String source) {
        return source.replaceAll("(?s)\"\"\".*?\"\"\"", "").replaceAll("\"(?:[^\"\\\\\\n]|\\\\.)*\"", "");
    }
}
