package evenkeel.simulator.exchange;

import evenkeel.domain.money.Price;

/** What a stop or take-profit order waits for: that a price rises or falls to a level. */
public record Trigger(Price level, Watched watched, Way way) {
    public enum Watched {
        MARK,
        LAST
    }

    public enum Way {
        RISES,
        FALLS
    }

    boolean isMetBy(Price price) {
        return switch (way) {
            case RISES -> !price.isBelow(level);
            case FALLS -> !price.isAbove(level);
        };
    }
}
