package evenkeel.simulator.wire.x10;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.domain.order.Side;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.Holding;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.Payment;
import evenkeel.simulator.exchange.Wallet;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.VenueHost;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Positions, money and settings of the key's account. Leverage is answered, margin is always a tenth. */
final class X10Accounts {
    private static final String USUAL_LEVERAGE = "10";
    private static final BigDecimal MAINTENANCE = new BigDecimal("0.02");

    private final VenueHost host;
    private final X10Markets markets;
    private final Map<String, String> leverages = new ConcurrentHashMap<>();

    X10Accounts(VenueHost host, X10Markets markets) {
        this.host = host;
        this.markets = markets;
    }

    ObjectNode info(Call call, X10Key key) {
        return X10Words.ok(Json.object()
                .put("accountId", key.vault())
                .put("description", key.account())
                .put("accountIndex", 0)
                .put("status", "ACTIVE")
                .put("l2Key", X10Assets.hex(key.signs().x()))
                .put("l2Vault", String.valueOf(key.vault()))
                .put("bridgeStarknetAddress", "0x0"));
    }

    ObjectNode balance(Call call, X10Key key) {
        return X10Words.ok(host.look(exchange -> balance(exchange, key)));
    }

    /** Only what is held. */
    ObjectNode positions(Call call, X10Key key) {
        List<Listing> asked = markets.asked(call);
        List<ObjectNode> held = host.look(exchange -> positions(exchange, key, asked)).stream()
                .filter(position -> call.query()
                        .text("side")
                        .map(position.path("side").asText()::equals)
                        .orElse(true))
                .toList();
        return X10Words.ok(Json.array(held, position -> position));
    }

    ObjectNode funding(Call call, X10Key key) {
        Instant from = Instant.ofEpochMilli(call.query().whole("fromTime").orElse(0L));
        var payments = new ArrayList<Payment>();
        List<Listing> asked = markets.asked(call);
        host.look(exchange -> asked.stream()
                        .map(one -> exchange.payments(key.account(), one.symbol(), from.minusMillis(1), exchange.now()))
                        .toList())
                .forEach(payments::addAll);
        List<Payment> newestFirst = payments.stream()
                .sorted(Comparator.comparingLong(X10Accounts::paymentId).reversed())
                .toList();
        return Page.of(call.query()).of(newestFirst, X10Accounts::paymentId, payment -> payment(payment, key));
    }

    ObjectNode fees(Call call, X10Key key) {
        return X10Words.ok(Json.array(
                markets.asked(call),
                listing -> Json.object()
                        .put("market", listing.venueSymbol())
                        .put("makerFeeRate", host.profile().makerFee().toPlainString())
                        .put("takerFeeRate", host.profile().takerFee().toPlainString())
                        .put("builderFeeRate", "0")));
    }

    /** What positions are secured by; no other asset is held here. */
    ObjectNode spotBalances(Call call, X10Key key) {
        Wallet wallet = host.look(exchange -> exchange.wallet(key.account()));
        String balance = X10Words.number(wallet.balance().value());
        ObjectNode collateral = Json.object()
                .put("accountId", key.vault())
                .put("asset", "USD")
                .put("balance", balance)
                .put("indexPrice", "1")
                .put("notionalValue", balance)
                .put("contributionFactor", "1")
                .put("equityContribution", balance)
                .put("availableToWithdraw", X10Words.number(wallet.available().value()))
                .put("updatedAt", host.now().toEpochMilli());
        return X10Words.ok(Json.array().add(collateral));
    }

    ObjectNode leverage(Call call, X10Key key) {
        return X10Words.ok(Json.array(
                markets.asked(call),
                listing -> Json.object().put("market", listing.venueSymbol()).put("leverage", leverage(key, listing))));
    }

    ObjectNode setLeverage(Call call, X10Key key) {
        JsonNode body = call.body();
        Listing listing = markets.listing(body.path("market").asText(""));
        String leverage = body.path("leverage").asText("");
        if (!leverage.matches("([1-9]|[1-4]\\d|50)(\\.\\d{1,2})?")) throw X10Error.params("leverage");
        leverages.put(key.account() + "|" + listing.symbol(), leverage);
        return X10Words.ok(Json.object().put("market", listing.venueSymbol()).put("leverage", leverage));
    }

