package evenkeel.domain.carry.readback;

import evenkeel.domain.money.Usd;
import java.time.Duration;

/**
 * §12 whole: whether the record of a close is corrected, and by how much.
 *
 * @param tradeImpact what both legs together change, never negative
 * @param replacesLead whether the venue's values take the place of the recorded ones
 * @param correctionAmount what the trade's result changes by, signed
 */
public record ReadbackAnswer(
        ReadbackVerdict verdict,
        LegReadback lead,
        LegReadback hedge,
        Usd tradeImpact,
        boolean tradeTriggered,
        boolean replacesLead,
        boolean replacesHedge,
        Usd correctionAmount) {
    public static final int ATTEMPTS = 5;
    public static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    public static final Duration FINAL_AFTER = Duration.ofMinutes(10);
    public static final Duration GIVE_UP_AFTER = Duration.ofDays(1);

    public static ReadbackAnswer of(ReadbackInputs in, ReadbackLimits limits) {
        LegReadback lead = LegReadback.of(in.lead(), limits);
        LegReadback hedge = LegReadback.of(in.hedge(), limits);
        Usd change = lead.netPnlChange().plus(hedge.netPnlChange());
        boolean trade = change.abs().exceeds(limits.money());
        boolean replacesLead = lead.usable() && (lead.triggered() || trade);
        boolean replacesHedge = hedge.usable() && (hedge.triggered() || trade);
        ReadbackVerdict verdict = verdict(in, lead, hedge, replacesLead || replacesHedge);
        boolean applies = verdict == ReadbackVerdict.READBACK_CORRECTED;
        Usd atLead = applies && replacesLead ? lead.netPnlChange() : Usd.ZERO;
        Usd atHedge = applies && replacesHedge ? hedge.netPnlChange() : Usd.ZERO;
        return new ReadbackAnswer(
                verdict,
                lead,
                hedge,
                change.abs(),
                trade,
                applies && replacesLead,
                applies && replacesHedge,
                atLead.plus(atHedge));
    }

    private static ReadbackVerdict verdict(ReadbackInputs in, LegReadback lead, LegReadback hedge, boolean differs) {
        boolean silent = in.lead().venue().isEmpty() || in.hedge().venue().isEmpty();
        if (silent) return whileSilent(in.since());
        if (!lead.usable() || !hedge.usable()) {
            return in.attempts() < ATTEMPTS ? ReadbackVerdict.RETRY : ReadbackVerdict.FLAGGED;
        }
        return differs ? ReadbackVerdict.READBACK_CORRECTED : ReadbackVerdict.READBACK_OK;
    }

    /** Whether a trade ends without the word of a venue that has been silent for so long. */
    public static boolean isFinal(Duration since) {
        return since.compareTo(FINAL_AFTER) >= 0;
    }

    private static ReadbackVerdict whileSilent(Duration since) {
        if (!isFinal(since)) return ReadbackVerdict.WAIT;
        return since.compareTo(GIVE_UP_AFTER) < 0 ? ReadbackVerdict.READBACK_PENDING : ReadbackVerdict.GIVEN_UP;
    }
}
