package evenkeel.activities.venues.lighter.signing;

import java.time.Instant;
import java.util.HexFormat;

/** What opens signed reads and streams until its deadline, eight hours ahead at most. */
public final class AuthToken {
    private AuthToken() {}

    public static String until(Instant deadline, Transaction.Signer signer, SigningKey key) {
        String message = message(deadline, signer);
        return message + ":" + HexFormat.of().formatHex(key.sign(Digest.of(message)));
    }

    static String message(Instant deadline, Transaction.Signer signer) {
        return deadline.getEpochSecond() + ":" + signer.account() + ":" + signer.key();
    }
}
