package evenkeel.simulator.exchange;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Position;
import evenkeel.domain.venue.Quote;
import evenkeel.simulator.exchange.prices.Dice;
import evenkeel.simulator.exchange.prices.PriceSource;
import evenkeel.simulator.exchange.prices.SeededPrices;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One venue. What it is at any instant follows from profile, seed, prices, start and the commands with their
 * instants, and from nothing else: it has no clock and no threads. One caller at a time; an instant before the last
 * one counts as that.
 *
 * <p>At a payment instant funding is paid on the position held up to it; fills of that instant come after.
 */
public final class Exchange {
    private static final int MOST_LEVERAGE = 125;

    private final long seed;
    private final Instant start;
    private final Floor floor;
    private final Announcer announcer = new Announcer();
    private final Admission admission;
    private final Matching matching;
    private final Liquidation liquidation;
    private final Payments payments;
    private final Passage passage;

    public Exchange(ExchangeProfile profile, long seed, Instant start) {
        this(profile, seed, start, new SeededPrices(seed, profile.calendar()));
    }

    public Exchange(ExchangeProfile profile, long seed, Instant start, PriceSource prices) {
        this.seed = seed;
        this.start = start;
        this.floor = new Floor(profile);
        this.admission = new Admission(profile);
        var clearing = new Clearing(profile, floor.house(), announcer);
        this.matching = new Matching(announcer, clearing);
        this.liquidation = new Liquidation(floor, matching, clearing);
        this.payments = new Payments(floor, prices, announcer, start);
        this.passage = new Passage(floor, matching, payments, liquidation, start);
        long venueSeed = Dice.roll(seed, profile.venue());
        for (Listing listing : profile.listings()) {
            floor.open(new Market(listing, prices, Dice.roll(venueSeed, listing.symbol())));
        }
    }

    public ExchangeProfile profile() {
        return floor.profile();
    }

    public long seed() {
        return seed;
    }

    public Instant start() {
        return start;
    }

    public Instant now() {
        return passage.now();
    }

    public void listen(ExchangeListener listener) {
        announcer.add(listener);
    }

    /** Lets everything happen that happens by itself up to and including that instant. */
    public void advanceTo(Instant instant) {
        passage.advanceTo(instant);
    }

    public Placement place(String account, NewOrder asked, Instant at) {
        return place(account, asked, Mishap.NONE, at);
    }

    public Placement place(String account, NewOrder asked, Mishap mishap, Instant at) {
        advanceTo(at);
        Optional<Market> market = floor.market(asked.symbol());
        if (market.isEmpty()) return new Placement.Refused(Refusal.UNKNOWN_SYMBOL);
        var misshapen = admission.ofShape(market.get(), asked);
        if (misshapen.isPresent()) return new Placement.Refused(misshapen.get());

        passage.moveMarkets();
        Order order = new Order(floor.nextOrderId(), floor.account(account), market.get(), asked, now());
        var refusal = admission.ofState(order, floor.markets());
        if (refusal.isPresent()) return new Placement.Refused(refusal.get());

        order.account().add(order);
        mishap.fillsOnly().ifPresent(order::fillsOnly);
        var ending = admission.endingOf(order, floor.markets());
        if (mishap.rejected()) {
            announcer.changed(order);
            matching.end(order, OrderStatus.REJECTED, VenueOrder.Ending.BY_VENUE, now());
        } else if (ending.isPresent()) {
            announcer.changed(order);
            matching.end(order, OrderStatus.CANCELLED, ending.get(), now());
        } else {
            matching.enter(order, now());
        }
        return new Placement.Placed(order.view());
    }

    public Cancellation cancel(String account, String clientId, Instant at) {
        advanceTo(at);
        return cancel(floor.account(account).byClientId(clientId));
    }

    public Cancellation cancel(String account, long orderId, Instant at) {
        advanceTo(at);
        return cancel(floor.account(account).byId(orderId));
    }

