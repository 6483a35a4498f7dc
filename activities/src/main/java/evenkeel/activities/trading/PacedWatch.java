package evenkeel.activities.trading;

import evenkeel.activities.ledger.HeldRows;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.Watched;
import evenkeel.domain.carry.Watching;
import evenkeel.workflows.ports.Watch;
import java.time.Instant;
import java.util.Optional;

/** Looks, and where nothing is to be told, says when to look again. */
public final class PacedWatch implements Watch {
    private final CarryLook look;
    private final Sightings sightings;
    private final HeldRows rows;
    private final Pace pace;

    public PacedWatch(CarryLook look, Sightings sightings, HeldRows rows, Pace pace) {
        this.look = look;
        this.sightings = sightings;
        this.rows = rows;
        this.pace = pace;
    }

    @Override
    public Watched until(Watching watching) {
        HeldCarry held = watching.held();
        CarryTerms.Leg lead = held.terms().lead();
        while (true) {
            Optional<Watched> seen = look.at(watching);
            rows.keep(sightings.due());
            if (seen.isPresent()) return seen.get();
            Optional<Instant> comeBack = pace.next(lead.venue(), lead.symbol(), Instant.MAX);
            if (comeBack.isPresent()) return new Watched.Quiet(comeBack.get());
        }
    }
}
