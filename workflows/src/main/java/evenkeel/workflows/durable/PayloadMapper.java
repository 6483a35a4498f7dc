package evenkeel.workflows.durable;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import evenkeel.domain.carry.CarrySettings;
import evenkeel.domain.carry.Priced;
import evenkeel.domain.carry.Watched;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderProgress;
import evenkeel.domain.order.Settlement;
import java.io.IOException;
import java.io.Serial;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * How our values travel in histories and in the ledger: fields only, money as strings, a sealed case with its
 * {@code kind}; what a reader does not know it skips, so that old and new workers read each other.
 */
public final class PayloadMapper {
    private static final List<Class<?>> SEALED =
            List.of(OrderOutcome.class, OrderProgress.class, Settlement.class, Watched.class, Priced.class);

    private PayloadMapper() {}

    public static ObjectMapper create() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .addModule(amounts())
                .addModule(settings())
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .visibility(PropertyAccessor.ALL, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.CREATOR, Visibility.ANY);
        for (Class<?> sealed : SEALED) {
            builder.addMixIn(sealed, Kind.class);
            for (Class<?> kind : sealed.getPermittedSubclasses()) {
                builder.registerSubtypes(
                        new NamedType(kind, kind.getSimpleName().toLowerCase(Locale.ROOT)));
            }
        }
        ObjectMapper mapper = builder.build();
        mapper.configOverride(BigDecimal.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING));
        return mapper;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Kind {}

    private static SimpleModule amounts() {
        SimpleModule module = new SimpleModule("amounts");
        amount(module, Usd.class, Usd::value, Usd::new);
        amount(module, Quantity.class, Quantity::value, Quantity::new);
        amount(module, Price.class, Price::value, Price::new);
        amount(module, HourlyRate.class, HourlyRate::value, HourlyRate::new);
        return module;
    }

    private static SimpleModule settings() {
        SimpleModule module = new SimpleModule("settings");
        module.addSerializer(CarrySettings.class, new KeysWritten());
        module.addDeserializer(CarrySettings.class, new KeysRead());
        return module;
    }

    private static <T> void amount(
            SimpleModule module, Class<T> type, Function<T, BigDecimal> value, Function<BigDecimal, T> make) {
        module.addSerializer(type, new Written<>(type, value));
        module.addDeserializer(type, new Read<>(type, make));
    }

    private static final class Written<T> extends StdSerializer<T> {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Function<T, BigDecimal> value;

        Written(Class<T> type, Function<T, BigDecimal> value) {
            super(type);
            this.value = value;
        }

        @Override
        public void serialize(T amount, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.apply(amount).toPlainString());
        }
    }

    private static final class Read<T> extends StdDeserializer<T> {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Function<BigDecimal, T> make;

        Read(Class<T> type, Function<BigDecimal, T> make) {
            super(type);
            this.make = make;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return make.apply(new BigDecimal(json.getText()));
        }
    }

    private static final class KeysWritten extends StdSerializer<CarrySettings> {
        @Serial
        private static final long serialVersionUID = 1L;

        KeysWritten() {
            super(CarrySettings.class);
        }

        @Override
        public void serialize(CarrySettings settings, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writePOJO(KeptKeys.write(settings));
        }
    }

    private static final class KeysRead extends StdDeserializer<CarrySettings> {
        @Serial
        private static final long serialVersionUID = 1L;

        KeysRead() {
            super(CarrySettings.class);
        }

        @Override
        public CarrySettings deserialize(JsonParser json, DeserializationContext context) throws IOException {
            Map<String, String> keys = json.readValueAs(new TypeReference<Map<String, String>>() {});
            return KeptKeys.read(CarrySettings.class, keys);
        }
    }
}
