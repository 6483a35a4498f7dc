package evenkeel.starter.scan;

import evenkeel.activities.ledger.AccountReadings;
import evenkeel.activities.ledger.AccountReadings.Reading;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Balance;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What our account at a venue holds, as far as that is known now. Nobody here has a key to ask for it. */
@FunctionalInterface
public interface Wallets {
    /** Of each venue whose account is known. */
    Map<String, Balance> at(Instant now);

    /** As a worker has read it; what is older than a minute is not known. */
    static Wallets of(AccountReadings readings) {
        Duration oldest = Duration.ofMinutes(1);
        return now -> {
            Map<String, Balance> known = new TreeMap<>();
            for (Map.Entry<String, Reading> each : readings.latest().entrySet()) {
                boolean fresh = Duration.between(each.getValue().at(), now).compareTo(oldest) <= 0;
                if (fresh) known.put(each.getKey(), each.getValue().balance());
            }
            return known;
        };
    }

    /** For a dry run without accounts: the same at both venues. */
    static Wallets assuming(Optional<Usd> equity, String lead, String hedge) {
        return now -> equity.map(usd ->
                        Map.of(lead, new Balance(lead, "USD", usd, usd), hedge, new Balance(hedge, "USD", usd, usd)))
                .orElse(Map.of());
    }
}
