package evenkeel.domain.carry;

/** The settings that a trade was started with and keeps; {@code version}: the number under which the ledger has them. */
public record KeptSettings(int version, CarrySettings keys) {}
