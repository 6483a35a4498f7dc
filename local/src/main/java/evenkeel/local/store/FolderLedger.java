package evenkeel.local.store;

import evenkeel.activities.ledger.LedgerAccess;
import evenkeel.activities.ledger.LedgerLogin;
import evenkeel.activities.ledger.LedgerRoles;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The ledger of a data folder: that of the process which holds the folder, or one that runs for as long as this is open. */
public final class FolderLedger implements AutoCloseable {
    private final LedgerAccess access;
    private final Deque<AutoCloseable> begun;

    private FolderLedger(LedgerAccess access, Deque<AutoCloseable> begun) {
        this.access = access;
        this.begun = begun;
    }

    /** Makes nothing: a folder without a ledger is refused. */
    public static FolderLedger open(Path folder) {
        if (!Files.isDirectory(folder.resolve("postgres"))) throw DataFolder.damaged(folder, "it has no ledger", null);
        Deque<AutoCloseable> begun = new ArrayDeque<>();
        try {
            DataFolder held = DataFolder.open(folder);
            begun.push(held);
            EmbeddedStore store = EmbeddedStore.open(held);
            begun.push(store);
            return new FolderLedger(
                    LedgerAccess.of(store.jdbcUrl(), new LedgerLogin(store.user(), store.password())), begun);
        } catch (Trouble trouble) {
            close(begun);
            if (trouble.code() == Code.SYS_FOLDER_TAKEN) return new FolderLedger(ofItsHolder(folder), begun);
            throw trouble;
        }
    }

    public LedgerAccess access() {
        return access;
    }

    @Override
    public void close() {
        close(begun);
    }

    private static LedgerAccess ofItsHolder(Path folder) {
        try {
            String port =
                    Files.readString(folder.resolve(EmbeddedStore.PORT_FILE)).strip();
            String words =
                    Files.readString(folder.resolve(EmbeddedStore.APP_FILE)).strip();
            return LedgerAccess.of(EmbeddedStore.url(Integer.parseInt(port)), new LedgerLogin(LedgerRoles.APP, words));
        } catch (IOException | NumberFormatException e) {
            throw DataFolder.damaged(folder, e.toString(), e);
        }
    }

    private static void close(Deque<AutoCloseable> begun) {
        while (!begun.isEmpty()) {
            try {
                begun.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("the ledger of the folder did not stop", e);
            }
        }
    }
}
