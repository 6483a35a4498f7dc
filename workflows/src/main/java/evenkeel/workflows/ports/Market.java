package evenkeel.workflows.ports;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.Priced;
import evenkeel.domain.carry.SeenBook;
import io.temporal.activity.ActivityInterface;

/** Prices. */
@ActivityInterface(namePrefix = "Market.")
public interface Market {
    /** A fresh top of the leg's book, or that it cannot be read now. */
    Priced quote(CarryTerms.Leg leg);

    /** The leg's book as it is now, at most so many levels a side, with the mark. */
    SeenBook book(CarryTerms.Leg leg, int levels);
}
