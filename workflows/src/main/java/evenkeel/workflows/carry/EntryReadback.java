package evenkeel.workflows.carry;

import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.Correction;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.TradeEvent.Kind;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.VenueEntries;
import evenkeel.domain.carry.readback.LegExit;
import evenkeel.domain.carry.readback.ReadbackAnswer;
import evenkeel.domain.carry.readback.ReadbackInputs;
import evenkeel.domain.carry.readback.ReadbackLeg;
import evenkeel.domain.carry.readback.ReadbackLimits;
import evenkeel.domain.carry.readback.ReadbackSource;
import evenkeel.domain.code.Code;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.workflows.ports.Ports;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** READ-4: what the venues say of the entries is set once against what was recorded, by the rule of the exits. */
record EntryReadback(ReadbackLimits limits, Ports ports, CarryAlarm alarm, TradeNotes notes) {
    private static final int ONCE = 1;

    /** The trade with the entries to go on with. */
    HeldCarry of(HeldCarry held, Instant since) {
        VenueEntries seen =
                ports.accounts().entries(held.terms().trade(), held.terms().legs(), since);
        ReadbackAnswer answer = ReadbackAnswer.of(
                new ReadbackInputs(
                        leg(held.terms().lead(), held, seen),
                        leg(held.terms().hedge(), held, seen),
                        ONCE,
                        Duration.ZERO),
                limits);
        return switch (answer.verdict()) {
            case READBACK_OK -> kept(Kind.ENTRY_READBACK_OK, held);
            case READBACK_CORRECTED -> corrected(held, seen, answer);
            case RETRY, WAIT, FLAGGED, READBACK_PENDING, GIVEN_UP -> kept(Kind.ENTRY_READBACK_PENDING, held);
        };
    }

    private HeldCarry kept(Kind how, HeldCarry held) {
        notes.take(how, 1, TradeNotes.facts());
        return held;
    }

    private HeldCarry corrected(HeldCarry held, VenueEntries seen, ReadbackAnswer answer) {
        LegFills was = held.opened();
        LegFills is = new LegFills(
                answer.replacesLead() ? seen.lead().orElseThrow() : was.lead(),
                answer.replacesHedge() ? seen.hedge().orElseThrow() : was.hedge());
        var legs = held.terms().legs();
        Usd change = change(legs.lead().side(), was.lead(), is.lead())
                .plus(change(legs.hedge().side(), was.hedge(), is.hedge()));
        HeldCarry readBack = held.readBack(is);
        ports.ledger().correct(new Correction(held.terms().trade(), figures(held), figures(readBack), change));
        notes.take(Kind.ENTRY_READBACK_CORRECTED, 1, TradeNotes.facts("change", change.toString()));
        String text = "the venues' fills of the entry change the result by " + change.display();
        alarm.raise("entry-corrected", Alert.Severity.WARNING, Code.REC_CORRECTED, text);
        return readBack;
    }

    /** What has cost more to buy, or brought less to sell, is a loss; so is a higher fee. */
    private static Usd change(Side side, LegFill was, LegFill is) {
        Usd more = is.value().minus(was.value());
        Usd gained = side == Side.BUY ? more.negate() : more;
        return gained.minus(is.fee().minus(was.fee()));
    }

    private static TradeFigures figures(HeldCarry held) {
        return TradeFigures.of(held.opened(), held.givenBack(), Usd.ZERO);
    }

    /** An entry is worth what its opposite would be as an exit. Another quantity than ours is not read whole. */
    private static ReadbackLeg leg(Leg leg, HeldCarry held, VenueEntries seen) {
        LegFill recorded = held.opened().of(leg.name());
        return new ReadbackLeg(
                leg.side().opposite(),
                BigDecimal.ZERO,
                recorded.vwap(),
                priced(recorded),
                seen.of(leg.name()).map(EntryReadback::priced),
                ReadbackSource.FILLS);
    }

    private static LegExit priced(LegFill fill) {
        BigDecimal vwap = fill.vwap().map(Price::value).orElse(BigDecimal.ZERO);
        return new LegExit(fill.quantity(), vwap, fill.fee());
    }
}
