package evenkeel.starter.scan;

import evenkeel.domain.carry.CarryOffer;
import evenkeel.domain.carry.CarryRules;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.venue.Instrument;
import java.time.Duration;
import java.util.Optional;

/** A symbol that is worth a trade: what it offers, and how much of it is taken. */
record Candidate(
        String symbol,
        CarryOffer offer,
        Quantity quantity,
        Instrument lead,
        Instrument hedge,
        Optional<Instrument> alternative)
        implements Considered {
    CarryTerms terms(String trade, String signal, Duration fundingHour, CarryRules rules) {
        var legs = new CarryTerms.Legs(new CarryTerms.Leg(LegName.LEAD, offer.lead(), lead), answering(hedge));
        return new CarryTerms(
                trade, signal, symbol, legs, quantity, fundingHour, rules, alternative.map(this::answering));
    }

    private CarryTerms.Leg answering(Instrument instrument) {
        return new CarryTerms.Leg(LegName.HEDGE, offer.lead().opposite(), instrument);
    }
}
