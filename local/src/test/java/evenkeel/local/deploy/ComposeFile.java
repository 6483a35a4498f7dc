package evenkeel.local.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A compose file and what is wrong with it, rule by rule; every rule answers the offenders. */
record ComposeFile(JsonNode content) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|passwd|pwd|secret|token|key).*");
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{[A-Z_]+:\\?[^}]+}");
    private static final Pattern MOUNTED = Pattern.compile("/(run/secrets|certificates)/[\\w.]+");

    static ComposeFile of(String yaml) {
        Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new ComposeFile(JSON.valueToTree(loaded));
    }

    List<String> againstTheSchema() {
        try (InputStream file = ComposeFile.class.getResourceAsStream("compose-spec.json")) {
            ObjectNode schema = JSON.readValue(Objects.requireNonNull(file), ObjectNode.class);
            schema.remove("$id"); // a bare name, where the validator wants an address
            var rules = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
            return rules.getSchema(schema).validate(content).stream()
                    .map(Object::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A secret is asked for or mounted; it never stands in the file, not even as a default. */
    List<String> secretsOfItsOwn() {
        List<String> offenders = new ArrayList<>();
        eachService((name, service) -> environment(service).forEach((key, value) -> {
            boolean given =
                    REQUIRED.matcher(value).matches() || MOUNTED.matcher(value).matches();
            if (SECRET.matcher(key).matches() && !given) offenders.add(name + " " + key);
        }));
        content.path("secrets").properties().forEach(secret -> {
            if (!secret.getValue().has("environment")) offenders.add("secret " + secret.getKey());
        });
        return offenders;
    }

    List<String> publishedBeyondLoopback() {
        List<String> offenders = new ArrayList<>();
        eachService((name, service) -> service.path("ports").forEach(port -> {
            if (!port.asText().startsWith("127.0.0.1:")) offenders.add(name + " " + port);
        }));
        return offenders;
    }

    /** Either it says how to see that it is well, or somebody waits for its end. */
    List<String> withoutHealthOrEnd() {
        List<String> waitedFor = new ArrayList<>();
        eachService((name, service) -> service.path("depends_on").properties().forEach(other -> {
            String condition = other.getValue().path("condition").asText();
            if (condition.equals("service_completed_successfully")) waitedFor.add(other.getKey());
        }));
        List<String> offenders = new ArrayList<>();
        eachService((name, service) -> {
            boolean checked = service.at("/healthcheck/test").isArray();
            if (!checked && !waitedFor.contains(name)) offenders.add(name);
        });
        return offenders;
    }

    /** Waits for nobody, or for somebody who cannot tell that he is well. */
    List<String> waitsInVain() {
        List<String> offenders = new ArrayList<>();
        eachService((name, service) -> service.path("depends_on").properties().forEach(other -> {
            JsonNode waitedFor = content.path("services").path(other.getKey());
            boolean forHealth = other.getValue().path("condition").asText().equals("service_healthy");
            boolean inVain = waitedFor.isMissingNode()
                    || (forHealth && waitedFor.path("healthcheck").isMissingNode());
            if (inVain) offenders.add(name + " for " + other.getKey());
        }));
        return offenders;
    }

    /** A public name with a release, so that it can be had from anywhere and is the same tomorrow. */
    List<String> imagesFromAHostOrWithoutRelease() {
        List<String> offenders = new ArrayList<>();
        eachService((name, service) -> {
            String image = service.path("image").asText();
            if (!image.matches("([a-z0-9-]+/)?[a-z0-9-]+:\\d[\\w.-]*")) offenders.add(name + " " + image);
        });
        return offenders;
    }

    /** A name or a port of its own can be had once only. */
    List<String> whyNotMoreOf(String service) {
        JsonNode one = content.path("services").path(service);
        List<String> offenders = new ArrayList<>();
        if (one.isMissingNode()) offenders.add("there is none");
        for (String once : List.of("container_name", "ports", "hostname")) {
            if (one.has(once)) offenders.add(once);
        }
        return offenders;
    }

    /** The files of this project that it mounts or builds from. */
    List<String> files() {
        List<String> files = new ArrayList<>();
        eachService((name, service) -> {
            service.path("volumes").forEach(volume -> {
                if (volume.asText().startsWith("./")) files.add(volume.asText().split(":", -1)[0]);
            });
            if (service.has("build")) files.add(service.at("/build/dockerfile").asText());
        });
        return files;
    }

    private static Map<String, String> environment(JsonNode service) {
        Map<String, String> all = new LinkedHashMap<>();
        JsonNode written = service.path("environment");
        written.properties().forEach(one -> all.put(one.getKey(), one.getValue().asText()));
        if (written.isArray()) {
            written.forEach(line -> {
                String[] parts = line.asText().split("=", 2);
                all.put(parts[0], parts.length == 2 ? parts[1] : "");
            });
        }
        return all;
    }

    private void eachService(BiConsumer<String, JsonNode> look) {
        content.path("services").properties().forEach(one -> look.accept(one.getKey(), one.getValue()));
    }
}
