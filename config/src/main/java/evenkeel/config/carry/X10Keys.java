package evenkeel.config.carry;

import evenkeel.config.secret.SecretPlace;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/** Where X10 is and who we are there. */
@Section("x10")
public record X10Keys(
        @Key(
                value = "base_url",
                usual = "",
                unit = Unit.TEXT,
                why = "address of the venue; needed with real orders, nobody guesses it",
                idle =
                        "venues and their keys are named in a process's own settings; real orders demand that it is written here too")
        String baseUrl,

        @Key(
                value = "private_key",
                usual = "none",
                unit = Unit.TEXT,
                why = "signs orders; needed with real orders",
                idle =
                        "venues and their keys are named in a process's own settings; real orders demand that it is written here too")
        Optional<SecretPlace> privateKey,

        @Key(
                value = "api_key",
                usual = "none",
                unit = Unit.TEXT,
                why = "goes with each private read; needed with real orders",
                idle =
                        "venues and their keys are named in a process's own settings; real orders demand that it is written here too")
        Optional<SecretPlace> apiKey,

        @Key(
                value = "public_key",
                usual = "none",
                unit = Unit.TEXT,
                why = "belongs to the private key; needed with real orders",
                idle =
                        "venues and their keys are named in a process's own settings; real orders demand that it is written here too")
        Optional<SecretPlace> publicKey,

        @Key(
                value = "vault_id",
                usual = "none",
                unit = Unit.TEXT,
                why = "the account's own number at the venue; needed with real orders",
                idle =
                        "venues and their keys are named in a process's own settings; real orders demand that it is written here too")
        Optional<SecretPlace> vaultId,

        @Key(
                value = "funding_rate_interval_hours",
                usual = "1",
                unit = Unit.HOURS,
                range = ">= 0.1",
                why =
                        "hours between two payments; the venue pays hourly and its rate is hourly already, so that live wants exactly 1",
                idle = "the venue pays hourly; real orders demand that 1 is written")
        BigDecimal fundingRateIntervalHours) {
    public X10Keys {
        Addresses.check("base_url", baseUrl);
    }
}
