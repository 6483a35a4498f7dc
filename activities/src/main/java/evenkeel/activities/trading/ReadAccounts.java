package evenkeel.activities.trading;

import evenkeel.activities.ledger.AccountReadings;
import evenkeel.activities.ledger.AccountReadings.Reading;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.holding.AccountHealth;
import evenkeel.domain.venue.Balance;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** By the last readings of the accounts; no venue of ours tells a maintenance margin, so what is available stands for it. */
public record ReadAccounts(AccountReadings readings) implements Outlook.Accounts {
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    @Override
    public Optional<AccountHealth> worst(CarryTerms of, Instant now) {
        Map<String, Reading> latest = readings.latest();
        return AccountHealth.worse(health(latest, of.lead(), now), health(latest, of.hedge(), now));
    }

    private static Optional<AccountHealth> health(Map<String, Reading> latest, Leg leg, Instant now) {
        return Optional.ofNullable(latest.get(leg.venue()))
                .filter(reading -> !reading.at().plus(KNOWN_FOR).isBefore(now))
                .flatMap(reading -> AccountHealth.of(account(reading.balance())));
    }

    private static AccountHealth.Account account(Balance balance) {
        return new AccountHealth.Account(balance.wallet(), Optional.empty(), balance.available());
    }
}
