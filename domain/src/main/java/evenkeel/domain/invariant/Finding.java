package evenkeel.domain.invariant;

import evenkeel.domain.halt.HaltScope;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An invariant and what a look at it found. */
public record Finding(Invariant invariant, Verdict verdict) {
    public List<Offence> offences() {
        return verdict instanceof Verdict.Broken broken ? broken.first() : List.of();
    }

    public boolean isBroken() {
        return verdict instanceof Verdict.Broken;
    }

    /** What must stop while it is broken: the symbol when all rows name the same one, else everything. */
    public HaltScope scope() {
        Set<String> symbols = new TreeSet<>();
        for (Offence offence : offences()) symbols.add(offence.symbol());
        if (symbols.size() != 1 || symbols.contains("")) return HaltScope.GLOBAL;
        return HaltScope.symbol(symbols.iterator().next());
    }
}
