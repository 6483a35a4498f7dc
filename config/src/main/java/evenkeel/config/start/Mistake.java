package evenkeel.config.start;

import evenkeel.domain.code.Code;

/** One wrong setting: its key, what it was and how to mend it. */
public record Mistake(String key, String was, String fix) {
    private static final int SHOWN = 80;

    /** One line for people. */
    public String line() {
        String value = was.length() > SHOWN ? was.substring(0, SHOWN) + "…" : was;
        return Code.CFG_INVALID.id() + " " + key + (was.isEmpty() ? " is missing: " : " was \"" + value + "\": ") + fix;
    }
}
