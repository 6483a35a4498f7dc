package evenkeel.local.store;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where one Evenkeel keeps everything: nobody else's, readable by its owner only, and held by one process at a time. A
 * process that dies lets go of it, however it dies.
 */
public final class DataFolder implements AutoCloseable {
    private static final String VERSION = "evenkeel data 1";
    private static final String VERSION_FILE = "evenkeel.version";
    private static final String LOCK_FILE = "evenkeel.lock";
    private static final String TOKEN_FILE = "token";
    /** A fresh database takes 100 MB, its log 200 MB more before it is recycled; the rest is for growing. */
    private static final long NEEDED_BYTES = 500L * 1024 * 1024;
    /** Far behind the process id, which others must be able to read where locks are mandatory. */
    private static final long LOCKED_BYTE = 1L << 40;
    /** A second channel to a lock file would, when closed, let go of this process's lock. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /** Makes the folder or takes the one that is there; refuses one that is held, foreign, damaged or on a full disk. */
    public static DataFolder open(Path folder) {
        return open(folder, NEEDED_BYTES);
    }

    static DataFolder open(Path folder, long neededBytes) {
        try {
            if (Files.exists(folder) && !isOurs(folder)) throw damaged(folder, "it is not one of ours", null);
            Path root = OwnerOnly.folder(folder).toRealPath();
            DataFolder held = hold(root);
            try {
                verifySpace(root, neededBytes);
                mark(root);
                return held;
            } catch (IOException | RuntimeException e) {
                held.close();
                throw e;
            }
        } catch (IOException e) {
            throw damaged(folder, e.toString(), e);
        }
    }

    public Path root() {
        return root;
    }

    public Path path(String name) {
        return root.resolve(name);
    }

    public Path tokenFile() {
        return path(TOKEN_FILE);
    }

    /** What the API wants to hear; made once per folder. */
    public String token() {
        return secret(TOKEN_FILE);
    }

    /** A secret of that name, made when it is first asked for. */
    String secret(String name) {
        Path file = path(name);
        try {
            if (!Files.exists(file)) OwnerOnly.write(file, OwnerOnly.secret());
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) throw damaged(root, name + " is empty", null);
            return secret;
        } catch (IOException e) {
            throw damaged(root, e.toString(), e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw damaged(root, e.toString(), e);
        } finally {
            HELD_HERE.remove(root);
        }
    }

    static Trouble damaged(Path folder, String why, @Nullable Throwable cause) {
        String what = folder + ": " + why;
        return cause == null
                ? new Trouble(Code.SYS_FOLDER_DAMAGED, what)
                : new Trouble(Code.SYS_FOLDER_DAMAGED, what, cause);
    }

    /** Empty, or marked as ours. A first start that died early leaves nothing but its lock. */
    private static boolean isOurs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return false;
        Path version = folder.resolve(VERSION_FILE);
        if (Files.exists(version)) return Files.readString(version).strip().equals(VERSION);
        try (Stream<Path> content = Files.list(folder)) {
            return content.map(path -> path.getFileName().toString())
                    .allMatch(name -> name.equals(LOCK_FILE) || name.equals(VERSION_FILE + ".new"));
        }
    }

    private static void mark(Path root) throws IOException {
        if (!Files.exists(root.resolve(VERSION_FILE))) OwnerOnly.write(root.resolve(VERSION_FILE), VERSION + "\n");
    }

    private static DataFolder hold(Path root) throws IOException {
        if (!HELD_HERE.add(root))
            throw taken(root, Long.toString(ProcessHandle.current().pid()));
        FileChannel channel = null;
        FileLock lock = null;
        try {
            channel = FileChannel.open(
                    root.resolve(LOCK_FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) throw taken(root, readOwner(channel));
            writeOwner(channel);
            return new DataFolder(root, channel, lock);
        } finally {
            if (lock == null) {
                HELD_HERE.remove(root);
                if (channel != null) channel.close();
            }
        }
    }

    private static void verifySpace(Path root, long neededBytes) throws IOException {
        long free = Files.getFileStore(root).getUsableSpace();
        if (free >= neededBytes) return;
        throw new Trouble(
                Code.SYS_DISK_FULL, root + " needs " + megabytes(neededBytes) + " MB, free are " + megabytes(free));
    }

    private static long megabytes(long bytes) {
        return bytes / (1024 * 1024);
    }

    private static Trouble taken(Path root, String owner) {
        return new Trouble(Code.SYS_FOLDER_TAKEN, root + " is held by process " + owner);
    }

    private static void writeOwner(FileChannel channel) throws IOException {
        byte[] owner = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(owner), 0);
        channel.force(true);
    }

    private static String readOwner(FileChannel channel) throws IOException {
        ByteBuffer owner = ByteBuffer.allocate(20);
        channel.read(owner, 0);
        return new String(owner.array(), 0, owner.position(), StandardCharsets.US_ASCII);
    }
}
