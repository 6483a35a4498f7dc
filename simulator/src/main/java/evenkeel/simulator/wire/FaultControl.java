package evenkeel.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.config.start.SettingsRefused;
import evenkeel.simulator.wire.faults.Fault;
import evenkeel.simulator.wire.faults.FaultBoard;
import evenkeel.simulator.wire.faults.FaultPlan;
import java.net.URI;
import java.util.function.Supplier;

/**
 * Changes faults while venues run: {@code GET /faults}, {@code POST /faults}, {@code DELETE /faults} and {@code
 * /faults/3}. Without a token, so on loopback only, and no browser's page may ask.
 */
public final class FaultControl implements AutoCloseable {
    private static final String FAULTS = "/faults";

    private final FaultBoard board;
    private final Loopback server;

    private FaultControl(FaultBoard board, int port) {
        this.board = board;
        this.server = Loopback.answering("faults", port, this::answer);
    }

    public static FaultControl start(FaultBoard board, int port) {
        return new FaultControl(board, port);
    }

    public URI http() {
        return server.http();
    }

    @Override
    public void close() {
        server.close();
    }

    private WireReply answer(WireRequest request) {
        if (!isFromHere(request)) return WireReply.of(403, Json.object().put("error", "only from this machine"));
        if (request.path().equals(FAULTS)) {
            return switch (request.method()) {
                case "GET" -> told();
                case "POST" -> refusing(() -> put(request.body()));
                case "DELETE" -> {
                    board.clear();
                    yield told();
                }
                default -> WireReply.of(405, Json.object());
            };
        }
        String number = request.path()
                .substring(Math.min(FAULTS.length() + 1, request.path().length()));
        boolean one = request.method().equals("DELETE")
                && request.path().startsWith(FAULTS + "/")
                && number.matches("\\d{1,9}");
        return one && board.takeDown(Long.parseLong(number)) ? told() : WireReply.of(404, Json.object());
    }

    private WireReply put(String text) {
        for (Fault fault : FaultPlan.parseOneOrMore(text)) {
            FaultBoard.Posted unused = board.put(fault);
        }
        return told();
    }

    private static WireReply refusing(Supplier<WireReply> answer) {
        try {
            return answer.get();
        } catch (SettingsRefused e) {
            ObjectNode mistakes = Json.object();
            mistakes.set(
                    "mistakes",
                    Json.array(
                            e.mistakes(),
                            mistake -> Json.object()
                                    .put("key", mistake.key())
                                    .put("was", mistake.was())
                                    .put("fix", mistake.fix())));
            return WireReply.of(400, mistakes);
        }
    }

    private WireReply told() {
        ObjectNode told = Json.object();
        told.set("faults", Json.array(board.all(), FaultControl::words));
        return WireReply.ok(told);
    }

    private static JsonNode words(FaultBoard.Posted posted) {
        Fault fault = posted.fault();
        return Json.object()
                .put("id", posted.id())
                .put("kind", fault.kind().word())
                .put("venue", fault.venue())
                .put("on", fault.on())
                .put("symbol", fault.symbol())
                .put("seen", posted.seen())
                .put("struck", posted.struck());
    }

    /** A page in a browser names itself as the origin, or another host where a name was bent to point here. */
    private boolean isFromHere(WireRequest request) {
        String host = request.header("Host").orElse("");
        boolean named = host.equals("127.0.0.1:" + http().getPort()) || host.equals("localhost:" + http().getPort());
        return named && request.header("Origin").isEmpty();
    }
}
