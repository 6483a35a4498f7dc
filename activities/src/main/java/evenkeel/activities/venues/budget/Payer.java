package evenkeel.activities.venues.budget;

/** Whom a venue counts: our account there, seen from one address. */
public record Payer(String venue, String account, String address) {
    /** The ledger keeps one account per venue. */
    public static Payer at(String venue, String address) {
        return new Payer(venue, "main", address);
    }
}
