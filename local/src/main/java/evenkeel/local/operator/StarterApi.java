package evenkeel.local.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The API of a running starter, asked with the token of its data folder. */
final class StarterApi {
    static final String ADDRESS_FILE = "api";
    static final String USUAL_ADDRESS = "http://127.0.0.1:8088";

    private static final Duration PATIENCE = Duration.ofSeconds(20); // a close is answered within fifteen
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final Path folder;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    private StarterApi(URI address, Path folder) {
        this.address = address;
        this.folder = folder;
    }

    /** Where a process on this folder said that it answers; the usual place where none did. */
    static StarterApi in(Path folder) {
        Path said = folder.resolve(ADDRESS_FILE);
        try {
            return at(Files.exists(said) ? Files.readString(said).strip() : USUAL_ADDRESS, folder);
        } catch (IOException e) {
            throw new Trouble(Code.CTL_NO_STARTER, said + " cannot be read", e);
        }
    }

    static StarterApi at(String address, Path folder) {
        try {
            return new StarterApi(URI.create(address), folder);
        } catch (IllegalArgumentException e) {
            throw new Trouble(Code.CTL_WRONG_REQUEST, "'" + address + "' is no address such as " + USUAL_ADDRESS, e);
        }
    }

    JsonNode get(String path) {
        return answer(request(path).GET().build());
    }

    /** With the same key it is one request, however often it is sent. */
    JsonNode post(String path, ObjectNode body, String key) {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve("/api/v1" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + words());
    }

    private String words() {
        Path file = folder.resolve("token");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Trouble(Code.CTL_NO_STARTER, "there is no token at " + file, e);
        }
    }

    private JsonNode answer(HttpRequest request) {
        HttpResponse<String> response = send(request);
        JsonNode said = read(response.body());
        if (response.statusCode() / 100 == 2) return said;
        throw new Refused(
                response.statusCode(),
                said.path("code").asText("CTL-005"),
                said.path("detail").asText(""));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Trouble(Code.CTL_NO_STARTER, "nobody answers at " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(Code.CTL_NO_STARTER, "interrupted while asking " + address, e);
        }
    }

    private JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new Trouble(Code.CTL_NO_STARTER, "something else answers at " + address, e);
        }
    }
}
