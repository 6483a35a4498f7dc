package evenkeel.activities.halt;

import evenkeel.config.places.LedgerDisk;
import evenkeel.domain.code.Code;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltLevel;
import evenkeel.domain.halt.HaltScope;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;

/**
 * Stops entries while the ledger's disk is nearly full: a full one stops the database, and what is open must still be
 * written to its end (F54). It stands and goes by itself.
 */
public final class DiskFloor {
    private final Reading reading;
    private final BigDecimal leastFree;

    public DiskFloor(Reading reading, BigDecimal leastFree) {
        this.reading = reading;
        this.leastFree = leastFree;
    }

    /** How much of the disk is there and how much of it may be written, in bytes. */
    public record Space(long free, long total) {
        BigDecimal share() {
            return new BigDecimal(free).divide(new BigDecimal(total), 4, RoundingMode.DOWN);
        }
    }

    /** Asks the disk. */
    @FunctionalInterface
    public interface Reading {
        Space now() throws IOException;
    }

    public static DiskFloor of(LedgerDisk disk) {
        return new DiskFloor(
                () -> {
                    FileStore store = Files.getFileStore(disk.folder());
                    return new Space(store.getUsableSpace(), store.getTotalSpace());
                },
                disk.leastFree());
    }

    /** What it stops now; a disk that cannot be read counts as full. */
    public Optional<Halt> halt(Instant now) {
        return cause().map(cause ->
                new Halt("ledger-disk", HaltScope.GLOBAL, HaltLevel.K0, cause, Code.SYS_DISK_LOW.id(), now));
    }

    private Optional<String> cause() {
        try {
            BigDecimal free = reading.now().share();
            return free.compareTo(leastFree) >= 0
                    ? Optional.empty()
                    : Optional.of("the ledger's disk has " + percent(free) + " free, at least " + percent(leastFree));
        } catch (IOException | ArithmeticException e) {
            return Optional.of("the free space of the ledger's disk cannot be read: " + e.getMessage());
        }
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
