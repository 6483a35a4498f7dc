package evenkeel.activities.engine;

import evenkeel.config.places.EngineTls;
import evenkeel.config.places.EngineTls.Ours;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.temporal.serviceclient.SimpleSslContextBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Whom we believe to be the Temporal server and what we show it (S8). There is no way to believe everybody. */
final class EngineTrust {
    private EngineTrust() {}

    static SslContext of(EngineTls tls) {
        try {
            Optional<TrustManager> trust = Optional.empty();
            if (tls.rootCertificate().isPresent()) {
                trust = Optional.of(only(tls.rootCertificate().get()));
            }
            return tls.ours().isPresent()
                    ? showing(tls.ours().get(), trust)
                    : built(SimpleSslContextBuilder.noKeyOrCertChain(), trust);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new Trouble(
                    Code.CFG_INVALID, "a certificate of the engine, or its key, cannot be used: " + e.getMessage(), e);
        }
    }

    private static SslContext showing(Ours ours, Optional<TrustManager> trust) throws IOException {
        byte[] key = ours.key().copy();
        try (InputStream certificate = Files.newInputStream(ours.certificate())) {
            return built(SimpleSslContextBuilder.forPKCS8(certificate, new ByteArrayInputStream(key)), trust);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static SslContext built(SimpleSslContextBuilder builder, Optional<TrustManager> trust) throws IOException {
        trust.ifPresent(builder::setTrustManager);
        return builder.build();
    }

    /** This authority and no other, not even those that Java knows. */
    private static TrustManager only(Path rootCertificate) throws IOException, GeneralSecurityException {
        KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
        roots.load(null, null);
        try (InputStream file = Files.newInputStream(rootCertificate)) {
            for (Certificate root : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                roots.setCertificateEntry("root" + roots.size(), root);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(roots);
        return factory.getTrustManagers()[0];
    }
}
