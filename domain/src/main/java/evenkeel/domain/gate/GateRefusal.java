package evenkeel.domain.gate;

import evenkeel.domain.code.Code;

/** Why an order does not leave. */
public record GateRefusal(Code code, String why) {
    /** One line: the code, then the reason. */
    public String text() {
        return code.id() + " " + why;
    }
}
