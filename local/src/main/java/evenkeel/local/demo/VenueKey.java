package evenkeel.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A key to the demo's venue accounts, made anew at every start. Whose it is reads it from a file of its owner's. */
record VenueKey(String id, String words, Path file) {
    private static final int BYTES = 24;

    static VenueKey make(Path run, String whose) {
        VenueKey key = new VenueKey(whose + random(), random(), run.resolve(whose + ".key"));
        try {
            Files.deleteIfExists(key.file());
            if (Files.getFileStore(run).supportsFileAttributeView("posix")) {
                var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                Files.createFile(key.file(), owner);
            }
            Files.writeString(key.file(), key.id() + ":" + key.words() + "\n");
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "VenueKey[" + file + "]";
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
