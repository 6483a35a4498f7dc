package evenkeel.simulator.exchange;

/** Why an order never came to exist. */
public enum Refusal {
    UNKNOWN_SYMBOL("the venue does not list it"),
    NOT_IN_LOTS("the quantity is nothing or not a multiple of the lot"),
    NOT_IN_TICKS("the price is not a multiple of the tick"),
    TOO_SMALL("the order is worth less than the minimum"),
    DUPLICATE_CLIENT_ID("the client id is taken"),
    NOTHING_TO_REDUCE("a reduce-only order would open or increase a position"),
    WOULD_TAKE("a post-only order would take at once"),
    NOT_ENOUGH_MARGIN("the account has too little free margin"),
    NOT_TRADED("the symbol is halted or no longer traded");

    private final String why;

    Refusal(String why) {
        this.why = why;
    }

    public String why() {
        return why;
    }
}
