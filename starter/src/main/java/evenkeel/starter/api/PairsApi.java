package evenkeel.starter.api;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Stories;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.risk.FreeMargin;
import evenkeel.domain.carry.risk.FundingConcentration;
import evenkeel.domain.carry.risk.VenueShare;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.starter.scan.CarryScan;
import evenkeel.starter.scan.PairSight;
import evenkeel.starter.scan.Wallets;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every pair as it stands now: what it pays, what is left of that after costs, and how a trade on it is doing; and the accounts. */
@RestController
@RequestMapping("/api/v1/carry")
class PairsApi {
    private static final Duration DAY = Duration.ofDays(1);

    private final CarryScan scan;
    private final Books books;
    private final Stories stories;
    private final Wallets wallets;
    private final InstantSource clock = InstantSource.system();

    PairsApi(CarryScan scan, Books books, Stories stories, Wallets wallets) {
        this.scan = scan;
        this.books = books;
        this.stories = stories;
        this.wallets = wallets;
    }

    /**
     * @param accounts those that were read within a minute, with the orders of a day
     * @param concentration of what the held trades earn now; absent while it is not known of each
     */
    record Pairs(List<Line> pairs, List<VenueShare> accounts, Optional<FundingConcentration> concentration)
            implements ApiAnswer {}

    /** {@code snapshot}: how its trade stood at the last look that was kept, by the ledger's own names. */
    record Line(PairSight pair, Optional<String> trade, Map<String, String> snapshot) {
        /** In a year, at the rates of the last look. */
        Optional<Usd> earns() {
            if (!snapshot.containsKey("signed_net_apy") || !snapshot.containsKey("lead_quantity"))
                return Optional.empty();
            var apy = new BigDecimal(snapshot.get("signed_net_apy"));
            Quantity held = Quantity.of(snapshot.get("lead_quantity"));
            return pair.lead().mark().map(mark -> held.at(mark).times(apy));
        }
    }

    @GetMapping
    Pairs list() {
        Map<String, String> held = new LinkedHashMap<>();
        for (TradeRecord trade : books.openTrades()) {
            held.put(trade.terms().symbol(), trade.terms().trade());
        }
        List<Line> lines = scan.pairs().stream()
                .map(pair -> line(pair, Optional.ofNullable(held.get(pair.symbol()))))
                .toList();
        return new Pairs(lines, accounts(clock.instant()), concentration(lines));
    }

    private Line line(PairSight pair, Optional<String> trade) {
        return new Line(pair, trade, trade.map(stories::lastSnapshot).orElse(Map.of()));
    }

    private List<VenueShare> accounts(Instant now) {
        Map<String, FreeMargin.Account> accounts = new LinkedHashMap<>();
        wallets.at(now)
                .forEach((venue, balance) ->
                        accounts.put(venue, new FreeMargin.Account(balance.wallet(), balance.available())));
        return VenueShare.of(accounts, stories.orders(now.minus(DAY)));
    }

    private static Optional<FundingConcentration> concentration(List<Line> lines) {
        Map<String, Usd> earned = new LinkedHashMap<>();
        for (Line line : lines) {
            if (line.trade().isEmpty()) continue;
            if (line.earns().isEmpty()) return Optional.empty();
            earned.put(line.pair().symbol(), line.earns().get());
        }
        return FundingConcentration.of(earned);
    }
}
