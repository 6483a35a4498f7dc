package evenkeel.simulator.exchange;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What befalls an order that the venue has just accepted.
 *
 * @param rejected taken back at once: only a later read or a push tells
 * @param fillsOnly the share of it that ever fills
 */
public record Mishap(boolean rejected, Optional<BigDecimal> fillsOnly) {
    public static final Mishap NONE = new Mishap(false, Optional.empty());
    public static final Mishap REJECTED = new Mishap(true, Optional.empty());

    public Mishap {
        if (fillsOnly.isPresent() && !isShare(fillsOnly.get())) {
            throw new IllegalArgumentException("a share is from 0 to 1, was " + fillsOnly.get());
        }
    }

    public static Mishap fillingOnly(BigDecimal share) {
        return new Mishap(false, Optional.of(share));
    }

    private static boolean isShare(BigDecimal share) {
        return share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0;
    }
}
