package evenkeel.simulator.exchange;

/** Whether a symbol is traded. */
public enum SymbolState {
    TRADING,
    /** Orders are refused, cancels are not; what rests does not fill. */
    HALTED,
    /** For ever: orders have ended and positions are settled at the mark. */
    DELISTED
}