    /** Another quantity, of which what has filled is a part, and another price. A trigger stays as it is. */
    public Amendment amend(String account, long orderId, Quantity quantity, Price limit, Instant at) {
        advanceTo(at);
        Optional<Order> found = floor.account(account).byId(orderId);
        if (found.isEmpty()) return new Amendment.NoSuchOrder();
        Order order = found.get();
        if (!order.isOpen()) return new Amendment.AlreadyOver(order.view());
        passage.moveMarkets();
        NewOrder before = order.asked();
        long lotsBefore = order.lots();
        var misshapen = admission.ofShape(order.market(), before.changed(quantity, limit));
        if (misshapen.isPresent()) return new Amendment.Refused(misshapen.get());
        if (quantity.compareTo(order.view().filled()) < 0) return new Amendment.Refused(Refusal.NOT_IN_LOTS);

        order.change(quantity, limit, now());
        var refusal = order.isOpen() ? admission.ofChange(order, floor.markets()) : Optional.<Refusal>empty();
        if (refusal.isPresent()) {
            order.change(before.quantity(), before.limit(), now());
            return new Amendment.Refused(refusal.get());
        }
        matching.amended(order, limit.equals(before.limit()) && order.lots() <= lotsBefore, now());
        return new Amendment.Amended(order.view());
    }

    /** How positions of a symbol are secured from now on; false where one is open that is secured otherwise. */
    public boolean secure(String account, String symbol, MarginMode mode, int leverage, Instant at) {
        if (leverage < 1 || leverage > MOST_LEVERAGE) {
            throw new IllegalArgumentException("leverage is from 1 to " + MOST_LEVERAGE + ", was " + leverage);
        }
        advanceTo(at);
        Stake stake = floor.account(account).stake(market(symbol));
        if (stake.lots() != 0 && stake.mode() != mode) return false;
        stake.margin(mode, leverage);
        return true;
    }

    /** Closes, halts or opens a symbol; one that is delisted stays so. */
    public void declare(String symbol, SymbolState state, Instant at) {
        advanceTo(at);
        Market market = market(symbol);
        if (market.state() == SymbolState.DELISTED) return;
        market.state(state);
        if (state != SymbolState.DELISTED) return;
        for (Order order : market.open().toList())
            matching.end(order, OrderStatus.CANCELLED, VenueOrder.Ending.BY_VENUE, now());
        for (Account account : floor.accounts()) {
            liquidation.deleverage(account, market, BigDecimal.ONE, Trade.Cause.DELISTING, now());
        }
    }

    public SymbolState state(String symbol) {
        return market(symbol).state();
    }

    /** Takes a position away whole, as if its margin were gone. */
    public void liquidate(String account, String symbol, Instant at) {
        advanceTo(at);
        liquidation.seize(floor.account(account), market(symbol), now());
    }

    /** Takes a share of a position away at the mark, as if somebody on the other side had no margin. */
    public void deleverage(String account, String symbol, BigDecimal share, Instant at) {
        advanceTo(at);
        liquidation.deleverage(floor.account(account), market(symbol), share, Trade.Cause.DELEVERAGING, now());
    }

    /** The order of that client id, open or ended; the last one where ids may be used again. */
    public Optional<VenueOrder> order(String account, String clientId) {
        return floor.account(account).byClientId(clientId).map(Order::view);
    }

    public Optional<VenueOrder> order(String account, long orderId) {
        return floor.account(account).byId(orderId).map(Order::view);
    }

    /** All that the account ever had, oldest first. */
    public List<VenueOrder> orders(String account) {
        return floor.account(account).orders().stream().map(Order::view).toList();
    }

    /** Every order that ever carried that client id. More than one is a mistake of whoever sent them. */
    public List<VenueOrder> ordersEver(String account, String clientId) {
        return floor.account(account).everOf(clientId).stream().map(Order::view).toList();
    }

    /** Those that wait for their trigger too. */
    public List<VenueOrder> openOrders(String account, String symbol) {
        Account owner = floor.account(account);
        return market(symbol)
                .open()
                .filter(order -> order.account() == owner)
                .map(Order::view)
                .toList();
    }

