package evenkeel.house.planted.workflows.carry;

import java.util.Set;

final class IteratesInHashOrder {
    final Set<String> legs = Set.of("lead", "hedge");
}
