package evenkeel.activities.venues.stream;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.AccountStream.Listener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HintsTest {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Semaphore mayGo = new Semaphore(0);
    private final Hints hints = new Hints("test", new Slow());

    @AfterEach
    void close() {
        hints.close();
    }

    @Test
    void hints_that_wait_become_one_per_symbol_and_none_is_lost() throws InterruptedException {
        hints.changed("FIRST");
        assertThat(next()).isEqualTo("FIRST"); // the listener holds on to it

        for (int i = 0; i < 10_000; i++) hints.changed(i % 2 == 0 ? "ETH" : "BTC");
        mayGo.release(100);

        assertThat(List.of(next(), next())).containsExactly("ETH", "BTC");
        assertThat(heard.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void a_hint_that_comes_while_its_symbol_is_being_read_comes_again() throws InterruptedException {
        hints.changed("ETH");
        assertThat(next()).isEqualTo("ETH");

        hints.changed("ETH");
        mayGo.release(100);

        assertThat(next()).isEqualTo("ETH");
    }

    @Test
    void more_symbols_than_fit_become_everything() throws InterruptedException {
        hints.changed("FIRST");
        next();

        for (int i = 0; i < 1_000; i++) hints.changed("S" + i);
        mayGo.release(100);

        assertThat(next()).isEqualTo("missed");
        assertThat(heard.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void a_listener_that_fails_gets_everything_again() throws InterruptedException {
        List<String> calls = Collections.synchronizedList(new ArrayList<>());
        try (var failing = new Hints("failing", new Listener() {
            @Override
            public void changed(String symbol) {
                calls.add(symbol);
                throw new IllegalStateException("not now");
            }

            @Override
            public void missed() {
                heard.add("missed");
            }
        })) {
            failing.changed("ETH");

            assertThat(next()).isEqualTo("missed");
            assertThat(calls).containsExactly("ETH");
        }
    }

    private String next() throws InterruptedException {
        return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
    }

    /** Tells the test first and then waits for a sign. */
    private final class Slow implements Listener {
        @Override
        public void changed(String symbol) {
            heard.add(symbol);
            mayGo.acquireUninterruptibly();
        }

        @Override
        public void missed() {
            heard.add("missed");
            mayGo.acquireUninterruptibly();
        }
    }
}
