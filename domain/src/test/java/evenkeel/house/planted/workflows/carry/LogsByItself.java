package evenkeel.house.planted.workflows.carry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class LogsByItself {
    final Logger log = LoggerFactory.getLogger("carry");
}
