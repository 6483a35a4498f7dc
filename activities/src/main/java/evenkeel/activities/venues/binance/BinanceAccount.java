package evenkeel.activities.venues.binance;

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
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.venue.Balance;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.domain.venue.Position;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our account at Binance: one-way, USDT. */
final class BinanceAccount implements AccountWire {
    private static final String CURRENCY = "USDT";
    private static final String CROSS = "CROSSED";
    private static final String POSITIONS = "/fapi/v3/positionRisk";
    private static final String INCOME = "/fapi/v1/income";
    private static final int PAGE = 1000;
    private static final Duration SPAN = Duration.ofDays(7);
    /** "Only support querying the data in the past 3 months": the shortest three. */
    private static final Duration KEPT = Duration.ofDays(89);

    private static final Logger LOG = LoggerFactory.getLogger(BinanceAccount.class);

    private final BinanceApi api;
    private final VenueSettings settings;
    private final BinanceFills fills;

    BinanceAccount(BinanceApi api, VenueSettings settings) {
        this.api = api;
        this.settings = settings;
        this.fills = new BinanceFills(api);
    }

    @Override
    public Optional<OrderReport> order(OrderIntent intent) {
        Query query = Query.of("symbol", BinanceWords.symbol(intent.symbol()), "origClientOrderId", intent.clientId());
        return api.find(BinanceApi.ORDER, query, BinanceErrors.NO_SUCH_ORDER).map(order -> report(intent, order));
    }

    @Override
    public List<String> openOrders(String symbol) {
        return api.signed("/fapi/v1/openOrders", bySymbol(symbol)).items().stream()
                .map(order -> order.text("clientOrderId"))
                .toList();
    }

    @Override
    public List<Fill> fills(String symbol, Instant since) {
        return fills.since(symbol, since);
    }

    /** The list has only symbols with a position or an order: none in it is flat. */
    @Override
    public Position position(String symbol) {
        return among(api.signed(POSITIONS, bySymbol(symbol)).items(), symbol);
    }

    @Override
    public Function<String, Position> positions() {
        List<Fields> all = api.signed(POSITIONS, Query.NONE).items();
        return symbol -> among(all, symbol);
    }

    private Position among(List<Fields> rows, String symbol) {
        BigDecimal sum = BigDecimal.ZERO;
        Optional<Price> liquidation = Optional.empty();
        for (Fields row : rows) {
            if (!row.text("symbol").equals(BinanceWords.symbol(symbol))) continue;
            BigDecimal amount = row.decimal("positionAmt");
            if (!row.text("positionSide").equals("BOTH") && amount.signum() != 0) throw hedgeMode();
            sum = sum.add(amount);
            if (amount.signum() != 0) liquidation = row.priceIfAny("liquidationPrice");
        }
        return new Position(api.venue(), symbol, sum, liquidation);
    }

    @Override
    public BigDecimal leverage(String symbol) {
        return chosen(symbol).decimal("leverage");
    }

    @Override
    public Balance balance() {
        for (Fields row : api.signed("/fapi/v3/balance", Query.NONE).items()) {
            if (row.text("asset").equals(CURRENCY)) {
                return new Balance(api.venue(), CURRENCY, row.usd("balance"), row.usd("availableBalance"));
            }
        }
        throw new Trouble(Code.VEN_GARBLED, api.venue() + " shows no balance in " + CURRENCY);
    }

    @Override
    public Optional<VenueFees> fees(String symbol) {
        Fields rates = api.signed("/fapi/v1/commissionRate", bySymbol(symbol));
        if (!rates.text("symbol").equals(BinanceWords.symbol(symbol))) throw rates.garbled("symbol");
        return Optional.of(new VenueFees(rates.decimal("makerCommissionRate"), rates.decimal("takerCommissionRate")));
    }

