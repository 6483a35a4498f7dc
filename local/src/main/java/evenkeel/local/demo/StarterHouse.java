package evenkeel.local.demo;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.starter.StarterApplication;
import evenkeel.starter.scan.CarryScan;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The starter, inside this process. */
final class StarterHouse implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private StarterHouse(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static StarterHouse open(Path settings) {
        SpringApplication application = StarterApplication.application();
        application.setRegisterShutdownHook(false); // this process ends its parts in its own order
        return new StarterHouse(application.run("--spring.config.additional-location=" + settings.toUri()));
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
        context.close();
    }
}
