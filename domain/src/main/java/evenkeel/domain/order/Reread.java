package evenkeel.domain.order;

/**
 * An order that has ended, asked for once more.
 *
 * @param report what is booked of it by now
 * @param whole whether that is all that its venue tells, and the venue told
 */
public record Reread(OrderReport report, boolean whole) {}
