package evenkeel.simulator.exchange;

/** Hears of everything that happens to accounts. Called in the middle of a command: it may note, never command. */
@FunctionalInterface
public interface ExchangeListener {
    void happened(ExchangeEvent event);
}
