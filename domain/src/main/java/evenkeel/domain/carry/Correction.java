package evenkeel.domain.carry;

import evenkeel.domain.money.Usd;

/** What a readback changed, and by how much the result moved. */
public record Correction(String trade, TradeFigures was, TradeFigures is, Usd change) {}
