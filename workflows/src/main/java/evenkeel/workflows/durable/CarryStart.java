package evenkeel.workflows.durable;

import evenkeel.domain.carry.CarryTerms;
import java.time.Duration;

/**
 * What a trade is started with.
 *
 * @param recovers whether the trade is older than this run: it then goes on from what the ledger knows
 * @param attributes whether the server takes our search attributes
 * @param watchTimeout after how long without a beat a watch counts as lost
 */
public record CarryStart(CarryTerms terms, boolean recovers, boolean attributes, Duration watchTimeout) {}
