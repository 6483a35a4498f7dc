package evenkeel.workflows.ports;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.FundingBooked;
import evenkeel.domain.carry.Holdings;
import evenkeel.domain.carry.LegGround;
import evenkeel.domain.carry.SeenPosition;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.VenueEntries;
import evenkeel.domain.carry.VenueExits;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/** What the venues say about our accounts. */
@ActivityInterface(namePrefix = "Accounts.")
public interface Accounts {
    /** Both positions. */
    Holdings holdings(CarryTerms.Legs legs);

    /** What opened both legs, by the venues' own fills after {@code since}. */
    VenueEntries entries(String trade, CarryTerms.Legs legs, Instant since);

    /** What closed both legs, by the venues' own fills after {@code since}. */
    VenueExits exits(String trade, CarryTerms.Legs legs, Instant since);

    /** Books what both venues have paid after {@code since} up to {@code until}; a payment is booked once, ever. */
    FundingBooked bookFunding(String trade, CarryTerms.Legs legs, Instant since, Instant until);

    /** The trade's figures by the venues' own fills, read again from the beginning. Funding is not in them. */
    TradeFigures readBack(String trade, CarryTerms.Legs legs, Instant since);

    /** What a new leg would stand on: balances, limits, fees, what is held there already. */
    LegGround ground(CarryTerms.Leg leg);

    /** The leg's position, or that it cannot be read now. */
    SeenPosition position(CarryTerms.Leg leg);
}
