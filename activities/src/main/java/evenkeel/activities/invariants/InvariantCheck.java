package evenkeel.activities.invariants;

import evenkeel.domain.invariant.Invariant;
import evenkeel.domain.invariant.Verdict;

/** One look at one invariant. It reads only; what it cannot read it throws. */
public interface InvariantCheck {
    Invariant invariant();

    Verdict look();
}
