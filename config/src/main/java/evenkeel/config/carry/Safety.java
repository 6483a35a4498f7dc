package evenkeel.config.carry;

import evenkeel.config.keys.Settings;
import evenkeel.config.keys.Settings.Held;
import evenkeel.config.places.Environment;
import evenkeel.config.places.VenuePlace;
import evenkeel.config.secret.SecretPlace;
import evenkeel.config.start.Mistakes;
import evenkeel.config.start.Place;
import evenkeel.domain.code.Code;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What must be so before anything starts: real orders need much. */
public final class Safety {
    /** SAFE-3: what must be written, and how. A key that is wrong by itself is told of elsewhere. */
    private static final List<Demand> DEMANDS = List.of(
            Demand.given("lighter.base_url"),
            Demand.given("lighter.private_key"),
            Demand.given("x10.base_url"),
            Demand.given("x10.api_key"),
            Demand.given("x10.private_key"),
            Demand.given("x10.public_key"),
            Demand.given("x10.vault_id"),
            Demand.given("database.path"),
            Demand.hourly("lighter.funding_rate_interval_hours"),
            Demand.hourly("x10.funding_rate_interval_hours"),
            Demand.positive("trading.desired_notional_usd"),
            Demand.positive("trading.max_open_trades"),
            Demand.positive("risk.max_drawdown_pct"),
            Demand.positive("risk.max_exposure_pct"),
            new Demand(
                    "trading.coordinated_close_escalate_to_ioc",
                    value -> value.equals("true"),
                    "real orders want true: without it a close may leave a leg open"));

    private Safety() {}

    /** SAFE-1 to SAFE-3, all that is wrong at once. */
    public static void check(Settings settings, Confirmation confirmation, Mistakes mistakes) {
        Optional<Held> live = settings.find("live_trading").filter(held -> isTrue(held.shown()));
        if (live.isEmpty()) return;
        if (!confirmation.live()) {
            mistakes.add(
                    Code.CFG_NOT_CONFIRMED,
                    live.get().place(),
                    "live_trading",
                    "true",
                    "confirm it with --confirm-live or BOT_CONFIRM_LIVE=YES, if real orders are meant");
        }
        Optional<Held> testing = settings.find("testing_mode").filter(held -> isTrue(held.shown()));
        if (testing.isPresent() && !confirmation.testingLive()) {
            mistakes.add(
                    Code.CFG_TESTING_LIVE,
                    testing.get().place(),
                    "testing_mode",
                    "true",
                    "switch it off, or allow it with --allow-testing-live or BOT_ALLOW_TESTING_LIVE=YES");
        }
        for (Demand demand : DEMANDS) demand.check(settings, mistakes);
    }

    /** SAFE-5: each secret that is named is where it should be, and nobody else can read it. */
    public static void checkSecrets(Settings settings, Map<String, String> environment, Mistakes mistakes) {
        for (Held held : settings.all()) {
            if (!(held.value() instanceof Optional<?> maybe && maybe.orElse(null) instanceof SecretPlace place))
                continue;
            place.objection(environment)
                    .ifPresent(why -> mistakes.add(
                            Code.CFG_SECRET_UNREADABLE,
                            held.place(),
                            held.setting().name(),
                            held.shown(),
                            why));
        }
    }

    /** SAFE-4: on paper no venue of real money is within reach, and with real orders no other. */
    public static void checkVenues(Settings settings, List<VenuePlace> venues, Mistakes mistakes) {
        boolean live = settings.find("live_trading")
                .filter(held -> isTrue(held.shown()))
                .isPresent();
        for (VenuePlace venue : venues) {
            if (live == (venue.environment() == Environment.LIVE)) continue;
            mistakes.add(
                    Code.CFG_OTHER_MODE,
                    Place.NOWHERE,
                    "venues " + venue.name() + " environment",
                    venue.environment().toString(),
                    live
                            ? "real orders go to LIVE venues only"
                            : "on paper no LIVE venue may be reached, see live_trading");
        }
    }

    /** Every key that real orders make demands on. */
    static List<String> demandedKeys() {
        return DEMANDS.stream().map(Demand::key).toList();
    }

    private static boolean isTrue(String word) {
        return word.equals("true");
    }

    /** One key, what its value must be, and how to mend it. */
    private record Demand(String key, Predicate<String> isMet, String fix) {
        static Demand given(String key) {
            return new Demand(key, value -> !value.isEmpty() && !value.equals("none"), "real orders need it, write it");
        }

        static Demand positive(String key) {
            return new Demand(key, value -> new BigDecimal(value).signum() > 0, "real orders want more than 0");
        }

        /** The published rates are hourly already: whoever says 8 makes them eight times too small. */
        static Demand hourly(String key) {
            return new Demand(
                    key,
                    value -> new BigDecimal(value).compareTo(BigDecimal.ONE) == 0,
                    "real orders want exactly 1: the venue pays every hour and its rate is hourly already");
        }

        void check(Settings settings, Mistakes mistakes) {
            settings.find(key)
                    .filter(held -> !isMet.test(held.shown()))
                    .ifPresent(held -> mistakes.add(Code.CFG_LIVE_INCOMPLETE, held.place(), key, held.shown(), fix));
        }
    }
}
