package evenkeel.config.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Where a secret may lie: in a file of ours that only we may read, mode 0400 or 0600 (S2). */
public final class SecretFile {
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private SecretFile() {}

    /** What speaks against trusting the file; empty when nothing does, or when the system knows no modes. */
    public static Optional<String> objection(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) return Optional.empty();
        Set<PosixFilePermission> modes = Files.getPosixFilePermissions(file);
        if (!OWNER.containsAll(modes)) {
            return Optional.of("others may read this file (" + PosixFilePermissions.toString(modes) + "): chmod 600");
        }
        UserPrincipal owner = Files.getOwner(file);
        return owner.equals(ourselves())
                ? Optional.empty()
                : Optional.of("this file belongs to " + owner.getName() + ", not to the user of this process");
    }

    public static Secret read(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        try {
            return Secret.of(content);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /** Whoever owns what we make: a container may have no name for its user. */
    private static UserPrincipal ourselves() throws IOException {
        Path mine = Files.createTempFile("evenkeel", ".who");
        try {
            return Files.getOwner(mine);
        } finally {
            Files.delete(mine);
        }
    }
}
