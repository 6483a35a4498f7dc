package evenkeel.starter.trades;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.money.Usd;
import java.util.Optional;

/** Starts trades and knows which of them run. */
public interface RunningTrades {
    Launch start(CarryTerms terms, Usd notional);

    /** The run that is this very trade, while it runs. */
    Optional<String> runOf(CarryTerms terms);

    /** What came of starting a trade. */
    sealed interface Launch {}

    /** It runs, from now or from an earlier try. */
    record Started(String run) implements Launch {}

    /** Another one runs under its key. */
    record Runs(String workflow) implements Launch {}

    /** It could not be; asking again with the same trade is safe. */
    record NotNow(String why) implements Launch {}
}
