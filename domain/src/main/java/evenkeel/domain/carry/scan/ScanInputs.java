package evenkeel.domain.carry.scan;

import evenkeel.domain.carry.cost.LighterTier;
import evenkeel.domain.carry.cost.VenueFees;
import evenkeel.domain.carry.market.Books;
import evenkeel.domain.carry.sizing.Accounts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one symbol when it is looked at.
 *
 * @param apyHistory hourly and signed in the candidate's direction, oldest first
 * @param freshReads how often the books were fetched anew because the spread was doubted
 */
public record ScanInputs(
        String symbol,
        ScanPass pass,
        Accounts accounts,
        Optional<PriceSnapshot> price,
        Optional<FundingSnapshot> funding,
        Books books,
        List<BigDecimal> apyHistory,
        Optional<VenueFees> lighterFees,
        Optional<VenueFees> x10Fees,
        LighterTier lighterTier,
        int freshReads) {
    boolean isBulk() {
        return pass == ScanPass.BULK;
    }
}
