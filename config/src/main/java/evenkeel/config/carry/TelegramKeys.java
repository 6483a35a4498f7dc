package evenkeel.config.carry;

import evenkeel.config.secret.SecretPlace;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.util.Optional;

/** Whom alerts are sent to. */
@Section("telegram")
public record TelegramKeys(
        @Key(
                value = "enabled",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "alerts go to a chat; it needs a bot and the chat")
        boolean enabled,

        @Key(
                value = "bot_token",
                usual = "none",
                unit = Unit.TEXT,
                why = "the bot that writes; from the environment only")
        Optional<SecretPlace> bot,

        @Key(value = "chat_id", usual = "", unit = Unit.TEXT, why = "the chat it writes to")
        String chat) {}
