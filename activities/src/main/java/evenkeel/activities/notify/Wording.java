package evenkeel.activities.notify;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Notices.Notice;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a notice is said. */
final class Wording {
    static final int LONGEST = 3200;

    private final Books books;

    Wording(Books books) {
        this.books = books;
    }

    String of(Notice notice) {
        String said = switch (notice.kind()) {
            case "open" -> of(notice, Wording::opened);
            case "closed" -> of(notice, Wording::closed);
            default -> notice.severity() + " " + notice.text();
        };
        return said.length() <= LONGEST ? said : said.substring(0, LONGEST - 1) + "…";
    }

    private interface Story {
        String of(TradeRecord trade, TradeFigures figures);
    }

    private String of(Notice notice, Story story) {
        Optional<TradeRecord> trade = books.trade(notice.trade());
        Optional<TradeFigures> figures = trade.flatMap(TradeRecord::figures);
        if (trade.isEmpty() || figures.isEmpty()) return notice.kind() + " " + notice.trade() + " " + notice.text();
        return story.of(trade.get(), figures.get());
    }

    private static String opened(TradeRecord trade, TradeFigures figures) {
        CarryTerms terms = trade.current();
        return "opened " + terms.symbol() + ": " + figures.lead().entry().quantity() + ", "
                + leg(terms.lead(), figures.lead()) + ", " + leg(terms.hedge(), figures.hedge());
    }

    private static String leg(CarryTerms.Leg leg, TradeFigures.LegFigures figures) {
        String price = figures.entry().vwap().map(Price::toString).orElse("nothing");
        return leg.side() + " @" + leg.venue() + " at " + price;
    }

    /** Realised after fees and funding together decide whether it was a win. */
    private static String closed(TradeRecord trade, TradeFigures figures) {
        CarryTerms.Legs legs = trade.current().legs();
        Usd net = figures.netPnl(legs);
        Usd realised = figures.pricePnl(legs).minus(figures.fees());
        Instant opened = trade.openedAt().orElse(trade.admittedAt());
        Duration held = Duration.between(opened, trade.endedAt().orElse(opened));
        return (net.isNegative() ? "closed with a loss " : "closed with a win ")
                + trade.current().symbol() + " ("
                + trade.reason() + "): net " + net.display() + " = realised " + realised.display() + " + funding "
                + figures.funding().display() + ", fees " + figures.fees().display() + " included, held "
                + held.toHours() + " h " + held.toMinutesPart() + " min";
    }
}
