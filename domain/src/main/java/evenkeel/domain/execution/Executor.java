package evenkeel.domain.execution;

import java.util.Set;

/** The rules of one venue for one class of assets. They live here and nowhere else. */
public interface Executor {
    ExecutorKey key();

    /** A plan or a skip. Pure: the same preparation gives the same answer, and nothing is sent. */
    PrepareOutcome prepare(Preparation asked);

    /** What has to be read before; what reduces does not wait for more than it needs. */
    Set<Need> needs(ExecutionIntent intent);

    /** Something to read. */
    enum Need {
        RULES,
        POSITION,
        BOOK,
        MARK,
        FUNDING,
        BALANCE,
        LEVERAGE
    }
}
