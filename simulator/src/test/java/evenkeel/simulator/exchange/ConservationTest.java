package evenkeel.simulator.exchange;

import static evenkeel.domain.order.Side.BUY;
import static evenkeel.domain.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Instrument;
import evenkeel.simulator.exchange.prices.Dice;
import evenkeel.simulator.exchange.prices.PriceSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Money neither comes nor goes: what accounts, the street, the fee account and the insurance fund hold adds up. */
class ConservationTest {
    private static final List<TimeInForce> HOWS = List.of(TimeInForce.values());
    private static final List<NewOrder.Kind> KINDS = List.of(NewOrder.Kind.values());

    private static final List<String> ACCOUNTS = List.of("ada", "bob", "eve");
    private static final List<String> SYMBOLS = List.of("BTC", "ETH");
    private static final BigDecimal WALLET = new BigDecimal("40000");
    private static final BigDecimal INSURANCE = new BigDecimal("900");
    private static final BigDecimal ENDOWMENT = new BigDecimal("0.5");
    private static final ExchangeProfile WILD = new ExchangeProfile(
            "binance",
            ExchangeProfile.binance(FundingCalendar.REAL).withFundingEvery(1).listings(),
            new BigDecimal("-0.0001"),
            new BigDecimal("0.0005"),
            new FundingCalendar(Duration.ofMinutes(5)),
            Duration.ofSeconds(1),
            ExchangeProfile.ClientIds.UNIQUE_WHILE_OPEN,
            ExchangeProfile.Crossing.REFUSED,
            new Usd(WALLET),
            MarginTerms.USUAL.withInsurance(new Usd(INSURANCE)),
            Optional.of(new FeeAsset("BNB", Usd.of("600"), new BigDecimal("0.25"), ENDOWMENT)));

    @Test
    void whatever_is_ordered_money_is_conserved_to_the_last_digit_and_every_way_of_trading_was_seen() {
        Set<Trade.Cause> causes = EnumSet.noneOf(Trade.Cause.class);
        Set<String> currencies = new TreeSet<>();
        int between = 0;
        for (long seed = 1; seed <= 25; seed++) {
            Exchange exchange = run(seed, new ArrayList<>());
            for (String account : ACCOUNTS) {
                for (String symbol : SYMBOLS) {
                    for (Trade trade : exchange.fills(account, symbol, Desk.START)) {
                        causes.add(trade.cause());
                        currencies.add(trade.fill().fee().currency());
                    }
                    if (exchange.payments(account, symbol, Desk.START, exchange.now())
                            .isEmpty()) continue;
                    between++;
                }
            }
        }
        assertThat(causes)
                .contains(Trade.Cause.ORDER, Trade.Cause.LIQUIDATION, Trade.Cause.DELEVERAGING, Trade.Cause.DELISTING);
        assertThat(currencies).containsExactly("BNB", "USDT");
        assertThat(between).as("accounts that were paid funding").isPositive();
    }

    @Test
    void the_same_seed_tells_the_same_story() {
        var heard = new ArrayList<ExchangeEvent>();
        var again = new ArrayList<ExchangeEvent>();
        var other = new ArrayList<ExchangeEvent>();

        VenueBooks books = run(7, heard).books();

        assertThat(run(7, again).books()).isEqualTo(books);
        assertThat(again).isEqualTo(heard).isNotEmpty();
        assertThat(run(8, other).books()).isNotEqualTo(books);
    }

    private static Exchange run(long seed, List<ExchangeEvent> heard) {
        Exchange exchange = new Exchange(WILD, seed, Desk.START, new Wild(seed));
        exchange.listen(heard::add);
        for (String account : ACCOUNTS) exchange.wallet(account);
        var random = new SplittableRandom(seed);
        Instant now = Desk.START;
        for (int n = 0; n < 250; n++) {
            now = now.plusMillis(random.nextLong(20_000));
            command(exchange, n, now, random);
            assertConserved(exchange, seed, n);
        }
        exchange.declare("ETH", SymbolState.DELISTED, now);
        assertConserved(exchange, seed, 250);
        return exchange;
    }

