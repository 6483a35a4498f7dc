package evenkeel.local.demo;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * The SDK's own server in this process, at wall time and on loopback. {@code TestServer} would do the same on every address
 * of the machine, so its parts are put together here.
 */
final class MemoryEngine implements Engine {
    private final TestServicesStarter services;
    private final Server server;

    private MemoryEngine(TestServicesStarter services, Server server) {
        this.services = services;
        this.server = server;
    }

    static MemoryEngine start() {
        TestServicesStarter services = new TestServicesStarter(true, 0); // its clock never skips
        var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ServerBuilder<?> builder = NettyServerBuilder.forAddress(here);
        GRPCServerHelper.registerServicesAndHealthChecks(services.getServices(), builder, List.of(new NoStickyTasks()));
        try {
            return new MemoryEngine(services, builder.build().start());
        } catch (IOException e) {
            services.close();
            throw new Trouble(Code.TMP_UNREACHABLE, "the embedded engine does not start", e);
        }
    }

    @Override
    public String address() {
        return "127.0.0.1:" + server.getPort();
    }

    @Override
    public String said() {
        return "Temporal: embedded, its memory ends with this process; ./evenkeel stack build brings a durable one with a Web UI";
    }

    @Override
    public void close() {
        server.shutdownNow();
        services.close();
    }
}
