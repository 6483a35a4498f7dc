package evenkeel.config.yaml;

import evenkeel.config.start.Mistakes;
import evenkeel.config.start.Place;
import evenkeel.domain.code.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns what the parser found into what was written. A value stands where its key stands. */
final class NodeReader {
    private final String file;
    private final Mistakes mistakes;
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    NodeReader(String file, Mistakes mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    Written read(Node root) {
        return read(root, placeOf(root));
    }

    private Written read(Node node, Place place) {
        if (!seen.add(node)) {
            mistakes.add(Code.CFG_UNREADABLE, place, "file", "", "an alias stands here, write the value out");
            return new Written.Text(place, "");
        }
        return switch (node) {
            case ScalarNode scalar -> new Written.Text(place, isNothing(scalar) ? "" : scalar.getValue());
            case SequenceNode sequence -> new Written.Rows(place, rows(sequence));
            case MappingNode mapping -> new Written.Group(place, entries(mapping));
            default -> throw new IllegalStateException("the parser knows a " + node.getNodeId());
        };
    }

    private List<Written> rows(SequenceNode sequence) {
        var rows = new ArrayList<Written>();
        for (Node row : sequence.getValue()) rows.add(read(row, placeOf(row)));
        return rows;
    }

    private Map<String, Written> entries(MappingNode mapping) {
        var entries = new LinkedHashMap<String, Written>();
        for (NodeTuple entry : mapping.getValue()) {
            Place place = placeOf(entry.getKeyNode());
            Written value = read(entry.getValueNode(), place);
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                mistakes.add(Code.CFG_UNREADABLE, place, "file", "", "a key must be one word");
                continue;
            }
            Written earlier = entries.putIfAbsent(key.getValue(), value);
            if (earlier != null) {
                String fix = "it is written in line " + earlier.place().line() + " too, keep one of them";
                mistakes.add(Code.CFG_DUPLICATE_KEY, place, key.getValue(), "", fix);
            }
        }
        return entries;
    }

    /** A key without a value, or with the word null. */
    private static boolean isNothing(ScalarNode scalar) {
        return scalar.getTag().equals(Tag.NULL);
    }

    private Place placeOf(Node node) {
        return new Place(file, node.getStartMark().getLine() + 1);
    }
}
