package evenkeel.simulator.exchange;

import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Fill;

/** A fill with the venue's order id and the profit it realised, fee not taken off. */
public record Trade(Fill fill, long orderId, Usd realised) {}