    /** Whoever was ever seen here. */
    public List<String> accounts() {
        return floor.accounts().stream().map(Account::name).toList();
    }

    /** All of an account's open orders, market by market. */
    public List<VenueOrder> resting(String account) {
        return profile().listings().stream()
                .flatMap(listing -> openOrders(account, listing.symbol()).stream())
                .toList();
    }

    /** Fills of a symbol at or after that instant, oldest first. */
    public List<Trade> fills(String account, String symbol, Instant since) {
        return floor.account(account).trades().stream()
                .filter(trade -> trade.fill().symbol().equals(symbol))
                .filter(trade -> !trade.fill().venueTime().isBefore(since))
                .toList();
    }

    /** Payments of a symbol after {@code since}, up to and including {@code until}, oldest first. */
    public List<Payment> payments(String account, String symbol, Instant since, Instant until) {
        return floor.account(account).payments().stream()
                .filter(payment -> payment.booked().symbol().equals(symbol))
                .filter(payment -> payment.booked().paidAt().isAfter(since))
                .filter(payment -> !payment.booked().paidAt().isAfter(until))
                .toList();
    }

    public Holding position(String account, String symbol) {
        Account owner = floor.account(account);
        Stake stake = owner.stake(market(symbol));
        if (stake.lots() == 0) return stake.view(Optional.empty());
        passage.moveMarkets(); // what else it holds stands behind it
        return stake.view(Margin.liquidation(owner, stake, profile().margin()));
    }

    /** The position alone, without what stands behind it and where it would be liquidated. */
    public Position held(String account, String symbol) {
        return floor.account(account).stake(market(symbol)).position();
    }

    public MarginMode marginMode(String account, String symbol) {
        return floor.account(account).stake(market(symbol)).mode();
    }

    public int leverage(String account, String symbol) {
        return floor.account(account).stake(market(symbol)).leverage();
    }

    public Wallet wallet(String account) {
        passage.moveMarkets();
        return Margin.of(floor.account(account), floor.markets());
    }

    /** Units that the account holds of the coin in which fees may be paid. */
    public BigDecimal feeUnits(String account) {
        return floor.account(account).feeUnits();
    }

    /** The venue's own money, positions at the mark. */
    public VenueBooks books() {
        passage.moveMarkets();
        return floor.house().view();
    }

    public Quote quote(String symbol) {
        Market market = market(symbol);
        Depth.Level bid = market.top(Side.SELL);
        Depth.Level ask = market.top(Side.BUY);
        return new Quote(bid.price(), bid.quantity(), ask.price(), ask.quantity(), market.mark(), now());
    }

    /** The best levels that others offer; our own resting orders are not among them. */
    public Depth book(String symbol, int levels) {
        Market market = market(symbol);
        return new Depth(market.levels(Side.SELL, levels), market.levels(Side.BUY, levels), market.version(), now());
    }

    /** The rate of the next payment as it stands. */
    public FundingRate funding(String symbol) {
        return payments.ahead(market(symbol), now());
    }

    /**
     * Rates of payments after {@code since}, up to {@code until} but none of the future, oldest first, at most that
     * many.
     */
    public List<FundingRate> fundingHistory(String symbol, Instant since, Instant until, int most) {
        return payments.behind(market(symbol), since, until.isBefore(now()) ? until : now(), most);
    }

    private Cancellation cancel(Optional<Order> found) {
        if (found.isEmpty()) return new Cancellation.NoSuchOrder();
        Order order = found.get();
        if (!order.isOpen()) return new Cancellation.AlreadyOver(order.view());
        matching.end(order, OrderStatus.CANCELLED, VenueOrder.Ending.ASKED, now());
        return new Cancellation.Cancelled(order.view());
    }

    private Market market(String symbol) {
        Market market = floor.market(symbol)
                .orElseThrow(() -> new IllegalArgumentException(profile().venue() + " does not list " + symbol));
        market.moveTo(passage.lastTick());
        return market;
    }
}
