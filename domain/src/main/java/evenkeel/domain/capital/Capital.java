package evenkeel.domain.capital;

import evenkeel.domain.carry.Admission;
import evenkeel.domain.code.Code;
import java.util.List;
import java.util.Optional;

/**
 * One scope's capital (I21).
 *
 * @param wanted what the settings allow
 * @param cap what holds: the wanted, or what is still out from before the settings were lowered
 * @param reserved by trades that have not opened
 * @param used by trades that have
 */
public record Capital(CapitalScope scope, Share wanted, Share cap, Share reserved, Share used) {
    public static Capital of(CapitalScope scope, Share wanted) {
        return new Capital(scope, wanted, wanted, Share.NOTHING, Share.NOTHING);
    }

    /** Whether all of them have so much more to give; the first that has not says so. */
    public static Optional<Admission> refusal(List<Capital> of, Share more) {
        for (Capital one : of) {
            Optional<Code> missing = one.missing(more);
            if (missing.isPresent()) return missing.map(code -> Admission.refused(code.id(), one.told(more)));
        }
        return Optional.empty();
    }

    public Share out() {
        return reserved.plus(used);
    }

    public Capital allowing(Share most) {
        return inForce(most, reserved, used);
    }

    public Capital reserving(Share more) {
        return inForce(wanted, reserved.plus(more), used);
    }

    public Capital posting(Share share) {
        return inForce(wanted, reserved.minus(share), used.plus(share));
    }

    public Capital voiding(Share share) {
        return inForce(wanted, reserved.minus(share), used);
    }

    public Capital releasing(Share share) {
        return inForce(wanted, reserved, used.minus(share));
    }

    /** A lowered cap follows what is given back, and never what is taken. */
    private Capital inForce(Share allowed, Share pending, Share posted) {
        return new Capital(scope, allowed, allowed.max(cap.min(pending.plus(posted))), pending, posted);
    }

    private Optional<Code> missing(Share more) {
        Share then = out().plus(more);
        if (then.slots() > cap.slots()) return Optional.of(Code.RSK_NO_SLOT);
        return then.notional().exceeds(cap.notional()) ? Optional.of(Code.RSK_NO_CAPITAL) : Optional.empty();
    }

    private String told(Share more) {
        return scope + " has " + out().slots() + " of " + cap.slots() + " slots and "
                + out().notional().display() + " of " + cap.notional() + " out, asked for "
                + more.notional().display();
    }
}
