package evenkeel.activities.ledger;

/** A role of the ledger's database and the words that let it in. */
public final class LedgerLogin {
    private final String user;
    private final char[] words;

    public LedgerLogin(String user, String words) {
        this.user = user;
        this.words = words.toCharArray();
    }

    public String user() {
        return user;
    }

    /** A copy, for the one who connects. */
    String text() {
        return new String(words);
    }

    @Override
    public String toString() {
        return user;
    }
}
