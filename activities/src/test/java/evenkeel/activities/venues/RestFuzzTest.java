package evenkeel.activities.venues;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.lighter.LighterPeer;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.Buffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers to reads, spoilt by a seed and sent over a real wire: {@code -Dfuzz.seconds=60 -Dfuzz.seed=7} for more of it. */
class RestFuzzTest {
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("fuzz.seconds", 1));
    private static final long SEED = Long.getLong("fuzz.seed", 20261121);
    private static final int LEAST = 100;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    /** One answer, and the figures that are read out of it. */
    record Read(String path, String answer, Function<Venue, Stream<BigDecimal>> figures) {}

    private static final List<Read> BINANCE = List.of(
            new Read(
                    "GET /fapi/v1/ticker/bookTicker", """
                    {"symbol":"ETHUSDT","bidPrice":"2999.90","bidQty":"10.5","askPrice":"3000.10","askQty":"1.25",
                     "time":1700000000000}""", venue -> quote(venue).limit(4)),
            new Read("GET /fapi/v1/premiumIndex", """
                    {"symbol":"ETHUSDT","markPrice":"3000.00000000","indexPrice":"3000.00","estimatedSettlePrice":"3000",
                     "lastFundingRate":"0.00010000","interestRate":"0.00010000","nextFundingTime":1700006400000,
                     "time":1700000000000}""", venue -> quote(venue).skip(4)),
            new Read(
                    "GET /fapi/v3/positionRisk",
                    """
                    [{"symbol":"ETHUSDT","positionSide":"BOTH","positionAmt":"-2.500","entryPrice":"2990"}]""",
                    venue -> Stream.of(venue.account().position("ETH").signed())),
            new Read("GET /fapi/v3/balance", """
                    [{"accountAlias":"x","asset":"BNB","balance":"1","availableBalance":"1"},
                     {"accountAlias":"x","asset":"USDT","balance":"122607.35137903","availableBalance":"23.72469206"}]""", RestFuzzTest::balance),
            new Read("GET /fapi/v1/income", """
                    [{"symbol":"ETHUSDT","incomeType":"FUNDING_FEE","income":"-0.37500000","asset":"USDT",
                      "info":"FUNDING_FEE","time":1699999200000,"tranId":9689322392,"tradeId":""}]""", RestFuzzTest::funding));

    private static final List<Read> BYBIT = List.of(
            new Read("GET /v5/market/tickers", envelope("""
                    {"symbol":"ETHUSDT","lastPrice":"3000","indexPrice":"3000","markPrice":"3000.05","bid1Price":"2999.9",
                     "bid1Size":"10.5","ask1Price":"3000.1","ask1Size":"1.25","openInterest":"0","fundingRate":"0.0001",
                     "nextFundingTime":"1700006400000","fundingIntervalHour":"8"}"""), RestFuzzTest::quote),
            new Read(
                    "GET /v5/position/list",
                    envelope("""
                    {"positionIdx":0,"symbol":"ETHUSDT","side":"Sell","size":"2.5","avgPrice":"3000","positionValue":"",
                     "leverage":"10","markPrice":"3001","liqPrice":"","positionStatus":"Normal"}"""),
                    venue -> Stream.of(venue.account().position("ETH").signed())),
            new Read(
                    "GET /v5/account/wallet-balance",
                    envelope("""
                    {"totalEquity":"3.31216591","accountIMRate":"0","totalMarginBalance":"3","totalAvailableBalance":"",
                     "accountType":"UNIFIED","coin":[{"coin":"USDT","equity":"1","usdValue":"1","walletBalance":"1200",
                     "locked":"0","totalOrderIM":"0","totalPositionIM":"0","marginCollateral":true}]}"""),
                    venue -> balance(venue).limit(1)),
            new Read("GET /v5/execution/list", envelope("""
                    {"symbol":"ETHUSDT","orderId":"o","orderLinkId":"x","side":"Sell","execId":"e1","execPrice":"3000.1",
                     "execQty":"0.5","execValue":"1500.05","execFee":"0.8250275","feeRate":"0.00055","feeCurrency":"",
                     "execType":"Trade","execTime":"1700000000001","isMaker":false,"leavesQty":"0","seq":1}"""), RestFuzzTest::fills));

    private static final List<Read> LIGHTER = List.of(
            new Read("GET /api/v1/orderBookOrders", """
                    {"code":200,"total_asks":2,"asks":[{"price":"3000.10","remaining_base_amount":"1.25"},
                     {"price":"3000.20","remaining_base_amount":"9"}],
                     "total_bids":1,"bids":[{"price":"2999.90","remaining_base_amount":"10.5"}]}""", venue -> quote(venue).limit(4)),
            new Read(
                    "GET /api/v1/account",
                    """
                    {"code":200,"total":1,"accounts":[{"code":0,"index":65,"collateral":"1200.5","available_balance":"23.7",
                     "positions":[{"market_id":0,"symbol":"ETHUSDT","initial_margin_fraction":"5.00","sign":-1,
                     "position":"2.5000","avg_entry_price":"2990"}],"assets":[]}]}""",
                    venue -> Stream.concat(
                            balance(venue),
                            Stream.of(venue.account().position("ETH").signed()))),
            new Read("GET /api/v1/trades", """
                    {"code":200,"trades":[{"trade_id":7,"type":"trade","market_id":0,"size":"0.1336","price":"3000.1",
                     "usd_amount":"400.8","ask_id":1,"bid_id":2,"ask_client_id":0,"bid_client_id":9,"ask_account_id":9,
                     "bid_account_id":65,"is_maker_ask":true,"timestamp":1700000000001}]}""", venue -> fills(venue).limit(2)),
            new Read("GET /api/v1/positionFunding", """
                    {"code":200,"position_fundings":[{"timestamp":1699999200,"market_id":0,"funding_id":1,"change":"-0.0123",
                     "rate":"0.0012","position_size":"1.5","position_side":"long"}]}""", RestFuzzTest::funding));

    private static final List<Read> X10 = List.of(
            new Read(
                    "GET /api/v1/info/markets/ETH-USD/orderbook",
                    data("""
                    {"market":"ETH-USD","bid":[{"qty":"10.5","price":"2999.9"}],"ask":[{"qty":"1.25","price":"3000.1"}]}"""),
                    venue -> quote(venue).limit(4)),
            new Read(
                    "GET /api/v1/info/markets/ETH-USD/stats",
                    data("""
                    {"lastPrice":"3000.0","askPrice":"3000.2","bidPrice":"3000.1","markPrice":"3000.15"}"""),
                    venue -> quote(venue).skip(4)),
            new Read(
                    "GET /api/v1/user/positions",
                    data("""
                    [{"id":1,"accountId":3017,"market":"ETH-USD","side":"SHORT","leverage":"10","size":"2.5","value":"7500"}]"""),
                    venue -> Stream.of(venue.account().position("ETH").signed())),
            new Read("GET /api/v1/user/balance", data("""
                    {"collateralName":"USD","balance":"1200.5","equity":"1190","availableForTrade":"23.7"}"""), RestFuzzTest::balance),
            new Read("GET /api/v1/user/trades", data("""
                    [{"id":5,"accountId":3017,"market":"ETH-USD","orderId":4,"externalId":"x","side":"SELL","price":"3000.1",
                      "qty":"0.5","value":"1500.05","fee":"0.375","tradeType":"TRADE","isTaker":true,
                      "createdTime":1700000000001}]"""), RestFuzzTest::fills),
            new Read("GET /api/v1/user/funding/history", data("""
                    [{"id":8,"accountId":3017,"market":"ETH-USD","positionId":1,"side":"LONG","size":"0.5","value":"1500",
                      "markPrice":"3000","fundingFee":"-0.0123","fundingRate":"0.0000082","paidTime":1699999200000}]"""), RestFuzzTest::funding));

    /** What is fuzzed at one venue; while its market is named rightly it cannot be flat. */
    record Fuzzed(String name, String market, List<Read> reads, Function<Peer, Venue> opening) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fuzzed> venues() {
        return Stream.of(
                new Fuzzed(
                        "binance",
                        "\"ETHUSDT\"",
                        BINANCE,
                        peer -> Wired.BINANCE.at(peer).venue()),
                new Fuzzed(
                        "bybit",
                        "\"ETHUSDT\"",
                        BYBIT,
                        peer -> Wired.BYBIT.at(peer).venue()),
                new Fuzzed("lighter", "\"market_id\":0,", LIGHTER, RestFuzzTest::lighter),
                new Fuzzed("x10", "\"ETH-USD\"", X10, peer -> Wired.X10.at(peer).venue()));
    }

    /** Whose marks are pushed. */
    private static Venue lighter(Peer peer) {
        peer.does(
                "GET /stream",
                request -> new MockResponse.Builder()
                        .webSocketUpgrade(new WebSocketListener() {
                            @Override
                            public void onMessage(WebSocket socket, String text) {
                                socket.send("{\"type\":\"subscribed/market_stats\","
                                        + "\"market_stats\":{\"market_id\":0,\"mark_price\":\"3000.15\"}}");
                            }
                        })
                        .build());
        return LighterPeer.venue(peer).venue();
    }

    @ParameterizedTest
    @MethodSource("venues")
    void S21_a_spoilt_answer_is_trouble_with_a_code_or_means_what_it_says(Fuzzed fuzzed) {
        var spoiler = new Spoiler(SEED);
        var dice = new SplittableRandom(SEED);
        List<Read> reads = fuzzed.reads();
        int garbled = 0;
        try (Peer peer = new Peer()) {
            Venue venue = fuzzed.opening().apply(peer);
            for (Read read : reads) peer.says(read.path(), read.answer());
            for (Read read : reads)
                assertThat(read.figures().apply(venue)).as(read.path()).isNotEmpty();
            long end = System.nanoTime() + TIME.toNanos();
            while (System.nanoTime() < end || garbled < LEAST) {
                Read read = reads.get(dice.nextInt(reads.size()));
                String spoilt = spoiler.spoil(read.answer());
                Buffer body = bytes(spoilt, dice);
                peer.forgets(read.path());
                peer.does(
                        read.path(),
                        new MockResponse.Builder().code(200).body(body).build());
                try {
                    Set<BigDecimal> told = numbers(spoilt);
                    for (BigDecimal figure : read.figures().apply(venue).toList()) {
                        boolean flat = figure.signum() == 0 && !spoilt.contains(fuzzed.market());
                        assertThat(flat || told.contains(plain(figure)))
                                .as("%s in %s", figure, shown(spoilt))
                                .isTrue();
                    }
                } catch (Trouble e) {
                    if (e.code() == Code.VEN_GARBLED) garbled++;
                } finally {
                    peer.forgets(read.path()).says(read.path(), read.answer());
                }
            }
        }
    }

    private static Stream<BigDecimal> quote(Venue venue) {
        var quote = venue.market().quote("ETH");
        return Stream.of(
                quote.bid().value(),
                quote.bidSize().value(),
                quote.ask().value(),
                quote.askSize().value(),
                quote.mark().value());
    }

    private static Stream<BigDecimal> balance(Venue venue) {
        var balance = venue.account().balance();
        return Stream.of(balance.wallet().value(), balance.available().value());
    }

    private static Stream<BigDecimal> funding(Venue venue) {
        return venue.account().funding("ETH", Peer.NOW.minusSeconds(3600), Peer.NOW).stream()
                .map(payment -> payment.amount().value());
    }

    private static Stream<BigDecimal> fills(Venue venue) {
        return venue.account().fills("ETH", Peer.NOW).stream()
                .flatMap(fill -> Stream.of(
                        fill.price().value(),
                        fill.quantity().value(),
                        fill.fee().value()));
    }

    /** Sometimes with bytes that are no text. */
    private static Buffer bytes(String text, SplittableRandom dice) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && dice.nextInt(10) == 0) bytes[dice.nextInt(bytes.length)] = (byte) 0xC3;
        return new Buffer().write(bytes);
    }

    private static Set<BigDecimal> numbers(String text) {
        Set<BigDecimal> numbers = new HashSet<>();
        Matcher found = NUMBER.matcher(text);
        while (found.find()) {
            BigDecimal number = new BigDecimal(found.group());
            numbers.add(plain(number));
        }
        return numbers;
    }

    /** Without its sign, which a side may give. */
    private static BigDecimal plain(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.abs().stripTrailingZeros();
    }

    private static String shown(String text) {
        return text.length() < 600 ? text : text.substring(0, 600) + "…";
    }

    private static String data(String rows) {
        return "{\"status\":\"OK\",\"data\":" + rows + "}";
    }

    private static String envelope(String row) {
        List<String> around =
                new ArrayList<>(List.of("{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"category\":\"linear\","));
        around.add("\"nextPageCursor\":\"\",\"list\":[");
        around.add(row);
        around.add("]},\"retExtInfo\":{},\"time\":1700000000000}");
        return String.join("", around);
    }
}
