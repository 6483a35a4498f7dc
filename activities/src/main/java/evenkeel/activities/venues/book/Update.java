package evenkeel.activities.venues.book;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;

/**
 * What one frame says, decoded and not yet believed. One is filled again and again. A thing that is said twice is
 * refused: which of the two is meant cannot be known.
 */
public final class Update {
    private static final long YEAR_2100_MILLIS = 4_102_444_800_000L;
    private static final int NEEDED = Part.MARKET.bit | Part.LAST.bit | Part.TIME.bit | Part.BIDS.bit | Part.ASKS.bit;

    private final Rungs bids;
    private final Rungs asks;
    private int said;
    private Saying saying = Saying.NOTHING;
    private String market = "";
    private String kind = "";
    private boolean relative;
    private long last;
    private long follows;
    private long venueMillis;

    /** What a frame is about. */
    public enum Saying {
        /** A whole book. */
        SNAPSHOT,
        /** What has changed in a book. */
        CHANGES,
        /** Wants to hear that we live. */
        PING,
        /** Something we asked for is not given. */
        REFUSAL,
        /** Nothing of ours. */
        NOTHING
    }

    /** What can be said, each in a bit of its own. */
    private enum Part {
        MARKET(1),
        KIND(2),
        LAST(4),
        FOLLOWS(8),
        TIME(16),
        BIDS(32),
        ASKS(64),
        SIZES(128),
        REFUSED(256);

        private final int bit;

        Part(int bit) {
            this.bit = bit;
        }
    }

    public Update() {
        this(new Rungs(), new Rungs());
    }

    private Update(Rungs bids, Rungs asks) {
        this.bids = bids;
        this.asks = asks;
    }

    /** Reads a whole frame into this; what it said before is forgotten. */
    public void read(String text, Frame.Field field) {
        said = 0;
        saying = Saying.NOTHING;
        relative = false;
        bids.clear();
        asks.clear();
        Frame.read(text, this, field);
    }

    /** The market by the venue's name. */
    public void market(String name) {
        once(Part.MARKET);
        market = name;
    }

    /** The venue's word for what this is. */
    public void kind(String word) {
        once(Part.KIND);
        kind = word;
    }

    /** The number of this, or the last of its numbers. */
    public void last(long number) {
        once(Part.LAST);
        last = number;
    }

    /** The number that this comes after. */
    public void follows(long number) {
        once(Part.FOLLOWS);
        follows = number;
    }

    public void at(long millis) {
        once(Part.TIME);
        if (millis == 0 || millis > YEAR_2100_MILLIS) throw new Trouble(Code.VEN_GARBLED, "a time of " + millis);
        venueMillis = millis;
    }

    /** Sizes are changes rather than what now stands there; a frame has one kind only. */
    public void relative(boolean changes) {
        if (has(Part.SIZES) && relative != changes) {
            throw new Trouble(Code.VEN_GARBLED, "sizes and changes of sizes in one frame");
        }
        said |= Part.SIZES.bit;
        relative = changes;
    }

    public Rungs bids() {
        once(Part.BIDS);
        return bids;
    }

    public Rungs asks() {
        once(Part.ASKS);
        return asks;
    }

    public void refused() {
        said |= Part.REFUSED.bit;
    }

    public boolean isRefused() {
        return has(Part.REFUSED);
    }

    public String kind() {
        return has(Part.KIND) ? kind : "";
    }

    public long last() {
        return last;
    }

    /** Says what the whole frame was; about a book all that a book needs must have been said. */
    public void is(Saying what) {
        saying = what;
        if ((what == Saying.SNAPSHOT || what == Saying.CHANGES) && (said & NEEDED) != NEEDED) {
            throw new Trouble(Code.VEN_GARBLED, "a book of which something is missing");
        }
    }

    public Saying saying() {
        return saying;
    }

    String market() {
        return market;
    }

    long follows() {
        if (!has(Part.FOLLOWS)) throw new Trouble(Code.VEN_GARBLED, "a change that does not say what it follows");
        return follows;
    }

    boolean isSnapshot() {
        return saying == Saying.SNAPSHOT;
    }

    boolean isRelative() {
        return relative;
    }

    long venueMillis() {
        return venueMillis;
    }

    Rungs bidRungs() {
        return bids;
    }

    Rungs askRungs() {
        return asks;
    }

    Update copy() {
        var copy = new Update(bids.copy(), asks.copy());
        copy.said = said;
        copy.saying = saying;
        copy.market = market;
        copy.kind = kind;
        copy.relative = relative;
        copy.last = last;
        copy.follows = follows;
        copy.venueMillis = venueMillis;
        return copy;
    }

    private boolean has(Part part) {
        return (said & part.bit) != 0;
    }

    private void once(Part part) {
        if (has(part)) throw new Trouble(Code.VEN_GARBLED, part + " is said twice");
        said |= part.bit;
    }
}
