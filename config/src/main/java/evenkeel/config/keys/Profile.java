package evenkeel.config.keys;

import java.util.Locale;

/** What holds for the keys that nobody writes. */
public enum Profile {
    /** What is usual. */
    DEFAULT {
        @Override
        String of(Setting setting) {
            return setting.usual();
        }
    },
    /** For production with a small account. */
    RECOMMENDED {
        @Override
        String of(Setting setting) {
            return setting.recommended();
        }
    };

    abstract String of(Setting setting);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
