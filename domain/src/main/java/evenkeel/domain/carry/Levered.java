package evenkeel.domain.carry;

/** Whether a leg's leverage is as it was asked for, and if not, why. */
public record Levered(boolean done, String why) {
    public static final Levered DONE = new Levered(true, "");

    public static Levered refused(String why) {
        return new Levered(false, why);
    }
}
