package evenkeel.simulator.wire.lighter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeEvent;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.exchange.Wallet;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.VenueHost;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What an account's channels say: everything first, then what changed. */
final class LighterEvents {
    private final VenueHost host;
    private final LighterListings listings;
    private final LighterWords words;
    private final LighterAccounts accounts;
    private final AtomicLong lastNonce = new AtomicLong();

    LighterEvents(VenueHost host, LighterListings listings, LighterWords words, LighterAccounts accounts) {
        this.host = host;
        this.listings = listings;
        this.words = words;
        this.accounts = accounts;
    }

    /** How things stand. */
    ObjectNode snapshot(Channel channel, long account, Exchange exchange, String owner) {
        ObjectNode message = message("subscribed/", channel, account);
        switch (channel.name()) {
            case "account_all_orders", "account_orders" ->
                message.set("orders", resting(channel, exchange, owner, account));
            case "account_all_trades" -> message.putArray("trades");
            case "account_all_positions" -> {
                message.set("positions", accounts.positions(exchange, owner));
                message.putArray("shares");
            }
            case "user_stats" -> message.set("stats", stats(exchange.wallet(owner)));
            default -> {
                message.set("positions", accounts.positions(exchange, owner));
                message.putObject("trades");
            }
        }
        return message;
    }

    /** What of it a channel tells; empty when it is about something else. */
    Optional<ObjectNode> update(Channel channel, long account, ExchangeEvent event) {
        ObjectNode message = message("update/", channel, account);
        boolean told = switch (event) {
            case ExchangeEvent.OrderChanged changed -> order(message, channel, changed.order(), account);
            case ExchangeEvent.OrderFilled filled -> {
                boolean toldOrder = order(message, channel, filled.order(), account);
                yield trade(message, channel, filled, account) || toldOrder;
            }
            case ExchangeEvent.PositionChanged changed ->
                standing(message, channel, changed.holding().position().symbol(), changed.account());
            case ExchangeEvent.FundingPaid paid ->
                standing(message, channel, paid.payment().booked().symbol(), paid.account());
        };
        return told ? Optional.of(message) : Optional.empty();
    }

    private boolean order(ObjectNode message, Channel channel, VenueOrder order, long account) {
        boolean all = channel.name().equals("account_all_orders");
        int market = listings.number(order.symbol());
        boolean one =
                channel.name().equals("account_orders") && channel.market().orElse(-1L) == market;
        if (!all && !one) return false;
        message.putObject("orders").putArray(String.valueOf(market)).add(words.order(order, account));
        return true;
    }

    private boolean trade(ObjectNode message, Channel channel, ExchangeEvent.OrderFilled filled, long account) {
        if (!channel.name().matches("account_all|account_all_trades")) return false;
        String market = String.valueOf(listings.number(filled.order().symbol()));
        message.putObject("trades").putArray(market).add(words.trade(filled.trade(), account, filled.order()));
        return true;
    }

    /** Position and money after a fill or a payment. */
    private boolean standing(ObjectNode message, Channel channel, String symbol, String owner) {
        switch (channel.name()) {
            case "account_all", "account_all_positions" -> {
                String market = String.valueOf(listings.number(symbol));
                JsonNode position = host.peek(
                        exchange -> words.position(exchange.position(owner, symbol), exchange.wallet(owner), owner));
                message.putObject("positions").set(market, position);
            }
            case "user_stats" -> message.set("stats", stats(host.peek(exchange -> exchange.wallet(owner))));
            default -> {
                return false;
            }
        }
        return true;
    }

    private JsonNode resting(Channel channel, Exchange exchange, String owner, long account) {
        ObjectNode orders = Json.object();
        for (Listing listing : listings.all()) {
            int market = listings.number(listing.symbol());
            if (channel.market().isPresent() && channel.market().get() != market) continue;
            var open = exchange.openOrders(owner, listing.symbol());
            if (!open.isEmpty()) {
                orders.set(String.valueOf(market), Json.array(open, order -> words.order(order, account)));
            }
        }
        return orders;
    }

    private static ObjectNode stats(Wallet wallet) {
        return Json.object()
                .put("collateral", LighterWords.money(wallet.balance().value()))
                .put("portfolio_value", LighterWords.money(wallet.equity().value()))
                .put("leverage", "0.00")
                .put("available_balance", LighterWords.money(wallet.available().value()))
                .put("margin_usage", "0.00")
                .put("buying_power", LighterWords.money(wallet.available().value()));
    }

    private ObjectNode message(String kind, Channel channel, long account) {
        return Json.object()
                .put("type", kind + channel.name())
                .put("channel", channel.answered())
                .put("account", account)
                .put("nonce", lastNonce.incrementAndGet());
    }
}
