package evenkeel.activities.venues;

import java.util.Collection;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Numbers of 48 bits for orders, for venues whose own ids cannot hold ours. A number is kept before it is told, so that
 * whatever an order is sent under leads back to it.
 */
public interface OrderNumbers {
    long LARGEST = (1L << 48) - 1;

    /** The order's number at that venue: the same at every call. */
    long numberOf(String venue, String clientId);

    /** The client ids that these numbers were given for; those that we never gave are missing. */
    Map<Long, String> clientIds(String venue, Collection<Long> numbers);

    /** What an order may be numbered, the most wanted first: any twelve hex digits of its client id in a row. */
    static LongStream candidates(String clientId) {
        int digits = Long.toHexString(LARGEST).length();
        String random = clientId.substring("ee01".length());
        return IntStream.rangeClosed(0, random.length() - digits)
                .mapToLong(at -> Long.parseLong(random, at, at + digits, 16))
                .filter(number -> number > 0);
    }
}
