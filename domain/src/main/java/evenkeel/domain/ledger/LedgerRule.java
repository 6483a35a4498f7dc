package evenkeel.domain.ledger;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a ledger refuses, whoever writes. The name in small letters is the constraint's name in the database. */
public enum LedgerRule {
    TRADE_KNOWN("a trade is admitted before anything is written about it"),
    TRADE_FIXED("a trade's terms never change"),
    TRADE_BEGINS("a trade begins as pending"),
    TRADE_GRAPH("a trade moves along its allowed statuses"),
    TRADE_SIGNAL_ONCE("a signal makes one trade"),
    TRADE_ENDED("a trade has an end when its status is final, and only then"),
    TRADE_ENDS_CLEAN("a trade that has ended has no living order"),
    ONE_OWNER("a symbol at a venue has one open trade"),
    CLAIMS_APART("claims of a symbol at a venue do not overlap in time"),

    HEDGE_MOVES_ONCE("a hedge moves once"),
    HEDGE_MAY_MOVE(
            "a hedge moves while its trade opens, to the agreed alternative, from a venue where nothing lives or filled"),

    CAPITAL_WITHIN("what is reserved and used stays within its cap"),
    RESERVATION_ONCE("a trade reserves once"),
    RESERVATION_RESOLVES_ONCE("a reservation is posted or voided once, and what was posted is released once"),
    EVENT_ONCE("what happened to a trade is kept once"),
    ONE_EXIT("a trade is left once"),
    DECISION_ONCE("a trade has one decision at a moment"),
    RESERVATION_ONLY_SHRINKS("what a trade has reserved or uses only becomes less"),
    REFUSAL_ONCE("the gate's refusal of an order is kept once"),

    ORDER_KNOWN("an order is committed before anything is written about it"),
    ORDER_FIXED("what was committed of an order never changes"),
    ORDER_ONCE("a client order id names one order for ever"),
    ORDER_KEY_ONCE("trade, slot and number name one order for ever"),
    ORDER_CLIENT_ID("a client order id is ee01 and 28 hex digits"),
    ORDER_BEGINS("an order begins as an intent"),
    ORDER_GRAPH("an order moves along its allowed statuses"),
    ORDER_STAYS_ENDED("an order that has ended turns out otherwise only by a fill that was not known then"),
    ORDER_OF_OPEN_TRADE("a trade that has ended orders nothing but what takes back what came to it after that"),
    ORDER_AT_A_LEG("an order is at a venue where its trade has a leg"),
    ORDER_REDUCES("an order that reduces is reduce-only"),
    ORDER_WAS_SENT("what has a venue's answer was sent"),
    ORDER_INHERITED("only a trade that was inherited has orders of somebody else, and only while it enters the books"),
    INHERITED_IS_OVER("an order of somebody else has filled in full and is never sent"),
    INHERITED_ONLY_REDUCES("a trade that was inherited orders nothing that opens"),
    NUMBER_ONCE("a number at a venue is one order's for ever"),
    NUMBERED_ONCE("an order has one number at a venue"),
    NUMBER_FITS("an order's number has 48 bits and is not zero"),
    EPOCH_KNOWN("an order is of an epoch that its trade has had"),
    EPOCH_STALE("only an order of its trade's present epoch is sent"),
    EPOCH_NEVER_FALLS("a trade's epoch never falls"),
    ONE_LIVE("a slot holds at most one live order"),

    FILL_ONCE("a venue's trade id is one fill"),
    FILL_WITHIN("an order fills at most what was ordered"),
    FILL_NEVER_SHRINKS("what has filled stays filled"),
    FILL_FITS_STATUS("a filled order is full, and only a filled one"),
    FILL_SUM("an order has filled what its booked fills sum to"),
    FILL_OF_ORDER("a fill belongs to a committed order, its venue, symbol and side"),
    FILL_FIXED("a fill that was booked never changes"),
    FEE_VALUED("a fee's rate is positive, and dollars count one for one"),
    PAID_IN_DOLLARS("fills and funding are paid in what counts as dollars"),
    FILL_POSTED("a fill has one transaction of its own"),
    FUNDING_ONCE("a venue's payment is booked once, and once more each time that the venue changes it"),
    FUNDING_FIXED("a payment that was booked never changes"),
    FUNDING_RESTATED("what a venue changes of a payment is taken back whole and booked anew, in the same place"),
    FUNDING_POSTED("a payment has one transaction of its own"),

