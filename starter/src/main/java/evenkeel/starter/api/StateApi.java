package evenkeel.starter.api;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Scans;
import evenkeel.domain.carry.entry.EntryAttempt;
import evenkeel.starter.scan.CarryScan;
import evenkeel.starter.scan.ScanReport;
import evenkeel.starter.trades.OrphanedTrades;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the process is, and why it opens nothing. */
@RestController
@RequestMapping("/api/v1")
class StateApi {
    private static final int ATTEMPTS = 20;

    private final CarryScan scan;
    private final OrphanedTrades orphans;
    private final Scans scans;
    private final Books books;

    StateApi(CarryScan scan, OrphanedTrades orphans, Scans scans, Books books) {
        this.scan = scan;
        this.orphans = orphans;
        this.scans = scans;
        this.books = books;
    }

    record Health(String status) implements ApiAnswer {}

    /**
     * What the scan saw.
     *
     * @param orphans open trades without a memory in the engine
     * @param kept what was found before, and by earlier processes
     * @param attempts the newest ones to enter what was chosen, whatever came of them
     */
    record Scan(ScanReport.Seen scan, List<String> orphans, List<Scans.Finding> kept, List<EntryAttempt> attempts)
            implements ApiAnswer {}

    @GetMapping("/health")
    Health health() {
        return new Health("UP");
    }

    @GetMapping("/scan")
    Scan scan() {
        return new Scan(scan.report().seen(), orphans.all(), scans.findings(), books.attempts(ATTEMPTS));
    }
}
