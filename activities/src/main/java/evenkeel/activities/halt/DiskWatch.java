package evenkeel.activities.halt;

import evenkeel.activities.ledger.Incidents;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.code.Code;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.incident.Incident;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a person that the ledger's disk runs full, while the ledger can still write it down (F54). */
public final class DiskWatch {
    private static final Logger log = LoggerFactory.getLogger(DiskWatch.class);

    private final DiskFloor floor;
    private final Incidents incidents;
    private final InstantSource clock;

    public DiskWatch(DiskFloor floor, Incidents incidents, InstantSource clock) {
        this.floor = floor;
        this.incidents = incidents;
        this.clock = clock;
    }

    public void look() {
        Optional<Halt> halt = floor.halt(clock.instant());
        if (halt.isEmpty()) return;
        boolean said = incidents.open(new Incident(
                halt.get().id(),
                Code.SYS_DISK_LOW.id(),
                Alert.Severity.CRITICAL,
                halt.get().scope().toString(),
                "",
                halt.get().cause(),
                halt.get().at()));
        if (said) log.error("{} {}", Code.SYS_DISK_LOW.id(), halt.get().cause());
    }
}
