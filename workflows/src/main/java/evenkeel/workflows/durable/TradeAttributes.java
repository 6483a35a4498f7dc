package evenkeel.workflows.durable;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.money.Usd;
import evenkeel.workflows.timeline.Phase;
import evenkeel.workflows.timeline.Timeline;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The search attributes of a trade. Written at the start and on a change of phase, never per tick. */
public final class TradeAttributes {
    public static final SearchAttributeKey<String> FAMILY = SearchAttributeKey.forKeyword("TradeFamily");
    public static final SearchAttributeKey<String> PHASE = SearchAttributeKey.forKeyword("TradePhase");
    public static final SearchAttributeKey<String> SYMBOL = SearchAttributeKey.forKeyword("Symbol");
    public static final SearchAttributeKey<List<String>> VENUES = SearchAttributeKey.forKeywordList("Venues");
    public static final SearchAttributeKey<String> STRATEGY = SearchAttributeKey.forKeyword("Strategy");
    public static final SearchAttributeKey<String> CLOSE_REASON = SearchAttributeKey.forKeyword("CloseReason");
    public static final SearchAttributeKey<String> ATTENTION = SearchAttributeKey.forKeyword("Attention");
    public static final SearchAttributeKey<String> MODE = SearchAttributeKey.forKeyword("Mode");
    public static final SearchAttributeKey<Long> NOTIONAL_USD = SearchAttributeKey.forLong("NotionalUsd");
    public static final SearchAttributeKey<java.time.OffsetDateTime> OPENED_AT =
            SearchAttributeKey.forOffsetDateTime("OpenedAt");

    public static final List<SearchAttributeKey<?>> ALL =
            List.of(FAMILY, PHASE, SYMBOL, VENUES, STRATEGY, CLOSE_REASON, ATTENTION, MODE, NOTIONAL_USD, OPENED_AT);

    private TradeAttributes() {}

    static SearchAttributeKey<String> of(Timeline.Mark mark) {
        return switch (mark) {
            case CLOSE_REASON -> CLOSE_REASON;
            case ATTENTION -> ATTENTION;
        };
    }

    /** What is known when a trade starts. */
    public static SearchAttributes atStart(CarryTerms terms, String mode, Usd notional, Instant at) {
        return SearchAttributes.newBuilder()
                .set(FAMILY, "carry")
                .set(PHASE, Phase.ENTER.name())
                .set(SYMBOL, terms.symbol())
                .set(VENUES, List.of(terms.lead().venue(), terms.hedge().venue()))
                .set(STRATEGY, "carry")
                .set(MODE, mode)
                .set(
                        NOTIONAL_USD,
                        notional.value().setScale(0, RoundingMode.HALF_EVEN).longValueExact())
                .set(OPENED_AT, at.atOffset(ZoneOffset.UTC))
                .build();
    }
}
