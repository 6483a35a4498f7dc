package evenkeel.activities.invariants;

import evenkeel.domain.code.Trouble;
import evenkeel.domain.invariant.Finding;
import evenkeel.domain.invariant.Invariant;
import evenkeel.domain.invariant.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;

/** Looks at every invariant that can be looked at from here, and says of each other one why not. */
public final class Verification {
    private final Map<Invariant, InvariantCheck> checks = new EnumMap<>(Invariant.class);

    private Verification(List<? extends InvariantCheck> checks) {
        for (InvariantCheck check : checks) this.checks.put(check.invariant(), check);
    }

    public static Verification of(DataSource ledger, InvariantCheck... others) {
        List<InvariantCheck> all = new ArrayList<>(LedgerCheck.over(ledger));
        all.add(new TendedCheck(ledger, Optional.empty()));
        all.addAll(Arrays.asList(others));
        return new Verification(all);
    }

    /** One finding per invariant, in their order. */
    public List<Finding> look() {
        return Arrays.stream(Invariant.values())
                .map(invariant -> new Finding(invariant, verdict(invariant)))
                .toList();
    }

    private Verdict verdict(Invariant invariant) {
        InvariantCheck check = checks.get(invariant);
        if (check == null) return new Verdict.NotChecked(whyNot(invariant));
        try {
            return check.look();
        } catch (Trouble | DataAccessException e) {
            return new Verdict.NotChecked("could not be read: " + firstLine(e));
        }
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
    }

    private static String whyNot(Invariant invariant) {
        return switch (invariant) {
            case I15, I24, I25, I27 -> "no venue is read from here";
            case I7 -> "a venue does not tell every order it has ever had";
            case I20, I23 -> "the gate refuses it at the moment of sending; nothing of it is kept";
            case I28, I29, I33, I34, I38 -> "tests of the code hold it; nothing of it is kept";
            case I16, I17, I18, I22, I30, I36, I39, I40 -> "only the simulator's oracle can tell";
            default -> throw new IllegalStateException("nobody looks at " + invariant + " or says why not");
        };
    }
}
