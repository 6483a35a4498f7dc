package evenkeel.simulator.wire.lighter;

import evenkeel.simulator.wire.lighter.schnorr.SchnorrKey;

/**
 * A key as the venue keeps it: which of an account's keys, and its public half. Account 0 is one like any other.
 *
 * @param owner whose money it moves, by the exchange's own name
 */
public record LighterKey(long account, int index, SchnorrKey publicKey, String owner) {
    private static final int LARGEST_INDEX = 254;

    public LighterKey {
        if (account < 0) throw new IllegalArgumentException("accounts count from 0, was " + account);
        if (index < 0 || index > LARGEST_INDEX) {
            throw new IllegalArgumentException("keys of an account are 0 to 254, was " + index);
        }
    }

    /** The public half is 40 bytes in hex; the money is the main account's. */
    public static LighterKey of(long account, int index, String publicKey) {
        return new LighterKey(account, index, SchnorrKey.ofHex(publicKey), "main");
    }

    /** For whoever makes up account and key at once. */
    public static LighterKey ofPrivate(long account, int index, String hex) {
        return new LighterKey(account, index, SchnorrKey.ofPrivate(hex), "main");
    }

    public LighterKey forOwner(String name) {
        return new LighterKey(account, index, publicKey, name);
    }

    boolean is(long ofAccount, long ofIndex) {
        return account == ofAccount && index == ofIndex;
    }
}
