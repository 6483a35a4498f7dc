package evenkeel.local.house;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A key that is taken and changes nothing is a promise that is not kept, unless it says so. */
class IdleKeysTest {
    private static final JavaClasses HOUSE =
            new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS).importPackages("evenkeel");

    /** Answers what the rules would say; nobody trades by it. */
    private static final String QUESTIONS = "evenkeel.local.explain";

    @Test
    void every_key_works_or_says_that_it_does_not() {
        Set<String> idle = new TreeSet<>();
        Set<String> saidToBe = new TreeSet<>();
        for (JavaClass section : HOUSE) {
            if (!section.isAnnotatedWith(Section.class) || !section.isRecord()) continue;
            for (RecordComponent component : section.reflect().getRecordComponents()) {
                Key key = component.getAnnotation(Key.class);
                String name = section.getSimpleName() + "." + key.value();
                if (!key.idle().isEmpty()) saidToBe.add(name);
                if (!isRead(section, component.getName())) idle.add(name);
            }
        }
        assertThat(saidToBe).containsExactlyElementsOf(idle);
    }

    /** By whoever is not the record itself, or by a method of it that is asked by somebody else. */
    private static boolean isRead(JavaClass section, String component) {
        Set<JavaCodeUnit> seen = new HashSet<>();
        return section.getField(component).getAccessesToSelf().stream()
                .map(JavaAccess::getOrigin)
                .anyMatch(reader -> isAsked(reader, seen));
    }

    private static boolean isAsked(JavaCodeUnit reader, Set<JavaCodeUnit> seen) {
        if (reader instanceof JavaConstructor || isMadeByTheCompiler(reader) || !seen.add(reader)) return false;
        return askers(reader).anyMatch(asker -> isNear(asker, reader) ? isAsked(asker, seen) : !isQuestion(asker));
    }

    private static Stream<JavaCodeUnit> askers(JavaCodeUnit reader) {
        return reader.getAccessesToSelf().stream().map(JavaAccess::getOrigin);
    }

    private static boolean isNear(JavaCodeUnit asker, JavaCodeUnit reader) {
        return asker.getOwner().equals(reader.getOwner());
    }

    private static boolean isQuestion(JavaCodeUnit asker) {
        return asker.getOwner().getPackageName().startsWith(QUESTIONS);
    }

    private static boolean isMadeByTheCompiler(JavaCodeUnit unit) {
        return Set.of("equals", "hashCode", "toString").contains(unit.getName());
    }
}
