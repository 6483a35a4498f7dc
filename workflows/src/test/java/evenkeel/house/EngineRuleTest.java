package evenkeel.house;

import static org.junit.jupiter.params.provider.EnumSource.Mode.MATCH_ANY;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineRuleTest {
    @ParameterizedTest
    @EnumSource(mode = MATCH_ANY, names = Planted.ENGINE_RULES)
    void each_rule_catches_its_offenders_and_nobody_else(HouseRule rule) {
        Planted.isBrokenByItsOffenders(rule);
    }
}
