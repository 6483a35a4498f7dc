package evenkeel.activities.venues;

import evenkeel.activities.venues.budget.Budget;
import evenkeel.activities.venues.http.AccountRules;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.HttpLimits;
import evenkeel.activities.venues.http.VenueSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** The other end of a venue's wire: real HTTP on loopback, answers as the test wrote them, every request kept. */
public final class Peer implements AutoCloseable {
    /** The moment at which tests stand still: the one of Bybit's published signatures. */
    public static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);

    public static final String KEY_ID = "canary-key-id-5f2c";
    public static final String SECRET = "canary-secret-91ab77";

    public static final HttpLimits IMPATIENT =
            new HttpLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(1500), 16);

    /** For what must not fail on a busy machine. */
    private static final HttpLimits PATIENT =
            new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30), 16);

    private final MockWebServer server = new MockWebServer();
    private final Map<String, ConcurrentLinkedDeque<Function<RecordedRequest, MockResponse>>> script =
            new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<RecordedRequest> requests = new ConcurrentLinkedQueue<>();

    private volatile Function<RecordedRequest, MockResponse> otherwise =
            request -> new MockResponse.Builder().code(404).build();

    public Peer() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                return next(request);
            }
        });
        server.setServerSocketFactory(new Prompt());
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers one path, such as {@code GET /fapi/v1/time}, with 200 and these bodies in turn; the last one stays. */
    public Peer says(String methodAndPath, String... bodies) {
        for (String body : bodies) says(methodAndPath, 200, body);
        return this;
    }

    public Peer says(String methodAndPath, int status, String body) {
        return does(
                methodAndPath,
                new MockResponse.Builder().code(status).body(body).build());
    }

    public Peer does(String methodAndPath, MockResponse response) {
        return does(methodAndPath, request -> response);
    }

    public Peer does(String methodAndPath, Function<RecordedRequest, MockResponse> answer) {
        script.computeIfAbsent(methodAndPath, path -> new ConcurrentLinkedDeque<>())
                .add(answer);
        return this;
    }

    /** Answers every path that it was told nothing about. */
    public Peer answersEverything(Function<RecordedRequest, MockResponse> answer) {
        otherwise = answer;
        return this;
    }

    /** What it was told for that path is void. */
    public Peer forgets(String methodAndPath) {
        script.remove(methodAndPath);
        return this;
    }

    /** What arrived on one path, in order. */
    public List<RecordedRequest> got(String methodAndPath) {
        return requests.stream()
                .filter(request -> nameOf(request).equals(methodAndPath))
                .toList();
    }

    /** The only request of a path. */
    public RecordedRequest only(String methodAndPath) {
        List<RecordedRequest> got = got(methodAndPath);
        if (got.size() != 1) throw new AssertionError(methodAndPath + " arrived " + got.size() + " times");
        return got.getFirst();
    }

    /** Target and body of a request. */
    public static String said(RecordedRequest request) {
        return request.getTarget() + " " + body(request);
    }

    public static String body(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().utf8();
    }

    public URI rest() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    public VenueSettings settings(String venue) {
        return settings(venue, KEY_ID, SECRET, InstantSource.fixed(NOW), IMPATIENT);
    }

    public VenueSettings settings(String venue, String keyId, String secret, InstantSource clock, HttpLimits orders) {
        return new VenueSettings(
                venue,
                rest(),
                URI.create("ws://127.0.0.1:" + server.getPort()),
                new ApiKey(keyId, secret.getBytes(StandardCharsets.UTF_8)),
                clock,
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                List.of("ETH"),
                orders,
                PATIENT,
                Budget.ENDLESS,
                AccountRules.ANY);
    }

    @Override
    public void close() {
        server.close();
    }

    private MockResponse next(RecordedRequest request) {
        var answers = script.get(nameOf(request));
        if (answers == null) return otherwise.apply(request);
        synchronized (answers) {
            return (answers.size() > 1 ? answers.removeFirst() : answers.getFirst()).apply(request);
        }
    }

    /** Without this the server's answers wait 40 ms for an acknowledgement of their own headers. */
    private static final class Prompt extends ServerSocketFactory {
        @Override
        public ServerSocket createServerSocket() throws IOException {
            return new ServerSocket() {
                @Override
                public Socket accept() throws IOException {
                    Socket socket = super.accept();
                    socket.setTcpNoDelay(true);
                    return socket;
                }
            };
        }

        @Override
        public ServerSocket createServerSocket(int port) {
            throw new UnsupportedOperationException("the server binds by itself");
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) {
            throw new UnsupportedOperationException("the server binds by itself");
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
            throw new UnsupportedOperationException("the server binds by itself");
        }
    }

    private static String nameOf(RecordedRequest request) {
        return request.getMethod() + " " + request.getUrl().encodedPath();
    }
}
