package evenkeel.config.start;

import evenkeel.domain.code.Code;
import java.util.ArrayList;
import java.util.List;

/** Collects every mistake of what somebody wrote, so that all are told at once. */
public final class Mistakes {
    private final List<Mistake> all = new ArrayList<>();

    public void add(Mistake mistake) {
        all.add(mistake);
    }

    public void add(Code code, Place place, String key, String was, String fix) {
        add(new Mistake(code, place, key, was, fix));
    }

    public List<Mistake> all() {
        return List.copyOf(all);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Refuses all of them, or nothing. */
    public void pass() {
        if (!isEmpty()) throw new SettingsRefused(all);
    }
}
