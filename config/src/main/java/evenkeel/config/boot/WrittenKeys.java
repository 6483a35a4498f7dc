package evenkeel.config.boot;

import evenkeel.config.start.Checks;
import java.util.Comparator;
import java.util.Map;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/** Binds the keys of a process as they are written; unknown ones are mistakes like any other. */
public final class WrittenKeys {
    public static final String PREFIX = "evenkeel";

    private WrittenKeys() {}

    /** All that was written, the same text for the same keys. Secrets are files here, so none is in it. */
    public static <K extends Record> String text(Environment environment, Class<K> type) {
        return Binder.get(environment).bindOrCreate(PREFIX, Bindable.of(type)).toString();
    }

    public static <K> K bind(Environment environment, Class<K> type, Checks checks) {
        return bind(environment, type, Map.of(), checks);
    }

    /** {@code moved}: keys of earlier days, with the ones of today; whoever writes one is told. */
    public static <K> K bind(Environment environment, Class<K> type, Map<String, String> moved, Checks checks) {
        Binder binder = Binder.get(environment);
        try {
            var strict = new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter());
            return binder.bindOrCreate(PREFIX, Bindable.of(type), strict);
        } catch (BindException e) {
            if (!(e.getCause() instanceof UnboundConfigurationPropertiesException unknown)) throw e;
            unknown.getUnboundProperties().stream()
                    .sorted(Comparator.comparing(ConfigurationProperty::getName))
                    .forEach(key -> refuse(key, moved, checks));
        }
        return binder.bindOrCreate(PREFIX, Bindable.of(type)); // the rest, so that its mistakes are found too
    }

    private static void refuse(ConfigurationProperty key, Map<String, String> moved, Checks checks) {
        String name = key.getName().toString().substring(PREFIX.length() + 1);
        String fix = moved.entrySet().stream()
                .filter(known -> name.equals(known.getKey().replace("_", "")))
                .findFirst()
                .map(known -> "this key is now " + known.getValue() + " in the file that config_file names")
                .orElse("there is no such key, remove it or mend its name");
        checks.wrong(name, String.valueOf(key.getValue()), fix);
    }
}
