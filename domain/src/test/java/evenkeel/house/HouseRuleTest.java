package evenkeel.house;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.EnumSource.Mode.MATCH_NONE;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HouseRuleTest {
    @ParameterizedTest
    @EnumSource(mode = MATCH_NONE, names = Planted.ENGINE_RULES)
    void each_rule_catches_its_offenders_and_nobody_else(HouseRule rule) {
        Planted.isBrokenByItsOffenders(rule);
    }

    @ParameterizedTest
    @EnumSource
    void no_rule_passes_on_an_empty_house(HouseRule rule) {
        var nobody = new ClassFileImporter().importClasses();

        assertThatThrownBy(() -> rule.inspect(nobody, "evenkeel")).hasMessageContaining("failed to check any");
    }
}
