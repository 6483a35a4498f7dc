package evenkeel.starter.scan;

import evenkeel.domain.carry.cost.LighterTier;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.carry.market.NetFunding;
import evenkeel.domain.carry.scan.FundingSnapshot;
import evenkeel.domain.carry.scan.Scan;
import evenkeel.domain.carry.scan.ScanCode;
import evenkeel.domain.carry.scan.ScanInputs;
import evenkeel.domain.carry.scan.ScanPass;
import evenkeel.domain.carry.scan.ScanSettings;
import evenkeel.domain.carry.sizing.Account;
import evenkeel.domain.carry.sizing.Accounts;
import evenkeel.domain.venue.Balance;
import evenkeel.domain.venue.MarketRules;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Weighs symbols by the rules of one pass: the same wallets and keys for all of them (SCAN-6). */
final class Scales {
    /** A spread that is too good to be true is read anew twice; then its books have to be young. */
    private static final int FRESH_READS = 2;

    private final ScanSettings settings;
    private final Pair pair;
    private final MarketBoard board;
    private final ApyHistories histories;
    private final InstantSource clock;

    Scales(ScanSettings settings, Pair pair, MarketBoard board, ApyHistories histories, InstantSource clock) {
        this.settings = settings;
        this.pair = pair;
        this.board = board;
        this.histories = histories;
        this.clock = clock;
    }

    /** By what was seen last; empty for a symbol that nobody has looked at. */
    Optional<Weighed> byHand(String symbol, Map<String, Balance> wallets) {
        return board.last(symbol).map(sight -> weigh(sight, ScanPass.BULK, wallets, 0));
    }

    /** By fresh prices and books of both venues. */
    Weighed anew(String symbol, Map<String, Balance> wallets) {
        int reads = 0;
        while (true) {
            Weighed look = weigh(board.fresh(symbol, levels()), ScanPass.VALIDATION, wallets, reads);
            if (look.scan().decision() != ScanCode.FETCH_AGAIN || reads == FRESH_READS) return look;
            reads++;
        }
    }

    private Weighed weigh(SymbolSight sight, ScanPass pass, Map<String, Balance> wallets, int freshReads) {
        var now = clock.instant();
        ScanInputs inputs = new ScanInputs(
                sight.symbol(),
                pass,
                new Accounts(account(sight, Exchange.LIGHTER, wallets), account(sight, Exchange.X10, wallets)),
                sight.price(now),
                sight.funding(),
                sight.books(now),
                history(sight),
                Optional.empty(), // whoever scans has no key to ask with: a trade asks for its fees before it begins
                Optional.empty(),
                LighterTier.STANDARD,
                freshReads);
        return new Weighed(sight, Scan.of(inputs, settings));
    }

    private List<BigDecimal> history(SymbolSight sight) {
        Optional<FundingSnapshot> funding = sight.funding();
        return funding.flatMap(rates ->
                        rates.lighter().flatMap(one -> rates.x10().map(other -> NetFunding.offered(one, other))))
                .map(offered -> histories.of(sight.symbol(), offered.direction()))
                .orElse(List.of());
    }

    /** Where the venue tells no limit of its leverage, what is wanted is all that there is to go by. */
    private Account account(SymbolSight sight, Exchange part, Map<String, Balance> wallets) {
        Optional<Balance> wallet = Optional.ofNullable(wallets.get(pair.venue(part)));
        BigDecimal limit = sight.at(part)
                .rules()
                .flatMap(MarketRules::maxLeverage)
                .orElse(settings.tradeSize().leverage());
        return new Account(wallet.map(Balance::wallet), wallet.map(Balance::available), limit);
    }

    private int levels() {
        return settings.depth().levels();
    }
}
