package evenkeel.activities.venues.binance;

import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Query;
import evenkeel.activities.venues.http.Recent;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.venue.Fee;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an asset was worth at Binance: its mark when the minute of the fill began, which is the same whenever it is read. */
final class FeeMarks {
    private static final String CANDLES = "/fapi/v1/markPriceKlines";
    private static final String OPEN_TIME = "0";
    private static final String OPEN = "1";

    private static final Logger LOG = LoggerFactory.getLogger(FeeMarks.class);

    private final BinanceApi api;
    private final Recent<AssetMinute, BigDecimal> known = new Recent<>(1_000);

    FeeMarks(BinanceApi api) {
        this.api = api;
    }

    private record AssetMinute(String asset, Instant begins) {}

    /** A fee whose worth cannot be read is left without: it must not keep its fill from being booked. */
    Fee valued(Fee fee, Instant at) {
        if (fee.isValued()) return fee;
        var minute = new AssetMinute(fee.currency(), at.truncatedTo(ChronoUnit.MINUTES));
        try {
            return fee.at(known.find(minute).orElseGet(() -> read(minute)));
        } catch (Trouble unreadable) {
            LOG.warn("{}: no mark of {} at {}: {}", api.venue(), minute.asset(), at, unreadable.getMessage());
            return fee;
        }
    }

    private BigDecimal read(AssetMinute minute) {
        Query query = Query.of("symbol", BinanceWords.symbol(minute.asset()), "interval", "1m")
                .with("startTime", minute.begins().toEpochMilli())
                .with("limit", 1);
        List<Fields> candles = api.open(CANDLES, query).items();
        if (candles.isEmpty()) throw new Trouble(Code.VEN_GARBLED, CANDLES + " is empty");
        Fields candle = candles.getFirst().byPlace();
        if (!candle.instant(OPEN_TIME).equals(minute.begins())) throw candle.garbled(OPEN_TIME);
        BigDecimal mark = candle.price(OPEN).value();
        known.put(minute, mark);
        return mark;
    }
}
