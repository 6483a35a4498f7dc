package evenkeel.config.keys;

import java.util.function.UnaryOperator;

/** An environment variable with a name of its own, the key that it fills, and how its words are those of the key. */
public record Variable(String name, String key, UnaryOperator<String> words) {
    public Variable(String name, String key) {
        this(name, key, UnaryOperator.identity());
    }
}
