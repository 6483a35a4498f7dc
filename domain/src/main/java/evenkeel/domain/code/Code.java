package evenkeel.domain.code;

import java.util.Optional;
import java.util.stream.Stream;

/** Every error that a person can meet: the same code in logs, API, command line, alerts and documents. Added, never renamed. */
public enum Code {
    VEN_SILENT(
            "VEN-001",
            "venue_silent",
            "The venue did not answer, or the answer was lost on the way.",
            "Reads are repeated. An order becomes unknown and is only looked for, never sent again.",
            "Watch the trade; if it persists, check the venue's status page and the network."),
    VEN_GARBLED(
            "VEN-002",
            "venue_garbled",
            "The venue answered something that is not about the request.",
            "Treated like no answer at all.",
            "Look at the logged answer; the venue may have changed its protocol."),
    VEN_REFUSED(
            "VEN-003",
            "venue_refused",
            "The venue refused the order for certain.",
            "The order counts as never placed; the trade goes on by its rules.",
            "Look at the venue's own code in the text."),
    VEN_BUSY(
            "VEN-004",
            "venue_busy",
            "The venue asked us to come later.",
            "Waits as long as the venue says, then goes on.",
            "If it repeats, lower the number of trades per account."),
    VEN_CLOCK(
            "VEN-005",
            "venue_clock",
            "Our clock and the venue's differ more than its window allows.",
            "Nothing is sent until the offset is small again.",
            "Synchronise the machine's clock."),
    VEN_ACCOUNT(
            "VEN-006",
            "venue_account",
            "The account is not set up as trading needs it.",
            "The worker refuses to trade on this venue.",
            "Set one-way position mode and cross margin on the account."),
    VEN_KEY(
            "VEN-007",
            "venue_key",
            "The venue does not accept the key or its signature.",
            "The worker refuses to trade on this venue.",
            "Check the key, its secret and its rights."),
    VEN_RIGHTS(
            "VEN-010",
            "rights_unread",
            "The venue does not tell here what a key may do.",
            "The worker goes on and says so once.",
            "Name the address that tells it, or make sure by hand that the key cannot withdraw."),
    VEN_LEVERAGE(
            "VEN-011",
            "leverage_too_high",
            "A symbol's leverage at the venue is above the configured maximum.",
            "The worker refuses to trade on this venue.",
            "Lower the leverage at the venue, or raise max_leverage on purpose."),
    VEN_OTHER_ACCOUNT(
            "VEN-012",
            "other_account",
            "The key belongs to another account than the settings name.",
            "The worker refuses to trade on this venue.",
            "Check which key and which environment the settings name."),
    VEN_MARGIN(
            "VEN-013",
            "insufficient_balance",
            "The venue refused the order because the account has too little free margin.",
            "The order counts as never placed, no further one follows it, and new trades pause for a minute.",
            "Add collateral at the venue, or trade smaller."),
    ORD_TOO_SMALL(
            "ORD-001",
            "order_too_small",
            "After rounding to the venue's lot the order is nothing or below its minimum.",
            "The order is skipped.",
            "Choose a larger size, or leave the dust to be aggregated."),
    ORD_NOT_COMMITTED(
            "ORD-002",
            "intent_missing",
            "An order reached the gate without its committed intent, or differs from it.",
            "The gate refuses it.",
            "Report it: this is a mistake of ours."),
    ORD_NOT_REDUCING(
            "ORD-003",
            "not_reduce_only",
            "An order that must reduce is not marked reduce-only.",
            "The gate refuses it.",
            "Report it: this is a mistake of ours."),
    ORD_COLLAR(
            "ORD-004",
            "price_collar",
            "The price is farther from the mark than the collar allows.",
            "The gate refuses it; the trade asks for fresh prices.",
            "Check the market; widen the collar only with a reason."),
    ORD_NOTIONAL(
            "ORD-005",
            "notional_limit",
            "The order is larger than one order may be.",
            "The gate refuses it.",
            "Lower the size or raise the limit on purpose."),
    ORD_SYMBOL(
            "ORD-006",
            "symbol_not_allowed",
            "The symbol is not on the list of what may be traded.",
            "The gate refuses it.",
            "Add the symbol on purpose."),
    ORD_UNKNOWN(
            "ORD-007",
            "order_unknown",
            "It is not known whether an order exists at the venue.",
            "Its slot is frozen and evidence is gathered until it is proven either way.",
            "Nothing, unless the alert repeats."),
    ORD_CONTRADICTION(
            "ORD-008",
            "order_contradiction",
            "What the venue shows of an order contradicts itself.",
            "The slot stays frozen and an incident is open.",
            "Compare the venue's order history with the trade's orders."),
    ORD_STALE(
            "ORD-009",
            "order_stale",
            "The order was not sent while its price was fresh.",
            "The gate refuses it; the trade asks for fresh prices.",
            "Nothing."),
    ORD_BEHIND(
            "ORD-010",
            "behind_the_ledger",
            "The ledger knows more of the trade than the run that wants to order: it was reset, restored or taken over.",
            "Nothing is sent; the run reads the ledger, settles what lives and goes on from there.",
            "Nothing, unless it repeats."),
    ORD_MARKET(
            "ORD-011",
            "market_not_open",
            "By the venue's last listing the market takes nothing new: halted, closed, looked after or delisted.",
            "An entry is skipped; hedges and exits are left to the venue's own answer.",
            "Look at the venue's page for the market; nothing, if it is only a pause."),
    ORD_HALTED(
            "ORD-020",
            "order_halted",
            "A halt covers the order.",
            "The gate refuses it; what reduces risk passes up to level K2.",
            "Look at the halts; release the one that is named when its cause is gone."),
    RSK_QUANTITY(
            "RSK-001",
            "quantity_limit",
            "The order asks for more of the symbol than one order may.",
            "The gate refuses it.",
            "Lower the size or raise max_quantity on purpose."),
    RSK_STALE(
            "RSK-002",
            "stale_price",
            "The venue's price is too old to open on.",
            "The gate refuses it; what hedges or reduces still passes.",
            "Check the venue's market data."),
    RSK_OPEN_ORDERS(
            "RSK-003",
            "open_orders_limit",
            "The account has as many live orders as it may have.",
            "The gate refuses it; what hedges or reduces still passes.",
            "Look for orders that do not end; raise max_open_orders on purpose."),
    RSK_ORDER_RATE(
            "RSK-004",
            "order_rate_limit",
            "The account has sent as many orders within a minute as it may.",
            "The gate refuses it; what hedges or reduces still passes.",
            "Look for a trade that orders in circles."),
    RSK_REPEATED(
            "RSK-005",
            "repeated_order",
            "The very same order was sent too often in a short time.",
            "The gate refuses it; what hedges or reduces still passes.",
            "Look for a trade that orders in circles."),
    RSK_GROSS(
            "RSK-006",
            "gross_limit",
            "With the order, longs and shorts together would exceed their limit.",
            "The gate refuses it; what hedges or reduces still passes.",
            "Close something or raise the limit on purpose."),
    RSK_NET(
            "RSK-007",
            "net_limit",
            "With the order, longs less shorts would exceed their limit.",
            "The gate refuses it; what hedges or reduces still passes.",
            "Close something or raise the limit on purpose."),
    RSK_DAILY_LOSS(
            "RSK-008",
            "daily_loss",
            "Trades that ended today have lost as much as a day may.",
            "The gate refuses new entries until the next UTC day; what hedges or reduces still passes.",
            "Find out why before raising the limit."),
    RSK_VENUE(
            "RSK-009",
            "venue_not_allowed",
            "The venue is not on the list of where may be traded.",
            "The gate refuses it; what hedges or reduces still passes.",
            "Add the venue on purpose."),
    RSK_NO_SLOT(
            "RSK-010",
            "no_free_slot",
            "As many trades are open as the capital book allows.",
            "The trade does not start.",
            "Wait for one to end, or raise the slots on purpose."),
    RSK_NO_CAPITAL(
            "RSK-011",
            "no_free_capital",
            "The trade's notional is more than the capital book has free.",
            "The trade does not start.",
            "Wait for a trade to end, or raise the notional on purpose."),
    RSK_BUDGET(
            "RSK-012",
            "rate_budget",
            "What is left of the venue's rate limit is kept for more urgent calls.",
            "Nothing is sent; entries and reads are tried again, exits pass.",
            "If it repeats, lower the number of trades per account."),
    RSK_PAUSED(
            "RSK-013",
            "paused",
            "New trades wait: a risk control has paused them.",
            "No trade starts until the pause is over; open ones are looked after as ever.",
            "Read the reason; a drawdown and a side mismatch wait for a person's release."),
    RSK_RULE_SKIPPED(
            "RSK-014",
            "rule_skipped",
            "A rule for held trades was passed over, because what it needs is not known.",
            "The trade is held on; every other rule is asked as ever.",
            "If it repeats, look whether the venue still tells prices, rates and positions."),
    RSK_DRAINED(
            "RSK-015",
            "margin_drained",
            "While trades are open, a venue has less than a quarter of the other's free margin: prices drain one side.",
            "Nothing is stopped; the poorer venue limits the size of new trades.",
            "Move collateral from the richer venue before one leg is near its liquidation."),
    HDG_ROLLED_BACK(
            "HDG-001",
            "rolled_back",
            "The lead filled and the hedge did not; the lead was flattened.",
            "Both legs are closed reduce-only.",
            "Read the trade's story; check the hedge venue."),
    HDG_NOT_FLAT(
            "HDG-002",
            "not_flat",
            "A leg could not be closed completely yet.",
            "The close is repeated until the venue says flat.",
            "Check the venue; close by hand only after halting the symbol."),
    HDG_BROKEN(
            "HDG-003",
            "broken_hedge",
            "A leg that should be there is missing or of the wrong size.",
            "The other leg is closed.",
            "Look for a liquidation or a manual trade at the venue."),
    HDG_RELIEVED(
            "HDG-004",
            "guard_acted",
            "A trade lay naked while its engine was silent; the guard has taken it over.",
            "The longer leg is reduced; the trade adopts that when its engine is back and leaves.",
            "Bring the engine back."),
    HDG_MOVED(
            "HDG-005",
            "hedge_moved",
            "The hedge's venue took nothing of it; the hedge has moved to the alternative venue.",
            "The trade goes on there; its own venue is not asked again.",
            "Check the first hedge venue before the next trade needs it."),
    HDG_REBALANCED(
            "HDG-010",
            "rebalanced_often",
            "A trade's legs were brought together again for the third time within an hour.",
            "The trade stays open and goes on doing so, a minute apart.",
            "Look at what makes one leg shrink: a liquidation in parts, or a hand."),
    HDG_ROLLBACK_FAILED(
            "HDG-011",
            "rollback_failed",
            "An entry could not be undone: what has filled is not flat again, or nobody knows.",
            "It is tried again every half minute; no new trade begins.",
            "Check the venues; close by hand only after halting the symbol."),
    HDG_UNBALANCED(
            "HDG-012",
            "unbalanced",
            "A trade's legs differ by more than a hundredth of its size.",
            "Nothing by itself: the drift rules decide by what both legs are worth.",
            "Look at what made one leg smaller."),
    REC_CORRECTED(
            "REC-001",
            "readback_corrected",
            "The venue's fills differ from what was recorded.",
            "The recorded figures are corrected and the correction is kept.",
            "Nothing, unless it repeats."),
    REC_UNREADABLE(
            "REC-002",
            "readback_pending",
            "The venue's fills could not be read back completely.",
            "The trade is finalised with the recorded figures and says so.",
            "Check the venue; the reconciler reads again."),
    REC_ORPHANED(
            "REC-003",
            "engine_memory_lost",
            "The ledger has open trades that the engine knows nothing about.",
            "Each is started again from the ledger; until then new trades on its symbol are refused.",
            "Nothing, unless a trade stays listed."),
    REC_STRAY(
            "REC-004",
            "exposure_without_a_trade",
            "A venue shows a position that no open trade owns.",
            "It is left alone and told of once a day.",
            "Find out whose it is; close it at the venue or tell who owns it."),
    REC_LEDGER_BEHIND(
            "REC-005",
            "ledger_behind_venues",
            "The venues know orders of ours that the ledger does not: it was restored from an older copy.",
            "Nothing new is opened; open trades go on and may leave.",
            "Restore the newest copy or explain the listed orders, then release them with a reason."),
    REC_FEE_UNVALUED(
            "REC-006",
            "fee_unvalued",
            "A fee was taken in another currency, and its worth in dollars could not be read.",
            "The ledger keeps it in its own currency; no result counts it.",
            "Look at the view fee_unvalued, or let the venue take its fees in dollars."),
    REC_FUNDING_RESTATED(
            "REC-007",
            "funding_restated",
            "A venue changed a payment that it had shown before.",
            "The old amount is taken back in the books and the new one is booked; an ended trade's figures are corrected.",
            "Nothing, unless it repeats; then ask the venue."),
    REC_FUNDING_LATE(
            "REC-008",
            "funding_late",
            "A venue showed a payment after its trade had ended.",
            "It is booked, and the trade's figures are corrected.",
            "Nothing; if it repeats, raise booking_lag."),
    REC_FUNDING_UNREAD(
            "REC-010",
            "funding_unread",
            "A venue will soon show no more of payments that may not be booked yet.",
            "An incident is open.",
            "Find out why the trade does not book: its worker, its run, the venue."),
    REC_FUNDING_FORGOTTEN(
            "REC-011",
            "funding_forgotten",
            "Payments that are not booked have left the venue's history.",
            "An incident is open; what the venue still shows is booked.",
            "Compare with the account's statement and correct the trade."),
    REC_RECONCILED(
            "REC-012",
            "reconciled",
            "A trade and its venues did not agree, and both looks said so.",
            "The trade is told to leave or to look; an order that no trade lives for is taken back.",
            "Read the finding; a side mismatch waits for a person's release."),
    REC_GHOST_KEPT(
            "REC-013",
            "ghost_not_taken",
            "A position without a trade was to become one or to be closed, and could not.",
            "It is left alone and told of once a day; a failed import is never followed by a close.",
            "Read why in the text; close it by hand, or make room and wait for the next look."),
    REC_AUDIT_BROKEN(
            "REC-020",
            "audit_broken",
            "A line of the audit was changed or removed in the database.",
            "An incident is open, and comes back until the chain verifies.",
            "Halt trading, find out who had access, and restore the ledger from a copy."),
    REC_EXIT_UNKNOWN(
            "REC-030",
            "exit_unknown",
            "A leg was gone and no fill of the venue tells at what price.",
            "It is valued at the mark of the moment it was missed; the trade says so.",
            "Find out what closed it and correct the trade's figures."),
    REC_INVARIANT_BROKEN(
            "REC-050",
            "invariant_broken",
            "The ledger or a venue shows what can never be.",
            "New entries are stopped on the symbol that it names, else everywhere, and an incident is open.",
            "Run ./evenkeel verify for the rows; release the halt when they are explained."),
    CTL_ALREADY_CLOSING(
            "CTL-001",
            "already_closing",
            "The trade is closing already.",
            "The request changes nothing.",
            "Wait for the close that runs."),
    CTL_OVER("CTL-002", "trade_over", "The trade has ended.", "The request changes nothing.", "Nothing."),
    CTL_ALREADY_OPEN(
            "CTL-003",
            "already_open",
            "A trade of this symbol and these venues runs already.",
            "The second one is refused.",
            "Close the running one first."),
    CTL_UNKNOWN_TRADE("CTL-004", "unknown_trade", "There is no trade of that id.", "Nothing.", "List the trades."),
    CTL_NO_STARTER(
            "CTL-006",
            "no_starter",
            "Nobody answers where the API should be.",
            "Nothing was asked of anybody.",
            "Start Evenkeel, or say where it runs with --api and --data."),
    CTL_NOT_AGREED(
            "CTL-007",
            "not_agreed",
            "The person who was asked did not agree.",
            "Nothing is done.",
            "Type yes, or say --yes."),
    CTL_WRONG_REQUEST(
            "CTL-005",
            "wrong_request",
            "The request is not one that the API knows.",
            "Nothing.",
            "Compare it with the API's description."),
    CTL_UNKNOWN_HALT("CTL-020", "unknown_halt", "There is no halt of that id.", "Nothing.", "List the halts."),
    CTL_HALT_OVER(
            "CTL-021", "halt_over", "The halt was released before.", "The request changes nothing.", "List the halts."),
    CTL_OTHER_PERSON(
            "CTL-022",
            "other_person_needed",
            "This person has spoken for the release already; it takes another one.",
            "The halt stays.",
            "Let a second person release it."),
    CTL_UNKNOWN_INCIDENT(
            "CTL-023",
            "unknown_incident",
            "No incident is open under that key.",
            "Nothing.",
            "List the open incidents."),
    AUT_TOKEN(
            "AUT-001",
            "token_wrong",
            "The request carries no token, or a wrong one.",
            "The request is refused.",
            "Send the token of the data folder as a bearer token."),
    AUT_ORIGIN(
            "AUT-002",
            "foreign_origin",
            "The request comes from a foreign host or origin.",
            "The request is refused.",
            "Use the address that the start printed."),
    CFG_INVALID(
            "CFG-001",
            "config_invalid",
            "The configuration has mistakes.",
            "Nothing starts.",
            "Mend every line that was listed."),
    CFG_UNREADABLE(
            "CFG-002",
            "config_unreadable",
            "The file cannot be read as YAML: it is not there, empty, too large, not UTF-8 or not well-formed.",
            "Nothing starts.",
            "Mend the line that is named; ./evenkeel config check says whether it is well."),
    CFG_UNKNOWN_KEY(
            "CFG-003",
            "unknown_key",
            "A key is written that nobody knows.",
            "Nothing starts.",
            "Remove it or mend its name; ./evenkeel config show lists all that there are."),
    CFG_DUPLICATE_KEY(
            "CFG-004",
            "duplicate_key",
            "A key is written twice, so that nobody can tell which one is meant.",
            "Nothing starts.",
            "Keep one of them."),
    CFG_WRONG_TYPE(
            "CFG-005",
            "wrong_type",
            "A value is not of the kind that its key takes.",
            "Nothing starts.",
            "Write what the line asks for; ./evenkeel config explain KEY shows an example."),
    CFG_WRONG_UNIT(
            "CFG-006",
            "wrong_unit",
            "A fraction looks like a percentage, or a percentage like a fraction.",
            "Nothing starts.",
            "Write the number in the unit of its key, as the line suggests."),
    CFG_OUT_OF_RANGE(
            "CFG-007",
            "out_of_range",
            "A number is outside of what its key allows.",
            "Nothing starts.",
            "Choose one within the range."),
    CFG_UNKNOWN_WORD(
            "CFG-008",
            "unknown_word",
            "A value is none of the words that its key knows.",
            "Nothing starts.",
            "Choose one of the words that are listed."),
    CFG_KEYS_DISAGREE(
            "CFG-009",
            "keys_disagree",
            "Two or more keys are each possible and together are not.",
            "Nothing starts.",
            "Change one of the keys that are named."),
    CFG_SECRET_WRITTEN(
            "CFG-010",
            "secret_written",
            "A secret stands where everybody reads it.",
            "Nothing starts; the value is shown nowhere.",
            "Consider it known and replace it; name a file (file:PATH, mode 0400) or a variable (env:NAME) instead."),
    CFG_SECRET_UNREADABLE(
            "CFG-011",
            "secret_unreadable",
            "A secret is not where the configuration says, or others may read it.",
            "Nothing starts.",
            "Put it there and make it readable for its owner only (chmod 400)."),
    CFG_NOT_CONFIRMED(
            "CFG-012",
            "live_not_confirmed",
            "Real orders are switched on and nobody has confirmed it.",
            "Nothing starts.",
            "Start with --confirm-live or BOT_CONFIRM_LIVE=YES, if real orders are meant."),
    CFG_TESTING_LIVE(
            "CFG-013",
            "testing_in_live",
            "Testing mode is switched on together with real orders.",
            "Nothing starts.",
            "Switch testing_mode off, or allow it with --allow-testing-live or BOT_ALLOW_TESTING_LIVE=YES."),
    CFG_LIVE_INCOMPLETE(
            "CFG-014",
            "live_incomplete",
            "Real orders are switched on and something that they need is missing or unsafe.",
            "Nothing starts.",
            "Write every key that is named."),
    CFG_MISSING(
            "CFG-015",
            "value_missing",
            "A value is needed and not written; nothing is guessed in its place.",
            "Nothing is computed.",
            "Write it; ./evenkeel explain QUESTION --template shows where."),
    CFG_OTHER_MODE(
            "CFG-016",
            "venue_of_other_mode",
            "A venue of real money is named on paper, or another one with real orders.",
            "Nothing starts.",
            "Name venues of the mode that is meant; live_trading says which one that is."),
    SYS_NO_JAVA(
            "SYS-001",
            "no_java",
            "No JDK of release 21 or newer was found.",
            "Nothing starts.",
            "Install one, or set JAVA_HOME to it."),
    SYS_FOLDER_TAKEN(
            "SYS-002",
            "folder_taken",
            "Another Evenkeel runs on this data folder.",
            "The second one does not start.",
            "Stop the one with the printed process id, or choose another folder."),
    SYS_FOLDER_DAMAGED(
            "SYS-003",
            "folder_damaged",
            "The data folder cannot be read as one of ours.",
            "Nothing starts.",
            "Restore it from a copy, or choose another folder."),
    SYS_DISK_FULL(
            "SYS-004",
            "disk_full",
            "There is not enough free disk.",
            "Nothing starts.",
            "Free some space, or choose a folder on another disk."),
    SYS_PORT_TAKEN(
            "SYS-005",
            "port_taken",
            "A port is in use.",
            "The next free one is taken, or the start says so and ends.",
            "Choose another port."),
    SYS_BUILD(
            "SYS-006",
            "build_failed",
            "Evenkeel could not be built.",
            "Nothing starts.",
            "Read the build's own output above."),
    SYS_DISK_LOW(
            "SYS-020",
            "disk_low",
            "The ledger's disk is nearly full, or its free space cannot be read.",
            "No entry is sent until there is room again; hedges and exits go on.",
            "Free some space on the ledger's disk: a full one stops the database."),
    SYS_UNEXPECTED(
            "SYS-007",
            "unexpected",
            "Something failed that has no code of its own.",
            "The process ends.",
            "Report it with the log: this is a mistake of ours."),
    TMP_UNREACHABLE(
            "TMP-001",
            "engine_unreachable",
            "The Temporal server does not answer.",
            "Nothing starts; running workers keep trying.",
            "Check the address and that the server runs."),
    TMP_NO_ATTRIBUTES(
            "TMP-002",
            "no_search_attributes",
            "The server does not take our search attributes.",
            "Trades run without them; lists by attribute are empty.",
            "Register them with the server's own tool."),
    DB_UNREACHABLE(
            "DB-001",
            "database_unreachable",
            "The ledger's database does not answer.",
            "Nothing is sent without a committed intent, so nothing trades.",
            "Check that PostgreSQL runs and has disk."),
    DB_REFUSED(
            "DB-002",
            "database_refused",
            "A rule of the ledger refused a write.",
            "The write did not happen; the step is repeated or fails loudly.",
            "Report it with the named constraint.");

    private final String id;
    private final String word;
    private final String meaning;
    private final String byItself;
    private final String yourPart;

    Code(String id, String word, String meaning, String byItself, String yourPart) {
        this.id = id;
        this.word = word;
        this.meaning = meaning;
        this.byItself = byItself;
        this.yourPart = yourPart;
    }

    /** The code that a text begins with, as refusals are written down. */
    public static Optional<Code> leading(String text) {
        return Stream.of(values())
                .filter(code -> text.equals(code.id) || text.startsWith(code.id + " "))
                .findFirst();
    }

    public String id() {
        return id;
    }

    public String word() {
        return word;
    }

    public String meaning() {
        return meaning;
    }

    /** What the system does about it without being asked. */
    public String byItself() {
        return byItself;
    }

    /** What the reader should do. */
    public String yourPart() {
        return yourPart;
    }
}
