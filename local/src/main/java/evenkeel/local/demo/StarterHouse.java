package evenkeel.local.demo;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.starter.StarterApplication;
import evenkeel.starter.scan.CarryScan;
import evenkeel.starter.trades.EngineTrades;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The starter, inside this process. */
final class StarterHouse implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final DemoOperator operator;

    private StarterHouse(ConfigurableApplicationContext context, Duration shown) {
        this.context = context;
        this.operator = DemoOperator.after(shown, context.getBean(Books.class), context.getBean(EngineTrades.class));
    }

    /** {@code shown}: how long a trade stays open before somebody asks for its end. */
    static StarterHouse open(Path settings, Duration shown) {
        SpringApplication application = StarterApplication.application();
        application.setRegisterShutdownHook(false); // this process ends its parts in its own order
        return new StarterHouse(application.run("--spring.config.additional-location=" + settings.toUri()), shown);
    }

    Books books() {
        return context.getBean(Books.class);
    }

    DataSource ledger() {
        return context.getBean(LedgerDatabase.class).dataSource();
    }

    CarryScan scan() {
        return context.getBean(CarryScan.class);
    }

    @Override
    public void close() {
        operator.close();
        context.close();
    }
}
