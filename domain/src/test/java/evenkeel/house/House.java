package evenkeel.house;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;

/** The rooms on the class path of whoever asks, without their tests. */
public final class House {
    private static final String ROOT = "evenkeel";
    private static final JavaClasses ROOMS = new ClassFileImporter()
            .withImportOption(DO_NOT_INCLUDE_TESTS)
            .withImportOption(House::isNoRuleOfTheHouse)
            .importPackages(ROOT);

    private House() {}

    public static void keeps(HouseRule rule) {
        assertThat(rule.inspect(ROOMS, ROOT).getFailureReport().getDetails())
                .as("%s", rule)
                .isEmpty();
    }

    /** For a rule about a room that is not there: once it is, the rule can no longer be put off. */
    public static void hasNoRoomFor(HouseRule rule) {
        assertThatThrownBy(() -> rule.inspect(ROOMS, ROOT))
                .as("%s: its room is there, so it has to be kept", rule)
                .hasMessageContaining("failed to check any");
    }

    /** The rules and their planted offenders come in a jar whose path does not say that it is for tests. */
    private static boolean isNoRuleOfTheHouse(Location location) {
        return !location.contains("/evenkeel/house/");
    }
}
