package evenkeel.house.planted.domain.carry;

import java.nio.file.Files;
import java.nio.file.Path;

final class ReadsAFile {
    boolean halted() {
        return Files.exists(Path.of("halt"));
    }
}