    List<ObjectNode> positions(Exchange exchange, X10Key key, List<Listing> listings) {
        Wallet wallet = exchange.wallet(key.account());
        return listings.stream()
                .map(listing -> exchange.position(key.account(), listing.symbol()))
                .filter(holding -> holding.position().side().isPresent())
                .map(holding -> position(holding, wallet, key))
                .toList();
    }

    /** A position that is over is told once more, with nothing in it. */
    ObjectNode position(Holding holding, Wallet wallet, X10Key key) {
        Listing listing = host.listing(holding.position().symbol());
        BigDecimal size = holding.position().quantity().value();
        BigDecimal worth = size.multiply(holding.mark());
        return Json.object()
                .put("id", X10Words.id(host.profile().listings().indexOf(listing)))
                .put("accountId", key.vault())
                .put("market", listing.venueSymbol())
                .put("status", "OPENED")
                .put("side", holding.position().side().orElse(Side.BUY) == Side.BUY ? "LONG" : "SHORT")
                .put("leverage", leverage(key, listing))
                .put("size", X10Words.quantity(listing, size))
                .put("value", X10Words.number(worth))
                .put("openPrice", X10Words.number(holding.entryPrice()))
                .put("markPrice", X10Words.number(holding.mark()))
                .put("liquidationPrice", X10Words.number(liquidation(holding, wallet)))
                .put(
                        "margin",
                        X10Words.number(worth.divide(new BigDecimal(leverage(key, listing)), MathContext.DECIMAL64)))
                .put("unrealisedPnl", X10Words.number(holding.unrealised().value()))
                .put("realisedPnl", X10Words.number(holding.realised().value()))
                .put("adl", 1)
                .put("createdAt", holding.changedAt().toEpochMilli())
                .put("updatedAt", holding.changedAt().toEpochMilli());
    }

    ObjectNode balance(Exchange exchange, X10Key key) {
        Wallet wallet = exchange.wallet(key.account());
        BigDecimal bound = wallet.positionMargin().plus(wallet.orderMargin()).value();
        BigDecimal equity = wallet.equity().value();
        return Json.object()
                .put("collateralName", "USD")
                .put("balance", X10Words.number(wallet.balance().value()))
                .put("equity", X10Words.number(equity))
                .put("availableForTrade", X10Words.number(wallet.available().value()))
                .put(
                        "availableForWithdrawal",
                        X10Words.number(wallet.available().value()))
                .put("unrealisedPnl", X10Words.number(wallet.unrealised().value()))
                .put("initialMargin", X10Words.number(bound))
                .put(
                        "marginRatio",
                        equity.signum() > 0 ? X10Words.number(bound.divide(equity, MathContext.DECIMAL64)) : "1")
                .put("updatedTime", exchange.now().toEpochMilli());
    }

    /** Where the account's equity is down to the maintenance margin of this position alone. */
    private static BigDecimal liquidation(Holding holding, Wallet wallet) {
        BigDecimal signed = holding.position().signed();
        if (signed.signum() == 0) return BigDecimal.ZERO;
        BigDecimal worth = signed.abs().multiply(holding.mark());
        BigDecimal room = wallet.equity().value().subtract(worth.multiply(MAINTENANCE));
        BigDecimal price = holding.mark().subtract(room.divide(signed, MathContext.DECIMAL64));
        return price.max(BigDecimal.ZERO);
    }

    private String leverage(X10Key key, Listing listing) {
        return leverages.getOrDefault(key.account() + "|" + listing.symbol(), USUAL_LEVERAGE);
    }

    /** Positive is received. */
    private ObjectNode payment(Payment payment, X10Key key) {
        var booked = payment.booked();
        Listing listing = host.listing(booked.symbol());
        BigDecimal size = payment.signed().abs();
        return Json.object()
                .put("id", paymentId(payment))
                .put("accountId", key.vault())
                .put("market", listing.venueSymbol())
                .put("positionId", X10Words.id(host.profile().listings().indexOf(listing)))
                .put("side", payment.signed().signum() > 0 ? "LONG" : "SHORT")
                .put("size", X10Words.quantity(listing, size))
                .put("value", X10Words.number(size.multiply(payment.mark().value())))
                .put("markPrice", X10Words.number(payment.mark().value()))
                .put("fundingFee", X10Words.number(booked.amount().value()))
                .put("fundingRate", X10Words.number(payment.rate()))
                .put("paidTime", booked.paidAt().toEpochMilli());
    }

    private static long paymentId(Payment payment) {
        return Long.parseLong(payment.booked().eventId());
    }
}
