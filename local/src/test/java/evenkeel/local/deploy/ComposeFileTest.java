package evenkeel.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docker-compose.temporal.yml as a file; no image is built and no container is started here")
class ComposeFileTest {
    private static final Path ROOT = Path.of("..");
    private static final ComposeFile OURS = ComposeFile.of(read("docker-compose.temporal.yml"));

    /** Breaks every rule once. */
    private static final ComposeFile PLANTED = ComposeFile.of("""
            services:
              ledger:
                image: images.example.org/postgres
                environment:
                  POSTGRES_PASSWORD: ${PASSWORD:-postgres}
                ports: ["5432:5432"]
                colour: green
              worker:
                image: evenkeel:latest
                container_name: worker
                environment: [API_TOKEN=changeit]
                depends_on:
                  ledger: {condition: service_healthy}
                  nobody: {condition: service_started}
            secrets:
              key: {file: ./key}
            """);

    @Test
    void it_keeps_to_the_compose_schema() {
        assertThat(OURS.againstTheSchema()).isEmpty();
        assertThat(PLANTED.againstTheSchema()).singleElement().asString().contains("colour");
    }

    @Test
    void it_has_no_secret_of_its_own() {
        assertThat(OURS.secretsOfItsOwn()).isEmpty();
        assertThat(PLANTED.secretsOfItsOwn())
                .containsExactly("ledger POSTGRES_PASSWORD", "worker API_TOKEN", "secret key");
    }

    @Test
    void it_publishes_on_loopback_only() {
        assertThat(OURS.publishedBeyondLoopback()).isEmpty();
        assertThat(PLANTED.publishedBeyondLoopback()).containsExactly("ledger \"5432:5432\"");
    }

    @Test
    void every_service_tells_that_it_is_well_or_ends() {
        assertThat(OURS.withoutHealthOrEnd()).isEmpty();
        assertThat(PLANTED.withoutHealthOrEnd()).containsExactly("ledger", "worker");
    }

    @Test
    void nobody_waits_in_vain() {
        assertThat(OURS.waitsInVain()).isEmpty();
        assertThat(PLANTED.waitsInVain()).containsExactly("worker for ledger", "worker for nobody");
    }

    @Test
    void images_have_a_public_name_and_a_release() {
        assertThat(OURS.imagesFromAHostOrWithoutRelease()).isEmpty();
        assertThat(PLANTED.imagesFromAHostOrWithoutRelease())
                .containsExactly("ledger images.example.org/postgres", "worker evenkeel:latest");
    }

    @Test
    void there_can_be_as_many_workers_as_one_likes() {
        assertThat(OURS.whyNotMoreOf("worker")).isEmpty();
        assertThat(PLANTED.whyNotMoreOf("worker")).containsExactly("container_name");
    }

    @Test
    void all_files_that_it_names_are_there() {
        assertThat(OURS.files())
                .hasSizeGreaterThan(3)
                .allSatisfy(file -> assertThat(ROOT.resolve(file)).isRegularFile());
    }

    @Test
    void the_image_runs_without_root_and_knows_no_secret() {
        assertThat(read("deploy/docker/Dockerfile"))
                .containsPattern("(?m)^USER 10001:10001$")
                .doesNotContainPattern("(?mi)^(ENV|ARG) .*(password|secret|token|key)");
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException("run it from a room of the project", e);
        }
    }
}
