package evenkeel.simulator.wire.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.Holding;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.MarginMode;
import evenkeel.simulator.exchange.MarginTerms;
import evenkeel.simulator.exchange.Wallet;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.Params;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.VenueHost;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Positions, money and settings of the key's account. */
final class BinanceAccounts {
    private static final BigDecimal LARGEST_POSITION = new BigDecimal("100000000");

    private static final int MONEY = BinanceWords.MONEY_DIGITS;
    private static final BigDecimal INITIAL_MARGIN = new BigDecimal("0.1");
    private static final BigDecimal MAINTENANCE_MARGIN = new BigDecimal("0.005");

    private final VenueHost host;
    private final BinanceMarkets markets;
    private final AtomicBoolean hedgeMode = new AtomicBoolean();

    BinanceAccounts(VenueHost host, BinanceMarkets markets) {
        this.host = host;
        this.markets = markets;
    }

    /** Only symbols with a position or an open order. */
    JsonNode positionRisk(Params params, TradingKey key) {
        var asked = params.has("symbol")
                ? List.of(markets.listing(params))
                : host.profile().listings();
        return host.look(exchange -> {
            var rows = Json.array();
            for (Listing listing : asked) {
                if (isActive(exchange, key, listing)) rows.add(position(exchange, key, listing));
            }
            return rows;
        });
    }

    JsonNode balance(Params params, TradingKey key) {
        return host.look(exchange -> {
            Wallet wallet = exchange.wallet(key.account());
            String balance = money(wallet.balance().value());
            return Json.array()
                    .add(Json.object()
                            .put("accountAlias", "sim")
                            .put("asset", "USDT")
                            .put("balance", balance)
                            .put("crossWalletBalance", balance)
                            .put("crossUnPnl", money(wallet.unrealised().value()))
                            .put("availableBalance", money(wallet.available().value()))
                            .put("maxWithdrawAmount", money(wallet.available().value()))
                            .put("marginAvailable", true)
                            .put("updateTime", exchange.now().toEpochMilli()));
        });
    }

    JsonNode account(Params params, TradingKey key) {
        return host.look(exchange -> {
            ObjectNode totals = totals(exchange.wallet(key.account()));
            totals.set("assets", Json.array().add(totals.deepCopy().put("asset", "USDT")));
            var rows = totals.putArray("positions");
            for (Listing listing : host.profile().listings()) {
                if (isActive(exchange, key, listing)) rows.add(position(exchange, key, listing));
            }
            return totals;
        });
    }

    JsonNode accountConfig(Params params, TradingKey key) {
        return Json.object()
                .put("feeTier", 0)
                .put("canTrade", true)
                .put("canDeposit", false)
                .put("canWithdraw", false)
                .put("dualSidePosition", hedgeMode.get())
                .put("updateTime", 0)
                .put("multiAssetsMargin", false)
                .put("tradeGroupId", -1);
    }

    JsonNode commissionRate(Params params, TradingKey key) {
        return Json.object()
                .put("symbol", markets.listing(params).venueSymbol())
                .put("makerCommissionRate", host.profile().makerFee().toPlainString())
                .put("takerCommissionRate", host.profile().takerFee().toPlainString());
    }

    JsonNode leverage(Params params, TradingKey key) {
        Listing listing = markets.listing(params);
        long leverage = params.whole("leverage").orElseThrow(() -> BinanceError.missing("leverage"));
        if (leverage < 1 || leverage > 125) throw BinanceError.of(-4028, "Leverage " + leverage + " is not valid.");
        host.secure(key.account(), listing.symbol(), marginMode(key, listing), Math.toIntExact(leverage));
        return Json.object()
                .put("leverage", leverage)
                .put("maxNotionalValue", "1000000")
                .put("symbol", listing.venueSymbol());
    }

    /** The same steps for every symbol; what a step allows is half of what would keep its maintenance. */
    JsonNode leverageBracket(Params params, TradingKey key) {
        var asked = params.has("symbol")
                ? List.of(markets.listing(params))
                : host.profile().listings();
        var rows = Json.array();
        for (Listing listing : asked) {
            ObjectNode row = Json.object().put("symbol", listing.venueSymbol()).put("notionalCoef", 1.0);
            row.set("brackets", brackets(host.profile().margin().tiers()));
            rows.add(row);
        }
        return rows;
    }

    private static JsonNode brackets(List<MarginTerms.Tier> tiers) {
        var rows = Json.array();
        BigDecimal deducted = BigDecimal.ZERO;
        for (int i = 0; i < tiers.size(); i++) {
            BigDecimal rate = tiers.get(i).rate();
            BigDecimal floor = tiers.get(i).from().value();
            if (i > 0)
                deducted = deducted.add(
                        floor.multiply(rate.subtract(tiers.get(i - 1).rate())));
            BigDecimal cap = i + 1 < tiers.size() ? tiers.get(i + 1).from().value() : LARGEST_POSITION;
            int leverage =
                    BigDecimal.ONE.divide(rate.add(rate), 0, RoundingMode.DOWN).intValueExact();
            rows.add(Json.object()
                    .put("bracket", i + 1)
                    .put("initialLeverage", Math.min(leverage, 125))
                    .put("notionalCap", cap)
                    .put("notionalFloor", floor)
                    .put("maintMarginRatio", rate)
                    .put("cum", deducted));
        }
        return rows;
    }

