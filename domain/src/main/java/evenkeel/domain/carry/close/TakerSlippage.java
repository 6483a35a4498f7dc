package evenkeel.domain.carry.close;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;

/** How far an order of the lead that takes may give way, as fractions of the price. */
@Section("execution")
public record TakerSlippage(
        @Key(
                value = "leg1_escalate_to_taker_slippage",
                usual = "0.0015",
                unit = Unit.FRACTION,
                range = ">= 0",
                why = "What the lead gives way when it stops resting.")
        BigDecimal escalation,

        @Key(
                value = "taker_close_slippage",
                usual = "0.01",
                unit = Unit.FRACTION,
                range = ">= 0",
                why = "The least that a close at Lighter gives way: a market order is emulated by it.")
        BigDecimal close) {}
