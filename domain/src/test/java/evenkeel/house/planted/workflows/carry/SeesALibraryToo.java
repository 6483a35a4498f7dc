package evenkeel.house.planted.workflows.carry;

import org.assertj.core.api.Condition;

final class SeesALibraryToo {
    final Condition<String> borrowed = new Condition<>();
}
