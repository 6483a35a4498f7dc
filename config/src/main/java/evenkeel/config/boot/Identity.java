package evenkeel.config.boot;

/** What a process is called by the engine, the ledger and the audit. */
public final class Identity {
    private Identity() {}

    /** In a container every process has the same number; its host's name tells them apart, and asks no name server. */
    public static String of(String process) {
        String host = System.getenv().getOrDefault("HOSTNAME", "localhost");
        return process + "@" + host + "-" + ProcessHandle.current().pid();
    }
}
