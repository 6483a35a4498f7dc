package evenkeel.starter.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.workflows.durable.PayloadMapper;
import java.io.IOException;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Our values in the API, spelled as in histories and in the ledger. */
final class Json extends AbstractHttpMessageConverter<ApiAnswer> {
    private static final ObjectMapper MAPPER = PayloadMapper.create();

    Json() {
        super(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);
    }

    static <T> T read(String body, Class<T> type) {
        try {
            T value = MAPPER.readValue(body, type);
            if (value == null) throw new Trouble(Code.CTL_WRONG_REQUEST, "the body is empty");
            return value;
        } catch (JsonProcessingException e) {
            throw new Trouble(Code.CTL_WRONG_REQUEST, "the body cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    static byte[] write(ApiAnswer answer) {
        try {
            return MAPPER.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + answer.getClass().getSimpleName(), e);
        }
    }

    @Override
    protected boolean supports(Class<?> type) {
        return ApiAnswer.class.isAssignableFrom(type);
    }

    @Override
    protected ApiAnswer readInternal(Class<? extends ApiAnswer> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("answers are not read", input);
    }

    @Override
    protected void writeInternal(ApiAnswer answer, HttpOutputMessage output) throws IOException {
        output.getBody().write(write(answer));
    }
}
