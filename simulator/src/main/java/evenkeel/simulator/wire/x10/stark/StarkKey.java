package evenkeel.simulator.wire.x10.stark;

import java.math.BigInteger;
import java.util.Optional;

/** A public key: the x of its point. */
public final class StarkKey {
    private final StarkCurve.Point point;

    private StarkKey(StarkCurve.Point point) {
        this.point = point;
    }

    public static StarkKey of(BigInteger x) {
        return new StarkKey(StarkCurve.at(x).orElseThrow(() -> new IllegalArgumentException("no point has that x")));
    }

    /** For whoever makes up an account and its key at once. */
    public static StarkKey ofPrivate(BigInteger scalar) {
        if (scalar.signum() <= 0 || scalar.compareTo(StarkCurve.ORDER) >= 0) {
            throw new IllegalArgumentException("a private key lies between zero and the group's order");
        }
        return new StarkKey(StarkCurve.times(StarkCurve.GENERATOR, scalar).orElseThrow());
    }

    public BigInteger x() {
        return point.x();
    }

    /** The two points of one x give the same answer but for a sign, so that either will do. */
    public boolean signed(BigInteger message, BigInteger r, BigInteger s) {
        if (isOutside(r) || isOutside(s)) return false;
        BigInteger w = s.modInverse(StarkCurve.ORDER);
        var byMessage =
                StarkCurve.times(StarkCurve.GENERATOR, message.multiply(w).mod(StarkCurve.ORDER));
        var byKey = StarkCurve.times(point, r.multiply(w).mod(StarkCurve.ORDER));
        return hasX(StarkCurve.plus(byMessage, byKey), r)
                || hasX(StarkCurve.plus(byMessage, byKey.map(StarkKey::mirrored)), r);
    }

    private static StarkCurve.Point mirrored(StarkCurve.Point point) {
        return new StarkCurve.Point(point.x(), StarkCurve.PRIME.subtract(point.y()));
    }

    private static boolean hasX(Optional<StarkCurve.Point> sum, BigInteger r) {
        return sum.filter(found -> found.x().equals(r)).isPresent();
    }

    private static boolean isOutside(BigInteger part) {
        return part.signum() <= 0 || part.compareTo(StarkCurve.ORDER) >= 0;
    }
}
