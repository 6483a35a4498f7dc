package evenkeel.local.demo;

import evenkeel.config.start.Checks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the demo was asked for, checked. */
record DemoPlan(
        Path data,
        DemoVenues.Pair venues,
        boolean once,
        boolean crash,
        long seed,
        Duration hour,
        int port,
        Optional<String> server,
        boolean browser,
        boolean guard) {
    private static final int PORTS = 65_535;

    DemoPlan {
        Checks checks = Checks.of("");
        if (hour.compareTo(Duration.ofSeconds(1)) < 0 || hour.compareTo(Duration.ofHours(1)) > 0) {
            checks.wrong("--hour", hour.toString(), "a funding hour lasts from PT1S to PT1H");
        }
        if (port < 1 || port > PORTS) checks.wrong("--port", "" + port, "a port is from 1 to " + PORTS);
        server.filter(asked -> !asked.matches("embedded|dev|\\S+:\\d{1,5}"))
                .ifPresent(asked -> checks.wrong("--server", asked, "embedded, dev, or host:port"));
        checks.pass();
    }

    /** With more at once one trade's story is hard to follow. */
    int mostTrades() {
        return once || crash ? 1 : 3;
    }
}
