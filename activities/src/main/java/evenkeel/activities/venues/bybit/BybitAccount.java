package evenkeel.activities.venues.bybit;

import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Pages;
import evenkeel.activities.venues.http.Query;
import evenkeel.activities.venues.http.VenueClock;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.domain.carry.cost.VenueFees;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.venue.Balance;
import evenkeel.domain.venue.Fee;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.domain.venue.Position;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Our unified account at Bybit: one-way, USDT. */
final class BybitAccount implements AccountWire {
    private static final String CURRENCY = "USDT";
    /** The venue's name for cross margin. */
    private static final String CROSS = "REGULAR_MARGIN";

    private static final String REALTIME = "/v5/order/realtime";
    private static final String HISTORY = "/v5/order/history";
    private static final String POSITIONS = "/v5/position/list";
    private static final int MOST_POSITIONS = 200;

    /** The venue answers at most seven days in one question. */
    private static final Duration SPAN = Duration.ofDays(7);
    /** Two years of a unified account's transaction log. */
    private static final Duration KEPT = Duration.ofDays(730);

    /** Rows of the execution list that move no position by trading. */
    private static final Set<String> NO_FILLS = Set.of("Funding", "Settle");

    private final BybitApi api;
    private final VenueSettings settings;

    BybitAccount(BybitApi api, VenueSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    /** The live table keeps the last 500 ended orders too; what is older is in the history. */
    @Override
    public Optional<OrderReport> order(OrderIntent intent) {
        Query query = bySymbol(intent.symbol()).with("orderLinkId", intent.clientId());
        List<Fields> found = api.orders(REALTIME, query);
        if (found.isEmpty()) found = api.orders(HISTORY, query);
        for (Fields order : found) {
            if (!BybitWords.isAbout(intent, order)) throw BybitWords.contradiction(api.venue(), intent);
        }
        return found.stream().map(BybitWords::report).reduce(OrderReport::later);
    }

    @Override
    public List<String> openOrders(String symbol) {
        return api.pages(REALTIME, bySymbol(symbol).with("openOnly", 0).with("limit", 50)).stream()
                .filter(order -> !BybitWords.status(order).isFinal())
                .map(order -> order.textOrEmpty("orderLinkId"))
                .filter(id -> !id.isEmpty()) // an order made by hand has none
                .toList();
    }

    /** An empty client id is nobody's order: made by hand, or the venue's own in a liquidation or deleveraging. */
    @Override
    public List<Fill> fills(String symbol, Instant since) {
        Instant from = since.truncatedTo(ChronoUnit.MILLIS);
        Map<String, Fill> byId = new LinkedHashMap<>();
        for (Pages.Span span : Pages.since(from, api.clock().now(), SPAN)) {
            List<Fields> newestFirst =
                    api.pages("/v5/execution/list", span.in(bySymbol(symbol)).with("limit", 100));
            for (Fields row : newestFirst.reversed()) {
                if (NO_FILLS.contains(row.text("execType"))) continue;
                Fill fill = fill(symbol, row);
                byId.putIfAbsent(fill.tradeId(), fill);
            }
        }
        return byId.values().stream()
                .filter(fill -> !fill.venueTime().isBefore(from))
                .sorted(Comparator.comparing(Fill::venueTime))
                .toList();
    }

    @Override
    public Position position(String symbol) {
        List<Fields> rows = positions(bySymbol(symbol));
        for (Fields row : rows) {
            if (!row.text("symbol").equals(BybitWords.symbol(symbol))) throw row.garbled("symbol");
        }
        return among(rows, symbol);
    }

    @Override
    public Function<String, Position> positions() {
        Query all = Query.of("category", "linear", "settleCoin", CURRENCY).with("limit", MOST_POSITIONS);
        List<Fields> rows = api.pages(POSITIONS, all);
        return symbol -> among(rows, symbol);
    }

    private Position among(List<Fields> rows, String symbol) {
        BigDecimal sum = BigDecimal.ZERO;
        Optional<Price> liquidation = Optional.empty();
        for (Fields row : rows) {
            if (!row.text("symbol").equals(BybitWords.symbol(symbol))) continue;
            BigDecimal size = row.quantity("size").value();
            if (size.signum() == 0) continue; // then it has no side either
            if (row.count("positionIdx") != 0) throw hedgeMode();
            sum = sum.add(BybitWords.side(row).signed(row.quantity("size")));
            liquidation = row.priceIfAny("liqPrice");
        }
        return new Position(api.venue(), symbol, sum, liquidation);
    }

    @Override
    public BigDecimal leverage(String symbol) {
        return leverage(symbol, positions(bySymbol(symbol)));
    }

    @Override
    public Balance balance() {
        Query query = Query.of("accountType", "UNIFIED", "coin", CURRENCY);
        for (Fields account : list("/v5/account/wallet-balance", query)) {
            for (Fields coin : account.list("coin")) {
                if (!coin.text("coin").equals(CURRENCY)) continue;
                return new Balance(api.venue(), CURRENCY, coin.usd("walletBalance"), available(account, coin));
            }
        }
        throw new Trouble(Code.VEN_GARBLED, api.venue() + " shows no balance in " + CURRENCY);
    }

    @Override
    public Optional<VenueFees> fees(String symbol) {
        for (Fields row : list("/v5/account/fee-rate", bySymbol(symbol))) {
            if (!row.text("symbol").equals(BybitWords.symbol(symbol))) throw row.garbled("symbol");
            return Optional.of(new VenueFees(row.decimal("makerFeeRate"), row.decimal("takerFeeRate")));
        }
        throw new Trouble(Code.VEN_GARBLED, api.venue() + " does not tell the fees of " + symbol);
    }

    @Override
    public List<FundingPayment> funding(String symbol, Instant since, Instant until) {
        Map<String, FundingPayment> byId = new LinkedHashMap<>();
        Instant first = since.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        Query settlements =
                Query.of("accountType", "UNIFIED", "category", "linear", "currency", CURRENCY, "type", "SETTLEMENT");
        for (Pages.Span span : Pages.between(first, until, SPAN)) {
            for (Fields row : api.pages(
                    "/v5/account/transaction-log", span.in(settlements).with("limit", 50))) {
                boolean ours = row.textOrEmpty("symbol").equals(BybitWords.symbol(symbol)) && row.has("funding");
                if (ours) byId.putIfAbsent(row.text("id"), payment(symbol, row));
            }
        }
        return byId.values().stream()
                .filter(payment ->
                        payment.paidAt().isAfter(since) && !payment.paidAt().isAfter(until))
                .sorted(Comparator.comparing(FundingPayment::paidAt))
                .toList();
    }

    @Override
    public Duration fundingKept() {
        return settings.fundingKept().orElse(KEPT);
    }

    @Override
    public Instant venueTime() {
        return api.venueTime();
    }

    @Override
    public void verify() {
        Duration offset = api.clock().measure();
        if (!api.clock().isTrusted()) {
            throw new Trouble(
                    Code.VEN_CLOCK, api.venue() + " and we differ by " + offset + ", more than " + VenueClock.TRUSTED);
        }
        verifyKey(api.signed("/v5/user/query-api", Query.NONE).object("result"));
        verifyMode(positions(Query.of("category", "linear", "settleCoin", CURRENCY)));
        String margin =
                api.signed("/v5/account/info", Query.NONE).object("result").text("marginMode");
        settings.account().verifyMargin(api.venue(), "the account", margin, CROSS);
        // a symbol without a position shows its mode only when it is asked for
        for (String symbol : settings.symbols()) {
            List<Fields> rows = positions(bySymbol(symbol));
            verifyMode(rows);
            settings.account().verifyLeverage(api.venue(), symbol, leverage(symbol, rows));
        }
    }

    /** A symbol without a position has a row of its own, with the leverage that its next order gets. */
    private BigDecimal leverage(String symbol, List<Fields> positions) {
        return positions.stream()
                .flatMap(row -> row.decimalIfAny("leverage").stream())
                .max(Comparator.naturalOrder())
                .orElseThrow(
                        () -> new Trouble(Code.VEN_GARBLED, api.venue() + " does not tell the leverage of " + symbol));
    }

    private void verifyKey(Fields key) {
        if (key.has("readOnly") && key.count("readOnly") != 0) {
            throw new Trouble(Code.VEN_KEY, api.venue() + ": the key may only read");
        }
        if (settings.account().account().isPresent()) settings.account().verifyAccount(api.venue(), key.text("userID"));
        if (!key.has("permissions")) return;
        Fields permissions = key.object("permissions");
        for (String area : permissions.names()) {
            // a key that can move money away is refused, whoever asks for less
            if (permissions.texts(area).stream().anyMatch(right -> right.startsWith("Withdraw"))) {
                throw new Trouble(Code.VEN_KEY, api.venue() + ": the key may withdraw, make one that may only trade");
            }
        }
    }

    private void verifyMode(List<Fields> positions) {
        for (Fields row : positions) {
            if (row.count("positionIdx") != 0) throw hedgeMode();
        }
    }

    private Fill fill(String symbol, Fields execution) {
        if (!execution.text("symbol").equals(BybitWords.symbol(symbol))) throw execution.garbled("symbol");
        return execution.as(row -> new Fill(
                api.venue(),
                symbol,
                row.text("execId"),
                row.textOrEmpty("orderLinkId"),
                BybitWords.side(row),
                row.quantity("execQty"),
                row.price("execPrice"),
                CURRENCY,
                fee(row),
                row.flag("isMaker"),
                row.instant("execTime")));
    }

    /** Positive costs, negative is a rebate; linear contracts take it in their own currency and then name none. */
    private static Fee fee(Fields row) {
        return Fee.of(row.decimal("execFee"), row.has("feeCurrency") ? row.text("feeCurrency") : CURRENCY);
    }

    /** The log's sign is ours, positive is received: the opposite of a fee's. */
    private FundingPayment payment(String symbol, Fields row) {
        return new FundingPayment(
                api.venue(), symbol, row.text("id"), row.instant("transactionTime"), row.usd("funding"), CURRENCY);
    }

    /** The account's own figure; accounts with isolated margin have none, then it is what nothing binds. */
    private static Usd available(Fields account, Fields coin) {
        if (account.has("totalAvailableBalance")) return account.usd("totalAvailableBalance");
        return coin.usd("walletBalance").minus(coin.usd("totalOrderIM")).minus(coin.usd("totalPositionIM"));
    }

    private List<Fields> positions(Query query) {
        return list(POSITIONS, query);
    }

    private List<Fields> list(String path, Query query) {
        return api.signed(path, query).object("result").list("list");
    }

    private Trouble hedgeMode() {
        return new Trouble(Code.VEN_ACCOUNT, api.venue() + ": the account is in hedge mode, we need one-way");
    }

    private static Query bySymbol(String symbol) {
        return Query.of("category", "linear", "symbol", BybitWords.symbol(symbol));
    }
}
