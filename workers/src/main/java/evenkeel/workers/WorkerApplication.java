package evenkeel.workers;

import evenkeel.activities.ledger.Provenance;
import evenkeel.config.boot.Identity;
import evenkeel.config.boot.ParentWatch;
import evenkeel.config.boot.QuietStart;
import evenkeel.config.boot.StartWords;
import evenkeel.config.boot.WrittenKeys;
import evenkeel.config.start.Checks;
import evenkeel.workers.host.WorkerHost;
import evenkeel.workers.settings.WorkerKeys;
import evenkeel.workers.settings.WorkerSettings;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The worker process. Nothing is configured by guessing: all that runs is put together in {@link WorkerHost}. */
@SpringBootConfiguration(proxyBeanMethods = false)
public class WorkerApplication {
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(WorkerApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(
                Map.of("spring.config.name", "application,worker")); // the starter may be beside us
        QuietStart.run(application, args, System.err::println);
    }

    @Bean
    WorkerSettings settings(Environment environment, ApplicationArguments said) {
        Checks checks = Checks.of(WrittenKeys.PREFIX);
        WorkerKeys keys = WrittenKeys.bind(environment, WorkerKeys.class, checks);
        return WorkerSettings.read(keys, StartWords.file(said, keys.configFile(), System.getenv(), checks), checks);
    }

    @Bean
    ParentWatch parent(WorkerSettings settings) {
        return new ParentWatch(settings.endsWithInput());
    }

    @Bean
    WorkerHost host(WorkerSettings settings, Environment environment) {
        return new WorkerHost(
                settings, Identity.of("worker"), Provenance.of(WrittenKeys.text(environment, WorkerKeys.class)));
    }
}
