package evenkeel.simulator.wire.x10;

import evenkeel.simulator.exchange.Listing;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the settlement layer calls the assets, and how many of its units make one of each. */
final class X10Assets {
    static final BigInteger COLLATERAL =
            new BigInteger("31857064564ed0ff978e687456963cba09c2c6985d8f9300a1de4962fafa054", 16);
    static final BigDecimal RESOLUTION = new BigDecimal(1_000_000);

    private static final int NAME_BYTES = 15;

    private X10Assets() {}

    /** The symbol and its digits, filled up with zeros: BTC-6. */
    static BigInteger synthetic(Listing listing) {
        byte[] name = (listing.symbol() + "-6").getBytes(StandardCharsets.US_ASCII);
        return new BigInteger(1, Arrays.copyOf(name, NAME_BYTES));
    }

    static String hex(BigInteger number) {
        return "0x" + number.toString(16);
    }
}
