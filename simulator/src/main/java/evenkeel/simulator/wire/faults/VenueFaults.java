package evenkeel.simulator.wire.faults;

import java.util.List;
import java.util.Optional;

/** What of the board concerns one venue. */
public final class VenueFaults {
    private final FaultBoard board;
    private final String venue;

    public VenueFaults(FaultBoard board, String venue) {
        this.board = board;
        this.venue = venue;
    }

    /** By {@code POST /v5/order/create}. */
    public Optional<FaultBoard.Posted> request(String route) {
        return board.strike(venue, FaultKind.Aim.REQUEST, route);
    }

    /** By our symbol. */
    public Optional<Fault> order(String symbol) {
        Optional<Fault> fault = board.strike(venue, FaultKind.Aim.ORDER, symbol).map(FaultBoard.Posted::fault);
        fault.filter(struck -> struck.kind() == FaultKind.PARTIAL_THEN_SILENCE)
                .ifPresent(struck -> board.put(FaultPlan.silenceAfter(struck, venue)));
        return fault;
    }

    /** By its text. */
    public Optional<Fault> push(String text) {
        return board.strike(venue, FaultKind.Aim.PUSH, text).map(FaultBoard.Posted::fault);
    }

    public Optional<Fault> maintenance() {
        return board.standing(venue, FaultKind.MAINTENANCE).stream().findFirst();
    }

    public boolean cutsStreams() {
        return board.due(venue, FaultKind.DISCONNECT).isPresent()
                || maintenance().isPresent();
    }

    /** One-time doings of the venue that are due; each is told once. */
    public Optional<Fault> due(FaultKind kind) {
        return board.due(venue, kind);
    }

    public List<Fault> halts() {
        return board.standing(venue, FaultKind.HALT);
    }
}
