package evenkeel.simulator.exchange;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything a venue keeps: its markets, its accounts and its own books. */
final class Floor {
    private static final long FIRST_ORDER_ID = 10_000_001;

    private final ExchangeProfile profile;
    private final House house;
    private final Map<String, Market> markets = new LinkedHashMap<>();
    private final Map<String, Account> accounts = new TreeMap<>(); // reads make accounts too: their order must not tell
    private long nextOrderId = FIRST_ORDER_ID;

    Floor(ExchangeProfile profile) {
        this.profile = profile;
        this.house = new House(profile.margin());
    }

    void open(Market market) {
        markets.put(market.listing().symbol(), market);
    }

    ExchangeProfile profile() {
        return profile;
    }

    House house() {
        return house;
    }

    Collection<Market> markets() {
        return markets.values();
    }

    Optional<Market> market(String symbol) {
        return Optional.ofNullable(markets.get(symbol));
    }

    Collection<Account> accounts() {
        return accounts.values();
    }

    Account account(String name) {
        BigDecimal units = profile.feeAsset().map(FeeAsset::endowment).orElse(BigDecimal.ZERO);
        return accounts.computeIfAbsent(
                name,
                fresh -> new Account(
                        fresh, profile.startingWallet(), units, profile.margin().leverage()));
    }

    long nextOrderId() {
        return nextOrderId++;
    }

    boolean isHeld(Market market) {
        for (Account account : accounts.values()) {
            if (account.stake(market).lots() != 0) return true;
        }
        return false;
    }

    boolean isAnythingHeld() {
        for (Market market : markets.values()) {
            if (isHeld(market)) return true;
        }
        return false;
    }

    /** Whether an order rests or waits for its trigger: then every market tick counts. */
    boolean isAnythingAwaited() {
        for (Market market : markets.values()) {
            if (market.isAwaited()) return true;
        }
        return false;
    }
}
