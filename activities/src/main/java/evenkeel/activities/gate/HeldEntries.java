package evenkeel.activities.gate;

import evenkeel.activities.venues.LeverageWire;
import evenkeel.activities.venues.OrderWire;
import evenkeel.domain.code.Code;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.Purpose;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** A wire that sends no entry while the ledger may be older than the venues. Whatever hedges or reduces passes. */
public record HeldEntries(OrderWire wire, Supplier<Optional<String>> doubt) implements OrderWire, LeverageWire.Around {
    @Override
    public OrderOutcome place(OrderIntent intent, Instant stamp) {
        Optional<String> why = intent.purpose() == Purpose.ENTRY ? doubt.get() : Optional.empty();
        return why.<OrderOutcome>map(text -> new OrderOutcome.Rejected(Code.REC_LEDGER_BEHIND.id(), text))
                .orElseGet(() -> wire.place(intent, stamp));
    }

    @Override
    public void cancel(OrderIntent intent) {
        wire.cancel(intent);
    }

    /** What is set at the venue before an entry opens nothing by itself. */
    @Override
    public Optional<LeverageWire> levers() {
        return LeverageWire.of(wire);
    }
}
