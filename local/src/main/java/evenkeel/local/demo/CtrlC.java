package evenkeel.local.demo;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The first Ctrl-C asks for an orderly end, the second one ends at once. */
public final class CtrlC {
    private static final int INTERRUPTED = 130;

    private final CountDownLatch asked = new CountDownLatch(1);

    public static CtrlC listen() {
        CtrlC ctrlC = new CtrlC();
        for (String signal : new String[] {"INT", "TERM"}) ctrlC.take(signal);
        return ctrlC;
    }

    int exitCode() {
        return INTERRUPTED;
    }

    /** Waits that long, or less when asked to end; then true. */
    public boolean asked(long millis) throws InterruptedException {
        return asked.await(millis, TimeUnit.MILLISECONDS);
    }

    private void pressed() {
        if (asked.getCount() == 0) Runtime.getRuntime().halt(INTERRUPTED);
        asked.countDown();
    }

    /** By name: the class is there in every JDK, yet not for compilers. A shutdown hook could not hear the second one. */
    private void take(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object hears = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (self, method, given) -> {
                        pressed();
                        return null;
                    });
            Object wanted = signal.getConstructor(String.class).newInstance(name);
            signal.getMethod("handle", signal, handler).invoke(null, wanted, hears);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM does not hand out signals", e);
        }
    }
}
