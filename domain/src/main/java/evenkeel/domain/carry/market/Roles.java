package evenkeel.domain.carry.market;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;

/** Which venue leads and which one answers. */
@Section("execution")
public record Roles(
        @Key(
                value = "lead_exchange",
                usual = "LIGHTER",
                unit = Unit.CHOICE,
                why = "which leg is placed first, as a maker; the other venue takes")
        Exchange leadExchange) {
    public Exchange hedgeExchange() {
        return leadExchange.other();
    }
}
