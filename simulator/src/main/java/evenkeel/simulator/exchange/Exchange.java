package evenkeel.simulator.exchange;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.domain.venue.Quote;
import evenkeel.simulator.exchange.prices.Dice;
import evenkeel.simulator.exchange.prices.PriceSource;
import evenkeel.simulator.exchange.prices.SeededPrices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One venue. What it is at any instant follows from profile, seed, prices, start and the commands with their
 * instants, and from nothing else: it has no clock and no threads. One caller at a time; an instant before the last
 * one counts as that.
 *
 * <p>At a payment instant funding is paid on the position held up to it; fills of that instant come after.
 */
public final class Exchange {
    private static final long FIRST_ORDER_ID = 10_000_001;
    private static final long PAYMENTS_BEFORE_START = 1_000;

    private final ExchangeProfile profile;
    private final long seed;
    private final Instant start;
    private final PriceSource prices;
    private final Map<String, Market> markets = new LinkedHashMap<>();
    private final Map<String, Account> accounts = new TreeMap<>(); // reads make accounts too: their order must not tell
    private final Announcer announcer = new Announcer();
    private final Admission admission;
    private final Matching matching;
    private final long tickMillis;

    private Instant now;
    private long lastTick;
    private long nextOrderId = FIRST_ORDER_ID;
    private long lastPaymentId;

    public Exchange(ExchangeProfile profile, long seed, Instant start) {
        this(profile, seed, start, new SeededPrices(seed, profile.calendar()));
    }

    public Exchange(ExchangeProfile profile, long seed, Instant start, PriceSource prices) {
        this.profile = profile;
        this.seed = seed;
        this.start = start;
        this.prices = prices;
        this.admission = new Admission(profile);
        this.matching = new Matching(profile, announcer);
        this.tickMillis = profile.marketTick().toMillis();
        this.now = start;
        this.lastTick = tickAt(start);
        long venueSeed = Dice.roll(seed, profile.venue());
        for (Listing listing : profile.listings()) {
            markets.put(listing.symbol(), new Market(listing, prices, Dice.roll(venueSeed, listing.symbol())));
        }
    }

    public ExchangeProfile profile() {
        return profile;
    }

    public long seed() {
        return seed;
    }

    public Instant start() {
        return start;
    }

    public Instant now() {
        return now;
    }

    public void listen(ExchangeListener listener) {
        announcer.add(listener);
    }

    /** Lets everything happen that happens by itself up to and including that instant. */
    public void advanceTo(Instant instant) {
        if (!instant.isAfter(now)) return;
        long until = instant.toEpochMilli();
        while (true) {
            long tick = anythingRests() ? lastTick + tickMillis : Long.MAX_VALUE;
            long payment = nextPayment();
            long next = Math.min(tick, payment);
            if (next > until) break;
            now = Instant.ofEpochMilli(next);
            if (payment == next) pay();
            else tick(next);
        }
        now = instant;
        lastTick = Math.max(lastTick, tickAt(instant));
    }

    public Placement place(String account, NewOrder asked, Instant at) {
        advanceTo(at);
        Market market = markets.get(asked.symbol());
        if (market == null) return new Placement.Refused(Refusal.UNKNOWN_SYMBOL);
        var misshapen = admission.ofShape(market.instrument(), asked);
        if (misshapen.isPresent()) return new Placement.Refused(misshapen.get());

        moveMarkets();
        Order order = order(account(account), market, asked);
        var refusal = admission.ofState(order, markets.values());
        if (refusal.isPresent()) return new Placement.Refused(refusal.get());

        nextOrderId++;
        order.account().add(order);
        if (Admission.wouldTake(order)) {
            announcer.changed(order);
            matching.end(order, OrderStatus.CANCELLED, VenueOrder.Ending.WOULD_TAKE, now);
        } else {
            matching.enter(order, now);
        }
        return new Placement.Placed(order.view());
    }

