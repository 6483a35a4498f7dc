package evenkeel.activities.ledger.contract;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.util.function.Supplier;

/** Asks again while the database is too busy to answer, as the engine does. */
final class Insisting {
    private static final int TIMES = 20;

    private Insisting() {}

    static <T> T on(Supplier<T> question) {
        for (int time = 1; ; time++) {
            try {
                return question.get();
            } catch (Trouble busy) {
                if (busy.code() != Code.DB_UNREACHABLE || time == TIMES) throw busy;
            }
        }
    }
}
