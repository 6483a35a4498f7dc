package evenkeel.activities.halt;

import com.fasterxml.jackson.databind.ObjectMapper;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltLevel;
import evenkeel.domain.halt.HaltScope;
import evenkeel.domain.halt.StandingHalts;
import evenkeel.workflows.durable.PayloadMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The halts as this machine keeps them, so that one holds while the ledger is away. Processes of a machine share it. */
public final class HaltFile {
    private static final ObjectMapper JSON = PayloadMapper.create();
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path file;
    private final Path lock;

    private HaltFile(Path folder) {
        file = folder.resolve("halts.json");
        lock = folder.resolve("halts.lock");
    }

    private record Content(List<Line> halts) {
        static Content of(StandingHalts halts) {
            return new Content(halts.all().stream().map(Line::of).toList());
        }

        StandingHalts standing() {
            return new StandingHalts(halts.stream().map(Line::halt).toList());
        }
    }

    private record Line(String id, String scope, HaltLevel level, String cause, String by, Instant at) {
        static Line of(Halt halt) {
            return new Line(halt.id(), halt.scope().toString(), halt.level(), halt.cause(), halt.by(), halt.at());
        }

        Halt halt() {
            return new Halt(id, HaltScope.of(scope), Objects.requireNonNull(level), cause, by, at);
        }
    }

    /** Made empty on the first start; from then on a file that is missing is as unreadable as a damaged one. */
    public static HaltFile in(Path folder) {
        HaltFile kept = new HaltFile(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw kept.unusable("cannot be made", e);
        }
        kept.locked(() -> {
            if (Files.notExists(kept.file)) kept.write(StandingHalts.NONE);
        });
        return kept;
    }

    public StandingHalts read() {
        try {
            Content content = JSON.readValue(Files.readAllBytes(file), Content.class);
            return content.standing();
        } catch (IOException | RuntimeException e) {
            throw unusable("cannot be read", e);
        }
    }

    public void add(Halt halt) {
        locked(() -> write(read().and(halt)));
    }

    /** The new ones for the old ones, unless somebody was faster. */
    public void replace(StandingHalts old, StandingHalts by) {
        locked(() -> {
            if (read().equals(old)) write(by);
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    private void locked(Work work) {
        synchronized (HaltFile.class) { // a lock on a file is the whole process's
            try (FileChannel ours = FileChannel.open(
                            lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), rights());
                    FileLock held = ours.lock()) {
                if (held.isValid()) work.run();
            } catch (IOException e) {
                throw unusable("cannot be written", e);
            }
        }
    }

    /** Whole or not at all, and on disk with its name. */
    private void write(StandingHalts halts) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel =
                FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights())) {
            channel.write(ByteBuffer.wrap(JSON.writeValueAsBytes(Content.of(halts))));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (!POSIX) return;
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private Trouble unusable(String why, Exception e) {
        return new Trouble(Code.SYS_FOLDER_DAMAGED, file + " " + why + ": " + e.getMessage(), e);
    }

    private static FileAttribute<?>[] rights() {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
