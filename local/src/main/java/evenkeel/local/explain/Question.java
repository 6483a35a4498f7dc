package evenkeel.local.explain;

import evenkeel.config.keys.Settings;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Something that one may ask the rules: what they want to know, the function that answers, and the word that it comes to.
 *
 * @param <I> all that the rule is told besides its settings
 * @param <R> every figure of the answer
 */
record Question<I extends Record, R extends Record>(
        String name, String about, Class<I> inputs, BiFunction<I, Settings, R> rule, Function<R, String> decision) {
    Answer ask(Record told, Settings settings) {
        R figures = rule.apply(inputs.cast(told), settings);
        return new Answer(figures, decision.apply(figures));
    }

    /** What the rule makes of a case. */
    record Answer(Record figures, String decision) {}
}
