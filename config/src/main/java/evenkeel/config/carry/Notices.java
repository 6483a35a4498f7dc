package evenkeel.config.carry;

import evenkeel.config.keys.Agreement;
import evenkeel.config.keys.Settings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What is worth a word and stops nothing. */
public final class Notices {
    private static final String LEAD = "execution.maker_order_timeout_seconds";
    private static final String ESCALATES = "execution.leg1_escalate_to_taker_enabled";
    private static final String ESCALATION = "execution.leg1_escalate_to_taker_fill_timeout_seconds";
    private static final String ATTEMPTS = "execution.hedge_ioc_max_attempts";
    private static final String ATTEMPT = "execution.hedge_ioc_fill_timeout_seconds";

    private static final List<Agreement> EXPECTED = List.of(
            atLeast("trading.desired_notional_usd", "20", "a trade below $20 is refused at the scan"),
            atMost("execution.taker_order_slippage", "0.01", "more than 0.01 of slippage is hardly meant"),
            new Agreement(
                    List.of(
                            "trading.early_take_profit_net_usd",
                            "trading.min_profit_exit_usd",
                            "trading.early_take_profit_enabled"),
                    settings -> !settings.flag("trading.early_take_profit_enabled")
                            || !isBelow(settings, "trading.early_take_profit_net_usd", "trading.min_profit_exit_usd"),
                    "below min_profit_exit_usd, so that the early profit is the smaller one"),
            new Agreement(
                    List.of("trading.max_spread_cap_percent", "trading.max_spread_filter_percent"),
                    settings ->
                            !isBelow(settings, "trading.max_spread_cap_percent", "trading.max_spread_filter_percent"),
                    "below max_spread_filter_percent; the smaller one wins"),
            new Agreement(
                    List.of(ATTEMPTS, ATTEMPT, "execution.parallel_execution_timeout"),
                    settings ->
                            hedging(settings).compareTo(settings.number("execution.parallel_execution_timeout")) <= 0,
                    "times hedge_ioc_fill_timeout_seconds is longer than parallel_execution_timeout, which ends it"));

    /** How long an entry may take is always worth a word. */
    private static final Agreement TIMES =
            new Agreement(List.of(LEAD, ESCALATES, ESCALATION, ATTEMPTS, ATTEMPT), settings -> false, "");

    private Notices() {}

    /** Of settings without a mistake. */
    public static List<Notice> of(Settings settings, Confirmation confirmation) {
        var notices = new ArrayList<Notice>();
        for (Agreement expected : EXPECTED) {
            if (!expected.isKept(settings)) {
                notices.add(new Notice(expected.keys().getFirst(), expected.sentence()));
            }
        }
        settings.all().stream()
                .filter(Settings.Held::isWritten)
                .map(Settings.Held::setting)
                .filter(setting -> !setting.idle().isEmpty())
                .forEach(setting -> notices.add(new Notice(setting.name(), setting.idle())));
        if (confirmation.live() && !settings.flag("live_trading")) {
            notices.add(new Notice("live_trading", "real orders were confirmed and are not switched on"));
        }
        if (!TIMES.isKept(settings)) {
            String longest = longestEntry(settings).toPlainString();
            notices.add(
                    new Notice(LEAD, "an entry takes " + longest + " s at worst, all attempts of the hedge included"));
        }
        return List.copyOf(notices);
    }

    static List<Agreement> expected() {
        return EXPECTED;
    }

    /** Lead, escalation and all attempts of the hedge. */
    private static BigDecimal longestEntry(Settings settings) {
        BigDecimal escalation = settings.flag(ESCALATES) ? settings.number(ESCALATION) : BigDecimal.ZERO;
        return settings.number(LEAD).add(escalation).add(hedging(settings));
    }

    private static BigDecimal hedging(Settings settings) {
        return settings.number(ATTEMPTS).multiply(settings.number(ATTEMPT));
    }

    private static Agreement atLeast(String key, String least, String sentence) {
        var limit = new BigDecimal(least);
        return new Agreement(List.of(key), settings -> settings.number(key).compareTo(limit) >= 0, sentence);
    }

    private static Agreement atMost(String key, String most, String sentence) {
        var limit = new BigDecimal(most);
        return new Agreement(List.of(key), settings -> settings.number(key).compareTo(limit) <= 0, sentence);
    }

    private static boolean isBelow(Settings settings, String lesser, String greater) {
        return settings.number(lesser).compareTo(settings.number(greater)) < 0;
    }
}