    JsonNode marginType(Params params, TradingKey key) {
        Listing listing = markets.listing(params);
        MarginMode wanted = switch (params.text("marginType").orElse("")) {
            case "ISOLATED" -> MarginMode.ISOLATED;
            case "CROSSED" -> MarginMode.CROSS;
            default -> throw BinanceError.missing("marginType");
        };
        if (wanted == marginMode(key, listing)) throw BinanceError.of(-4046, "No need to change margin type.");
        if (!host.secure(key.account(), listing.symbol(), wanted, leverage(key, listing))) {
            throw BinanceError.of(-4048, "Margin type cannot be changed if there exists position.");
        }
        return Json.object().put("code", 200).put("msg", "success");
    }

    private int leverage(TradingKey key, Listing listing) {
        return host.look(exchange -> exchange.leverage(key.account(), listing.symbol()));
    }

    private MarginMode marginMode(TradingKey key, Listing listing) {
        return host.look(exchange -> exchange.marginMode(key.account(), listing.symbol()));
    }

    /** Of one symbol, or of all. */
    JsonNode symbolConfig(Params params, TradingKey key) {
        var asked = params.has("symbol")
                ? List.of(markets.listing(params))
                : host.profile().listings();
        var rows = Json.array();
        for (Listing listing : asked) {
            boolean isolated = marginMode(key, listing) == MarginMode.ISOLATED;
            rows.add(Json.object()
                    .put("symbol", listing.venueSymbol())
                    .put("marginType", isolated ? "ISOLATED" : "CROSSED")
                    .put("isAutoAddMargin", false)
                    .put("leverage", leverage(key, listing))
                    .put("maxNotionalValue", "1000000"));
        }
        return rows;
    }

    /** The spot host's word about the key. */
    JsonNode apiRestrictions(Params params, TradingKey key) {
        return Json.object()
                .put("ipRestrict", true)
                .put("createTime", 1_698_645_219_000L)
                .put("enableReading", true)
                .put("enableSpotAndMarginTrading", false)
                .put("enableWithdrawals", key.mayWithdraw())
                .put("enableInternalTransfer", false)
                .put("permitsUniversalTransfer", false)
                .put("enableMargin", false)
                .put("enableFutures", true)
                .put("enableVanillaOptions", false);
    }

    JsonNode positionMode(Params params, TradingKey key) {
        return Json.object().put("dualSidePosition", hedgeMode.get());
    }

    /** Orders stay one-way all the same: this is for a client that checks the mode. */
    JsonNode changePositionMode(Params params, TradingKey key) {
        boolean wanted = Boolean.parseBoolean(
                params.text("dualSidePosition").orElseThrow(() -> BinanceError.missing("dualSidePosition")));
        if (hedgeMode.getAndSet(wanted) == wanted) throw BinanceError.of(-4059, "No need to change position side.");
        return Json.object().put("code", 200).put("msg", "success");
    }

    private static boolean isActive(Exchange exchange, TradingKey key, Listing listing) {
        return exchange.position(key.account(), listing.symbol())
                                .position()
                                .signed()
                                .signum()
                        != 0
                || !exchange.openOrders(key.account(), listing.symbol()).isEmpty();
    }

    private static ObjectNode position(Exchange exchange, TradingKey key, Listing listing) {
        Holding holding = exchange.position(key.account(), listing.symbol());
        BigDecimal signed = holding.position().signed();
        BigDecimal notional = signed.multiply(holding.mark());
        String entry = Json.number(holding.entryPrice().setScale(MONEY, RoundingMode.HALF_EVEN), 1);
        return Json.object()
                .put("symbol", listing.venueSymbol())
                .put("positionSide", "BOTH")
                .put("positionAmt", BinanceWords.quantity(listing, signed))
                .put("entryPrice", entry)
                .put("breakEvenPrice", entry)
                .put("markPrice", Json.number(holding.mark(), MONEY))
                .put("unRealizedProfit", money(holding.unrealised().value()))
                .put(
                        "liquidationPrice",
                        holding.liquidation().map(mark -> money(mark)).orElse("0"))
                .put("isolatedMargin", "0")
                .put("notional", money(notional))
                .put("marginAsset", "USDT")
                .put("isolatedWallet", "0")
                .put("initialMargin", money(notional.abs().multiply(INITIAL_MARGIN)))
                .put("maintMargin", money(notional.abs().multiply(MAINTENANCE_MARGIN)))
                .put("positionInitialMargin", money(notional.abs().multiply(INITIAL_MARGIN)))
                .put("openOrderInitialMargin", "0")
                .put("adl", signed.signum() == 0 ? 0 : 1)
                .put("bidNotional", "0")
                .put("askNotional", "0")
                .put("updateTime", holding.changedAt().toEpochMilli());
    }

    private static ObjectNode totals(Wallet wallet) {
        String balance = money(wallet.balance().value());
        String positionMargin = money(wallet.positionMargin().value());
        String orderMargin = money(wallet.orderMargin().value());
        String equity = money(wallet.equity().value());
        String available = money(wallet.available().value());
        return Json.object()
                .put(
                        "totalInitialMargin",
                        money(wallet.positionMargin().plus(wallet.orderMargin()).value()))
                .put("totalWalletBalance", balance)
                .put("totalUnrealizedProfit", money(wallet.unrealised().value()))
                .put("totalMarginBalance", equity)
                .put("totalPositionInitialMargin", positionMargin)
                .put("totalOpenOrderInitialMargin", orderMargin)
                .put("totalCrossWalletBalance", balance)
                .put("totalCrossUnPnl", money(wallet.unrealised().value()))
                .put("availableBalance", available)
                .put("maxWithdrawAmount", available)
                .put("walletBalance", balance)
                .put("unrealizedProfit", money(wallet.unrealised().value()))
                .put("marginBalance", equity);
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(MONEY, RoundingMode.HALF_EVEN).toPlainString();
    }
}
