package evenkeel.domain.carry.market;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;

/** What rests in a book at one price. */
public record Level(Price price, Quantity quantity) {
    public static Level of(String price, String quantity) {
        return new Level(Price.of(price), Quantity.of(quantity));
    }

    public Usd value() {
        return quantity.at(price);
    }
}
