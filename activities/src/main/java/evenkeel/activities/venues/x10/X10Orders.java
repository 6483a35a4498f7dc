package evenkeel.activities.venues.x10;

import evenkeel.activities.venues.LeverageWire;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.http.Answer;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Json;
import evenkeel.activities.venues.http.OrderLanes;
import evenkeel.activities.venues.http.Query;
import evenkeel.activities.venues.x10.signing.Felt;
import evenkeel.activities.venues.x10.signing.SettledAmounts;
import evenkeel.activities.venues.x10.signing.SettledOrder;
import evenkeel.activities.venues.x10.signing.SigningDomain;
import evenkeel.activities.venues.x10.signing.StarkKey;
import evenkeel.activities.venues.x10.signing.StarkSignature;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.TimeInForce;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Orders, signed for the chain. The venue acknowledges one before it looks at the book: it may still reject or fill it a
 * moment later, so an accepted one is reported as open with nothing filled, and then read. It changes an order only for one
 * of another name, so there is no amending here.
 */
final class X10Orders implements OrderWire, LeverageWire {
    /** Salts have 31 bits: eight digits of the client id behind its prefix, and one bit less. */
    private static final int SALT_FROM = 4;

    private static final int SALT_TO = 12;
    private static final String LEVERAGE = "/user/leverage";
    private static final int SALT_BITS = 31;

    private final X10Api api;
    private final X10Settings settings;
    private final X10Chain chain;
    private final SigningDomain domain;
    private final OrderLanes lanes;

    X10Orders(X10Api api, X10Settings settings, X10Chain chain, OrderLanes lanes) {
        this.api = api;
        this.settings = settings;
        this.chain = chain;
        this.domain = new SigningDomain(settings.chain());
        this.lanes = lanes;
    }

    @Override
    public OrderOutcome place(OrderIntent intent, Instant stamp) {
        Map<String, Object> order;
        try {
            order = signed(intent, stamp.plus(settings.life()));
        } catch (Trouble e) {
            return new OrderOutcome.Rejected(e.code().id(), api.venue() + ": never sent: " + e.getMessage());
        }
        return lanes.place(intent, api.post(X10Api.ORDER, order), answer -> judge(intent, answer));
    }

    @Override
    public void cancel(OrderIntent intent) {
        Query which = Query.of("externalId", intent.clientId());
        lanes.cancel(intent, now -> api.delete(X10Api.ORDER, which), api::said);
    }

    @Override
    public void leverage(String symbol, int leverage, Instant stamp) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("market", X10Words.market(symbol));
        wanted.put("leverage", Integer.toString(leverage));
        Answer answer = lanes.ask(api.patch(LEVERAGE, wanted));
        boolean set = answer.isSuccess() && X10Api.isOk(Json.read(answer.body()));
        if (!set) throw X10Errors.TABLE.trouble(LEVERAGE, api.redacted(answer), api.said(answer));
    }

    /** What is signed is what the venue may do at most; the same intent and expiry give the same bytes. */
    private Map<String, Object> signed(OrderIntent intent, Instant expiry) {
        X10Chain.Market market = chain.market(intent.symbol());
        X10Chain.Owner owner = chain.owner();
        SettledAmounts amounts =
                SettledAmounts.of(intent.side(), intent.quantity(), intent.limit(), settings.maxFee(), market.units());
        BigInteger salt = salt(intent);
        var settled = new SettledOrder(owner.vault(), market.assets(), amounts, SettledOrder.expiration(expiry), salt);
        BigInteger message = domain.message(settled, owner.publicKey());
        StarkSignature signature = api.key().signing(key -> StarkKey.ofHex(key).sign(message));

        Map<String, Object> order = new LinkedHashMap<>();
        order.put("id", intent.clientId());
        order.put("market", X10Words.market(intent.symbol()));
        order.put("type", "LIMIT");
        order.put("side", intent.side().name());
        order.put("qty", intent.quantity().toString());
        order.put("price", intent.limit().toString());
        order.put("reduceOnly", intent.reduceOnly());
        order.put("postOnly", intent.timeInForce() == TimeInForce.POST_ONLY);
        order.put("timeInForce", X10Words.timeInForce(intent.timeInForce()));
        order.put("expiryEpochMillis", expiry.toEpochMilli());
        order.put("fee", settings.maxFee().toPlainString());
        order.put("nonce", salt.toString());
        order.put("selfTradeProtectionLevel", "ACCOUNT");
        order.put("settlement", settlement(signature, owner));
        return order;
    }

    private static Map<String, Object> settlement(StarkSignature signature, X10Chain.Owner owner) {
        Map<String, Object> settlement = new LinkedHashMap<>();
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("r", Felt.hex(signature.r()));
        parts.put("s", Felt.hex(signature.s()));
        settlement.put("signature", parts);
        settlement.put("starkKey", Felt.hex(owner.publicKey()));
        settlement.put("collateralPosition", owner.vault().toString());
        return settlement;
    }

    private static BigInteger salt(OrderIntent intent) {
        String digits = intent.clientId().substring(SALT_FROM, SALT_TO);
        return new BigInteger(digits, 16).clearBit(SALT_BITS);
    }

    private OrderOutcome judge(OrderIntent intent, Answer answer) {
        if (!answer.isSuccess()) return X10Errors.TABLE.outcome(api.redacted(answer), api.said(answer));
        Fields envelope = Json.read(answer.body());
        if (!X10Api.isOk(envelope)) return X10Errors.TABLE.outcome(api.redacted(answer), api.said(answer));
        if (!envelope.object("data").text("externalId").equals(intent.clientId())) {
            return new OrderOutcome.Unknown(Code.VEN_GARBLED.id(), api.venue() + " answered about another order");
        }
        return new OrderOutcome.Accepted(OrderReport.nothing(OrderStatus.OPEN));
    }
}
