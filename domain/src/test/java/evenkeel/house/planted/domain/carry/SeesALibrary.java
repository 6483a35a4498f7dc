package evenkeel.house.planted.domain.carry;

import org.assertj.core.api.Condition;

final class SeesALibrary {
    final Condition<String> borrowed = new Condition<>();
}
