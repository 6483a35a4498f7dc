package evenkeel.simulator.wire.x10.stark;

import java.math.BigInteger;

/** Signs as a client does, with a nonce that serves for tests only. */
public record StarkSigner(BigInteger scalar) {
    public record Signature(BigInteger r, BigInteger s) {}

    public StarkKey key() {
        return StarkKey.ofPrivate(scalar);
    }

    public Signature sign(BigInteger message) {
        BigInteger n = StarkCurve.ORDER;
        BigInteger nonce = message.add(scalar).mod(n);
        BigInteger r =
                StarkCurve.times(StarkCurve.GENERATOR, nonce).orElseThrow().x();
        return new Signature(
                r, r.multiply(scalar).add(message).multiply(nonce.modInverse(n)).mod(n));
    }
}
