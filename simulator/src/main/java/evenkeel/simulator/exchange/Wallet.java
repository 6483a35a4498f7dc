package evenkeel.simulator.exchange;

import evenkeel.domain.money.Usd;

/** An account's money: what it holds, what its positions are up, what is bound as initial margin, what is free. */
public record Wallet(Usd balance, Usd unrealised, Usd positionMargin, Usd orderMargin) {
    public Usd equity() {
        return balance.plus(unrealised);
    }

    public Usd available() {
        Usd free = equity().minus(positionMargin).minus(orderMargin);
        return free.isNegative() ? Usd.ZERO : free;
    }
}
