package evenkeel.starter;

import evenkeel.activities.duty.DutyRounds;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.notify.Notifier;
import evenkeel.activities.notify.Telegram;
import evenkeel.activities.recording.RateBackfill;
import evenkeel.activities.recording.RateReader;
import evenkeel.activities.recording.RateRecorder;
import evenkeel.config.boot.Identity;
import evenkeel.config.boot.Opened;
import evenkeel.config.carry.BackfillKeys;
import evenkeel.config.carry.HistoryKeys;
import evenkeel.config.carry.TelegramKeys;
import evenkeel.config.places.Dialect;
import evenkeel.config.places.VenuePlace;
import evenkeel.starter.settings.StarterSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What one of all starters does beside the scan: writes down what the venues' rates were, and tells people. */
@Configuration(proxyBeanMethods = false)
class AroundHouse {
    private static final String IDENTITY = Identity.of("starter");
    private static final Duration RATES_EVERY = Duration.ofSeconds(30);
    private static final Duration PAST_EVERY = Duration.ofSeconds(1);
    private static final Duration TELLING_EVERY = Duration.ofSeconds(5);

    private final InstantSource clock = InstantSource.system();

    @Bean
    Opened aroundTrades(StarterSettings settings, PublicMarkets markets, LedgerDatabase ledger) {
        Opened opened = new Opened();
        HistoryKeys history = settings.keys().of(HistoryKeys.class);
        List<String> symbols = settings.carry().symbols();
        RateReader reader =
                new RateReader(markets.byVenue(), ledger.rates(), settings.calendar(), history.fundingRateMaxAbs());
        RateRecorder recorder = new RateRecorder(symbols, reader, clock);
        opened.keep(rounds("rates", RATES_EVERY, ledger, recorder::round));
        if (history.enabled()) {
            RateBackfill past = new RateBackfill(symbols, reader, plan(settings), clock);
            opened.keep(rounds("past-rates", PAST_EVERY, ledger, past::round));
        }
        telegram(settings).ifPresent(chat -> {
            Notifier notifier = new Notifier(ledger.notices(), ledger.books(), chat, clock);
            opened.keep(rounds("notices", TELLING_EVERY, ledger, notifier::round));
        });
        return opened;
    }

    private static DutyRounds rounds(String duty, Duration every, LedgerDatabase ledger, Runnable round) {
        return DutyRounds.of(duty, every, ledger.duties(), IDENTITY, List.of(round));
    }

    private static Optional<Telegram> telegram(StarterSettings settings) {
        TelegramKeys keys = settings.keys().of(TelegramKeys.class);
        if (!keys.enabled()) return Optional.empty();
        return keys.bot().map(bot -> new Telegram(Telegram.PUBLIC, bot.open(System.getenv()), keys.chat()));
    }

    /** The keys speak of Lighter and X10; any other venue is asked as X10 is. */
    private static RateBackfill.Plan plan(StarterSettings settings) {
        HistoryKeys history = settings.keys().of(HistoryKeys.class);
        BackfillKeys keys = settings.keys().of(BackfillKeys.class);
        List<String> slow = new ArrayList<>();
        for (VenuePlace place : settings.venues()) {
            if (place.dialect() == Dialect.LIGHTER) slow.add(place.name());
        }
        return new RateBackfill.Plan(
                history.backfillDays(),
                history.dailyUpdateHour(),
                new RateBackfill.Patience(keys.maxRetries(), keys.retryBaseDelay()),
                venue -> slow.contains(venue)
                        ? pace(keys, keys.lighterRateLimitPerMinute(), keys.chunkDays())
                        : pace(keys, keys.x10RateLimitPerMinute(), keys.x10ChunkDays()));
    }

    private static RateBackfill.Pace pace(BackfillKeys keys, int perMinute, int chunkDays) {
        return RateBackfill.Pace.of(perMinute, keys.rateBudgetPct(), keys.interRequestDelay(), chunkDays);
    }
}
