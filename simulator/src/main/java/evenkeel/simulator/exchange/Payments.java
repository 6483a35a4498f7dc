package evenkeel.simulator.exchange;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.domain.venue.Instrument;
import evenkeel.simulator.exchange.prices.PriceSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Funding, each symbol by its own interval: what it will be, what it was, and paying it. */
final class Payments {
    private static final long KEPT_BEFORE_START = 1_000;

    private final Floor floor;
    private final PriceSource prices;
    private final Announcer announcer;
    private final Instant start;
    private long lastId;

    Payments(Floor floor, PriceSource prices, Announcer announcer, Instant start) {
        this.floor = floor;
        this.prices = prices;
        this.announcer = announcer;
        this.start = start;
    }

    /** The first payment after that instant on a position that someone holds; the end of time when there is none. */
    Instant next(Instant after) {
        Instant first = Instant.MAX;
        for (Market market : floor.markets()) {
            if (!floor.isHeld(market)) continue;
            Instant next = calendar().nextAfter(after, market.instrument().fundingIntervalHours());
            if (next.isBefore(first)) first = next;
        }
        return first;
    }

    void pay(Instant due, long tickMillis) {
        for (Market market : floor.markets()) {
            Instant last = calendar().lastUntil(due, market.instrument().fundingIntervalHours());
            if (!last.equals(due) || market.state() == SymbolState.DELISTED) continue;
            market.moveTo(tickMillis);
            for (Account account : floor.accounts()) {
                Stake stake = account.stake(market);
                if (stake.lots() != 0) pay(account, stake, due);
            }
        }
    }

    /** The rate of the next payment as it stands. */
    FundingRate ahead(Market market, Instant now) {
        int hours = market.instrument().fundingIntervalHours();
        Instant next = calendar().nextAfter(now, hours);
        return new FundingRate(next, prices.fundingRate(market.instrument(), next), hours, market.mark());
    }

    /** After {@code since}, up to {@code until}, oldest first, at most that many. */
    List<FundingRate> behind(Market market, Instant since, Instant until, int most) {
        int hours = market.instrument().fundingIntervalHours();
        Instant oldest = start.minus(calendar().hour().multipliedBy(KEPT_BEFORE_START * hours));
        var rates = new ArrayList<FundingRate>();
        Instant payment = calendar().nextAfter(since.isAfter(oldest) ? since : oldest, hours);
        while (!payment.isAfter(until) && rates.size() < most) {
            rates.add(rate(market, payment));
            payment = calendar().nextAfter(payment, hours);
        }
        return rates;
    }

    private FundingRate rate(Market market, Instant payment) {
        Instrument instrument = market.instrument();
        long tick = floor.profile().tickAt(payment);
        Price mark = market.price(prices.midTicks(instrument, Instant.ofEpochMilli(tick)));
        return new FundingRate(
                payment, prices.fundingRate(instrument, payment), instrument.fundingIntervalHours(), mark);
    }

    private void pay(Account account, Stake stake, Instant due) {
        Instrument instrument = stake.market().instrument();
        Price mark = stake.market().mark();
        BigDecimal rate = prices.fundingRate(instrument, due);
        BigDecimal amount = stake.signed()
                .negate()
                .multiply(mark.value())
                .multiply(rate)
                .setScale(Stake.MONEY_DIGITS, RoundingMode.HALF_EVEN);
        var booked = new FundingPayment(
                floor.profile().venue(),
                instrument.symbol(),
                String.valueOf(++lastId),
                due,
                new Usd(amount),
                instrument.quote());
        var payment = new Payment(booked, stake.signed(), mark, rate);
        account.book(amount);
        floor.house().fund(amount);
        stake.paid(due);
        account.payments().add(payment);
        announcer.paid(account, payment);
    }

    private FundingCalendar calendar() {
        return floor.profile().calendar();
    }
}
