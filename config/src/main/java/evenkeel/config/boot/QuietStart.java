package evenkeel.config.boot;

import evenkeel.config.start.Refusal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Spring's own report of a failed start is kept back (by {@code spring.factories}); the process says it in our lines. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class QuietStart implements SpringBootExceptionReporter {
    /** Spring hands every reporter its context. */
    public QuietStart(@Nullable ConfigurableApplicationContext unused) {}

    /** Runs a process until it is told to end; one that cannot start says why and ends at once. */
    public static void run(SpringApplication application, String[] args, Consumer<String> say) {
        try {
            application.run(args);
        } catch (RuntimeException e) {
            Refusal refusal = Refusal.of(e);
            refusal.lines().forEach(say);
            System.exit(refusal.exit().number());
        }
    }

    @Override
    public boolean reportException(Throwable failure) {
        return true;
    }
}
