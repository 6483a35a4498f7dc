package evenkeel.activities.venues.x10.signing;

import java.math.BigInteger;

/** An ECDSA signature on the Stark curve. */
public record StarkSignature(BigInteger r, BigInteger s) {}
