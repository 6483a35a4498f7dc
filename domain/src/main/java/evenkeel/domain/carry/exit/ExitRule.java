package evenkeel.domain.carry.exit;

/** One line of the list. */
@FunctionalInterface
interface ExitRule {
    Finding check(ExitFacts facts, ExitSettings settings);
}
