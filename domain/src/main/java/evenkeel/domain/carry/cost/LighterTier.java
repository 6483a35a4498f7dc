package evenkeel.domain.carry.cost;

/** The kind of account that we have at Lighter, as the venue tells it. */
public enum LighterTier {
    STANDARD,
    PREMIUM
}
