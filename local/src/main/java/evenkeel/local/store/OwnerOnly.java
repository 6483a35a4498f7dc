package evenkeel.local.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** Folders and files that nobody but their owner may open. */
final class OwnerOnly {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final String FOLDER = "rwx------";
    private static final String FILE = "rw-------";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom DICE = new SecureRandom();

    private OwnerOnly() {}

    /** Makes it, or takes the rights of others from the one that is there. */
    static Path folder(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (POSIX) Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(FOLDER));
        return folder;
    }

    /** Whole or not at all, and on disk: a crash leaves no half of it. */
    static void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel =
                FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights())) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static String secret() {
        byte[] secret = new byte[SECRET_BYTES];
        DICE.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    private static FileAttribute<?>[] rights() {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FILE))}
                : new FileAttribute<?>[0];
    }
}
