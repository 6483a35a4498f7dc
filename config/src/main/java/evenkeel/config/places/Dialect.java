package evenkeel.config.places;

/** Which venue's protocol is spoken. */
public enum Dialect {
    BINANCE,
    BYBIT,
    LIGHTER,
    X10
}
