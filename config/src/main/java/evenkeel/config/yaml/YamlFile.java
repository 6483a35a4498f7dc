package evenkeel.config.yaml;

import evenkeel.config.start.Mistakes;
import evenkeel.config.start.Place;
import evenkeel.domain.code.Code;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads a file of keys as it was written. Whatever it is not sure about is a mistake with its line, never a guess. */
public final class YamlFile {
    private static final int LARGEST = 1 << 20;
    private static final int DEEPEST = 20;

    private final String name;
    private final Mistakes mistakes;

    private YamlFile(String name, Mistakes mistakes) {
        this.name = name;
        this.mistakes = mistakes;
    }

    /** The keys of the file; empty when it cannot be read, and then the mistakes say why. */
    public static Optional<Written.Group> read(Path file, Mistakes mistakes) {
        YamlFile reading = new YamlFile(file.toString(), mistakes);
        if (!Files.isRegularFile(file)) return reading.refused(0, "there is no such file, name one that is there");
        try {
            if (Files.size(file) > LARGEST)
                return reading.refused(0, "it is larger than a megabyte, nobody wrote that");
            return reading.decoded(Files.readAllBytes(file)).flatMap(reading::parsed);
        } catch (IOException e) {
            return reading.refused(0, "it cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** The same of a text that is called so. */
    public static Optional<Written.Group> parse(String name, String text, Mistakes mistakes) {
        return new YamlFile(name, mistakes).parsed(text);
    }

    private Optional<String> decoded(byte[] bytes) {
        CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer all = ByteBuffer.wrap(bytes);
        try {
            return Optional.of(strict.decode(all).toString());
        } catch (CharacterCodingException e) {
            String before = new String(Arrays.copyOf(bytes, all.position()), StandardCharsets.UTF_8);
            return refused(lineAfter(before), "this line is not UTF-8, save the file as UTF-8");
        }
    }

    private Optional<Written.Group> parsed(String text) {
        try {
            @Nullable Node root = yaml().compose(new StringReader(text));
            if (root == null) return refused(0, "it is empty, write at least one key");
            Written document = new NodeReader(name, mistakes).read(root);
            if (document instanceof Written.Group group) return Optional.of(group);
            return refused(document.place().line(), "write keys and values, such as \"live_trading: false\"");
        } catch (MarkedYAMLException e) {
            return refused(lineOf(e), fix(String.valueOf(e.getProblem())));
        } catch (ReaderException e) {
            return refused(
                    lineAfter(text.substring(0, Math.min(e.getPosition(), text.length()))),
                    "a control character stands here, remove it");
        } catch (YAMLException e) {
            return refused(0, fix(String.valueOf(e.getMessage())));
        }
    }

    private <T> Optional<T> refused(int line, String fix) {
        mistakes.add(Code.CFG_UNREADABLE, new Place(name, line), "file", "", fix);
        return Optional.empty();
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        return new Yaml(new SafeConstructor(options));
    }

    private static int lineOf(MarkedYAMLException e) {
        @Nullable Mark mark = e.getProblemMark();
        return mark == null ? 0 : mark.getLine() + 1;
    }

    private static int lineAfter(String before) {
        return 1 + (int) before.chars().filter(letter -> letter == '\n').count();
    }

    private static String fix(String problem) {
        if (problem.contains("TAB")) return "a tab stands here, indent with spaces";
        return "it is not well-formed YAML: " + problem.lines().findFirst().orElse("");
    }
}
