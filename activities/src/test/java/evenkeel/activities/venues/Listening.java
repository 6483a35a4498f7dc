package evenkeel.activities.venues;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that keeps what it hears; {@code missed} is heard as {@code *}. */
public final class Listening implements AccountStream.Listener {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Override
    public void changed(String symbol) {
        heard.add(symbol);
    }

    @Override
    public void missed() {
        heard.add("*");
    }

    /** The next one, waited for. */
    public String next() throws InterruptedException {
        return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
    }

    public boolean isQuiet() throws InterruptedException {
        return heard.poll(50, TimeUnit.MILLISECONDS) == null;
    }
}
