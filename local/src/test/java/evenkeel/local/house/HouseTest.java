package evenkeel.local.house;

import static evenkeel.house.HouseRule.GUARD_WORKS_WITHOUT_THE_ENGINE;

import evenkeel.house.House;
import evenkeel.house.HouseRule;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HouseTest {
    private static final Set<HouseRule> ABOUT_ROOMS_OUT_OF_SIGHT = EnumSet.of(GUARD_WORKS_WITHOUT_THE_ENGINE);

    @ParameterizedTest
    @EnumSource
    void the_house_keeps_its_rules(HouseRule rule) {
        if (ABOUT_ROOMS_OUT_OF_SIGHT.contains(rule)) House.hasNoRoomFor(rule);
        else House.keeps(rule);
    }
}
