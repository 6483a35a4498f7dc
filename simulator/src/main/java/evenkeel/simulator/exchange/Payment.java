package evenkeel.simulator.exchange;

import evenkeel.domain.money.Price;
import evenkeel.domain.venue.FundingPayment;
import java.math.BigDecimal;

/** Funding as it was booked, with the position (long counts up), mark and interval rate that it came from. */
public record Payment(FundingPayment booked, BigDecimal signed, Price mark, BigDecimal rate) {}
