package evenkeel.activities.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenkeel.activities.tls.Authority;
import evenkeel.activities.tls.Authority.Issued;
import evenkeel.config.places.EnginePlace;
import evenkeel.config.places.EnginePlace.Written;
import evenkeel.config.start.Checks;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK's own server behind TLS, on loopback; who may not in learns nothing and neither does a false server. */
class EngineTlsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String API_KEY = "words of the api key";

    @TempDir
    private Path folder;

    private final TestServicesStarter services = new TestServicesStarter(true, 0);

    private @Nullable Server server;

    @AfterEach
    void stop() {
        if (server != null) server.shutdownNow();
        services.close();
    }

    @Test
    void S8_both_sides_show_a_certificate_and_talk() throws IOException {
        Authority ours = new Authority(folder, "ours");
        int port = serve(ours.issue("localhost"), ours);

        assertThat(talks(place(port, ours, ours.issue("client")))).isTrue();
    }

    @Test
    void S8_a_server_of_another_authority_is_refused() throws IOException {
        Authority ours = new Authority(folder, "ours");
        Authority theirs = new Authority(folder, "theirs");
        int port = serve(theirs.issue("localhost"), ours);

        assertThat(refused(place(port, ours, ours.issue("client"))))
                .contains("unable to find valid certification path");
    }

    @Test
    void S8_a_server_of_another_name_is_refused() throws IOException {
        Authority ours = new Authority(folder, "ours");
        int port = serve(ours.issue("elsewhere"), ours);

        assertThat(refused(place(port, ours, ours.issue("client"))))
                .contains("No subject alternative DNS name matching localhost");
    }

    @Test
    void S8_a_server_whose_certificate_has_expired_is_refused() throws IOException {
        Authority ours = new Authority(folder, "ours");
        int port = serve(ours.issueExpired("localhost"), ours);

        assertThat(refused(place(port, ours, ours.issue("client")))).contains("NotAfter");
    }

    @Test
    void S8_whoever_shows_no_certificate_is_refused() throws IOException {
        Authority ours = new Authority(folder, "ours");
        int port = serve(ours.issue("localhost"), ours);

        refused(read(new Written("localhost:" + port, null, null, ours.root().toString(), null, null, null)));
    }

    @Test
    void S8_whoever_shows_an_expired_or_a_foreign_certificate_is_refused() throws IOException {
        Authority ours = new Authority(folder, "ours");
        Authority theirs = new Authority(folder, "theirs");
        int port = serve(ours.issue("localhost"), ours);

        refused(place(port, ours, ours.issueExpired("client")));
        refused(place(port, ours, theirs.issue("client")));
    }

    @Test
    void S8_a_server_that_wants_tls_is_not_spoken_to_in_the_clear() throws IOException {
        Authority ours = new Authority(folder, "ours");
        int port = serve(ours.issue("localhost"), ours);

        refused(EnginePlace.here("localhost:" + port));
    }

    @Test
    void S8_an_api_key_is_shown_by_tls_and_a_wrong_one_is_refused() throws IOException {
        Authority ours = new Authority(folder, "ours");
        int port = serve(ours.issue("localhost"), null);

        assertThat(talks(keyed(port, ours, API_KEY))).isTrue();
        assertThat(refused(keyed(port, ours, "guessed"))).contains("UNAUTHENTICATED");
    }

    private static boolean talks(EnginePlace place) {
        try (EngineLink link = EngineLink.connect(place, "test", PATIENCE.multipliedBy(10))) {
            var info = GetSystemInfoRequest.getDefaultInstance();
            return link.client()
                    .getWorkflowServiceStubs()
                    .blockingStub()
                    .getSystemInfo(info)
                    .hasCapabilities();
        }
    }

    private static String refused(EnginePlace place) {
        Trouble trouble = catchThrowableOfType(
                Trouble.class, () -> EngineLink.connect(place, "test", PATIENCE).close());

        assertThat(trouble.code()).isEqualTo(Code.TMP_UNREACHABLE);
        return String.valueOf(trouble.getMessage());
    }

    private static EnginePlace place(int port, Authority trusted, Issued shown) {
        return read(new Written(
                "localhost:" + port,
                null,
                null,
                trusted.root().toString(),
                shown.certificate().toString(),
                shown.key().toString(),
                null));
    }

    private EnginePlace keyed(int port, Authority trusted, String words) throws IOException {
        Path file = Files.writeString(folder.resolve("api_key"), words);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return read(
                new Written("localhost:" + port, null, null, trusted.root().toString(), null, null, file.toString()));
    }

    private static EnginePlace read(Written written) {
        Checks checks = Checks.of("evenkeel");
        EnginePlace place = EnginePlace.read(written, checks);
        checks.pass();
        return place;
    }

    /** Asks for certificates of that authority, or for the API key when there is none. */
    private int serve(Issued shown, @Nullable Authority asked) throws IOException {
        var tls = GrpcSslContexts.forServer(
                shown.certificate().toFile(), shown.key().toFile());
        if (asked != null) tls.trustManager(asked.root().toFile()).clientAuth(ClientAuth.REQUIRE);
        var builder = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sslContext(tls.build());
        List<ServerInterceptor> door = asked == null ? List.of(new AskForTheKey()) : List.of();
        GRPCServerHelper.registerServicesAndHealthChecks(services.getServices(), builder, door);
        server = builder.build().start();
        return server.getPort();
    }

    /** As a server that goes by keys does. */
    private static final class AskForTheKey implements ServerInterceptor {
        private static final Metadata.Key<String> KEY =
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            if (("Bearer " + API_KEY).equals(headers.get(KEY))) return next.startCall(call, headers);
            call.close(Status.UNAUTHENTICATED, new Metadata());
            return new ServerCall.Listener<>() {};
        }
    }
}
