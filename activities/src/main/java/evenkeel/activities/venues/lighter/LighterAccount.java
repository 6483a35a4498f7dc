package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Query;
import evenkeel.activities.venues.http.VenueClock;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Balance;
import evenkeel.domain.venue.Fee;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.domain.venue.Position;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Our account at Lighter: one position a market, USDC. */
final class LighterAccount implements AccountWire {
    private static final int ROWS = 100;

    /** Ended orders of one market that are looked through for one: five hundred. Ours are looked for within seconds. */
    private static final int MOST_ORDER_PAGES = 5;

    private static final int MOST_PAGES = 1_000;

    /** The venue's word for no market in particular. */
    private static final int ALL_MARKETS = 255;

    private static final BigDecimal PERCENT = new BigDecimal(100);

    private final LighterApi api;
    private final LighterSettings settings;
    private final LighterMarkets markets;
    private final LighterHeard heard;

    LighterAccount(LighterApi api, LighterSettings settings, LighterMarkets markets, LighterHeard heard) {
        this.heard = heard;
        this.api = api;
        this.settings = settings;
        this.markets = markets;
    }

    /** First among those that live: an order that ends between the two looks is then found by the second. */
    @Override
    public Optional<OrderReport> order(OrderIntent intent) {
        LighterMarkets.Listed market = markets.ever(intent.symbol());
        long number = settings.numbers().numberOf(api.venue(), intent.clientId());
        List<Fields> found = heard.order(number).orElseGet(() -> read(market, number));
        for (Fields order : found) {
            if (!LighterWords.isAbout(intent, market, order)) throw LighterWords.contradiction(api.venue(), intent);
        }
        return found.stream().map(LighterWords::report).reduce(OrderReport::later);
    }

    private List<Fields> read(LighterMarkets.Listed market, long number) {
        List<Fields> found = new ArrayList<>();
        for (Fields order : active(market)) if (number(order) == number) found.add(order);
        if (found.isEmpty()) {
            Query ended = byMarket(market).with("limit", ROWS);
            api.pages("/api/v1/accountInactiveOrders", ended, "orders", MOST_ORDER_PAGES, orders -> {
                for (Fields order : orders) if (number(order) == number) found.add(order);
                return found.isEmpty();
            });
        }
        return found;
    }

    /** A number that we never gave is told as it is: it is nobody's client id. */
    @Override
    public List<String> openOrders(String symbol) {
        List<Long> numbers = active(markets.ever(symbol)).stream()
                .filter(order -> !LighterWords.status(order).isFinal())
                .map(LighterAccount::number)
                .filter(number -> number != 0) // an order made by hand has none
                .toList();
        Map<Long, String> ours = settings.numbers().clientIds(api.venue(), numbers);
        return numbers.stream()
                .map(number -> ours.getOrDefault(number, Long.toString(number)))
                .toList();
    }

    @Override
    public List<Fill> fills(String symbol, Instant since) {
        LighterMarkets.Listed market = markets.ever(symbol);
        List<Fields> rows = heard.trades(market.id(), since).orElseGet(() -> trades(market, since));
        List<Long> numbers = rows.stream().map(this::ourNumber).toList();
        Map<Long, String> ours = settings.numbers().clientIds(api.venue(), numbers);
        return rows.stream()
                .map(row -> fill(symbol, market, row, ours))
                .sorted(Comparator.comparing(Fill::venueTime))
                .toList();
    }

    private List<Fields> trades(LighterMarkets.Listed market, Instant since) {
        Query newestFirst = byMarket(market)
                .with("sort_by", "timestamp")
                .with("sort_dir", "desc")
                .with("limit", ROWS);
        Map<String, Fields> byId = new LinkedHashMap<>();
        api.pages("/api/v1/trades", newestFirst, "trades", MOST_PAGES, rows -> {
            for (Fields row : rows) {
                if (!row.instant("timestamp").isBefore(since)) byId.putIfAbsent(row.text("trade_id"), row);
            }
            return !rows.getLast().instant("timestamp").isBefore(since);
        });
        return List.copyOf(byId.values());
    }

