package evenkeel.starter.api;

import evenkeel.activities.ledger.Incidents;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.incident.Incident;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What waits for a person, and that person's word. */
@RestController
@RequestMapping("/api/v1/incidents")
class IncidentsApi {
    private final Incidents incidents;
    private final InstantSource clock = InstantSource.system();

    IncidentsApi(Incidents incidents) {
        this.incidents = incidents;
    }

    /** Oldest first. */
    record Open(List<Incident> incidents) implements ApiAnswer {}

    record Closing(@Nullable String by, @Nullable String reason) {}

    record Closed(String key, String by) implements ApiAnswer {}

    @GetMapping
    Open list() {
        return new Open(incidents.openOnes());
    }

    @PostMapping("/{key}/close")
    Closed close(@PathVariable String key, @RequestBody String body) {
        Closing said = Json.read(body, Closing.class);
        String by = said("by", said.by());
        incidents.close(key, by, said("reason", said.reason()), clock.instant());
        return new Closed(key, by);
    }

    private static String said(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new Trouble(Code.CTL_WRONG_REQUEST, "closing an incident needs '" + field + "'");
        }
        return text.strip();
    }
}
