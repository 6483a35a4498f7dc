package evenkeel.config.keys;

import evenkeel.config.secret.SecretPlace;
import evenkeel.config.start.Mistakes;
import evenkeel.config.start.Place;
import evenkeel.config.yaml.Written;
import evenkeel.config.yaml.YamlFile;
import evenkeel.domain.code.Code;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What was written of which key: in a file, and in the environment, which has the last word. */
public final class Sources {
    static final String PREFIX = "BOT_";
    /** A decision at the start is no setting. */
    private static final Set<String> NO_KEYS = Set.of("BOT_CONFIRM_LIVE", "BOT_ALLOW_TESTING_LIVE");

    private final Catalogue catalogue;
    private final Mistakes mistakes;
    private final Map<String, Written> inFile = new LinkedHashMap<>();
    private final Map<String, Written> inEnvironment = new LinkedHashMap<>();
    private final Map<String, Written> underOldNames = new LinkedHashMap<>();

    private Sources(Catalogue catalogue, Mistakes mistakes) {
        this.catalogue = catalogue;
        this.mistakes = mistakes;
    }

    /** A file, if one is named, below the environment. */
    public static Sources of(
            Catalogue catalogue, Optional<Path> file, Map<String, String> environment, Mistakes mistakes) {
        var sources = new Sources(catalogue, mistakes);
        file.flatMap(named -> YamlFile.read(named, mistakes)).ifPresent(document -> sources.add("", document));
        sources.addVariables(environment);
        return sources;
    }

    /** Keys that stand below another one in some document. */
    public static Sources of(Catalogue catalogue, Written.Group document, Mistakes mistakes) {
        var sources = new Sources(catalogue, mistakes);
        sources.add("", document);
        return sources;
    }

    /** Where the name of today is written too, it is the one that counts. */
    Optional<Written> find(Setting setting) {
        return Stream.of(inEnvironment, inFile, underOldNames)
                .flatMap(layer -> Optional.ofNullable(layer.get(setting.name())).stream())
                .findFirst();
    }

    private void add(String above, Written.Group group) {
        group.entries().forEach((word, value) -> {
            String name = above.isEmpty() ? word : above + "." + word;
            if (catalogue.isGroup(name)) {
                addGroup(name, value);
            } else {
                put(inFile, name, value);
            }
        });
    }

    private void addGroup(String name, Written value) {
        switch (value) {
            case Written.Group below -> add(name, below);
            case Written.Text text when text.value().isEmpty() -> {} // a heading with nothing below it
            case Written.Text text -> isNoValue(name, text);
            case Written.Rows rows -> isNoValue(name, rows);
        }
    }

    private void isNoValue(String group, Written value) {
        mistakes.add(Code.CFG_WRONG_TYPE, value.place(), group, "", "this is a group, write its keys below it");
    }

    private void put(Map<String, Written> layer, String name, Written value) {
        Optional<String> today = catalogue.movedTo(name);
        if (today.isEmpty() && catalogue.find(name).isEmpty()) {
            mistakes.add(Code.CFG_UNKNOWN_KEY, value.place(), name, "", noSuchKey(name)); // it may hold a secret
            return;
        }
        Written earlier = today.isPresent() ? underOldNames.put(today.get(), value) : layer.put(name, value);
        if (earlier != null) {
            String fix = "it is written at " + earlier.place() + " too, keep one of them";
            mistakes.add(Code.CFG_DUPLICATE_KEY, value.place(), name, "", fix);
        }
    }

    private void addVariables(Map<String, String> environment) {
        var filled = new HashSet<String>();
        for (Variable variable : catalogue.variables()) {
            String value = environment.getOrDefault(variable.name(), "");
            if (!value.isBlank() && filled.add(variable.key())) {
                putVariable(variable.key(), variable.name(), variable.words().apply(value));
            }
        }
        new TreeMap<>(environment).forEach((name, value) -> {
            boolean isKey = name.startsWith(PREFIX) && !NO_KEYS.contains(name) && !isOwn(name) && !value.isBlank();
            if (isKey) putVariable(keyOf(name), name, value);
        });
    }

    private void putVariable(String key, String variable, String value) {
        var text = new Written.Text(Place.of(variable), value);
        Optional<Setting> setting = catalogue.find(catalogue.movedTo(key).orElse(key));
        put(inEnvironment, key, setting.map(known -> asWritten(known, text)).orElse(text));
    }

    /** A list is one text here; a secret stays in its variable, whose name is kept. */
    private static Written asWritten(Setting setting, Written.Text text) {
        if (setting.isList()) return SettingReader.rows(text);
        boolean holdsSecret =
                setting.isSecret() && SecretPlace.parse(text.value().strip()).isEmpty();
        return holdsSecret
                ? new Written.Text(
                        text.place(),
                        SecretPlace.variable(text.place().source()).toString())
                : text;
    }

    private boolean isOwn(String variable) {
        return catalogue.variables().stream().anyMatch(own -> own.name().equals(variable));
    }

    private static String keyOf(String variable) {
        return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace("__", ".");
    }

    private String noSuchKey(String name) {
        return catalogue
                .nearest(name)
                .map(known -> "there is no such key, did you mean " + known + "?")
                .orElse("there is no such key, ./evenkeel config show lists all");
    }
}
