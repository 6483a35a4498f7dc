package evenkeel.config.start;

import evenkeel.domain.code.Code;

/** One wrong setting: where it stands, its key, what it was and how to mend it. */
public record Mistake(Code code, Place place, String key, String was, String fix) {
    private static final int SHOWN = 80;

    public Mistake {
        if (was.length() > SHOWN) was = was.substring(0, SHOWN) + "…";
    }

    public Mistake(String key, String was, String fix) {
        this(Code.CFG_INVALID, Place.NOWHERE, key, was, fix);
    }

    /** One line for people. */
    public String line() {
        String where = place.equals(Place.NOWHERE) ? "" : place + " ";
        return code.id() + " " + where + key + value() + ": " + fix;
    }

    private String value() {
        if (!was.isEmpty()) return " was \"" + was + "\"";
        return code == Code.CFG_INVALID ? " is missing" : "";
    }
}
