package evenkeel.simulator.wire.lighter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.Holding;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.Payment;
import evenkeel.simulator.exchange.Trade;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.exchange.Wallet;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.Params;
import evenkeel.simulator.wire.VenueHost;
import evenkeel.simulator.wire.WireRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Accounts, which anyone may look at, and their orders, trades and payments, which need a token. */
final class LighterAccounts {
    private static final int MOST_ROWS = 100;
    private static final int ALL_KEYS = 255;
    private static final int USDC = 3;

    private final VenueHost host;
    private final LighterGuard guard;
    private final Nonces nonces;
    private final LighterListings listings;
    private final LighterWords words;
    private final OrderNotes notes;

    LighterAccounts(
            VenueHost host,
            LighterGuard guard,
            Nonces nonces,
            LighterListings listings,
            LighterWords words,
            OrderNotes notes) {
        this.host = host;
        this.guard = guard;
        this.nonces = nonces;
        this.listings = listings;
        this.words = words;
        this.notes = notes;
    }

    ObjectNode account(Params params) {
        if (!params.text("by").orElse("").equals("index")) throw LighterError.param("by");
        long account = mandatory(params, "value");
        String owner = owner(account);
        ObjectNode answer = Json.object().put("code", 200).put("total", 1);
        ObjectNode found = host.look(exchange -> account(exchange, account, owner));
        answer.putArray("accounts").add(found);
        return answer;
    }

    ObjectNode apiKeys(Params params) {
        long account = mandatory(params, "account_index");
        long index = LighterListings.number(params, "api_key_index").orElse((long) ALL_KEYS);
        ObjectNode answer = Json.object().put("code", 200);
        var keys = answer.putArray("api_keys");
        for (LighterKey key : guard.keysOf(account)) {
            if (index != ALL_KEYS && key.index() != index) continue;
            keys.add(Json.object()
                    .put("account_index", account)
                    .put("api_key_index", key.index())
                    .put("nonce", nonces.next(key))
                    .put("public_key", key.publicKey().hex()));
        }
        if (keys.isEmpty()) throw LighterError.of(21108, "invalid PublicKey");
        return answer;
    }

    ObjectNode nextNonce(Params params) {
        LighterKey key = guard.key(mandatory(params, "account_index"), mandatory(params, "api_key_index"));
        return Json.object().put("code", 200).put("nonce", nonces.next(key));
    }

    ObjectNode activeOrders(WireRequest request, Params params) {
        LighterKey reader = reader(request, params);
        Listing listing = listings.named(params);
        List<VenueOrder> open = host.look(exchange -> exchange.openOrders(reader.owner(), listing.symbol()));
        ObjectNode answer = Json.object().put("code", 200);
        answer.set("orders", Json.array(open, order -> words.order(order, reader.account())));
        return answer;
    }

    ObjectNode inactiveOrders(WireRequest request, Params params) {
        LighterKey reader = reader(request, params);
        List<String> symbols =
                listings.asked(params).stream().map(Listing::symbol).toList();
        List<VenueOrder> ended = host.look(exchange -> exchange.orders(reader.owner())).stream()
                .filter(order -> !order.isOpen() && symbols.contains(order.symbol()))
                .sorted(Comparator.comparing(VenueOrder::changedAt))
                .toList();
        return page("orders", ended.reversed(), params, order -> words.order(order, reader.account()));
    }

    ObjectNode trades(WireRequest request, Params params) {
        LighterKey reader = reader(request, params);
        if (!params.text("sort_by").orElse("timestamp").matches("timestamp|trade_id|block_height")) {
            throw LighterError.param("sort_by");
        }
        long from = LighterListings.number(params, "from").orElse(0L);
        String role = params.text("role").orElse("all");
        var rows = new ArrayList<Row>();
        host.look(exchange -> rows.addAll(trades(exchange, reader, params)));
        List<Row> chosen = rows.stream()
                .filter(row -> row.trade().fill().venueTime().toEpochMilli() >= from)
                .filter(row ->
                        role.equals("all") || role.equals(row.trade().fill().maker() ? "maker" : "taker"))
                .sorted(Comparator.comparingLong(
                        row -> Long.parseLong(row.trade().fill().tradeId())))
                .toList();
        boolean oldestFirst = params.text("sort_dir").orElse("desc").equals("asc");
        return page(
                "trades",
                oldestFirst ? chosen : chosen.reversed(),
                params,
                row -> words.trade(row.trade(), reader.account(), row.order()));
    }

    ObjectNode payments(WireRequest request, Params params) {
        LighterKey reader = reader(request, params);
        var rows = new ArrayList<Payment>();
        host.look(exchange -> {
            for (Listing listing : listings.asked(params)) {
                rows.addAll(exchange.payments(reader.owner(), listing.symbol(), Instant.EPOCH, exchange.now()));
            }
            return rows.size();
        });
        rows.sort(Comparator.comparingLong(row -> Long.parseLong(row.booked().eventId())));
        return page("position_fundings", rows.reversed(), params, words::payment);
    }

