package evenkeel.domain.carry;

import java.time.Instant;
import java.util.Optional;

/** The trade in a few lines of markdown, for whoever looks at it while it runs. */
public final class TradeCard {
    private TradeCard() {}

    public static String before(CarryTerms terms, String doing) {
        return head(terms) + row("now", doing);
    }

    public static String held(HeldCarry held, String doing, Instant nextFunding) {
        return head(held.terms())
                + row("now", doing)
                + row("opened", held.openedAt().toString())
                + row("lead", leg(held.opened().lead()))
                + row("hedge", leg(held.opened().hedge()))
                + row("funding booked", held.funding().display() + " USDT")
                + row("next funding", nextFunding.toString());
    }

    public static String ended(CarryTerms terms, CarryResult result) {
        return head(terms)
                + row("ended", result.status() + ", " + result.reason())
                + row("net result", result.netPnl().display() + " USDT")
                + row("of it funding", result.figures().funding().display() + " USDT")
                + row("fees", result.figures().fees().display() + " USDT");
    }

    private static String head(CarryTerms terms) {
        return "### carry " + terms.symbol() + " · " + terms.quantity() + "\n\n"
                + "| | |\n|---|---|\n"
                + row("lead", terms.lead().side() + " @" + terms.lead().venue())
                + row("hedge", terms.hedge().side() + " @" + terms.hedge().venue());
    }

    private static String leg(LegFill fill) {
        Optional<String> price = fill.vwap().map(Object::toString);
        return fill.quantity() + price.map(at -> " at " + at).orElse("");
    }

    private static String row(String name, String value) {
        return "| " + name + " | " + value + " |\n";
    }
}
