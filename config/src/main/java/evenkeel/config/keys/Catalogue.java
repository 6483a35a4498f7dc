package evenkeel.config.keys;

import evenkeel.config.records.Names;
import evenkeel.domain.settings.Section;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every key that there is, from the records that carry them. A key in two records is a mistake of ours. */
public final class Catalogue {
    private final Map<Class<? extends Record>, List<Setting>> records = new LinkedHashMap<>();
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final Set<String> groups = new LinkedHashSet<>();
    private final Map<String, String> moved;
    private final List<Variable> variables;

    private Catalogue(Map<String, String> moved, List<Variable> variables) {
        this.moved = moved;
        this.variables = variables;
    }

    /**
     * With what is beside the records.
     *
     * @param moved keys of earlier days, with the names that they have now
     * @param variables environment variables that have names of their own; of two for a key the first counts
     */
    public static Catalogue of(
            List<Class<? extends Record>> records, Map<String, String> moved, List<Variable> variables) {
        var catalogue = new Catalogue(Map.copyOf(moved), List.copyOf(variables));
        records.forEach(catalogue::add);
        return catalogue;
    }

    public static Catalogue of(List<Class<? extends Record>> records) {
        return of(records, Map.of(), List.of());
    }

    /** In the order of the records and their components. */
    public List<Setting> settings() {
        return List.copyOf(settings.values());
    }

    public Optional<Setting> find(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    /** The name that was probably meant: the same key of another group, or one that is spelled nearly so. */
    public Optional<String> nearest(String name) {
        String word = Names.lastWord(name);
        Optional<String> elsewhere = settings.keySet().stream()
                .filter(known -> known.equals(word) || known.endsWith("." + word))
                .findFirst();
        return elsewhere
                .or(() -> Names.nearest(name, settings.keySet()))
                .or(() -> Names.nearest(name, groups))
                .or(() -> nearestWord(word));
    }

    private Optional<String> nearestWord(String word) {
        List<String> words = settings.keySet().stream().map(Names::lastWord).toList();
        return Names.nearest(word, words)
                .flatMap(near -> settings.keySet().stream()
                        .filter(name -> Names.lastWord(name).equals(near))
                        .findFirst());
    }

    Collection<Class<? extends Record>> records() {
        return records.keySet();
    }

    List<Setting> settingsOf(Class<? extends Record> type) {
        return records.getOrDefault(type, List.of());
    }

    boolean isGroup(String name) {
        return groups.contains(name);
    }

    Optional<String> movedTo(String name) {
        return Optional.ofNullable(moved.get(name));
    }

    List<Variable> variables() {
        return variables;
    }

    private void add(Class<? extends Record> type) {
        Section section = type.getAnnotation(Section.class);
        if (section == null) throw new IllegalArgumentException(type + " is no section");
        List<Setting> all = Stream.of(type.getRecordComponents())
                .map((RecordComponent component) -> Setting.of(section, component))
                .toList();
        for (Setting setting : all) {
            if (settings.putIfAbsent(setting.name(), setting) != null) {
                throw new IllegalArgumentException("the key " + setting + " is in two records, one is " + type);
            }
            addGroupsOf(setting.name());
        }
        records.put(type, all);
    }

    private void addGroupsOf(String name) {
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            groups.add(name.substring(0, dot));
        }
    }
}
