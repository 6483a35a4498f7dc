package evenkeel.guard;

import evenkeel.activities.ledger.Provenance;
import evenkeel.config.boot.Identity;
import evenkeel.config.boot.ParentWatch;
import evenkeel.config.boot.QuietStart;
import evenkeel.config.boot.WrittenKeys;
import evenkeel.config.start.Checks;
import evenkeel.guard.host.GuardHost;
import evenkeel.guard.settings.GuardKeys;
import evenkeel.guard.settings.GuardSettings;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The guard process. It knows ledger and venues and no engine: what stops the engine does not stop it. */
@SpringBootConfiguration(proxyBeanMethods = false)
public class GuardApplication {
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(GuardApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(Map.of("spring.config.name", "application,guard")); // others may be beside us
        QuietStart.run(application, args, System.err::println);
    }

    @Bean
    GuardSettings settings(Environment environment) {
        Checks checks = Checks.of(WrittenKeys.PREFIX);
        return GuardSettings.read(WrittenKeys.bind(environment, GuardKeys.class, checks), checks);
    }

    @Bean
    ParentWatch parent(GuardSettings settings) {
        return new ParentWatch(settings.endsWithInput());
    }

    @Bean
    GuardHost host(GuardSettings settings, Environment environment) {
        return new GuardHost(
                settings, Identity.of("guard"), Provenance.of(WrittenKeys.text(environment, GuardKeys.class)));
    }
}
