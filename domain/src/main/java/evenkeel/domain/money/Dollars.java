package evenkeel.domain.money;

import java.util.List;

/** The currencies that count as dollars, one for one, when a result is told. The ledger itself keeps each apart. */
public final class Dollars {
    public static final List<String> LIKE = List.of("USD", "USDT", "USDC");

    /** Dollars of which nobody has said which ones. */
    public static final String UNNAMED = "USD";

    private Dollars() {}

    public static boolean include(String currency) {
        return LIKE.contains(currency);
    }
}
