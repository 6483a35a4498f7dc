package evenkeel.activities.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenkeel.config.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** A chat that a bot writes to. The bot's word is in the address, so neither address nor error of a call is ever told. */
public final class Telegram implements Channel {
    public static final HttpUrl PUBLIC = HttpUrl.get("https://api.telegram.org/");

    private static final MediaType JSON = MediaType.get("application/json");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration CALL = Duration.ofSeconds(10);
    /** When it does not say how long. */
    private static final Duration WAIT = Duration.ofSeconds(10);

    private static final int TOO_MANY = 429;

    private final OkHttpClient client = new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .callTimeout(CALL)
            .build();
    private final HttpUrl place;
    private final Secret bot;
    private final String chat;

    public Telegram(HttpUrl place, Secret bot, String chat) {
        this.place = place;
        this.bot = bot;
        this.chat = chat;
    }

    @Override
    public Answer tell(String message) {
        try (Response response = client.newCall(post(message)).execute()) {
            if (response.isSuccessful()) return new Told();
            int status = response.code();
            if (status == TOO_MANY) return new Later(asked(response), "too many messages");
            boolean itsOwnFault = status >= 500;
            return itsOwnFault ? new Later(WAIT, "status " + status) : new Refused("status " + status);
        } catch (IOException e) {
            return new Later(WAIT, e.getClass().getSimpleName()); // its message may name the address
        }
    }

    private Request post(String message) throws JsonProcessingException {
        byte[] body = MAPPER.writeValueAsBytes(Map.of("chat_id", chat, "text", message));
        byte[] word = bot.copy();
        try {
            HttpUrl url = place.newBuilder()
                    .addPathSegment("bot" + new String(word, StandardCharsets.UTF_8))
                    .addPathSegment("sendMessage")
                    .build();
            return new Request.Builder()
                    .url(url)
                    .post(RequestBody.create(body, JSON))
                    .build();
        } finally {
            Arrays.fill(word, (byte) 0);
        }
    }

    private static Duration asked(Response response) throws IOException {
        JsonNode said = MAPPER.readTree(response.body().bytes());
        long seconds = said == null ? 0 : said.at("/parameters/retry_after").asLong(0);
        return seconds > 0 ? Duration.ofSeconds(seconds) : WAIT;
    }
}