    TRANSACTION_ONCE("an event at a venue is booked once"),
    TRANSACTION_BALANCED("a transaction has two lines or more and sums to zero in every currency"),
    TRANSACTION_CAUSED("a transaction is of one fill or one payment"),
    ACCOUNT_KNOWN("an entry goes to an account of its currency"),
    AMOUNT_EXACT("an amount is finite and has at most 18 decimals"),
    AMOUNT_POSITIVE("quantities and prices are positive"),
    AMOUNT_NOT_ZERO("an entry of nothing is no entry"),
    ATTEMPT_ENDS_ONCE("an attempt to enter goes on until it has ended, and is never another one"),
    ATTEMPT_SAYS_WHY("an attempt that made no trade says why"),
    OPENING_EXPLAINED("an account is opened anew only when a person has explained the change of its balance"),
    RECONCILED_ONCE("a finding is kept once a day"),
    RECONCILED_ACTION("a finding is published as one of the actions that are known"),
    DELIVERED_ONCE("a notice is delivered, held back or given up once"),
    DELIVERY_OUTCOME("a notice is told, held back or given up"),
    PEAK_IS_HIGHEST("what the accounts are worth is at most their peak"),
    PEAK_NEVER_FALLS("the peak falls by a withdrawal, or when a person releases a drawdown"),
    PAUSE_REASON("a pause is for one of the reasons that are known"),
    PAUSE_LASTS("a pause ends after it began, or waits for a person"),
    PAUSE_ENDED("who or what ended a pause, and why, is said"),
    PAUSE_FIXED("a pause ends once, and only a broken hedge's grows"),
    PAUSES_APART("pauses of one reason and subject do not overlap in time"),
    BEGINS_IN_NO_PAUSE("no trade begins while a pause stands"),

    RATE_ONCE("a venue's rate of an hour is recorded once"),
    RATE_OF_AN_HOUR("a recorded rate is of a full hour"),
    RATE_FINITE("an hourly rate is a fraction below one, up or down"),
    STRANGER_RELEASED("a stranger is released by a person, with a reason"),
    APPEND_ONLY("what was booked is never changed nor removed"),

    MODE_ONCE("a ledger has one mode for ever"),
    HALT_ONCE("a halt is pressed once"),
    HALT_KNOWN("a halt is pressed before it is released"),
    HALT_SCOPE("a halt is global, or of a venue, a symbol or a strategy"),
    HALT_LEVEL("a halt is of level K0 to K3"),
    HALT_PEOPLE("a grave halt of real money takes two people to release, any other one"),
    RELEASE_BY_ANOTHER("a person releases a halt once: whoever approves is not who asked"),
    RELEASE_ENDS("a released halt is over: nobody releases it again"),
    SAID("who did it, and why, is said"),
    ONE_OPEN_INCIDENT("an incident's key is open once"),
    INCIDENT_BEGINS("an incident begins open"),
    INCIDENT_CLOSED("an incident is closed by a person with a reason, after it was opened"),
    INCIDENT_FIXED("an incident is closed once and changed in no other way"),
    AUDIT_CHAINED("the database itself links a line of the audit to the one before"),
    CONFIG_HASHED("a configuration is known by the hash of its content"),
    SETTINGS_HASHED("the keys that trades are started with are known by their hash");

    private final String sentence;

    LedgerRule(String sentence) {
        this.sentence = sentence;
    }

    /** The constraint's name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String sentence() {
        return sentence;
    }

    public Trouble broken(String what) {
        return new Trouble(Code.DB_REFUSED, word() + ": " + sentence + "; was " + what);
    }

    /** The rule that a constraint keeps. */
    public static Optional<LedgerRule> keptBy(String constraint) {
        return Arrays.stream(values())
                .filter(rule -> rule.word().equals(constraint))
                .findFirst();
    }
}
