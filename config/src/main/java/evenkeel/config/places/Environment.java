package evenkeel.config.places;

import evenkeel.domain.venue.VenueAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Which world a venue is in. A key of one must never meet the address of another, so the hosts are compiled in (F65). */
public enum Environment {
    /** A venue in a box on this machine. */
    PAPER,
    /** The venue's own playground. */
    TESTNET,
    LIVE;

    /** What speaks against asking that address in this world; empty when nothing does. */
    Optional<String> objection(Dialect dialect, URI address) {
        String host = String.valueOf(address.getHost());
        boolean ours = switch (this) {
            case PAPER -> VenueAddress.isHere(host);
            case TESTNET -> VenueAddress.isHere(host) || isOf(host, testnet(dialect));
            case LIVE -> isOf(host, live(dialect));
        };
        return ours ? Optional.empty() : Optional.of("this is no address of " + dialect + " in environment " + this);
    }

    private static boolean isOf(String host, List<String> hosts) {
        return hosts.stream().anyMatch(host::equals);
    }

    private static List<String> live(Dialect dialect) {
        return switch (dialect) {
            case BINANCE -> List.of("fapi.binance.com", "fstream.binance.com");
            case BYBIT -> List.of("api.bybit.com", "api.bytick.com", "stream.bybit.com");
            case LIGHTER -> List.of("mainnet.zklighter.elliot.ai");
            case X10 -> List.of("api.starknet.extended.exchange");
        };
    }

    private static List<String> testnet(Dialect dialect) {
        return switch (dialect) {
            case BINANCE ->
                List.of(
                        "testnet.binancefuture.com",
                        "stream.binancefuture.com",
                        "fstream.binancefuture.com",
                        "demo-fapi.binance.com",
                        "demo-fstream.binance.com");
            case BYBIT ->
                List.of(
                        "api-testnet.bybit.com",
                        "stream-testnet.bybit.com",
                        "api-demo.bybit.com",
                        "stream-demo.bybit.com");
            case LIGHTER -> List.of("testnet.zklighter.elliot.ai");
            case X10 -> List.of("api.starknet.sepolia.extended.exchange");
        };
    }
}
