package evenkeel.domain.carry.readback;

import java.time.Duration;

/**
 * Both legs of a trade that is flat.
 *
 * @param attempts reads so far, this one included
 * @param since how long both legs have been flat
 */
public record ReadbackInputs(ReadbackLeg lead, ReadbackLeg hedge, int attempts, Duration since) {}
