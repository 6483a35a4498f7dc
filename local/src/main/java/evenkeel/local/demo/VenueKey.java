package evenkeel.local.demo;

import evenkeel.simulator.venues.TestKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A key to an account at a venue in a box. Whose it is reads it from a file of its owner's. */
record VenueKey(TestKey key, Path file) {
    static VenueKey write(Path file, TestKey key) {
        try {
            Files.deleteIfExists(file);
            if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
                var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                Files.createFile(file, owner);
            }
            Files.writeString(file, key.key() + ":" + key.words() + "\n");
            return new VenueKey(key, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "VenueKey[" + file + "]";
    }
}
