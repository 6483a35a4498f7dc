package evenkeel.simulator.ledger;

import evenkeel.activities.ledger.contract.OrderNumbersContract;
import evenkeel.activities.venues.OrderNumbers;

class MemoryOrderNumbersTest implements OrderNumbersContract {
    private static final OrderNumbers NUMBERS = new MemoryOrderNumbers();

    @Override
    public OrderNumbers numbers() {
        return NUMBERS;
    }
}
