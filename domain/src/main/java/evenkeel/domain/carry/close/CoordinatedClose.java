package evenkeel.domain.carry.close;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.time.Duration;

/** How long both legs rest together, and when both take what is left. */
@Section("trading")
public record CoordinatedClose(
        @Key(
                value = "coordinated_close_enabled",
                usual = "true",
                unit = Unit.SWITCH,
                why = "Closes both legs together; without it the hedge follows the lead.")
        boolean enabled,

        @Key(
                value = "coordinated_close_maker_timeout_seconds",
                usual = "6",
                unit = Unit.SECONDS,
                range = "0..60",
                why = "How long both legs rest; at most execution.maker_order_timeout_seconds.")
        Duration makerTimeout,

        @Key(
                value = "coordinated_close_ioc_timeout_seconds",
                usual = "2",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "How long an order that takes is waited for.")
        Duration iocTimeout,

        @Key(
                value = "coordinated_close_escalate_to_ioc",
                usual = "true",
                unit = Unit.SWITCH,
                why = "Takes what no maker filled; without it a leg stays open, which live refuses.")
        boolean escalate,

        @Key(
                value = "coordinated_close_escalate_on_first_fill",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "One leg filled whole ends the other's rest: less time with one leg.")
        boolean onFirstFill) {}