    public Cancellation cancel(String account, String clientId, Instant at) {
        advanceTo(at);
        return cancel(account(account).byClientId(clientId));
    }

    public Cancellation cancel(String account, long orderId, Instant at) {
        advanceTo(at);
        return cancel(account(account).byId(orderId));
    }

    /** The order of that client id, open or ended; the last one where ids may be used again. */
    public Optional<VenueOrder> order(String account, String clientId) {
        return account(account).byClientId(clientId).map(Order::view);
    }

    public Optional<VenueOrder> order(String account, long orderId) {
        return account(account).byId(orderId).map(Order::view);
    }

    /** Every order that the account ever had, oldest first. */
    public List<VenueOrder> orders(String account) {
        return account(account).orders().stream().map(Order::view).toList();
    }

    /** Every order that ever carried that client id. More than one is a mistake of whoever sent them. */
    public List<VenueOrder> ordersEver(String account, String clientId) {
        return account(account).everOf(clientId).stream().map(Order::view).toList();
    }

    public List<VenueOrder> openOrders(String account, String symbol) {
        Account owner = account(account);
        return market(symbol).resting().stream()
                .filter(order -> order.account() == owner)
                .map(Order::view)
                .toList();
    }

    /** Fills of a symbol at or after that instant, oldest first. */
    public List<Trade> fills(String account, String symbol, Instant since) {
        return account(account).trades().stream()
                .filter(trade -> trade.fill().symbol().equals(symbol))
                .filter(trade -> !trade.fill().venueTime().isBefore(since))
                .toList();
    }

    /** Payments of a symbol after {@code since}, up to and including {@code until}, oldest first. */
    public List<Payment> payments(String account, String symbol, Instant since, Instant until) {
        return account(account).payments().stream()
                .filter(payment -> payment.booked().symbol().equals(symbol))
                .filter(payment -> payment.booked().paidAt().isAfter(since))
                .filter(payment -> !payment.booked().paidAt().isAfter(until))
                .toList();
    }

    public Holding position(String account, String symbol) {
        return account(account).stake(market(symbol)).view();
    }

    public Wallet wallet(String account) {
        moveMarkets();
        return Margin.of(account(account), markets.values());
    }

    public Quote quote(String symbol) {
        Market market = market(symbol);
        Depth.Level bid = market.top(Side.SELL);
        Depth.Level ask = market.top(Side.BUY);
        return new Quote(bid.price(), bid.quantity(), ask.price(), ask.quantity(), market.mark(), now);
    }

    /** The best levels that others offer; our own resting orders are not among them. */
    public Depth book(String symbol, int levels) {
        Market market = market(symbol);
        return new Depth(market.levels(Side.SELL, levels), market.levels(Side.BUY, levels), market.version(), now);
    }

    /** The rate of the next payment as it stands. */
    public FundingRate funding(String symbol) {
        Market market = market(symbol);
        int hours = market.instrument().fundingIntervalHours();
        Instant next = calendar().nextAfter(now, hours);
        return new FundingRate(next, prices.fundingRate(market.instrument(), next), hours, market.mark());
    }

    /**
     * Rates of payments after {@code since}, up to {@code until} but none of the future, oldest first, at most that
     * many.
     */
    public List<FundingRate> fundingHistory(String symbol, Instant since, Instant until, int most) {
        Market market = market(symbol);
        int hours = market.instrument().fundingIntervalHours();
        Instant oldest = start.minus(calendar().hour().multipliedBy(PAYMENTS_BEFORE_START * hours));
        Instant end = until.isBefore(now) ? until : now;
        var rates = new ArrayList<FundingRate>();
        Instant payment = calendar().nextAfter(since.isAfter(oldest) ? since : oldest, hours);
        while (!payment.isAfter(end) && rates.size() < most) {
            rates.add(rate(market, payment));
            payment = calendar().nextAfter(payment, hours);
        }
        return rates;
    }

