package evenkeel.domain.carry;

import java.time.Duration;

/** What all new trades of the strategy have in common: where they stand and by what they decide. */
public record CarryForm(String lead, String hedge, Duration fundingHour, CarryRules rules, KeptSettings kept) {
    public CarryForm {
        if (lead.equals(hedge)) throw new IllegalArgumentException("legs need two venues, were both at " + lead);
    }
}
