package evenkeel.activities.venues;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Whatever goes wrong, neither the key nor its secret gets into what people read. */
class SecretsTest {
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger("ROOT");

    private final Peer peer = new Peer();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> said = new ArrayList<>();
    private final Level before = ROOT.getLevel();

    @BeforeEach
    void listen() {
        log.start();
        ROOT.setLevel(Level.TRACE);
        ROOT.addAppender(log);
    }

    @AfterEach
    void close() {
        ROOT.detachAppender(log);
        ROOT.setLevel(before);
        peer.close();
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void S4_no_failure_shows_them(Wired venue) throws InterruptedException {
        for (MockResponse answer : failures()) {
            var parts = venue.at(peer);
            peer.answersEverything(request -> answer);
            said.add(parts.orders().place(Intents.ENTRY, Peer.NOW).toString());
            parts.orders().cancel(Intents.ENTRY);
            complain(() -> parts.venue().account().order(Intents.ENTRY));
            complain(() -> parts.venue().account().fills("ETH", Peer.NOW));
            complain(() -> parts.venue().account().verify());
            complain(() -> parts.venue().market().quote("ETH"));
            try (var stream = parts.stream()) {
                stream.connect(new Listening());
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        for (ILoggingEvent event : List.copyOf(log.list)) {
            said.add(event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }

        assertThat(said).hasSizeGreaterThan(20).noneMatch(text -> text.contains(Peer.KEY_ID));
        assertThat(said).noneMatch(text -> text.contains(Peer.SECRET));
    }

    /** Some of them repeat the request, as error pages do. */
    private static List<MockResponse> failures() {
        String echo = "you sent X-MBX-APIKEY: " + Peer.KEY_ID;
        return List.of(
                new MockResponse.Builder().body("<html>" + echo).build(),
                new MockResponse.Builder().code(500).body(echo).build(),
                new MockResponse.Builder()
                        .code(401)
                        .body("{\"code\":-2015,\"msg\":\"" + echo + "\"}")
                        .build(),
                new MockResponse.Builder()
                        .body("{\"retCode\":10003,\"retMsg\":\"" + echo + "\"}")
                        .build(),
                new MockResponse.Builder()
                        .code(401)
                        .body("{\"status\":\"ERROR\",\"error\":{\"code\":1100,\"message\":\"" + echo + "\"}}")
                        .build(),
                new MockResponse.Builder()
                        .onResponseStart(new SocketEffect.CloseSocket())
                        .build());
    }

    private void complain(Runnable reading) {
        try {
            reading.run();
        } catch (RuntimeException e) {
            var text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            said.add(text.toString());
        }
    }
}