    private FundingRate rate(Market market, Instant payment) {
        var instrument = market.instrument();
        Price mark = market.price(prices.midTicks(instrument, Instant.ofEpochMilli(tickAt(payment))));
        return new FundingRate(
                payment, prices.fundingRate(instrument, payment), instrument.fundingIntervalHours(), mark);
    }

    private Cancellation cancel(Optional<Order> found) {
        if (found.isEmpty()) return new Cancellation.NoSuchOrder();
        Order order = found.get();
        if (!order.isOpen()) return new Cancellation.AlreadyOver(order.view());
        matching.end(order, OrderStatus.CANCELLED, VenueOrder.Ending.ASKED, now);
        return new Cancellation.Cancelled(order.view());
    }

    private Order order(Account account, Market market, NewOrder asked) {
        long limit = Market.steps(market.instrument().tick(), asked.limit().value());
        long lots = Market.steps(market.instrument().lot(), asked.quantity().value());
        return new Order(nextOrderId, account, market, asked, limit, lots, now);
    }

    private void tick(long millis) {
        lastTick = millis;
        for (Market market : markets.values()) {
            if (market.resting().isEmpty()) continue;
            market.moveTo(millis);
            matching.tick(market, now);
        }
    }

    /** The first payment after now on a position that someone holds. */
    private long nextPayment() {
        long first = Long.MAX_VALUE;
        for (Market market : markets.values()) {
            if (isHeld(market)) {
                Instant next = calendar().nextAfter(now, market.instrument().fundingIntervalHours());
                first = Math.min(first, next.toEpochMilli());
            }
        }
        return first;
    }

    private void pay() {
        if (!anythingRests()) lastTick = tickAt(now);
        for (Market market : markets.values()) {
            if (!calendar()
                    .lastUntil(now, market.instrument().fundingIntervalHours())
                    .equals(now)) continue;
            market.moveTo(tickAt(now));
            for (Account account : accounts.values()) {
                Stake stake = account.stake(market);
                if (stake.lots() != 0) pay(account, stake);
            }
        }
    }

    private void pay(Account account, Stake stake) {
        var instrument = stake.market().instrument();
        Price mark = stake.market().mark();
        BigDecimal rate = prices.fundingRate(instrument, now);
        BigDecimal amount = stake.signed()
                .negate()
                .multiply(mark.value())
                .multiply(rate)
                .setScale(Stake.MONEY_DIGITS, RoundingMode.HALF_EVEN);
        var booked = new FundingPayment(
                profile.venue(),
                instrument.symbol(),
                String.valueOf(++lastPaymentId),
                now,
                new Usd(amount),
                instrument.quote());
        var payment = new Payment(booked, stake.signed(), mark, rate);
        account.book(amount);
        stake.paid(now);
        account.payments().add(payment);
        announcer.paid(account, payment);
    }

    private boolean isHeld(Market market) {
        for (Account account : accounts.values()) {
            if (account.stake(market).lots() != 0) return true;
        }
        return false;
    }

    private boolean anythingRests() {
        for (Market market : markets.values()) {
            if (!market.resting().isEmpty()) return true;
        }
        return false;
    }

    private void moveMarkets() {
        for (Market market : markets.values()) market.moveTo(lastTick);
    }

    private Market market(String symbol) {
        Market market = markets.get(symbol);
        if (market == null) throw new IllegalArgumentException(profile.venue() + " does not list " + symbol);
        market.moveTo(lastTick);
        return market;
    }

    private Account account(String name) {
        return accounts.computeIfAbsent(name, fresh -> new Account(fresh, profile.startingWallet()));
    }

    private long tickAt(Instant instant) {
        return Math.floorDiv(instant.toEpochMilli(), tickMillis) * tickMillis;
    }

    private FundingCalendar calendar() {
        return profile.calendar();
    }
}
