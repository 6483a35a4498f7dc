package evenkeel.domain.carry.scan;

import evenkeel.domain.money.Usd;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;

/** What changing from one trade to another costs beside fees and spread. */
@Section("trading")
public record RotationSettings(
        @Key(
                value = "switching_cost_latency_usd",
                usual = "0.20",
                unit = Unit.USD,
                range = ">= 0",
                why = "what is lost while one trade is closed and the other opened")
        Usd switchingCostLatency) {}
