package evenkeel.domain.carry.exit;

import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.settings.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A look at a trade on which no rule of the usual profile fires: short one unit at Lighter, long one at X10, both at 100, held
 * for three days, earning 40 % a year. Tests change one thing.
 */
final class Look {
    static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");

    Profile profile = Profile.USUAL.with("max_hold_hours", "240");
    Duration age = Duration.ofDays(3);
    Optional<BigDecimal> entryApy = decimal("0.5");
    Optional<BigDecimal> entrySpread = Optional.empty();
    Optional<Usd> notional = usd("1000");
    Optional<Usd> highWaterMark = usd("0");
    Optional<CloseWish> request = Optional.empty();
    Optional<Instant> extendedUntil = Optional.empty();
    Optional<Instant> lastRebalanceAt = Optional.empty();
    boolean rebalancing;
    boolean marksReadAgain;
    List<LegsSeen> observations = new ArrayList<>(List.of(seen(0, "1", "1")));
    Leg lead = new Leg(Exchange.LIGHTER, Side.SELL);
    Leg hedge = new Leg(Exchange.X10, Side.BUY);
    Optional<Usd> totalPnl = usd("0");
    Optional<Usd> pricePnl = usd("0");
    Optional<Usd> exitCost = usd("1");
    Optional<BigDecimal> apy = decimal("0.4");
    Optional<BigDecimal> spread = decimal("0.01");
    Optional<BigDecimal> bestApy = decimal("-9");
    Optional<Instant> recovery = Optional.empty();
    Optional<Boolean> rotationPays = Optional.empty();
    List<BigDecimal> apyHistory = List.of();
    List<Usd> pnlHistory = List.of();

    /** One leg of it. */
    static final class Leg {
        final Exchange venue;
        Side side;
        String open = "1";
        BigDecimal lot = new BigDecimal("0.001");
        Optional<Quantity> live = Optional.of(Quantity.of("1"));
        Optional<Side> liveSide = Optional.empty();
        Optional<Price> mark = Optional.of(Price.of("100"));
        boolean fresh = true;
        Optional<Price> price = Optional.of(Price.of("100"));
        Optional<Price> closePrice = Optional.of(Price.of("100"));
        Optional<HourlyRate> rate = Optional.empty();
        Optional<BigDecimal> liquidation = decimal("0.5");

        Leg(Exchange venue, Side side) {
            this.venue = venue;
            this.side = side;
        }

        Leg live(String quantity, String at) {
            live = Optional.of(Quantity.of(quantity));
            mark = Optional.of(Price.of(at));
            return this;
        }

        HeldLeg held() {
            return new HeldLeg(
                    venue,
                    side,
                    Quantity.of(open),
                    Optional.of(Price.of("100")),
                    lot,
                    live,
                    liveSide,
                    mark,
                    fresh,
                    price,
                    closePrice,
                    rate,
                    liquidation);
        }
    }

    static Look quiet() {
        return new Look();
    }

    /** With keys written otherwise. */
    static Look with(String... keysAndValues) {
        return new Look().and(keysAndValues);
    }

    Look and(String... keysAndValues) {
        profile = profile.with(keysAndValues);
        return this;
    }

    Look aged(Duration changed) {
        age = changed;
        return this;
    }

    Look pnl(String total) {
        totalPnl = usd(total);
        return this;
    }

    Look pricePnl(String price) {
        pricePnl = usd(price);
        return this;
    }

    Look cost(String usd) {
        exitCost = usd(usd);
        return this;
    }

    Look notional(String usd) {
        notional = usd(usd);
        return this;
    }

    /** The net rate a year. */
    Look apy(String fraction) {
        apy = decimal(fraction);
        return this;
    }

    /** The net rate an hour, by both venues' rates. */
    Look rate(String net) {
        apy = Optional.empty();
        lead.rate = Optional.of(HourlyRate.of(lead.side == Side.SELL ? net : "0"));
        hedge.rate = Optional.of(HourlyRate.of(lead.side == Side.SELL ? "0" : net));
        return this;
    }

    Look history(String... samples) {
        apyHistory = Stream.of(samples).map(BigDecimal::new).toList();
        return this;
    }

    Look results(String... usd) {
        pnlHistory = Stream.of(usd).map(Usd::of).toList();
        return this;
    }

    Look seen(LegsSeen... looks) {
        observations = List.of(looks);
        return this;
    }

    static LegsSeen seen(int secondsAgo, String lead, String hedge) {
        return new LegsSeen(NOW.minusSeconds(secondsAgo), Quantity.of(lead), Quantity.of(hedge));
    }

    ExitCase looked() {
        HeldTrade trade = new HeldTrade(
                NOW.minus(age),
                NOW,
                entryApy,
                entrySpread,
                notional,
                highWaterMark,
                request,
                extendedUntil,
                lastRebalanceAt,
                rebalancing,
                marksReadAgain,
                Optional.empty(),
                observations);
        HeldWorth worth = new HeldWorth(totalPnl, pricePnl, exitCost, apy, spread, bestApy, recovery, rotationPays);
        return new ExitCase(trade, lead.held(), hedge.held(), worth, apyHistory, pnlHistory);
    }

    ExitSettings settings() {
        return profile.of(ExitSettings.class);
    }

    ExitAnswer answer() {
        return ExitAnswer.of(looked(), settings());
    }

    ExitDecision decide() {
        return answer().decision();
    }

    ExitCode code() {
        return decide().code();
    }

    List<ExitNote.Why> notes(ExitCode rule) {
        return decide().notes().stream()
                .filter(note -> note.rule() == rule)
                .map(ExitNote::why)
                .toList();
    }

    static Optional<BigDecimal> decimal(String value) {
        return Optional.of(new BigDecimal(value));
    }

    static Optional<Usd> usd(String value) {
        return Optional.of(Usd.of(value));
    }
}
