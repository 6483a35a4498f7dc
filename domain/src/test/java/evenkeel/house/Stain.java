package evenkeel.house;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What must never be committed. Patterns are put together from pieces, so that this file is clean itself. */
enum Stain {
    /** A build that names a registry cannot be pointed at a mirror. */
    REGISTRY_HOST(Stream.of(
                    "repo1.maven/org",
                    "repo.maven.apache/org",
                    "repo.spring/io",
                    "oss.sonatype/org",
                    "central.sonatype/com",
                    "plugins.gradle/org",
                    "jitpack/io",
                    "registry.npmjs/org",
                    "registry.yarnpkg/com",
                    "unpkg/com",
                    "cdn.jsdelivr/net",
                    "pypi/org",
                    "files.pythonhosted/org",
                    "proxy.golang/org",
                    "sum.golang/org",
                    "static.crates/io",
                    "rubygems/org",
                    "deb.debian/org",
                    "archive.ubuntu/com",
                    "docker/io",
                    "ghcr/io",
                    "quay/io")
            .map(host -> "\\b" + Pattern.quote(host.replace('/', '.')) + "\\b")
            .collect(Collectors.joining("|"))),

    REPOSITORY_BLOCK("<(pluginR|r)epositor" + "(y|ies)>|distribution" + "Url="),

    MACHINE_PATH("(?<![\\w.$}*)-])/(root/|work/|home/[a-z]|Users/\\w)"),

    PRIVATE_KEY("-----BEGIN ([A-Z0-9]+ )*PRIVATE " + "KEY"),

    CLOUD_KEY("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"),

    /** Forges, chat rooms, bots. */
    SERVICE_TOKEN("\\bgh[pousr]_\\w{36}|\\bglpat-[\\w-]{20}|\\bxox[abprs]-[\\w-]{10,}|\\b\\d{8,10}:[\\w-]{35}\\b"),

    /** A long random word given to something called a key. */
    RANDOM_KEY("(?i)(key|secret|token|passw(or)?d|passphrase)\\w{0,12}[\"'`]?[\\s:=,(]{1,4}[\"'`]?"
            + "(0x)?(?<random>[a-z0-9+/_-]{32,})") {
        @Override
        boolean isMeant(Matcher found) {
            var word = found.group("random");
            return looksRandom(word) && !PUBLISHED.contains(word);
        }
    };

    /** Signing vectors that venues publish, each with its place. */
    private static final Set<String> PUBLISHED = Repository.text(
                    Repository.root().resolve("domain/src/test/resources/evenkeel/house/published-vectors.txt"))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(" ", 2)[0])
            .collect(Collectors.toUnmodifiableSet());

    private final Pattern pattern;

    Stain(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    boolean isMeant(Matcher found) {
        return true;
    }

    /** Where it is, as {@code file:line STAIN}; what it is stays out of the logs. */
    static List<String> in(String file, String text) {
        var lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .boxed()
                .flatMap(line -> Stream.of(values())
                        .filter(stain -> stain.isOn(lines.get(line)))
                        .map(stain -> file + ":" + (line + 1) + " " + stain))
                .toList();
    }

    private boolean isOn(String line) {
        var found = pattern.matcher(line);
        while (found.find()) {
            if (isMeant(found)) return true;
        }
        return false;
    }

    /** Names and words repeat letters and hardly hold digits; chance does neither. */
    private static boolean looksRandom(String word) {
        var bare = word.replace("-", "");
        boolean hex = bare.matches("[0-9a-fA-F]+");
        long digits = bare.chars().filter(Character::isDigit).count();
        return digits >= 3 && bitsPerLetter(bare) > (hex ? 3.0 : 4.0);
    }

    private static double bitsPerLetter(String word) {
        return word
                .chars()
                .boxed()
                .collect(Collectors.groupingBy(letter -> letter, Collectors.counting()))
                .values()
                .stream()
                .mapToDouble(count -> (double) count / word.length())
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }
}
