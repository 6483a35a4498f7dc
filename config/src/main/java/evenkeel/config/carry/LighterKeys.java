package evenkeel.config.carry;

import evenkeel.config.secret.SecretPlace;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/** Where Lighter is and who we are there. */
@Section("lighter")
public record LighterKeys(
        @Key(
                value = "base_url",
                usual = "",
                unit = Unit.TEXT,
                why = "address of the venue; needed with real orders, nobody guesses it",
                idle =
                        "venues and their keys are named in a process's own settings; real orders demand that it is written here too")
        String baseUrl,

        @Key(
                value = "account_index",
                usual = "0",
                unit = Unit.COUNT,
                range = ">= 0",
                why = "which account: 0 is the main one, none leaves it to the adapter; they are never the same",
                idle = "venues and their keys are named in a process's own settings")
        Optional<Integer> accountIndex,

        @Key(
                value = "api_key_index",
                usual = "3",
                unit = Unit.COUNT,
                range = "3..254",
                why = "the slot of our API key at the account; lower ones belong to the venue's own clients",
                idle = "venues and their keys are named in a process's own settings")
        int apiKeyIndex,

        @Key(
                value = "l1_address",
                usual = "",
                unit = Unit.TEXT,
                why = "address of the owner, to find the account by",
                idle = "venues and their keys are named in a process's own settings")
        String l1Address,

        @Key(
                value = "private_key",
                usual = "none",
                unit = Unit.TEXT,
                why = "the API key that signs orders; needed with real orders, the account's own key never is",
                idle =
                        "venues and their keys are named in a process's own settings; real orders demand that it is written here too")
        Optional<SecretPlace> privateKey,

        @Key(
                value = "api_key",
                usual = "none",
                unit = Unit.TEXT,
                why = "for reads that want one; the private key of the API serves as well",
                idle = "venues and their keys are named in a process's own settings")
        Optional<SecretPlace> apiKey,

        @Key(
                value = "funding_rate_interval_hours",
                usual = "1",
                unit = Unit.HOURS,
                range = ">= 0.1",
                why =
                        "hours between two payments; the venue pays hourly and its rate is hourly already, so that live wants exactly 1",
                idle = "the venue pays hourly; real orders demand that 1 is written")
        BigDecimal fundingRateIntervalHours) {
    public LighterKeys {
        Addresses.check("base_url", baseUrl);
    }
}
