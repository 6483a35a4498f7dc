package evenkeel.house;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.EnumSource.Mode.MATCH_NONE;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HouseRuleTest {
    @ParameterizedTest
    @EnumSource(mode = MATCH_NONE, names = Planted.ENGINE_RULES)
    void each_rule_catches_its_offenders_and_nobody_else(HouseRule rule) {
        Planted.isBrokenByItsOffenders(rule);
    }

    @Test
    void S8_whoever_trusts_anyone_is_caught() {
        Planted.isBrokenByItsOffenders(HouseRule.CERTIFICATES_ARE_CHECKED);
    }

    @Test
    void S22_whoever_lets_data_choose_its_class_is_caught() {
        Planted.isBrokenByItsOffenders(HouseRule.NOTHING_CHOOSES_ITS_CLASS_FROM_DATA);
    }

    /** The build starts every test so, and the containers their processes. */
    @Test
    void S22_no_serial_form_is_read_in_this_build() throws IOException {
        var written = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(written)) {
            out.writeObject(new BigDecimal("1"));
        }

        try (var in = new ObjectInputStream(new ByteArrayInputStream(written.toByteArray()))) {
            assertThatThrownBy(in::readObject)
                    .isInstanceOf(InvalidClassException.class)
                    .hasMessageContaining("REJECTED");
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_rule_passes_on_an_empty_house(HouseRule rule) {
        var nobody = new ClassFileImporter().importClasses();

        assertThatThrownBy(() -> rule.inspect(nobody, "evenkeel")).hasMessageContaining("failed to check any");
    }
}
