package evenkeel.starter.api;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Stories;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.starter.scan.CarryScan;
import evenkeel.starter.scan.PairSight;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every pair as it stands now: what it pays, what is left of that after costs, and how a trade on it is doing. */
@RestController
@RequestMapping("/api/v1/carry")
class PairsApi {
    private final CarryScan scan;
    private final Books books;
    private final Stories stories;

    PairsApi(CarryScan scan, Books books, Stories stories) {
        this.scan = scan;
        this.books = books;
        this.stories = stories;
    }

    record Pairs(List<Line> pairs) implements ApiAnswer {}

    /** {@code snapshot}: how its trade stood at the last look that was kept, by the ledger's own names. */
    record Line(PairSight pair, Optional<String> trade, Map<String, String> snapshot) {}

    @GetMapping
    Pairs list() {
        Map<String, String> held = new LinkedHashMap<>();
        for (TradeRecord trade : books.openTrades()) {
            held.put(trade.terms().symbol(), trade.terms().trade());
        }
        return new Pairs(scan.pairs().stream()
                .map(pair -> line(pair, Optional.ofNullable(held.get(pair.symbol()))))
                .toList());
    }

    private Line line(PairSight pair, Optional<String> trade) {
        return new Line(pair, trade, trade.map(stories::lastSnapshot).orElse(Map.of()));
    }
}
