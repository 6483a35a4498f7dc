package evenkeel.activities.invariants;

import evenkeel.activities.ledger.Balances;
import evenkeel.activities.ledger.Balances.Booked;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.invariant.Invariant;
import evenkeel.domain.invariant.Offence;
import evenkeel.domain.invariant.Verdict;
import evenkeel.domain.ledger.Posting;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Balance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Wallets beside what they were opened with and all that was booked (F40). The first quiet look opens an account; when it
 * drifts, a person finds out why and closes the incident, which opens it anew. Fees in another asset leave another wallet.
 */
public final class BalanceCheck implements InvariantCheck {
    private static final Duration QUIET = Duration.ofSeconds(10);
    /** Of the wallet: venues round each payment, and pay small rebates of their own. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.0001");

    private static final Usd LEAST_TOLERANCE = Usd.of("1");

    private final Balances balances;
    private final Venues venues;
    private final Optional<UnbookedFunding> funding;
    private final InstantSource clock;

    /** Whether a venue shows a payment that is not booked yet: until then its wallet is ahead of the books. */
    @FunctionalInterface
    public interface UnbookedFunding {
        boolean at(String venue);
    }

    public BalanceCheck(Balances balances, Venues venues, Optional<UnbookedFunding> funding, InstantSource clock) {
        this.balances = balances;
        this.venues = venues;
        this.funding = funding;
        this.clock = clock;
    }

    @Override
    public Invariant invariant() {
        return Invariant.I27;
    }

    @Override
    public Verdict look() {
        List<Offence> offences = new ArrayList<>();
        List<String> moving = new ArrayList<>();
        for (Venue venue : venues.all()) compare(venue, offences, moving);
        if (!offences.isEmpty() || moving.isEmpty()) return Verdict.of(offences);
        return new Verdict.NotChecked("something moves at " + String.join(", ", moving));
    }

    private void compare(Venue venue, List<Offence> offences, List<String> moving) {
        Instant now = clock.instant();
        Balance there = venue.account().balance();
        Booked before = balances.booked(venue.name(), there.currency(), now.minus(QUIET));
        Usd wallet = venue.account().balance().wallet();
        boolean unbooked = funding.isPresent() && funding.get().at(venue.name());
        Booked after = balances.booked(venue.name(), there.currency(), now.minus(QUIET));
        boolean still = before.equals(after) && after.moves() == 0 && wallet.equals(there.wallet()) && !unbooked;
        if (!still) {
            moving.add(venue.name());
            return;
        }
        Usd unexplained = wallet.minus(after.amount());
        Optional<Usd> opening = balances.opening(venue.name(), there.currency());
        if (opening.isEmpty()) {
            balances.open(venue.name(), there.currency(), exact(unexplained), now);
            return;
        }
        Usd drift = unexplained.minus(opening.get());
        if (!drift.abs().exceeds(tolerance(wallet))) return;
        offences.add(new Offence(
                "",
                venue.name() + " holds " + wallet.display() + " " + there.currency() + ", " + drift.display()
                        + " more than its opening balance and all that was booked"));
    }

    /** The cost of a position is a quotient; the ledger keeps 18 decimals. */
    private static Usd exact(Usd amount) {
        return new Usd(amount.value().setScale(Posting.MAX_DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static Usd tolerance(Usd wallet) {
        Usd share = wallet.abs().times(TOLERANCE);
        return share.exceeds(LEAST_TOLERANCE) ? share : LEAST_TOLERANCE;
    }
}
