package evenkeel.activities.ledger;

import java.util.HexFormat;
import java.util.Optional;

/** The code and the configuration that a process runs with; the configuration as it was written, without secrets. */
public record Provenance(String codeVersion, String configuration) {
    public static final Provenance UNKNOWN = new Provenance("unknown", "");

    /** Of a process with this configuration; the version is that of its jar. */
    public static Provenance of(String configuration) {
        String version = Provenance.class.getPackage().getImplementationVersion();
        return new Provenance(Optional.ofNullable(version).orElse("development"), configuration);
    }

    public String configHash() {
        return HexFormat.of().formatHex(Cells.sha256(configuration));
    }
}
