package evenkeel.simulator.venues;

import java.util.Map;

/**
 * What a client needs to trade at a simulated venue. Worth nothing anywhere else.
 *
 * @param more what the venue wants besides: account, chain, public half
 */
public record TestKey(String key, String words, Map<String, Object> more) {
    static final TestKey USUAL = new TestKey("sim-key", "sim-secret", Map.of());
}
