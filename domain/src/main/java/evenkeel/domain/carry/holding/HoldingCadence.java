package evenkeel.domain.carry.holding;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.time.Duration;

/** How often a held trade is looked at. */
@Section("holding")
public record HoldingCadence(
        @Key(
                value = "eval_interval_seconds",
                usual = "5",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "The longest time between two evaluations of the exit rules.",
                idle = "every look asks every rule, four times a second")
        Duration evaluation,

        @Key(
                value = "snapshot_interval_seconds",
                usual = "60",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "How often a trade's figures are kept.")
        Duration snapshot,

        @Key(
                value = "funding_poll_interval_seconds",
                usual = "30",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "How often the venues are asked for payments.",
                idle = "payments are read when they are due, and again every four minutes")
        Duration fundingPoll) {}
