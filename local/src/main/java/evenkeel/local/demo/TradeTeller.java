package evenkeel.local.demo;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.FundingPayment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Tells what the ledger records, once each: OPEN, FUND, CLOSE. */
final class TradeTeller {
    private static final int NEWEST = 50;
    /** A leg that was not there yet is not paid: after that time one payment is the whole story. */
    private static final Duration BOTH_PAY_WITHIN = Duration.ofSeconds(5);

    private final Books books;
    private final DemoVenues venues;
    private final Stage stage;
    private final Set<String> told = new HashSet<>();
    private Optional<Instant> firstOpen = Optional.empty();
    private Optional<Instant> firstClose = Optional.empty();
    private Optional<String> firstClosed = Optional.empty();

    TradeTeller(Books books, DemoVenues venues, Stage stage) {
        this.books = books;
        this.venues = venues;
        this.stage = stage;
    }

    /** What was open or over before this start is not news. */
    void skipThePast() {
        for (TradeRecord trade : books.trades(NEWEST)) {
            String id = trade.terms().trade();
            if (trade.openedAt().isPresent()) told.add(id + "/open");
            if (trade.status().isFinal()) told.add(id + "/end");
            for (FundingPayment payment : books.funding(id)) told.add(id + "/" + payment.paidAt());
        }
    }

    /** Looks once and tells what is new. */
    void tell() {
        List<TradeRecord> newest;
        try {
            newest = books.trades(NEWEST);
            for (TradeRecord trade : newest.reversed()) {
                if (!told.contains(trade.terms().trade() + "/end")) tell(trade);
            }
        } catch (Trouble unreadable) {
            stage.happened("LEDGER", unreadable.getMessage() + ", asking again");
        }
    }

    Optional<Instant> firstOpen() {
        return firstOpen;
    }

    Optional<Instant> firstClose() {
        return firstClose;
    }

    /** The first trade that opened and closed since this start. */
    Optional<String> firstClosed() {
        return firstClosed;
    }

    private void tell(TradeRecord trade) {
        String id = trade.terms().trade();
        if (trade.openedAt().isPresent() && told.add(id + "/open")) opened(trade);
        if (trade.openedAt().isPresent()) funding(trade);
        if (trade.status().isFinal() && told.add(id + "/end")) ended(trade);
    }

    private void opened(TradeRecord trade) {
        if (firstOpen.isEmpty()) firstOpen = Optional.of(stage.now());
        CarryTerms terms = trade.current();
        TradeFigures figures = trade.figures().orElse(TradeFigures.NOTHING);
        boolean leadIsLong = terms.lead().side() == Side.BUY;
        String lead = leg(terms.lead().venue(), figures.lead().entry());
        String hedge = leg(terms.hedge().venue(), figures.hedge().entry());
        stage.happened(
                "OPEN",
                "%s %s  long %s / short %s  net carry %s %%/yr"
                        .formatted(
                                terms.trade(),
                                terms.symbol(),
                                leadIsLong ? lead : hedge,
                                leadIsLong ? hedge : lead,
                                percent(venues.offer(terms.symbol()).apy())));
    }

    /** Both legs' payments of one moment make one line. */
    private void funding(TradeRecord trade) {
        Map<Instant, List<FundingPayment>> byMoment = new TreeMap<>();
        for (FundingPayment payment : books.funding(trade.terms().trade())) {
            byMoment.computeIfAbsent(payment.paidAt(), at -> new ArrayList<>()).add(payment);
        }
        byMoment.forEach((at, payments) -> {
            boolean complete = payments.size() > 1 || stage.now().isAfter(at.plus(BOTH_PAY_WITHIN));
            if (complete && told.add(trade.terms().trade() + "/" + at)) paid(trade.terms(), payments);
        });
    }

    private void paid(CarryTerms terms, List<FundingPayment> payments) {
        Usd sum = payments.stream().map(FundingPayment::amount).reduce(Usd.ZERO, Usd::plus);
        List<String> each = payments.stream()
                .map(payment -> payment.venue() + " " + signed(payment.amount()))
                .toList();
        stage.happened(
                "FUND",
                "%s %s  %s USD (%s)".formatted(terms.trade(), terms.symbol(), signed(sum), String.join(", ", each)));
    }

    private void ended(TradeRecord trade) {
        CarryTerms terms = trade.current();
        TradeFigures figures = trade.figures().orElse(TradeFigures.NOTHING);
        if (trade.status() != TradeStatus.CLOSED) {
            stage.happened(
                    "FAIL",
                    "%s %s  %s, net %s USD"
                            .formatted(
                                    terms.trade(),
                                    terms.symbol(),
                                    trade.reason(),
                                    signed(figures.netPnl(terms.legs()))));
            return;
        }
        if (firstClose.isEmpty()) {
            firstClose = Optional.of(stage.now());
            firstClosed = Optional.of(terms.trade());
        }
        stage.happened(
                "CLOSE",
                "%s %s  net %s USD (price %s, funding %s, fees %s)  %s"
                        .formatted(
                                terms.trade(),
                                terms.symbol(),
                                signed(figures.netPnl(terms.legs())),
                                signed(figures.pricePnl(terms.legs())),
                                signed(figures.funding()),
                                signed(figures.fees().negate()),
                                trade.reason()));
    }

    private static String leg(String venue, LegFill fill) {
        return venue + " " + fill.quantity()
                + fill.vwap()
                        .map(price -> " @ " + price.value().setScale(2, RoundingMode.HALF_EVEN))
                        .orElse("");
    }

    static String signed(Usd amount) {
        return (amount.isNegative() ? "" : "+") + amount.display();
    }

    private static String percent(BigDecimal fraction) {
        return fraction.movePointRight(2).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
    }
}
