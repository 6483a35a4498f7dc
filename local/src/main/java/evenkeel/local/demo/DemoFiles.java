package evenkeel.local.demo;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.local.store.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where in the data folder the demo keeps what. */
record DemoFiles(Path run, Path venues, Path logs, Path token, Path ledgerPassword, Path migratorPassword, Path halts) {
    static DemoFiles in(DataFolder folder) {
        folder.token(); // made before anybody asks for it
        DemoFiles files = new DemoFiles(
                folder.path("run"),
                folder.path("venues"),
                folder.path("log"),
                folder.tokenFile(),
                folder.path("postgres.app"),
                folder.path("postgres.migrator"),
                folder.path("halts"));
        try {
            Files.createDirectories(files.run());
            Files.createDirectories(files.logs());
            return files;
        } catch (IOException e) {
            throw new Trouble(Code.SYS_FOLDER_DAMAGED, folder.root() + " cannot be written", e);
        }
    }

    /** For whoever types commands; answers the address. */
    String tellsApiAt(int port) {
        String address = "http://127.0.0.1:" + port;
        try {
            Files.writeString(token.resolveSibling("api"), address + "\n");
            return address;
        } catch (IOException e) {
            throw new Trouble(Code.SYS_FOLDER_DAMAGED, token.getParent() + " cannot be written", e);
        }
    }

    Path log(String name) {
        return logs.resolve(name + ".log");
    }
}
