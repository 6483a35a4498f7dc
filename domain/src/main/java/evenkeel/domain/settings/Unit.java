package evenkeel.domain.settings;

/** What a number of a key counts. A fraction written as a percentage, or the other way round, is refused with a hint. */
public enum Unit {
    /** Of 1: 0.35 is 35 %. Below 1. */
    FRACTION,
    /** A fraction that may be 1 or more: an annual rate, a share that 1 turns off. */
    LARGE_FRACTION,
    /** A percentage as people write it: 35 is 35 %. */
    PERCENT,
    USD,
    BASIS_POINTS,
    MILLISECONDS,
    SECONDS,
    MINUTES,
    HOURS,
    DAYS,
    COUNT,
    /** A plain number. */
    FACTOR,
    /** True or false. */
    SWITCH,
    /** One of the words of an enumeration. */
    CHOICE,
    TEXT,
    /** Words, in any order. */
    SET
}
