package evenkeel.house.planted.domain.carry;

import java.util.List;

record PricesInDouble(List<Double> prices) {}
