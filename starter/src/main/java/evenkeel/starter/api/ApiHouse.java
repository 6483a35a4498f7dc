package evenkeel.starter.api;

import evenkeel.starter.settings.StarterSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The API's parts. */
@Configuration(proxyBeanMethods = false)
@Import({
    TradesApi.class,
    StoryApi.class,
    PairsApi.class,
    HaltsApi.class,
    IncidentsApi.class,
    RecoveryApi.class,
    PausesApi.class,
    StateApi.class,
    Refusals.class
})
public class ApiHouse {
    @Bean
    DoorKeeper doorKeeper(StarterSettings settings) {
        return new DoorKeeper(ApiToken.of(settings.tokenFile()));
    }

    @Bean
    Json json() {
        return new Json();
    }
}
