package evenkeel.starter.api;

import evenkeel.activities.ledger.Pauses;
import evenkeel.domain.carry.risk.Pause.Reason;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Why no new trade may begin, and a person's word that one may again. */
@RestController
@RequestMapping("/api/v1/pauses")
class PausesApi {
    private static final int LONGEST_TEXT = 200;

    private final Pauses pauses;
    private final InstantSource clock = InstantSource.system();

    PausesApi(Pauses pauses) {
        this.pauses = pauses;
    }

    /** {@code until} is absent where only a person ends it. */
    record Shown(Reason reason, String subject, String text, Instant since, Optional<Instant> until) {
        static Shown of(Pauses.Standing standing) {
            return new Shown(
                    standing.pause().reason(),
                    standing.subject(),
                    standing.text(),
                    standing.pause().since(),
                    standing.pause().until());
        }
    }

    record Standing(List<Shown> pauses) implements ApiAnswer {}

    /** {@code subject} may be absent where the pause is about all. */
    record Releasing(
            @Nullable String reason,
            @Nullable String subject,
            @Nullable String by,
            @Nullable String why) {}

    record Released(boolean released) implements ApiAnswer {}

    @GetMapping
    Standing standing() {
        return new Standing(
                pauses.standing(clock.instant()).stream().map(Shown::of).toList());
    }

    @PostMapping("/release")
    Released release(@RequestBody String body) {
        Releasing said = Json.read(body, Releasing.class);
        String subject = said.subject() == null ? "" : said.subject();
        return new Released(pauses.end(
                reason(said.reason()), subject, text("by", said.by()), text("why", said.why()), clock.instant()));
    }

    private static Reason reason(@Nullable String said) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.name().equals(said))
                .findFirst()
                .orElseThrow(() ->
                        new Trouble(Code.CTL_WRONG_REQUEST, "reason is one of " + Arrays.toString(Reason.values())));
    }

    private static String text(String name, @Nullable String said) {
        if (said == null || said.isBlank() || said.length() > LONGEST_TEXT) {
            throw new Trouble(Code.CTL_WRONG_REQUEST, name + " has 1 to " + LONGEST_TEXT + " characters");
        }
        return said;
    }
}
