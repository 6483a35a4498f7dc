package evenkeel.config.places;

import evenkeel.config.secret.Secret;
import evenkeel.config.start.Checks;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the Temporal server proves who it is, and how we do.
 *
 * @param rootCertificate whose word is taken for the server's name; empty for the authorities that Java knows
 * @param ours empty when the server does not ask for a certificate
 */
public record EngineTls(Optional<Path> rootCertificate, Optional<Ours> ours) {
    /** Our certificate, for anybody to see, and its key (PKCS#8, PEM), for nobody. */
    public record Ours(Path certificate, Secret key) {}

    static boolean isNamed(EnginePlace.Written keys) {
        return keys.rootCertificate() != null || keys.certificate() != null || keys.keyFile() != null;
    }

    static EngineTls read(EnginePlace.Written keys, Checks checks) {
        Optional<Path> root = checks.file("root_certificate", keys.rootCertificate());
        if ((keys.certificate() == null) != (keys.keyFile() == null)) {
            String missing = keys.certificate() == null ? "certificate" : "key_file";
            checks.wrong(missing, "", "our certificate and its key go together: name both or none");
            return new EngineTls(root, Optional.empty());
        }
        return new EngineTls(
                root,
                checks.file("certificate", keys.certificate())
                        .map(certificate -> new Ours(certificate, checks.secret("key_file", keys.keyFile()))));
    }
}
