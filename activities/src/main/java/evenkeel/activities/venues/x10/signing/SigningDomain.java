package evenkeel.activities.venues.x10.signing;

import java.math.BigInteger;
import java.util.List;

/** Where a signature counts: on one chain and nowhere else. */
public final class SigningDomain {
    private static final BigInteger SELECTOR =
            Felt.ofHex("0x1ff2f602e42168014d405a94f75e8a93d640751d71d16311266e140d8b0a210");

    private static final BigInteger MESSAGE = Felt.ofText("StarkNet Message");

    private final BigInteger hash;

    public SigningDomain(String chain) {
        hash = Poseidon.hash(
                List.of(SELECTOR, Felt.ofText("Perpetuals"), Felt.ofText("v0"), Felt.ofText(chain), BigInteger.ONE));
    }

    BigInteger hash() {
        return hash;
    }

    /** What the owner of that public key signs to have the order settled. */
    public BigInteger message(SettledOrder order, BigInteger publicKey) {
        return Poseidon.hash(List.of(MESSAGE, hash, publicKey, order.hash()));
    }
}
