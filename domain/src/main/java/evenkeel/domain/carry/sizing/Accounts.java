package evenkeel.domain.carry.sizing;

import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.money.Usd;
import java.util.Optional;

/** Our accounts at both venues. */
public record Accounts(Account lighter, Account x10) {
    public Account at(Exchange exchange) {
        return exchange == Exchange.LIGHTER ? lighter : x10;
    }

    public boolean areFunded() {
        return lighter.isFunded() && x10.isFunded();
    }

    /** What a scan may reckon with: the lead's balance, or the smaller one when both are known. */
    public Optional<Usd> scanEquity(Exchange lead) {
        Optional<Usd> other = at(lead.other()).available();
        return at(lead).available()
                .map(own -> other.filter(own::exceeds).orElse(own))
                .filter(each -> each.exceeds(Usd.ZERO));
    }
}