    @Override
    public Position position(String symbol) {
        return positions().apply(symbol);
    }

    @Override
    public Function<String, Position> positions() {
        List<Fields> rows = heard.positions().orElseGet(() -> account().list("positions"));
        return symbol -> among(rows, symbol);
    }

    private Position among(List<Fields> rows, String symbol) {
        int market = markets.ever(symbol).id();
        for (Fields row : rows) {
            if (row.count("market_id") == market) {
                return new Position(
                        api.venue(), symbol, LighterWords.position(row), row.priceIfAny("liquidation_price"));
            }
        }
        return new Position(api.venue(), symbol, BigDecimal.ZERO); // never held: the venue lists what was
    }

    @Override
    public BigDecimal leverage(String symbol) {
        return leverage(markets.now(symbol), account().list("positions"));
    }

    @Override
    public Balance balance() {
        Fields account = account();
        return new Balance(
                api.venue(), LighterWords.CURRENCY, account.usd("collateral"), account.usd("available_balance"));
    }

    @Override
    public List<FundingPayment> funding(String symbol, Instant since, Instant until) {
        return paid(symbol, payments(markets.ever(symbol).id(), since), since, until);
    }

    @Override
    public Optional<Function<String, List<FundingPayment>>> paidSince(Instant since) {
        List<Fields> rows = payments(ALL_MARKETS, since);
        return Optional.of(symbol -> paid(symbol, rows, since, Instant.MAX));
    }

    private List<Fields> payments(int market, Instant since) {
        List<Fields> all = new ArrayList<>();
        Query newestFirst = Query.of("account_index", api.key().account())
                .with("market_id", market)
                .with("side", "all")
                .with("limit", ROWS);
        api.pages("/api/v1/positionFunding", newestFirst, "position_fundings", MOST_PAGES, rows -> {
            all.addAll(rows);
            if (market != ALL_MARKETS) rows.forEach(row -> expect(market, row));
            return paidAt(rows.getLast()).isAfter(since);
        });
        return all;
    }

    private List<FundingPayment> paid(String symbol, List<Fields> rows, Instant since, Instant until) {
        int market = markets.ever(symbol).id();
        Map<String, FundingPayment> byId = new LinkedHashMap<>();
        for (Fields row : rows) {
            if (row.count("market_id") != market) continue;
            FundingPayment payment = payment(symbol, market, row);
            boolean within =
                    payment.paidAt().isAfter(since) && !payment.paidAt().isAfter(until);
            if (within) byId.putIfAbsent(payment.eventId(), payment);
        }
        return byId.values().stream()
                .sorted(Comparator.comparing(FundingPayment::paidAt))
                .toList();
    }

    @Override
    public Duration fundingKept() {
        return settings.fundingKept();
    }

    @Override
    public Instant venueTime() {
        return api.venueTime();
    }

    /** A read costs as much as fifty orders, so it is our clock as last compared with the venue's. */
    @Override
    public Instant stamp() {
        try {
            api.clock().refresh();
            return api.clock().now();
        } catch (Trouble neverCompared) {
            return venueTime();
        }
    }

    @Override
    public void verify() {
        Duration offset = api.clock().measure();
        if (!api.clock().isTrusted()) {
            throw new Trouble(
                    Code.VEN_CLOCK, api.venue() + " and we differ by " + offset + ", more than " + VenueClock.TRUSTED);
        }
        verifyKey();
        VenueSettings venue = settings.venue();
        List<Fields> positions = account().list("positions");
        for (String symbol : venue.symbols()) {
            venue.account().verifyLeverage(api.venue(), symbol, leverage(markets.now(symbol), positions));
        }
    }

    /** The venue must know this very key under its index: another one's signatures come to nothing. */
    private void verifyKey() {
        LighterKey ours = api.key();
        Query query = Query.of("account_index", ours.account())
                .with("api_key_index", ours.signer().key());
        for (Fields key : api.open("/api/v1/apikeys", query).list("api_keys")) {
            boolean same = key.count("api_key_index") == ours.signer().key()
                    && key.whole("account_index") == ours.signer().account();
            if (same
                    && key.text("public_key")
                            .replaceFirst("^0x", "")
                            .equalsIgnoreCase(ours.key().publicKey())) return;
        }
        throw new Trouble(
                Code.VEN_KEY, api.venue() + ": account " + ours.account() + " has another key under that index");
    }

