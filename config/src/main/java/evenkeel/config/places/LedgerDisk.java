package evenkeel.config.places;

import evenkeel.config.start.Checks;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the ledger's disk can be seen from here, and which share of it must be free for anything new to open (F54). */
public record LedgerDisk(Path folder, BigDecimal leastFree) {
    /** Room for what is open to be written to its end, and for a person to come. */
    private static final String LEAST_FREE = "0.15";

    /** The keys as they are written. */
    public record Written(@Nullable String folder, @Nullable String leastFree) {}

    static Optional<LedgerDisk> read(@Nullable Written written, Checks above) {
        if (written == null) return Optional.empty();
        Checks checks = above.below("disk");
        String folder = checks.text(
                "folder",
                written.folder(),
                name -> Files.isDirectory(Path.of(name)),
                "name a folder on the disk of the ledger's database");
        BigDecimal leastFree = checks.decimal(
                "least_free",
                written.leastFree(),
                LEAST_FREE,
                share -> share.signum() > 0 && share.compareTo(BigDecimal.ONE) < 0,
                "give the share that must be free, between 0 and 1, such as " + LEAST_FREE);
        return Optional.of(new LedgerDisk(Path.of(folder), leastFree));
    }
}
