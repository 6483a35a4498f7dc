package evenkeel.simulator.wire.lighter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be subscribed to, such as {@code order_book/0} or {@code account_orders/0/65}; answers write it with colons.
 *
 * @param market empty for all of them
 * @param account empty for what everybody may hear
 */
record Channel(String text, String name, Optional<Long> market, Optional<Long> account) {
    private static final Pattern OF_A_MARKET = Pattern.compile("(order_book|ticker|trade|market_stats)/(\\d{1,4})");
    private static final Pattern OF_ALL = Pattern.compile("(market_stats)/all");
    private static final Pattern OF_AN_ACCOUNT =
            Pattern.compile("(account_all|account_all_(?:orders|trades|positions)|user_stats)/(\\d{1,15})");
    private static final Pattern OF_BOTH = Pattern.compile("(account_orders)/(\\d{1,4})/(\\d{1,15})");

    /** Empty for one that the venue does not have. */
    static Optional<Channel> of(String text) {
        Matcher market = OF_A_MARKET.matcher(text);
        if (market.matches()) {
            return Optional.of(new Channel(text, market.group(1), number(market.group(2)), Optional.empty()));
        }
        Matcher account = OF_AN_ACCOUNT.matcher(text);
        if (account.matches()) {
            return Optional.of(new Channel(text, account.group(1), Optional.empty(), number(account.group(2))));
        }
        Matcher both = OF_BOTH.matcher(text);
        if (both.matches()) {
            return Optional.of(new Channel(text, both.group(1), number(both.group(2)), number(both.group(3))));
        }
        Matcher all = OF_ALL.matcher(text);
        return all.matches()
                ? Optional.of(new Channel(text, all.group(1), Optional.empty(), Optional.empty()))
                : Optional.empty();
    }

    String answered() {
        return text.replace('/', ':');
    }

    private static Optional<Long> number(String digits) {
        return Optional.of(Long.valueOf(digits));
    }
}
