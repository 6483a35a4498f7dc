package evenkeel.domain.carry;

/** Whether the trade may begin. */
public record Admission(boolean granted, String code, String why) {
    public static final Admission GRANTED = new Admission(true, "", "");

    public static Admission refused(String code, String why) {
        return new Admission(false, code, why);
    }
}
