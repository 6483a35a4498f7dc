package evenkeel.config.yaml;

import evenkeel.config.start.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something that was written, and where. Values are text: what they mean is for the one who asked for them. */
public sealed interface Written {
    Place place();

    record Text(Place place, String value) implements Written {}

    record Rows(Place place, List<Written> rows) implements Written {
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /** Keys in the order in which they were written. */
    record Group(Place place, Map<String, Written> entries) implements Written {
        public Group {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        public static Group empty(Place place) {
            return new Group(place, Map.of());
        }
    }

    /** As one would say it in a line. */
    default String words() {
        return switch (this) {
            case Text text -> text.value();
            case Rows rows -> String.join(", ", texts(rows));
            case Group group -> String.join(", ", group.entries().keySet());
        };
    }

    private static List<String> texts(Rows rows) {
        var texts = new ArrayList<String>();
        for (Written row : rows.rows()) texts.add(row.words());
        return texts;
    }
}
