package evenkeel.domain.carry.exit;

/** The whole question: what is decided, and every figure that any rule looks at. */
public record ExitAnswer(ExitDecision decision, ExitFigures figures) {
    public static ExitAnswer of(ExitCase looked, ExitSettings settings) {
        return of(looked.inputs(settings), settings);
    }

    public static ExitAnswer of(ExitInputs inputs, ExitSettings settings) {
        ExitFacts facts = new ExitFacts(inputs);
        return new ExitAnswer(ExitRules.decide(facts, settings), ExitFigures.of(facts, settings));
    }
}
