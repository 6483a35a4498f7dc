package evenkeel.simulator.wire;

import evenkeel.simulator.exchange.Exchange;
import java.net.URI;
import java.util.function.Function;

/** A venue that answers on loopback, whatever it speaks. */
public interface VenueServer extends AutoCloseable {
    URI http();

    URI webSocket();

    /** Asks the exchange behind it, beside everybody else. */
    <T> T look(Function<Exchange, T> question);

    @Override
    void close();
}
