package evenkeel.domain.invariant;

import static evenkeel.domain.invariant.Keeper.CORE;
import static evenkeel.domain.invariant.Keeper.DATABASE;
import static evenkeel.domain.invariant.Keeper.GATE;
import static evenkeel.domain.invariant.Keeper.RECONCILER;
import static evenkeel.domain.invariant.Keeper.SIMULATOR;

import java.util.List;

/** What must be true at all times, by the number under which tests, incidents and documents name it. */
public enum Invariant {
    I1("each transaction has two lines or more and sums to zero per currency", DATABASE),
    I2("what was booked is never changed or removed", DATABASE),
    I3("all accounts together sum to zero per currency", RECONCILER, SIMULATOR),
    I4("no order is sent without a committed intent", DATABASE, GATE),
    I5("a client order id is unique for ever and follows from trade, leg and number", DATABASE),
    I6("a leg of a trade has at most one live order", DATABASE),
    I7("a venue has at most one order per client order id, over all history", SIMULATOR),
    I8("what filled is neither negative nor more than what was ordered, and never shrinks", DATABASE),
    I9("an order moves along the allowed statuses only, and an end is an end", DATABASE),
    I10("the epoch of a trade never falls, and no order is of a later one", DATABASE),
    I11("an order is FILLED exactly when all of it has filled", DATABASE),
    I12("a fill is kept once, and the fills of an order sum to what filled", DATABASE),
    I13("each fill has one transaction, and each transaction of a fill has one fill", RECONCILER),
    I14("a payment is kept once, with the transaction that books it", DATABASE),
    I15("the funding that is booked is the funding that the venue paid", RECONCILER),
    I16("a trade is hedged within its tolerance, except while it opens or closes a leg", CORE, SIMULATOR),
    I17("no trade is naked for more dollars times seconds than it may be", SIMULATOR),
    I18("a crash adds no more exposure than one order", SIMULATOR),
    I19("an intent is sent once or not at all, and nothing else is sent", GATE, SIMULATOR),
    I20("each order is within notional, quantity, collar and rate", GATE),
    I21("what is reserved and used stays within the cap, and a reservation ends once", DATABASE),
    I22("exits and repairs of a hedge reduce", SIMULATOR),
    I23("nothing but an exit within its collar is sent on stale data", GATE),
    I24("a quiet venue's position is the ledger's, within a lot", RECONCILER),
    I25("what rests at a venue is a live intent", RECONCILER),
    I26("the result of a closed trade is the same by its read-back and by the books", RECONCILER),
    I27("a balance changes by fills, fees, funding and transfers only", RECONCILER),
    I28("an unknown order becomes something else by evidence only", CORE),
    I29("a list of open orders alone proves nothing absent", CORE),
    I30("each trade ends, or has a person's attention, within its deadline", SIMULATOR),
    I31("an ended trade has no live order, no claim and no more than dust", DATABASE, SIMULATOR),
    I32("whatever is exposed has a running process or an open incident", RECONCILER),
    I33("a process decides by its history alone", CORE),
    I34("money is exact, with its currency", CORE),
    I35("a halt stands until as many people as it takes have released it", DATABASE, GATE),
    I36("no entry is accepted a second after a halt", SIMULATOR),
    I37("each change of state is in the audit, and its chain verifies", DATABASE),
    I38("no secret is in logs, payloads, histories or dumps", CORE),
    I39("a message that comes twice or late changes nothing but time", SIMULATOR),
    I40("each rare point is reached by the search", SIMULATOR);

    private final String sentence;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Keeper> keepers;

    Invariant(String sentence, Keeper... keepers) {
        this.sentence = sentence;
        this.keepers = List.of(keepers);
    }

    public String sentence() {
        return sentence;
    }

    /** Where it is kept, the strongest first. */
    public List<Keeper> keepers() {
        return keepers;
    }
}
