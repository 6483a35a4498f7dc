package evenkeel.starter.api;

import evenkeel.activities.ledger.Duties;
import evenkeel.activities.ledger.Strangers;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who guards and who sweeps; orders that the venues know and the ledger does not, and a person's word for them. */
@RestController
@RequestMapping("/api/v1")
class RecoveryApi {
    private static final int LONGEST_TEXT = 200;

    private final Duties duties;
    private final Strangers strangers;
    private final InstantSource clock = InstantSource.system();

    RecoveryApi(Duties duties, Strangers strangers) {
        this.duties = duties;
        this.strangers = strangers;
    }

    record OnDuty(List<Duties.Held> duties) implements ApiAnswer {}

    record Standing(List<Strangers.Stranger> strangers) implements ApiAnswer {}

    record Releasing(@Nullable String by, @Nullable String reason) {}

    record Released(int released) implements ApiAnswer {}

    @GetMapping("/duties")
    OnDuty duties() {
        return new OnDuty(duties.all());
    }

    @GetMapping("/strangers")
    Standing strangers() {
        return new Standing(strangers.standing());
    }

    @PostMapping("/strangers/release")
    Released release(@RequestBody String body) {
        Releasing said = Json.read(body, Releasing.class);
        return new Released(strangers.release(text("by", said.by()), text("reason", said.reason()), clock.instant()));
    }

    private static String text(String name, @Nullable String said) {
        if (said == null || said.isBlank() || said.length() > LONGEST_TEXT) {
            throw new Trouble(Code.CTL_WRONG_REQUEST, name + " has 1 to " + LONGEST_TEXT + " characters");
        }
        return said;
    }
}
