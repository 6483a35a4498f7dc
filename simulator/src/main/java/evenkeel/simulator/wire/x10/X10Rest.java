package evenkeel.simulator.wire.x10;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.wire.WireReply;
import evenkeel.simulator.wire.WireRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What is asked at which path and who may ask it. */
final class X10Rest implements Function<WireRequest, WireReply> {
    private static final String BASE = "/api/v1";

    private final X10Guard guard;
    private final Requests requests;
    private final List<Route> routes = new ArrayList<>();

    X10Rest(X10Guard guard, Requests requests, X10Markets markets, X10Orders orders, X10Accounts accounts) {
        this.guard = guard;
        this.requests = requests;
        markets(markets);
        orders(orders);
        accounts(accounts);
    }

    private record Route(String method, Pattern path, BiFunction<WireRequest, Call, ObjectNode> answer) {
        Optional<Call> matching(WireRequest request) {
            Matcher found = path.matcher(request.path());
            if (!request.method().equals(method) || !found.matches()) return Optional.empty();
            List<String> parts = IntStream.rangeClosed(1, found.groupCount())
                    .mapToObj(found::group)
                    .toList();
            return Optional.of(new Call(parts, request.query(), request.body()));
        }
    }

    @Override
    public WireReply apply(WireRequest request) {
        try {
            if (X10Guard.isNameless(request.headers())) throw X10Error.nameless();
            if (requests.isOneTooMany()) throw X10Error.tooMany();
            return WireReply.ok(answer(request));
        } catch (X10Error e) {
            return WireReply.of(e.status(), X10Words.error(e));
        }
    }

    private ObjectNode answer(WireRequest request) {
        for (Route route : routes) {
            Optional<Call> call = route.matching(request);
            if (call.isPresent()) return route.answer().apply(request, call.get());
        }
        throw X10Error.missing("Path");
    }

    private void markets(X10Markets markets) {
        open("GET", "/info/markets", markets::markets);
        open("GET", "/info/markets/([^/]+)/stats", markets::stats);
        open("GET", "/info/markets/([^/]+)/orderbook", markets::orderbook);
        open("GET", "/info/([^/]+)/funding", markets::funding);
    }

    private void orders(X10Orders orders) {
        signed("POST", "/user/order", orders::place);
        signed("DELETE", "/user/order/(\\d+)", orders::cancelById);
        signed("DELETE", "/user/order", orders::cancelByExternalId);
        signed("POST", "/user/order/massCancel", orders::cancelMany);
        signed("POST", "/user/deadmanswitch", orders::deadManSwitch);
        signed("GET", "/user/orders", orders::open);
        signed("GET", "/user/orders/history", orders::history);
        signed("GET", "/user/orders/external/([^/]+)", orders::byExternalId);
        signed("GET", "/user/orders/(\\d+)", orders::byId);
        signed("GET", "/user/trades", orders::trades);
    }

    private void accounts(X10Accounts accounts) {
        signed("GET", "/user/account/info", accounts::info);
        signed("GET", "/user/balance", accounts::balance);
        signed("GET", "/user/spot/balances", accounts::spotBalances);
        signed("GET", "/user/positions", accounts::positions);
        signed("GET", "/user/funding/history", accounts::funding);
        signed("GET", "/user/fees", accounts::fees);
        signed("GET", "/user/leverage", accounts::leverage);
        signed("PATCH", "/user/leverage", accounts::setLeverage);
    }

    private void open(String method, String path, Function<Call, ObjectNode> answer) {
        routes.add(new Route(method, Pattern.compile(BASE + path), (request, call) -> answer.apply(call)));
    }

    private void signed(String method, String path, BiFunction<Call, X10Key, ObjectNode> answer) {
        routes.add(new Route(
                method,
                Pattern.compile(BASE + path),
                (request, call) -> answer.apply(call, guard.caller(request.headers()))));
    }
}
