package evenkeel.simulator.wire.x10;

import evenkeel.simulator.wire.x10.stark.StarkKey;
import java.math.BigInteger;

/**
 * A client as the venue knows it: the id that its requests carry, the public half of the key that signs its orders, the
 * vault that they settle from, and the account. What could sign is not here.
 */
public record X10Key(String id, StarkKey signs, long vault, String account) {
    private static final long FIRST_VAULT = 10_002;

    /** For whoever makes up account and key at once; the private half is forgotten here. */
    public static X10Key ofPrivate(String id, BigInteger scalar) {
        return new X10Key(id, StarkKey.ofPrivate(scalar), FIRST_VAULT, "main");
    }

    public X10Key forAccount(String name, long otherVault) {
        return new X10Key(id, signs, otherVault, name);
    }

    @Override
    public String toString() {
        return "X10Key[vault " + vault + "]";
    }
}
