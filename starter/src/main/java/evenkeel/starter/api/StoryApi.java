package evenkeel.starter.api;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Opportunity;
import evenkeel.activities.ledger.Scans;
import evenkeel.activities.ledger.Stories;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.FundingPayment;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The story of a trade, for who wants to know how it went. */
@RestController
@RequestMapping("/api/v1/trades/{id}/story")
class StoryApi {
    private final Books books;
    private final Scans scans;
    private final Stories stories;

    StoryApi(Books books, Scans scans, Stories stories) {
        this.books = books;
        this.scans = scans;
        this.stories = stories;
    }

    @GetMapping
    TradeStory tell(@PathVariable String id) {
        TradeRecord trade = books.trade(id).orElseThrow(() -> new Trouble(Code.CTL_UNKNOWN_TRADE, "trade " + id));
        Optional<TradeFigures> figures = trade.figures();
        Usd funding = books.funding(id).stream().map(FundingPayment::amount).reduce(Usd.ZERO, Usd::plus);
        Optional<Opportunity> chosen = scans.chosen(id);
        Reference reference = Reference.of(chosen, books.decisions(id));
        return new TradeStory(
                id,
                trade.terms().symbol(),
                trade.status(),
                trade.reason(),
                chosen,
                books.orders(id).stream()
                        .map(order -> TradeStory.Order.of(order, reference))
                        .toList(),
                funding,
                figures.map(TradeFigures::fees),
                figures.filter(known -> trade.status().isFinal())
                        .map(known -> known.netPnl(trade.terms().legs())),
                stories.of(id));
    }
}
