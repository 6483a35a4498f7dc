package evenkeel.domain.carry;

import java.util.Locale;

/** The leg placed first, and the one that answers it. */
public enum LegName {
    LEAD,
    HEDGE;

    /** The order slot of this leg. */
    public String slot() {
        return name().toLowerCase(Locale.ROOT);
    }
}
