package evenkeel.simulator.wire;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.server.Request;

/** What is below a request. */
final class Connection {
    private Connection() {}

    /** Both ends see it broken at once; what was on its way is lost. */
    static void reset(Request request) {
        var end = request.getConnectionMetaData().getConnection().getEndPoint();
        if (end.getTransport() instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                end.close(e); // it is gone already
                return;
            }
        }
        end.close();
    }
}
