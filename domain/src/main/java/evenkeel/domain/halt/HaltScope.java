package evenkeel.domain.halt;

import java.util.Locale;

/** What a halt is about, written {@code global} or {@code venue:bybit}. Names are compared in small letters. */
public record HaltScope(Kind kind, String name) {
    public static final HaltScope GLOBAL = new HaltScope(Kind.GLOBAL, "");

    /** Of what the name is. */
    public enum Kind {
        GLOBAL,
        VENUE,
        SYMBOL,
        STRATEGY
    }

    public HaltScope {
        name = name.strip().toLowerCase(Locale.ROOT);
        boolean fits = kind == Kind.GLOBAL ? name.isEmpty() : name.matches("[!-~]{1,60}");
        if (!fits) throw new IllegalArgumentException("a halt of " + kind + " cannot be named '" + name + "'");
    }

    public static HaltScope venue(String name) {
        return new HaltScope(Kind.VENUE, name);
    }

    public static HaltScope symbol(String name) {
        return new HaltScope(Kind.SYMBOL, name);
    }

    public static HaltScope strategy(String name) {
        return new HaltScope(Kind.STRATEGY, name);
    }

    /** Reads what {@link #toString} writes. */
    public static HaltScope of(String text) {
        String[] parts = text.strip().split(":", 2);
        Kind kind = Kind.valueOf(parts[0].toUpperCase(Locale.ROOT));
        return new HaltScope(kind, parts.length == 2 ? parts[1] : "");
    }

    public boolean covers(HaltTarget target) {
        return switch (kind) {
            case GLOBAL -> true;
            case VENUE -> target.venues().contains(name);
            case SYMBOL -> target.symbol().equals(name);
            case STRATEGY -> target.strategy().equals(name);
        };
    }

    @Override
    public String toString() {
        String word = kind.name().toLowerCase(Locale.ROOT);
        return kind == Kind.GLOBAL ? word : word + ":" + name;
    }
}
