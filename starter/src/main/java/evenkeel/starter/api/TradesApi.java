package evenkeel.starter.api;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.starter.trades.EngineTrades;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Trades: listed, shown, asked to close. What it shows is the ledger's. */
@RestController
@RequestMapping("/api/v1/trades")
class TradesApi {
    private static final int MOST = 1_000;
    private static final int LONGEST_TEXT = 200;

    private final Books books;
    private final EngineTrades engine;

    TradesApi(Books books, EngineTrades engine) {
        this.books = books;
        this.engine = engine;
    }

    /** Newest first. */
    record Trades(List<Line> trades) implements ApiAnswer {}

    record Line(
            String trade,
            String symbol,
            String longVenue,
            String shortVenue,
            Quantity quantity,
            TradeStatus status,
            String reason,
            Instant admittedAt,
            Optional<Instant> openedAt,
            Optional<Instant> endedAt,
            Optional<Usd> netPnl) {}

    record Trade(
            CarryTerms terms,
            TradeStatus status,
            String reason,
            Optional<TradeFigures> figures,
            Optional<Usd> netPnl,
            Instant admittedAt,
            Optional<Instant> openedAt,
            Optional<Instant> endedAt,
            List<OrderRecord> orders,
            List<Fill> fills,
            List<FundingPayment> funding)
            implements ApiAnswer {}

    /** Who asks, and why, and whether it may cost whatever it costs; all may be absent. */
    record Asking(@Nullable String by, @Nullable String reason, boolean emergency) {
        static final Asking NOBODY = new Asking(null, null, false);
    }

    /** The phase in which the asking found the trade. */
    record Closing(String trade, String found) implements ApiAnswer {}

    @GetMapping
    Trades list(@RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Trouble(Code.CTL_WRONG_REQUEST, "limit is from 1 to " + MOST + ", was " + limit);
        }
        return new Trades(books.trades(limit).stream().map(TradesApi::line).toList());
    }

    @GetMapping("/{id}")
    Trade show(@PathVariable String id) {
        TradeRecord trade = known(id);
        return new Trade(
                trade.current(),
                trade.status(),
                trade.reason(),
                trade.figures(),
                netPnl(trade),
                trade.admittedAt(),
                trade.openedAt(),
                trade.endedAt(),
                books.orders(id),
                books.fills(id),
                books.funding(id));
    }

    @PostMapping("/{id}/close")
    Closing close(
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody(required = false) @Nullable String body) {
        if (!key.matches("[!-~]{8,64}")) {
            throw new Trouble(Code.CTL_WRONG_REQUEST, "an Idempotency-Key has 8 to 64 printable characters");
        }
        Asking asking = body == null || body.isBlank() ? Asking.NOBODY : Json.read(body, Asking.class);
        TradeRecord trade = known(id);
        if (asking.emergency() && trade.terms().settings().isEmpty()) {
            throw new Trouble(
                    Code.CTL_WRONG_REQUEST,
                    "trade " + id + " knows no hurry, it was begun without settings: leave emergency out");
        }
        if (trade.status().isFinal()) throw new Trouble(Code.CTL_OVER, "trade " + id + " is " + trade.status());
        var request =
                new CloseRequest(key, text(asking.by(), "operator"), text(asking.reason(), ""), asking.emergency());
        return new Closing(id, engine.close(trade.terms(), request));
    }

    private TradeRecord known(String id) {
        return books.trade(id).orElseThrow(() -> new Trouble(Code.CTL_UNKNOWN_TRADE, "trade " + id));
    }

    private static Line line(TradeRecord trade) {
        CarryTerms terms = trade.current();
        boolean leadIsLong = terms.lead().side() == Side.BUY;
        return new Line(
                terms.trade(),
                terms.symbol(),
                (leadIsLong ? terms.lead() : terms.hedge()).venue(),
                (leadIsLong ? terms.hedge() : terms.lead()).venue(),
                terms.quantity(),
                trade.status(),
                trade.reason(),
                trade.admittedAt(),
                trade.openedAt(),
                trade.endedAt(),
                netPnl(trade));
    }

    /** Of an ended trade; a running one has no result yet. */
    private static Optional<Usd> netPnl(TradeRecord trade) {
        if (!trade.status().isFinal()) return Optional.empty();
        return trade.figures().map(figures -> figures.netPnl(trade.terms().legs()));
    }

    private static String text(@Nullable String said, String otherwise) {
        String text = Objects.requireNonNullElse(said, otherwise);
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
}
