package evenkeel.simulator.wire.lighter;

import com.fasterxml.jackson.databind.JsonNode;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.lighter.schnorr.Poseidon2;
import evenkeel.simulator.wire.lighter.schnorr.Quintic;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One signed transaction as it was sent: its type and the numbers that it is made of. */
record Transaction(Type type, JsonNode info) {
    /** What may be sent, and which numbers of it are signed, in their order. */
    enum Type {
        CREATE_ORDER(
                14,
                "MarketIndex",
                "ClientOrderIndex",
                "BaseAmount",
                "Price",
                "IsAsk",
                "Type",
                "TimeInForce",
                "ReduceOnly",
                "TriggerPrice",
                "OrderExpiry"),
        CANCEL_ORDER(15, "MarketIndex", "Index"),
        CANCEL_ALL_ORDERS(16, "TimeInForce", "Time"),
        MODIFY_ORDER(17, "MarketIndex", "Index", "BaseAmount", "Price", "TriggerPrice"),
        UPDATE_LEVERAGE(20, "MarketIndex", "InitialMarginFraction", "MarginMode");

        private final int number;
        private final String signed;

        Type(int number, String... signed) {
            this.number = number;
            this.signed = String.join(" ", signed);
        }

        int number() {
            return number;
        }

        private List<String> signed() {
            return List.of(signed.split(" ", -1));
        }

        static Type of(long number) {
            for (Type type : values()) {
                if (type.number == number) return type;
            }
            throw LighterError.of(21505, "invalid tx type");
        }
    }

    private static final int MOST_ATTRIBUTES = 4;
    private static final int SKIP_NONCE = 4;
    private static final long LARGEST = 1L << 62;

    static Transaction of(long type, String info) {
        JsonNode read = Json.parse(info).filter(JsonNode::isObject).orElseThrow(Transaction::invalid);
        return new Transaction(Type.of(type), read);
    }

    long account() {
        return number("AccountIndex");
    }

    int apiKey() {
        return Math.toIntExact(Math.min(number("ApiKeyIndex"), Integer.MAX_VALUE));
    }

    long nonce() {
        return number("Nonce");
    }

    /** Whether the nonce need only be larger than the last one. */
    boolean skipsNonces() {
        return attributes().getOrDefault(SKIP_NONCE, BigInteger.ZERO).equals(BigInteger.ONE);
    }

    Instant expiredAt() {
        return Instant.ofEpochMilli(number("ExpiredAt"));
    }

    byte[] signature() {
        try {
            return Base64.getDecoder().decode(info.path("Sig").asText());
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    /** A whole number that is not negative. */
    long number(String name) {
        JsonNode value = info.path(name);
        boolean fits = value.isIntegralNumber() && value.canConvertToLong();
        if (!fits || value.longValue() < 0 || value.longValue() > LARGEST) throw invalid();
        return value.longValue();
    }

    Quintic hash(long chain) {
        List<BigInteger> numbers = new ArrayList<>();
        for (long header : new long[] {chain, type.number, nonce(), number("ExpiredAt"), account(), apiKey()}) {
            numbers.add(BigInteger.valueOf(header));
        }
        for (String name : type.signed()) numbers.add(BigInteger.valueOf(number(name)));
        Quintic hash = Poseidon2.hash(numbers);
        Map<Integer, BigInteger> attributes = attributes();
        return attributes.isEmpty() ? hash : withAttributes(hash, attributes);
    }

    static String hex(Quintic hash) {
        return HexFormat.of().formatHex(hash.bytes());
    }

    private static Quintic withAttributes(Quintic hash, Map<Integer, BigInteger> attributes) {
        List<BigInteger> pairs = new ArrayList<>();
        attributes.forEach((type, value) -> {
            pairs.add(BigInteger.valueOf(type));
            pairs.add(value);
        });
        pairs.addAll(Collections.nCopies(2 * MOST_ATTRIBUTES - pairs.size(), BigInteger.ZERO));
        List<BigInteger> both = new ArrayList<>(hash.limbs());
        both.addAll(Poseidon2.hash(pairs).limbs());
        return Poseidon2.hash(both);
    }

    /** By type, the lowest first. One of zero counts as not sent, in the venue's own library too. */
    private Map<Integer, BigInteger> attributes() {
        Map<Integer, BigInteger> found = new TreeMap<>();
        info.path("L2TxAttributes").properties().forEach(attribute -> {
            boolean readable =
                    attribute.getKey().matches("[1-7]") && attribute.getValue().isIntegralNumber();
            if (!readable) throw invalid();
            BigInteger value = attribute.getValue().bigIntegerValue();
            if (value.signum() != 0) found.put(Integer.valueOf(attribute.getKey()), value);
        });
        if (found.size() > MOST_ATTRIBUTES) throw invalid();
        return found;
    }

    private static LighterError invalid() {
        return LighterError.of(21501, "invalid tx info");
    }
}
