package evenkeel.house.planted.workflows.carry;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

final class GroupsInHashOrder {
    Map<Integer, List<String>> byLength(List<String> venues) {
        return venues.stream().collect(Collectors.groupingBy(String::length));
    }
}
