package evenkeel.config.places;

import evenkeel.config.start.Checks;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where this machine keeps what is stopped, for all its processes: it holds while the ledger is away. */
public record HaltsPlace(Path folder) {
    /** The keys as they are written. */
    public record Written(@Nullable String folder) {}

    public static HaltsPlace read(@Nullable Written written, Checks above) {
        String folder = above.below("halts")
                .text(
                        "folder",
                        written == null ? null : written.folder(),
                        "name the folder in which this machine keeps its halts, the same for all its processes");
        return new HaltsPlace(Path.of(folder));
    }
}