    @Override
    public List<FundingPayment> funding(String symbol, Instant since, Instant until) {
        Map<String, FundingPayment> byId = new LinkedHashMap<>();
        Instant first = since.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        for (Pages.Span span : Pages.between(first, until, SPAN)) collect(symbol, span, byId);
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
        if (api.signed("/fapi/v1/positionSide/dual", Query.NONE).flag("dualSidePosition")) throw hedgeMode();
        // the newest model of this answer leaves the field out; orders are then refused by the venue one by one
        Fields account = api.signed("/fapi/v3/account", Query.NONE);
        if (account.has("canTrade") && !account.flag("canTrade")) {
            throw new Trouble(Code.VEN_ACCOUNT, api.venue() + " does not let this account trade");
        }
        verifyRights();
        if (settings.account().account().isPresent()) settings.account().verifyAccount(api.venue(), alias());
        for (String symbol : settings.symbols()) verifyLeverage(symbol);
    }

    /** This host does not tell what a key may do; the spot host does. */
    private void verifyRights() {
        Optional<URI> rights = settings.account().rights();
        if (rights.isEmpty()) {
            LOG.warn("{} {}: {}", Code.VEN_RIGHTS.id(), api.venue(), Code.VEN_RIGHTS.meaning());
            return;
        }
        if (api.rights(rights.get()).flag("enableWithdrawals")) {
            throw new Trouble(Code.VEN_KEY, api.venue() + ": the key may withdraw, make one that may only trade");
        }
    }

    /** The venue's own code of the account. */
    private String alias() {
        for (Fields row : api.signed("/fapi/v3/balance", Query.NONE).items()) return row.text("accountAlias");
        throw new Trouble(Code.VEN_GARBLED, api.venue() + " does not say which account this is");
    }

    private void verifyLeverage(String symbol) {
        Fields chosen = chosen(symbol);
        settings.account().verifyMargin(api.venue(), symbol, chosen.text("marginType"), CROSS);
        settings.account().verifyLeverage(api.venue(), symbol, chosen.decimal("leverage"));
    }

    private Fields chosen(String symbol) {
        return api.signed("/fapi/v1/symbolConfig", bySymbol(symbol)).items().stream()
                .filter(row -> row.text("symbol").equals(BinanceWords.symbol(symbol)))
                .findFirst()
                .orElseThrow(
                        () -> new Trouble(Code.VEN_GARBLED, api.venue() + " does not tell the leverage of " + symbol));
    }

    private OrderReport report(OrderIntent intent, Fields order) {
        if (!BinanceWords.isAbout(intent, order)) throw BinanceWords.contradiction(api.venue(), intent);
        fills.remember(intent.symbol(), order);
        return BinanceWords.report(order, fills.feeOf(intent.symbol(), order))
                .orElseThrow(() -> order.garbled("cumQuote"));
    }

    /** By page number: payments of one moment may fall on two pages, and their ids tell them apart. */
    private void collect(String symbol, Pages.Span span, Map<String, FundingPayment> byId) {
        var guard = new Pages.Guard(INCOME);
        for (int page = 1; ; page++) {
            guard.next();
            int before = byId.size();
            Query query = span.in(bySymbol(symbol).with("incomeType", "FUNDING_FEE"))
                    .with("page", page)
                    .with("limit", PAGE);
            List<Fields> rows = api.signed(INCOME, query).items();
            for (Fields row : rows) {
                FundingPayment payment = payment(symbol, row);
                byId.putIfAbsent(payment.eventId(), payment);
            }
            if (rows.size() < PAGE || byId.size() == before) return;
        }
    }

    private FundingPayment payment(String symbol, Fields row) {
        if (!row.text("symbol").equals(BinanceWords.symbol(symbol))) throw row.garbled("symbol");
        if (!row.text("incomeType").equals("FUNDING_FEE")) throw row.garbled("incomeType");
        if (!row.text("asset").equals(CURRENCY)) throw row.garbled("asset");
        return new FundingPayment(
                api.venue(),
                symbol,
                row.text("tranId"),
                row.instant("time"),
                row.usd("income"), // positive is received
                CURRENCY);
    }

    private Trouble hedgeMode() {
        return new Trouble(Code.VEN_ACCOUNT, api.venue() + ": the account is in hedge mode, we need one-way");
    }

    private static Query bySymbol(String symbol) {
        return Query.of("symbol", BinanceWords.symbol(symbol));
    }
}
