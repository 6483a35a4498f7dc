package evenkeel.house.planted.workflows.ports;

import io.temporal.activity.ActivityInterface;
import java.util.List;

@ActivityInterface(namePrefix = "Answers.")
public interface AnswersWithAList {
    List<String> fills();
}
