package evenkeel.domain.carry.lead;

/** How the time of all attempts is shared. */
public enum AttemptSchedule {
    EQUAL,
    /** Each attempt rests longer than the one before. */
    INCREASING
}
