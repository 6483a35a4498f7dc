package evenkeel.house;

/** What can go wrong, by the numbers of the reliability guide. Each has a test that carries its number, or says why not yet. */
enum Fault {
    F1("a signal or a start comes twice"),
    F2(
            "a signal comes late",
            "the scan starts a trade from the rates it has just read; a signal that travels comes with the signal engine"),
    F3("two signals on one symbol"),
    F4("more signals than there is capital for"),
    F5("a crash before the intent is committed"),
    F6("a crash between intent and sending"),
    F7("the venue took the order and its answer is lost"),
    F8("a request arrives after we gave up"),
    F9("a crash after the answer and before it is kept"),
    F10("a frozen worker wakes and sends"),
    F11("an answer that is not about the order"),
    F12("the venue answers an order with an error status"),
    F13("an accepted order is rejected later"),
    F14("news of an order overtake its answer"),
    F15("the same order id with other content"),
    F16("two threads use one nonce"),
    F17("rounding leaves nothing, or too little"),
    F18("cumulative amounts are taken for new ones"),
    F19("a fill is told twice"),
    F20(
            "a fill without an id",
            "both venues give every fill an id; an id of our own comes with the first venue that does not"),
    F21("an order fills before it can be seen among the open ones"),
    F22("the lead fills in part and stalls"),
    F23("a fill overtakes its cancel"),
    F24(
            "an amended order fills beyond what was left",
            "no order is ever amended: it is cancelled, and a new one is made"),
    F25("a lagging replica shows an older state"),
    F26("an order's end is told twice or out of order"),
    F27("a post-only order is refused again and again"),
    F28("the hedge is refused after the lead has filled"),
    F29("the hedge is unknown while the lead has filled"),
    F30("the legs' quantities differ by their steps"),
    F31("one leg closes and the other does not"),
    F32("dust below the venue's minimum stays", "dust is not yet booked, aged and gathered"),
    F33("the venue's position is not the ledger's"),
    F34("somebody else's order or position is on the account"),
    F35("a leg is liquidated"),
    F36("a leg is taken by auto-deleveraging"),
    F37("a venue is in maintenance"),
    F38("an instrument is delisted or changes"),
    F39("margin runs short"),
    F40("collateral leaves the account"),
    F41("market data stand still"),
    F42("prices that cannot be"),
    F43("a gap in a stream"),
    F44("events are lost with a connection"),
    F45("a socket is open and dead"),
    F46("clocks differ"),
    F47("the clock steps back"),
    F48("a payment comes twice, late or changed"),
    F49("payments are asked for too late"),
    F50("the funding interval changes"),
    F51("a fee in another currency"),
    F52("it is not known whether our own commit happened"),
    F53("the ledger is away for long"),
    F54("the ledger's disk is full"),
    F55("the disk fails to sync", "needs a shim that fails a sync under a server; a panic shows to us as F52"),
    F56("locks, deadlocks, an empty pool"),
    F57("the engine is away and timers come late"),
    F58("the engine is restored to an earlier day"),
    F59("the ledger is restored to an earlier day"),
    F60("a worker is killed, starved or frozen"),
    F61("a deploy changes running trades"),
    F62("a history grows too long"),
    F63("an operator resets or ends a process"),
    F64("settings that cannot be meant"),
    F65("the wrong world, the wrong key"),
    F66("the rate limit is used up"),
    F67("failing entries block the exit"),
    F68("a halt in the middle of a leg");

    private final String sentence;
    private final String later;

    Fault(String sentence) {
        this(sentence, "");
    }

    Fault(String sentence, String later) {
        this.sentence = sentence;
        this.later = later;
    }

    String sentence() {
        return sentence;
    }

    /** Why no test shows it yet; empty when one does. */
    String later() {
        return later;
    }
}
