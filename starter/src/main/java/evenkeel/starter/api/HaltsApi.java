package evenkeel.starter.api;

import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.ledger.HaltRecord;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltLevel;
import evenkeel.domain.halt.HaltScope;
import evenkeel.domain.halt.Release;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The red button: one person presses, and as many as the level takes release. */
@RestController
@RequestMapping("/api/v1/halts")
class HaltsApi {
    private static final String ID = "[A-Za-z0-9._-]{8,64}";

    private final HaltBoard board;
    private final InstantSource clock = InstantSource.system();

    HaltsApi(HaltBoard board) {
        this.board = board;
    }

    record Halts(List<Line> halts) implements ApiAnswer {}

    record Line(String id, String scope, HaltLevel level, String cause, String by, Instant at) implements ApiAnswer {
        static Line of(Halt halt) {
            return new Line(halt.id(), halt.scope().toString(), halt.level(), halt.cause(), halt.by(), halt.at());
        }
    }

    record Pressing(
            @Nullable String level,
            @Nullable String scope,
            @Nullable String reason,
            @Nullable String by) {}

    record Releasing(@Nullable String by, @Nullable String reason) {}

    record Released(String id, boolean stands, int peopleMissing, String text) implements ApiAnswer {
        static Released of(HaltRecord halt) {
            String text = halt.stands() ? "one more person needed" : "released";
            return new Released(halt.halt().id(), halt.stands(), halt.peopleMissing(), text);
        }
    }

    @GetMapping
    Halts list() {
        return new Halts(board.standing().all().stream().map(Line::of).toList());
    }

    /** Nothing but what is needed is asked for; with a key a repeat presses once. */
    @PostMapping
    Line press(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, @RequestBody String body) {
        Pressing said = Json.read(body, Pressing.class);
        String id = Optional.ofNullable(key).orElseGet(() -> UUID.randomUUID().toString());
        if (!id.matches(ID)) throw new Trouble(Code.CTL_WRONG_REQUEST, "an Idempotency-Key of a halt matches " + ID);
        Halt halt = understood(() -> new Halt(
                id,
                HaltScope.of(text(said.scope())),
                HaltLevel.valueOf(text(said.level())),
                text(said.reason()),
                text(said.by()),
                clock.instant()));
        board.press(halt);
        return Line.of(halt);
    }

    @PostMapping("/{id}/release")
    Released release(@PathVariable String id, @RequestBody String body) {
        Releasing said = Json.read(body, Releasing.class);
        Release release = understood(() -> new Release(id, text(said.by()), text(said.reason()), clock.instant()));
        return Released.of(board.release(release));
    }

    private static <T> T understood(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new Trouble(Code.CTL_WRONG_REQUEST, String.valueOf(e.getMessage()), e);
        }
    }

    private static String text(@Nullable String said) {
        return Objects.requireNonNullElse(said, "").strip();
    }
}
