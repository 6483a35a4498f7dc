package evenkeel.simulator.timeline;

/** The machine is gone. An error, so that nothing below a worker's own frame can take it for an answer. */
public final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("StaticAssignmentOfThrowable") // without a trace there is nothing in it that could grow old
    public static final Crash NOW = new Crash();

    private Crash() {
        super("crashed", null, false, false);
    }
}
