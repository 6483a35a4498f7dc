package evenkeel.config.carry;

import java.net.URI;

/** Addresses of venues. */
final class Addresses {
    private Addresses() {}

    /** Nothing at all, or an address with a host and without a user. */
    static void check(String key, String address) {
        if (address.isEmpty() || isPlain(address)) return;
        throw new IllegalArgumentException(key + " must be an address such as https://api.example.com");
    }

    private static boolean isPlain(String address) {
        try {
            URI uri = URI.create(address);
            boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return isWeb && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