    private static void command(Exchange exchange, int n, Instant now, SplittableRandom random) {
        String account = ACCOUNTS.get(random.nextInt(3));
        String symbol = SYMBOLS.get(random.nextInt(2));
        switch (random.nextInt(20)) {
            case 0 ->
                exchange.secure(
                        account,
                        symbol,
                        random.nextBoolean() ? MarginMode.CROSS : MarginMode.ISOLATED,
                        1 + random.nextInt(50),
                        now);
            case 1 -> exchange.cancel(account, 10_000_001 + random.nextInt(n + 1), now);
            case 2, 3 ->
                exchange.amend(
                        account,
                        10_000_001 + random.nextInt(n + 1),
                        quantity(random),
                        limit(exchange, symbol, random),
                        now);
            case 4 -> exchange.deleverage(account, symbol, new BigDecimal("0.3"), now);
            default -> exchange.place(account, order(exchange, symbol, "id" + n, random), now);
        }
    }

    private static NewOrder order(Exchange exchange, String symbol, String id, SplittableRandom random) {
        Side side = random.nextBoolean() ? BUY : SELL;
        TimeInForce how = HOWS.get(random.nextInt(3));
        Price limit = limit(exchange, symbol, random);
        var order = new NewOrder(id, symbol, side, quantity(random), limit, how, random.nextInt(5) == 0);
        if (how == TimeInForce.IOC) order = order.as(KINDS.get(random.nextInt(3)));
        if (random.nextInt(6) > 0) return order;
        return order.when(new Trigger(
                limit,
                random.nextBoolean() ? Trigger.Watched.MARK : Trigger.Watched.LAST,
                random.nextBoolean() ? Trigger.Way.RISES : Trigger.Way.FALLS));
    }

    private static Price limit(Exchange exchange, String symbol, SplittableRandom random) {
        return exchange.quote(symbol)
                .mark()
                .shifted(BigDecimal.valueOf(random.nextInt(-300, 300), 5))
                .floorTo(new BigDecimal("0.1"));
    }

    private static Quantity quantity(SplittableRandom random) {
        return new Quantity(BigDecimal.valueOf(1 + random.nextInt(20_000), 3));
    }

    private static void assertConserved(Exchange exchange, long seed, int step) {
        VenueBooks books = exchange.books();
        Usd sum = books.fees().plus(books.insurance()).plus(books.street());
        BigDecimal units = books.feeUnits();
        for (String account : ACCOUNTS) {
            sum = sum.plus(exchange.wallet(account).equity());
            units = units.add(exchange.feeUnits(account));
        }
        BigDecimal there = WALLET.multiply(BigDecimal.valueOf(3)).add(INSURANCE);
        assertThat(sum.value()).as("seed %d, step %d", seed, step).isEqualByComparingTo(there);
        assertThat(units).isEqualByComparingTo(ENDOWMENT.multiply(BigDecimal.valueOf(3)));
    }

    /** Jumps by some percent every half minute. */
    private record Wild(long seed) implements PriceSource {
        @Override
        public long midTicks(Instrument instrument, Instant marketTick) {
            double usual = instrument.symbol().equals("BTC") ? 6_000 : 3_000;
            long roll = Dice.roll(Dice.roll(seed, instrument.symbol()), marketTick.getEpochSecond() / 30);
            return (long)
                    (usual * (1 + 0.12 * Dice.swing(roll)) / instrument.tick().doubleValue());
        }

        @Override
        public BigDecimal fundingRate(Instrument instrument, Instant payment) {
            return BigDecimal.valueOf(Dice.roll(seed, payment.getEpochSecond()) % 1_000, 6);
        }
    }
}
