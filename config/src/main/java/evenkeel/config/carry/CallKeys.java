package evenkeel.config.carry;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.time.Duration;

/** How venues are asked about orders. */
@Section("execution")
public record CallKeys(
        @Key(
                value = "ws_fill_wait_enabled",
                usual = "true",
                unit = Unit.SWITCH,
                why = "a fill is waited for on the stream rather than asked for",
                idle = "a push always wakes whoever waits for a fill, and an order is asked for besides")
        boolean fillWaitEnabled,

        @Key(
                value = "ws_fill_wait_fallback_poll_seconds",
                usual = "2",
                unit = Unit.SECONDS,
                range = "0.2..10",
                why = "how often it is asked for all the same",
                idle = "orders are asked for four times a second while they are waited for")
        Duration fillWaitPoll,

        @Key(
                value = "x10_sdk_call_timeout_seconds",
                usual = "30",
                recommended = "10",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "how long one call may take; long ones stretch the time with one leg",
                idle = "each venue's calls have limits of their own in a process's settings")
        Duration x10CallTimeout) {}
