package evenkeel.workflows.ports;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.Priced;
import io.temporal.activity.ActivityInterface;

/** Prices. */
@ActivityInterface(namePrefix = "Market.")
public interface Market {
    /** A fresh top of the leg's book, or that it cannot be read now. */
    Priced quote(CarryTerms.Leg leg);
}
