package evenkeel.local.house;

import evenkeel.house.House;
import evenkeel.house.HouseRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HouseTest {
    @ParameterizedTest
    @EnumSource
    void the_house_keeps_its_rules(HouseRule rule) {
        House.keeps(rule);
    }
}