    /** What became of a transaction that was taken. */
    ObjectNode transaction(Params params) {
        if (!params.text("by").orElse("").equals("hash")) throw LighterError.param("by");
        String hash = params.text("value").orElseThrow(() -> LighterError.param("value is required"));
        Transaction found = notes.transaction(hash).orElseThrow(() -> LighterError.of(21500, "transaction not found"));
        return Json.object()
                .put("code", 200)
                .put("hash", hash)
                .put("type", found.type().number())
                .put("info", Json.text(found.info()))
                .put("status", 3)
                .put("account_index", found.account())
                .put("nonce", found.nonce())
                .put("expire_at", found.expiredAt().toEpochMilli());
    }

    /** As the account's own streams tell it. */
    ObjectNode positions(Exchange exchange, String owner) {
        ObjectNode positions = Json.object();
        Wallet wallet = exchange.wallet(owner);
        for (Listing listing : listings.all()) {
            Holding holding = exchange.position(owner, listing.symbol());
            // in doubt: whether the venue lists a market of which nothing but the leverage was chosen
            if (wasHeld(holding) || notes.isLeverageChosen(owner, listing.symbol())) {
                positions.set(
                        String.valueOf(listings.number(listing.symbol())), words.position(holding, wallet, owner));
            }
        }
        return positions;
    }

    private ObjectNode account(Exchange exchange, long account, String owner) {
        Wallet wallet = exchange.wallet(owner);
        String collateral = LighterWords.money(wallet.balance().value());
        String margin = LighterWords.money(wallet.positionMargin().value());
        ObjectNode answer = Json.object()
                .put("code", 0)
                .put("account_type", 0)
                .put("index", account)
                .put("l1_address", "0x0000000000000000000000000000000000000000")
                .put("status", 1)
                .put("collateral", collateral)
                .put("available_balance", LighterWords.money(wallet.available().value()))
                .put("total_order_count", 0)
                .put("pending_order_count", 0)
                .put("account_trading_mode", 0);
        ArrayNode positions = answer.putArray("positions");
        positions(exchange, owner).forEach(positions::add);
        answer.putArray("assets")
                .add(Json.object()
                        .put("symbol", "USDC")
                        .put("asset_id", USDC)
                        .put("balance", collateral)
                        .put("locked_balance", "0.000000"));
        String worth = LighterWords.money(wallet.equity().value());
        answer.put("total_asset_value", worth)
                .put("cross_asset_value", worth)
                .put("cross_initial_margin_requirement", margin)
                .put("cross_maintenance_margin_requirement", margin)
                .putArray("shares");
        return answer;
    }

    private record Row(Trade trade, VenueOrder order) {}

    private List<Row> trades(Exchange exchange, LighterKey reader, Params params) {
        var rows = new ArrayList<Row>();
        for (Listing listing : listings.asked(params)) {
            for (Trade trade : exchange.fills(reader.owner(), listing.symbol(), Instant.EPOCH)) {
                rows.add(new Row(
                        trade, exchange.order(reader.owner(), trade.orderId()).orElseThrow()));
            }
        }
        return rows;
    }

    /** A market that was once held stays in the list, flat. */
    private static boolean wasHeld(Holding holding) {
        return holding.changedAt().isAfter(Instant.EPOCH);
    }

    /** The cursor is how many rows were told before. */
    private static <T> ObjectNode page(String name, List<T> rows, Params params, Function<T, ObjectNode> how) {
        long limit = mandatory(params, "limit");
        if (limit < 1 || limit > MOST_ROWS) throw LighterError.param("limit");
        int from = (int)
                Math.min(rows.size(), LighterListings.number(params, "cursor").orElse(0L));
        int to = (int) Math.min(rows.size(), from + limit);
        ObjectNode answer = Json.object().put("code", 200);
        if (to < rows.size()) answer.put("next_cursor", String.valueOf(to));
        answer.set(name, Json.array(rows.subList(from, to), how));
        return answer;
    }

    private LighterKey reader(WireRequest request, Params params) {
        Optional<String> token = request.header("Authorization").or(() -> params.text("auth"));
        return guard.reader(token, mandatory(params, "account_index"));
    }

    private String owner(long account) {
        List<LighterKey> keys = guard.keysOf(account);
        if (keys.isEmpty()) throw LighterError.of(21100, "account not found");
        return keys.getFirst().owner();
    }

    private static long mandatory(Params params, String name) {
        return LighterListings.number(params, name).orElseThrow(() -> LighterError.param(name + " is required"));
    }
}
