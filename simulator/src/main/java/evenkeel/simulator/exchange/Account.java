package evenkeel.simulator.exchange;

import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One account: its money, positions and everything that ever happened to it. */
final class Account {
    private final String name;
    private final int leverage;
    private final Map<Market, Stake> stakes = new HashMap<>(4); // summed or sorted: order does not tell
    private final Map<Long, Order> orders = new LinkedHashMap<>();
    private final Map<String, List<Order>> ordersByClientId = new LinkedHashMap<>();
    private final List<Trade> trades = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();
    private BigDecimal balance;
    private BigDecimal feeUnits;

    Account(String name, Usd balance, BigDecimal feeUnits, int leverage) {
        this.name = name;
        this.leverage = leverage;
        this.balance = balance.value();
        this.feeUnits = feeUnits;
    }

    String name() {
        return name;
    }

    Stake stake(Market market) {
        return stakes.computeIfAbsent(market, first -> new Stake(first, leverage));
    }

    Collection<Stake> stakes() {
        return stakes.values();
    }

    /** Positions by symbol. */
    List<Stake> held() {
        return stakes.values().stream()
                .filter(stake -> stake.lots() != 0)
                .sorted(Comparator.comparing(stake -> stake.market().listing().symbol()))
                .toList();
    }

    Collection<Order> orders() {
        return orders.values();
    }

    List<Trade> trades() {
        return trades;
    }

    List<Payment> payments() {
        return payments;
    }

    BigDecimal balance() {
        return balance;
    }

    void add(Order order) {
        orders.put(order.id(), order);
        ordersByClientId
                .computeIfAbsent(order.asked().clientId(), id -> new ArrayList<>(1))
                .add(order);
    }

    void book(BigDecimal amount) {
        balance = balance.add(amount);
    }

    /** Units of the coin in which the venue takes fees. */
    BigDecimal feeUnits() {
        return feeUnits;
    }

    void bookFeeUnits(BigDecimal units) {
        feeUnits = feeUnits.add(units);
    }

    Optional<Order> byId(long id) {
        return Optional.ofNullable(orders.get(id));
    }

    List<Order> everOf(String clientId) {
        return ordersByClientId.getOrDefault(clientId, List.of());
    }

    /** The last one, where the venue lets ids be used again. */
    Optional<Order> byClientId(String clientId) {
        List<Order> ever = everOf(clientId);
        return ever.isEmpty() ? Optional.empty() : Optional.of(ever.getLast());
    }
}
