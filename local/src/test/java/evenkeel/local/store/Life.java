package evenkeel.local.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another process on a data folder, which can be killed like a real one. */
final class Life implements AutoCloseable {
    /** Programs of the server, unpacked once for all tests. */
    static final Path CACHE = Path.of("target", "binaries").toAbsolutePath();

    private final Process process;

    private Life(Process process) {
        this.process = process;
    }

    /** Holds the folder, or holds it and runs its database, until it is killed. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) throws InterruptedException {
            DataFolder folder = DataFolder.open(Path.of(arguments[0]));
            if (arguments[1].equals("database")) EmbeddedStore.open(folder, CACHE);
            System.out.println("ready");
            Thread.sleep(TimeUnit.MINUTES.toMillis(5));
        }
    }

    static Life holding(Path folder) throws IOException {
        return begin(folder, "nothing");
    }

    static Life withDatabase(Path folder) throws IOException {
        return begin(folder, "database");
    }

    long pid() {
        return process.pid();
    }

    void kill() {
        close();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static Life begin(Path folder, String what) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                folder.toString(),
                what));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.equals("ready")) return new Life(process);
            all.append(line).append('\n');
        }
        throw new IOException("the other process ended: " + all);
    }
}
