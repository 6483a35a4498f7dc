package evenkeel.simulator.hostile;

import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What survives a crash: every answer of a port, every timer that rang and every command, in the order in which the
 * process learned of them. A call finds its own by strand and index.
 */
final class Journal {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Place, Integer> places = new HashMap<>();

    /** A call of a strand: the process itself, or one leg of a {@code both}. */
    record Place(String strand, int index) {}

    sealed interface Entry {
        Instant at();
    }

    /** An answer, as it was written; the asking is kept to see that a replay asks the same. */
    record Answer(String asked, TokenBuffer written, Instant at) implements Entry {}

    /** The ledger knew more than whoever asked. */
    record Behind(String asked, String why, Instant at) implements Entry {}

    record Rang(String why, Instant at) implements Entry {}

    record Command(Object command, Instant at) implements Entry {}

    void add(@Nullable Place place, Entry entry) {
        if (place != null && places.put(place, entries.size()) != null) {
            throw new IllegalStateException("two answers to one call: " + place);
        }
        entries.add(entry);
    }

    int size() {
        return entries.size();
    }

    Entry get(int position) {
        return entries.get(position);
    }

    /** An older copy: everything up to that position, and the commands that came later. */
    Journal olderBy(int forgotten) {
        Journal older = new Journal();
        int kept = Math.max(0, size() - forgotten);
        Map<Integer, Place> byPosition = new HashMap<>();
        places.forEach((place, position) -> byPosition.put(position, place));
        for (int i = 0; i < kept; i++) older.add(byPosition.get(i), entries.get(i));
        for (Entry late : entries.subList(kept, size())) {
            if (late instanceof Command) older.add(null, late);
        }
        return older;
    }

    /** Where the answer to that call stands; -1 when there is none. */
    int position(Place place) {
        return places.getOrDefault(place, -1);
    }
}
