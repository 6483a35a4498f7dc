package evenkeel.local.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Where everything in a street is and whom it knows. */
enum Directory {
    /** For people. */
    TABLE {
        @Override
        List<String> lines(Street street) {
            List<String> lines = new ArrayList<>();
            for (Street.House house : street.houses()) {
                String word = house.venue().word();
                lines.add(line(word, house.rest(), house.stream()));
                lines.add(line(
                        "", "key " + house.key().key(), "secret " + house.key().words()));
                new TreeMap<>(house.key().more()).forEach((name, value) -> lines.add(line("", name, value)));
            }
            street.control().ifPresent(control -> lines.add(line("faults", control + "/faults", "")));
            lines.add("Ctrl-C ends it");
            return lines;
        }
    },

    /** For programs: one line, a list of venues. */
    JSON {
        @Override
        List<String> lines(Street street) {
            ArrayNode all = new ObjectMapper().createArrayNode();
            for (Street.House house : street.houses()) {
                ObjectNode one = all.addObject()
                        .put("venue", house.venue().word())
                        .put("rest", house.rest().toString())
                        .put("stream", house.stream().toString())
                        .put("key", house.key().key())
                        .put("secret", house.key().words());
                new TreeMap<>(house.key().more()).forEach(one::putPOJO);
            }
            return List.of(all.toString());
        }
    };

    abstract List<String> lines(Street street);

    private static String line(String what, Object first, Object second) {
        return String.format("%-10s %-28s %s", what, first, second).stripTrailing();
    }
}