    /** A market that was never touched has its own; a fraction of 5.00 percent is twenty times. */
    private static BigDecimal leverage(LighterMarkets.Listed market, List<Fields> positions) {
        BigDecimal margin = market.initialMargin();
        for (Fields row : positions) {
            if (row.count("market_id") == market.id())
                margin = row.decimal("initial_margin_fraction").divide(PERCENT);
        }
        if (margin.signum() <= 0) throw new Trouble(Code.VEN_GARBLED, market.symbol() + " needs no margin");
        return BigDecimal.ONE.divide(margin, MathContext.DECIMAL64);
    }

    private Fields account() {
        Query ours = Query.of("by", "index", "value", api.key().account());
        for (Fields account : api.open("/api/v1/account", ours).list("accounts")) {
            if (account.whole("index") == api.key().signer().account()) return account;
        }
        throw new Trouble(
                Code.VEN_OTHER_ACCOUNT,
                api.venue() + " knows no account " + api.key().account());
    }

    /** An empty client id is nobody's order: made by hand, or the venue's own in a liquidation or deleveraging. */
    private Fill fill(String symbol, LighterMarkets.Listed market, Fields trade, Map<Long, String> ours) {
        if (trade.count("market_id") != market.id()) throw trade.garbled("market_id");
        boolean sold = isOurs(trade, "ask");
        boolean maker = trade.flag("is_maker_ask") == sold;
        long number = ourNumber(trade);
        String unmapped = number == 0 ? "" : Long.toString(number);
        return trade.as(row -> new Fill(
                api.venue(),
                symbol,
                row.text("trade_id"),
                ours.getOrDefault(number, unmapped),
                sold ? Side.SELL : Side.BUY,
                row.quantity("size"),
                row.price("price"),
                LighterWords.CURRENCY,
                fee(row, maker ? "maker_fee" : "taker_fee"),
                maker,
                row.instant("timestamp")));
    }

    /** In millionths of the value, none when it is absent. */
    private static Fee fee(Fields trade, String role) {
        BigDecimal millionths = trade.decimalIfAny(role).orElse(BigDecimal.ZERO);
        return Fee.of(trade.decimal("usd_amount").multiply(millionths).movePointLeft(6), LighterWords.CURRENCY);
    }

    private long ourNumber(Fields trade) {
        String side = isOurs(trade, "ask") ? "ask" : "bid";
        return trade.has(side + "_client_id") ? trade.whole(side + "_client_id") : 0;
    }

    private boolean isOurs(Fields trade, String side) {
        long account = api.key().signer().account();
        if (trade.whole(side + "_account_id") == account) return true;
        String other = side.equals("ask") ? "bid" : "ask";
        if (trade.whole(other + "_account_id") != account) throw trade.garbled("ask_account_id");
        return false;
    }

    private static void expect(int market, Fields row) {
        if (row.count("market_id") != market) throw row.garbled("market_id");
    }

    private FundingPayment payment(String symbol, int market, Fields row) {
        Usd change = row.usd("change");
        return new FundingPayment(
                api.venue(),
                symbol,
                market + "-" + row.whole("funding_id"), // a number may be one market's alone
                paidAt(row),
                settings.changeIsReceived() ? change : Usd.ZERO.minus(change),
                LighterWords.CURRENCY);
    }

    private static Instant paidAt(Fields payment) {
        return Instant.ofEpochSecond(payment.whole("timestamp"));
    }

    private List<Fields> active(LighterMarkets.Listed market) {
        return api.signed("/api/v1/accountActiveOrders", byMarket(market)).list("orders");
    }

    private Query byMarket(LighterMarkets.Listed market) {
        return Query.of("account_index", api.key().account()).with("market_id", market.id());
    }

    private static long number(Fields order) {
        return order.whole("client_order_index");
    }
}
