package evenkeel.simulator.exchange.prices;

import evenkeel.config.start.Checks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * Prices and rates as they were recorded: a line each, {@code instant,price|rate,venue,symbol,value}, in any order. A
 * rate is that of the payments from its instant on, as a fraction for the whole interval; {@code *} is every venue.
 */
public final class RecordedPrices {
    private static final int CELLS = 5;

    private RecordedPrices() {}

    /** Every line that cannot be read is told. */
    public static PriceSource read(Path file) {
        try {
            return of(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static PriceSource of(List<String> lines) {
        Checks checks = Checks.of("");
        ScriptedPrices prices = new ScriptedPrices();
        for (int n = 0; n < lines.size(); n++) {
            String line = lines.get(n);
            boolean isRead = line.isBlank() || line.startsWith("#") || take(line.split(",", -1), prices);
            if (!isRead) checks.wrong("line " + (n + 1), line, "write instant,price|rate,venue,symbol,value");
        }
        checks.pass();
        return prices;
    }

    private static boolean take(String[] cells, ScriptedPrices prices) {
        if (cells.length != CELLS) return false;
        try {
            Instant from = Instant.parse(cells[0].strip());
            String venue = cells[2].strip();
            String symbol = cells[3].strip();
            BigDecimal value = new BigDecimal(cells[4].strip());
            switch (cells[1].strip()) {
                case "price" -> {
                    if (value.signum() <= 0) return false;
                    prices.priceFrom(from, venue, symbol, value.toString());
                }
                case "rate" -> prices.rateFrom(from, venue, symbol, value.toString());
                default -> {
                    return false;
                }
            }
            return true;
        } catch (DateTimeException | NumberFormatException e) {
            return false;
        }
    }
}
