package evenkeel.domain.invariant;

/** Who keeps an invariant: a constraint, an assertion, the last hop, the comparison with the venue, or the simulator. */
public enum Keeper {
    DATABASE,
    CORE,
    GATE,
    RECONCILER,
    SIMULATOR
}
