package evenkeel.activities.venues.x10;

import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Query;
import evenkeel.activities.venues.x10.signing.Felt;
import evenkeel.activities.venues.x10.signing.SettledAmounts.Resolutions;
import evenkeel.activities.venues.x10.signing.SettledOrder.Assets;
import evenkeel.activities.venues.x10.signing.StarkKey;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * By which numbers the chain knows a market and our account. They never change, so each is read once; the reads pass as an
 * exit does, for one may be waiting for them.
 */
final class X10Chain {
    private final X10Api api;
    private final Map<String, Market> markets = new ConcurrentHashMap<>();
    private volatile @Nullable Owner owner;

    X10Chain(X10Api api) {
        this.api = api;
    }

    record Market(Assets assets, Resolutions units) {}

    /** Our account: where its collateral lies and the public key that it is known by. */
    record Owner(BigInteger vault, BigInteger publicKey) {}

    Market market(String symbol) {
        return markets.computeIfAbsent(symbol, this::read);
    }

    Owner owner() {
        Owner known = owner;
        if (known != null) return known;
        Owner found = verified(api.ours("/user/account/info", Query.NONE).object("data"));
        owner = found;
        return found;
    }

    /** That the account is the one whose orders our key signs. */
    Owner verified(Fields account) {
        BigInteger registered = felt(account, "l2Key");
        if (!registered.equals(publicKey())) {
            throw new Trouble(Code.VEN_KEY, api.venue() + ": the signing key is not the one of this account");
        }
        return account.as(row -> new Owner(new BigInteger(row.text("l2Vault")), registered));
    }

    private BigInteger publicKey() {
        try {
            return api.key().signing(StarkKey::ofHex).publicKey();
        } catch (IllegalArgumentException e) {
            throw new Trouble(Code.VEN_KEY, api.venue() + ": " + e.getMessage(), e);
        }
    }

    private Market read(String symbol) {
        Fields chain = X10Market.listed(api, symbol).object("l2Config");
        BigInteger collateral = felt(chain, "collateralId");
        var assets = new Assets(felt(chain, "syntheticId"), collateral, collateral);
        return new Market(
                assets,
                new Resolutions(resolution(chain, "syntheticResolution"), resolution(chain, "collateralResolution")));
    }

    private static BigInteger felt(Fields fields, String name) {
        return fields.as(row -> Felt.ofHex(row.text(name)));
    }

    private static BigDecimal resolution(Fields chain, String name) {
        BigDecimal units = chain.decimal(name);
        if (units.signum() <= 0) throw chain.garbled(name);
        return units;
    }
}
