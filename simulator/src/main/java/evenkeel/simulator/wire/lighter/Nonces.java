package evenkeel.simulator.wire.lighter;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The number that each key's next transaction must carry. They are kept in a file: after a restart an old transaction must
 * not count again.
 */
final class Nonces {
    private final Path file;
    private final Map<String, Long> next = new LinkedHashMap<>();

    private Nonces(Path file) {
        this.file = file;
    }

    static Nonces in(Path folder) {
        var nonces = new Nonces(folder.resolve("lighter.nonces"));
        try {
            Files.createDirectories(folder);
            if (Files.exists(nonces.file)) Files.readAllLines(nonces.file).forEach(nonces::learn);
            return nonces;
        } catch (IOException e) {
            throw new Trouble(Code.SYS_FOLDER_DAMAGED, "cannot read " + nonces.file, e);
        }
    }

    synchronized long next(LighterKey key) {
        return next.getOrDefault(name(key), 0L);
    }

    /** Whether the transaction's number is the next one, or a larger one where it says that it skips. */
    static boolean fits(Transaction transaction, long next) {
        return transaction.skipsNonces() ? transaction.nonce() >= next : transaction.nonce() == next;
    }

    synchronized void use(LighterKey key, long nonce) {
        next.put(name(key), nonce + 1);
        try {
            Files.writeString(
                    file, name(key) + " " + (nonce + 1) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new Trouble(Code.SYS_DISK_FULL, "cannot write " + file, e);
        }
    }

    /** A last line cut short by a kill is not read: its transaction was never answered. */
    private void learn(String line) {
        String[] cells = line.split(" ", -1);
        if (cells.length == 2 && cells[1].matches("\\d{1,18}")) next.merge(cells[0], Long.valueOf(cells[1]), Math::max);
    }

    private static String name(LighterKey key) {
        return key.account() + "/" + key.index();
    }
}
