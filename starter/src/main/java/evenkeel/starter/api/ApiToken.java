package evenkeel.starter.api;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** What a caller has to show. Only its digest is kept here. */
final class ApiToken {
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private final byte[] digest;

    private ApiToken(byte[] digest) {
        this.digest = digest;
    }

    /** Reads the file; makes one that only its owner may read where there is none. */
    static ApiToken of(Path file) {
        try {
            if (!Files.exists(file)) make(file);
            String content = Files.readString(file).strip();
            if (content.isEmpty())
                throw new Trouble(Code.CFG_INVALID, file + " is empty: remove it, a new one is made");
            return new ApiToken(sha256(content));
        } catch (IOException e) {
            throw new Trouble(Code.CFG_INVALID, "the token file " + file + " cannot be read or made", e);
        }
    }

    /** Takes as long for a nearly right one as for a wrong one. */
    boolean is(String shown) {
        return MessageDigest.isEqual(digest, sha256(shown));
    }

    private static void make(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        boolean posix = Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
        FileAttribute<?>[] rights =
                posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)} : new FileAttribute<?>[0];
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, rights); // with its rights from the first byte on
        Files.writeString(fresh, HexFormat.of().formatHex(random) + "\n", StandardOpenOption.WRITE);
        try {
            Files.move(fresh, file);
        } catch (FileAlreadyExistsException another) {
            Files.delete(fresh); // somebody was faster: theirs counts
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
