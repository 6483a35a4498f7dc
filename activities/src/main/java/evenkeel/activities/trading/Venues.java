package evenkeel.activities.trading;

import evenkeel.activities.venues.Venue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The venues that this process can read, by name. */
public final class Venues {
    private final Map<String, Venue> byName = new LinkedHashMap<>();

    public Venues(Collection<Venue> venues) {
        for (Venue venue : venues) byName.put(venue.name(), venue);
    }

    public Venue get(String name) {
        Venue venue = byName.get(name);
        if (venue == null)
            throw new IllegalArgumentException("unknown venue " + name + ", known are " + byName.keySet());
        return venue;
    }

    public Collection<Venue> all() {
        return byName.values();
    }
}
