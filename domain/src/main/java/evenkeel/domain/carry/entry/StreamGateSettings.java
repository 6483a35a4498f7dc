package evenkeel.domain.carry.entry;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.time.Duration;

/** Whether the lead's account stream must be there before an order goes out. */
@Section("execution")
public record StreamGateSettings(
        @Key(
                value = "ws_ready_gate_enabled",
                usual = "true",
                unit = Unit.SWITCH,
                why = "whether an entry waits for the lead's account stream")
        boolean enabled,

        @Key(
                value = "ws_ready_gate_timeout_seconds",
                usual = "2",
                unit = Unit.SECONDS,
                range = ">= 0",
                why = "how long it waits")
        Duration timeout,

        @Key(
                value = "ws_ready_gate_cooldown_seconds",
                usual = "15",
                unit = Unit.SECONDS,
                range = ">= 0",
                why = "how long new trades pause when the stream did not come")
        Duration cooldown) {}
