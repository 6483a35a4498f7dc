package evenkeel.domain.carry.exit;

import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What staying and leaving are worth now. What is not known is empty, never zero.
 *
 * @param exitCost of closing both legs
 * @param signedNetApy of the held direction; empty: both venues' rates, annualised
 * @param crossVenueSpread as a fraction; empty: by both venues' prices
 * @param bestApy of the best validated candidate elsewhere
 * @param predictedRecovery of the present funding crash, the median
 * @param rotationPays whether rotating into that candidate is worth it
 */
public record HeldWorth(
        Optional<Usd> totalPnl,
        Optional<Usd> pricePnl,
        Optional<Usd> exitCost,
        Optional<BigDecimal> signedNetApy,
        Optional<BigDecimal> crossVenueSpread,
        Optional<BigDecimal> bestApy,
        Optional<Instant> predictedRecovery,
        Optional<Boolean> rotationPays) {}
