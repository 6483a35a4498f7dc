package evenkeel.activities.venues.x10;

import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Query;
import evenkeel.activities.venues.http.VenueClock;
import evenkeel.domain.carry.cost.VenueFees;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.venue.Balance;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.domain.venue.Position;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our account at X10: one position per market, in dollars. */
final class X10Account implements AccountWire {
    /** Unsure: the venue names no limit; it is asked as if it kept a quarter of a year. */
    private static final Duration KEPT = Duration.ofDays(90);

    private static final String POSITIONS = "/user/positions";

    private static final Logger LOG = LoggerFactory.getLogger(X10Account.class);

    private final X10Api api;
    private final X10Settings settings;
    private final X10Chain chain;
    private final X10Fills fills;

    X10Account(X10Api api, X10Settings settings, X10Chain chain) {
        this.api = api;
        this.settings = settings;
        this.chain = chain;
        this.fills = new X10Fills(api);
    }

    @Override
    public Optional<OrderReport> order(OrderIntent intent) {
        List<Fields> found = api.find("/user/orders/external/" + intent.clientId())
                .map(envelope -> envelope.list("data"))
                .orElse(List.of());
        for (Fields order : found) {
            if (!X10Words.isAbout(intent, order)) throw X10Words.contradiction(api.venue(), intent);
        }
        return found.stream().map(X10Words::report).reduce(OrderReport::later);
    }

    @Override
    public List<String> openOrders(String symbol) {
        return rows("/user/orders", symbol).stream()
                .filter(order -> !X10Words.status(order).isFinal())
                .map(order -> order.textOrEmpty("externalId"))
                .filter(id -> !id.isEmpty()) // an order made by hand has none of ours
                .toList();
    }

    @Override
    public List<Fill> fills(String symbol, Instant since) {
        return fills.since(symbol, since);
    }

    /** The list has only markets with a position: none in it is flat. */
    @Override
    public Position position(String symbol) {
        return among(rows(POSITIONS, symbol), symbol);
    }

    @Override
    public Function<String, Position> positions() {
        List<Fields> all = api.ours(POSITIONS, Query.NONE).list("data");
        return symbol -> among(all, symbol);
    }

    private Position among(List<Fields> rows, String symbol) {
        BigDecimal sum = BigDecimal.ZERO;
        Optional<Price> liquidation = Optional.empty();
        for (Fields row : rows) {
            if (!row.text("market").equals(X10Words.market(symbol))) continue;
            sum = sum.add(X10Words.side(row).signed(row.quantity("size")));
            liquidation = row.priceIfAny("liquidationPrice");
        }
        return new Position(api.venue(), symbol, sum, liquidation);
    }

    @Override
    public BigDecimal leverage(String symbol) {
        for (Fields row : rows("/user/leverage", symbol)) return row.decimal("leverage");
        throw new Trouble(Code.VEN_GARBLED, api.venue() + " does not tell the leverage of " + symbol);
    }

    @Override
    public Balance balance() {
        Optional<Fields> found = api.find("/user/balance");
        if (found.isEmpty() && settings.flatWithoutBalance()) {
            return new Balance(api.venue(), X10Words.CURRENCY, Usd.ZERO, Usd.ZERO);
        }
        Fields balance = found.orElseThrow(() -> new Trouble(Code.VEN_GARBLED, api.venue() + " shows no balance"))
                .object("data");
        if (!balance.text("collateralName").equals(X10Words.CURRENCY)) throw balance.garbled("collateralName");
        return new Balance(api.venue(), X10Words.CURRENCY, balance.usd("balance"), balance.usd("availableForTrade"));
    }

    @Override
    public Optional<VenueFees> fees(String symbol) {
        for (Fields row : rows("/user/fees", symbol)) {
            return Optional.of(new VenueFees(row.decimal("makerFeeRate"), row.decimal("takerFeeRate")));
        }
        throw new Trouble(Code.VEN_GARBLED, api.venue() + " does not tell the fees of " + symbol);
    }

    /** The fee's sign is ours: positive is received. */
    @Override
    public List<FundingPayment> funding(String symbol, Instant since, Instant until) {
        Map<String, FundingPayment> byId = new LinkedHashMap<>();
        Query query = Query.of("market", X10Words.market(symbol)).with("fromTime", since.toEpochMilli());
        for (Fields row : api.pages(
                "/user/funding/history", query, payment -> paidAt(payment).isAfter(since))) {
            if (!row.text("market").equals(X10Words.market(symbol))) throw row.garbled("market");
            byId.putIfAbsent(
                    row.text("id"),
                    new FundingPayment(
                            api.venue(),
                            symbol,
                            row.text("id"),
                            paidAt(row),
                            row.usd("fundingFee"),
                            X10Words.CURRENCY));
        }
        return byId.values().stream()
                .filter(payment -> !payment.paidAt().isAfter(until))
                .sorted(Comparator.comparing(FundingPayment::paidAt))
                .toList();
    }

    @Override
    public Duration fundingKept() {
        return settings.venue().fundingKept().orElse(KEPT);
    }

    @Override
    public Instant venueTime() {
        return api.venueTime();
    }

    /** Reads what orders are signed with as well, so that the first one need not wait for it. */
    @Override
    public void verify() {
        Duration offset = api.clock().measure();
        if (!api.clock().isTrusted()) {
            throw new Trouble(
                    Code.VEN_CLOCK, api.venue() + " and we differ by " + offset + ", more than " + VenueClock.TRUSTED);
        }
        Fields account = api.ours("/user/account/info", Query.NONE).object("data");
        if (!account.text("status").equals("ACTIVE")) {
            throw new Trouble(Code.VEN_ACCOUNT, api.venue() + " does not let this account trade");
        }
        chain.verified(account);
        settings.venue().account().verifyAccount(api.venue(), account.text("accountId"));
        // nothing tells what a key may do, and one that signs orders could sign a withdrawal
        LOG.warn("{} {}: {}", Code.VEN_RIGHTS.id(), api.venue(), Code.VEN_RIGHTS.meaning());
        chain.owner();
        for (String symbol : settings.venue().symbols()) {
            chain.market(symbol);
            settings.venue().account().verifyLeverage(api.venue(), symbol, leverage(symbol));
        }
    }

    /** A list that is asked for one market and must be about no other. */
    private List<Fields> rows(String path, String symbol) {
        String market = X10Words.market(symbol);
        List<Fields> rows = api.ours(path, Query.of("market", market)).list("data");
        for (Fields row : rows) {
            if (!row.text("market").equals(market)) throw row.garbled("market");
        }
        return rows;
    }

    private static Instant paidAt(Fields payment) {
        return payment.instant("paidTime");
    }
}
