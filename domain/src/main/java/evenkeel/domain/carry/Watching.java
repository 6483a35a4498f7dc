package evenkeel.domain.carry;

/** What the long look is asked to look at. */
public record Watching(HeldCarry held) {}
