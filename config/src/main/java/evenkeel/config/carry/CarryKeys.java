package evenkeel.config.carry;

import static java.util.Map.entry;

import evenkeel.config.keys.Agreement;
import evenkeel.config.keys.Catalogue;
import evenkeel.config.keys.Profile;
import evenkeel.config.keys.Settings;
import evenkeel.config.keys.Sources;
import evenkeel.config.keys.Variable;
import evenkeel.config.start.Mistakes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Every key of carry, in the order of its document. */
public final class CarryKeys {
    private static final Set<String> YES = Set.of("true", "1", "yes");

    private static final List<Class<? extends Record>> RECORDS = List.of(
            RunKeys.class,
            LighterKeys.class,
            X10Keys.class,
            StreamLife.class,
            BookKeys.class,
            StreamKeys.class,
            DatabaseKeys.class,
            LogKeys.class,
            TelegramKeys.class,
            HistoryKeys.class,
            CrashKeys.class,
            BackfillKeys.class,
            ShutdownKeys.class);

    private static final Map<String, String> MOVED =
            Map.ofEntries(entry("trading.max_trade_size_pct", "risk.max_trade_size_pct"));

    /** The legacy name of Lighter's key is the later one: it counts when the other is absent. */
    private static final List<Variable> VARIABLES = List.of(
            new Variable("BOT_ENV", "env"),
            new Variable("LIGHTER_L1_ADDRESS", "lighter.l1_address"),
            new Variable("LIGHTER_ACCOUNT_INDEX", "lighter.account_index"),
            new Variable("LIGHTER_API_KEY_PRIVATE_KEY", "lighter.private_key"),
            new Variable("LIGHTER_PRIVATE_KEY", "lighter.private_key"),
            new Variable("LIGHTER_API_KEY_INDEX", "lighter.api_key_index"),
            new Variable("X10_API_KEY", "x10.api_key"),
            new Variable("X10_PRIVATE_KEY", "x10.private_key"),
            new Variable("X10_PUBLIC_KEY", "x10.public_key"),
            new Variable("X10_VAULT_ID", "x10.vault_id"),
            new Variable("TELEGRAM_BOT_TOKEN", "telegram.bot_token"),
            new Variable("TELEGRAM_CHAT_ID", "telegram.chat_id"),
            new Variable("TELEGRAM_ENABLED", "telegram.enabled", CarryKeys::yesOrNo));

    /** What holds between keys of different records; what holds within one, the record itself says. */
    private static final List<Agreement> AGREEMENTS = List.of(
            Agreement.atMost(
                    "trading.coordinated_close_maker_timeout_seconds", "execution.maker_order_timeout_seconds"),
            Agreement.atMost("trading.rebalance_max_delta_pct", "trading.delta_bound_max_delta_pct"),
            Agreement.below("trading.rebalance_min_delta_pct", "trading.delta_bound_max_delta_pct"));

    /** Nobody can recommend whose chat it is, so that a question to the rules does not ask. */
    private static final Agreement TELEGRAM = new Agreement(
            List.of("telegram.enabled", "telegram.bot_token", "telegram.chat_id"),
            settings -> !settings.flag("telegram.enabled")
                    || (settings.isGiven("telegram.bot_token") && settings.isGiven("telegram.chat_id")),
            "alerts need the bot and the chat: TELEGRAM_BOT_TOKEN and TELEGRAM_CHAT_ID");

    public static final Catalogue ALL = Catalogue.of(RECORDS, MOVED, VARIABLES);

    private CarryKeys() {}

    /** The settings; whatever is wrong with a key, or between keys, is among the mistakes. */
    public static Settings read(Profile profile, Sources sources, Mistakes mistakes) {
        Settings settings = ofRules(profile, sources, mistakes);
        TELEGRAM.check(settings, mistakes);
        return settings;
    }

    /** For a question to the rules, which sends nothing to anybody. */
    public static Settings ofRules(Profile profile, Sources sources, Mistakes mistakes) {
        Settings settings = Settings.read(ALL, profile, sources, mistakes);
        for (Agreement agreement : AGREEMENTS) agreement.check(settings, mistakes);
        return settings;
    }

    static List<Agreement> agreements() {
        return AGREEMENTS;
    }

    static List<Class<? extends Record>> records() {
        return RECORDS;
    }

    private static String yesOrNo(String word) {
        return String.valueOf(YES.contains(word.strip().toLowerCase(Locale.ROOT)));
    }
}
