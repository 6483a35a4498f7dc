package evenkeel.activities.ledger;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.Release;
import java.util.List;

/** A halt, how many people it takes to release it, and who has spoken for that so far. */
public record HaltRecord(Halt halt, int people, List<Release> releases) {
    public HaltRecord {
        releases = List.copyOf(releases);
    }

    public boolean stands() {
        return peopleMissing() > 0;
    }

    public int peopleMissing() {
        return people - releases.size();
    }

    /** Refuses who has spoken before, and everybody once it is over. */
    public void verifyMayRelease(String person) {
        if (!stands()) throw new Trouble(Code.CTL_HALT_OVER, "halt " + halt.id());
        boolean spoken = releases.stream().anyMatch(release -> release.by().equalsIgnoreCase(person));
        if (spoken) throw new Trouble(Code.CTL_OTHER_PERSON, person + " asked for the release of " + halt.id());
    }
}
