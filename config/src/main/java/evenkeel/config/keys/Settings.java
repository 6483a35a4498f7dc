package evenkeel.config.keys;

import evenkeel.config.records.Names;
import evenkeel.config.records.Reading;
import evenkeel.config.records.Records;
import evenkeel.config.start.Mistakes;
import evenkeel.config.start.Place;
import evenkeel.config.yaml.Written;
import evenkeel.domain.code.Code;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The value of every key, and the records that they fill. What was wrong is missing here, and among the mistakes. */
public final class Settings {
    private final Catalogue catalogue;
    private final Map<String, Held> held = new LinkedHashMap<>();
    private final Map<Class<? extends Record>, Record> records = new LinkedHashMap<>();

    private Settings(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A key with its value, and where that was written; nowhere when it is the profile's. */
    public record Held(Setting setting, Object value, Place place, Profile profile) {
        /** A place, or the name of the profile. */
        public String origin() {
            return isWritten() ? place.toString() : profile.toString();
        }

        public boolean isWritten() {
            return !place.equals(Place.NOWHERE);
        }

        /** As it would be written; of a secret, where it is. */
        public String shown() {
            return SettingReader.write(setting, value);
        }
    }

    /** Reads every key and makes every record; each mistake is added, and what can be read is. */
    public static Settings read(Catalogue catalogue, Profile profile, Sources sources, Mistakes mistakes) {
        var settings = new Settings(catalogue);
        for (Setting setting : catalogue.settings()) settings.read(setting, profile, sources, mistakes);
        for (Class<? extends Record> type : catalogue.records()) settings.make(type, mistakes);
        return settings;
    }

    /** The record of these keys, or of such records, when all mistakes have been refused. */
    public <R extends Record> R of(Class<R> type) {
        Record made = records.get(type);
        return made == null ? gathered(type) : type.cast(made);
    }

    private <R extends Record> R gathered(Class<R> type) {
        var parts = new ArrayList<Record>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (!component.getType().isRecord()) throw new IllegalStateException(type + " was not read");
            parts.add(of(component.getType().asSubclass(Record.class)));
        }
        return Records.make(type, parts);
    }

    /** What was made without a mistake. */
    public boolean has(Class<? extends Record> type) {
        return records.containsKey(type);
    }

    /** In the order of the catalogue. */
    public List<Held> all() {
        return List.copyOf(held.values());
    }

    /** The value of every key as it would be written; of a secret not even where it is. */
    public Map<String, String> shown() {
        var shown = new LinkedHashMap<String, String>();
        for (Held each : all()) {
            if (!each.setting().isSecret()) shown.put(each.setting().name(), each.shown());
        }
        return shown;
    }

    /** Of a key that was read without a mistake. */
    public Optional<Held> find(String name) {
        return Optional.ofNullable(held.get(name));
    }

    /** In the unit of the key. */
    public BigDecimal number(String name) {
        return new BigDecimal(known(name).shown());
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(known(name).shown());
    }

    /** As it would be written. */
    public String text(String name) {
        return known(name).shown();
    }

    /** Whether it says anything: neither nothing nor {@code none}. */
    public boolean isGiven(String name) {
        return !List.of("", Setting.NONE).contains(text(name));
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    private void read(Setting setting, Profile profile, Sources sources, Mistakes mistakes) {
        Optional<Written> found = sources.find(setting);
        Written written = found.orElseGet(() -> unwritten(setting, profile));
        switch (SettingReader.read(setting, written)) {
            case Reading.Value<Object> read -> {
                held.put(setting.name(), new Held(setting, read.value(), written.place(), profile));
            }
            case Reading.Refused<Object> not -> {
                String was = setting.isSecret() ? "" : written.words();
                mistakes.add(not.code(), written.place(), setting.name(), was, not.fix());
            }
        }
    }

    private static Written unwritten(Setting setting, Profile profile) {
        var text = new Written.Text(Place.NOWHERE, profile.of(setting));
        return setting.isList() ? SettingReader.rows(text) : text;
    }

    private void make(Class<? extends Record> type, Mistakes mistakes) {
        List<String> names =
                catalogue.settingsOf(type).stream().map(Setting::name).toList();
        if (!held.keySet().containsAll(names)) return; // told already
        try {
            records.put(type, Records.make(type, values(names)));
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            List<String> named = names.stream()
                    .filter(name -> why.contains(Names.lastWord(name)))
                    .toList();
            disagree(named.isEmpty() ? names : named, why, mistakes);
        }
    }

    private List<Object> values(List<String> names) {
        return names.stream().map(name -> known(name).value()).toList();
    }

    /** Told of all the keys, at the first of them that somebody wrote. */
    void disagree(List<String> names, String why, Mistakes mistakes) {
        Place place = names.stream()
                .map(name -> known(name).place())
                .filter(written -> !written.equals(Place.NOWHERE))
                .findFirst()
                .orElse(Place.NOWHERE);
        String values = names.stream().map(name -> known(name).shown()).collect(Collectors.joining(", "));
        mistakes.add(Code.CFG_KEYS_DISAGREE, place, String.join(", ", names), values, why);
    }

    private Held known(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("there is no value of " + name));
    }
}
