package evenkeel.local.venues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.binance.Binance;
import evenkeel.activities.venues.bybit.Bybit;
import evenkeel.activities.venues.http.AccountRules;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.binance.BinanceServer;
import evenkeel.simulator.wire.bybit.BybitServer;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start reads of an account, over the venues' own protocols: S1, F65 and ruling 21. Their symbols have leverage 10 and 20. */
class AccountAtStartTest {
    private static final TradingKey TRADES = TradingKey.of("trades", "words-of-one-that-trades");
    private static final TradingKey WITHDRAWS =
            TradingKey.of("withdraws", "words-of-one-that-withdraws").thatMayWithdraw();

    @TempDir
    private Path folder;

    private BybitServer bybit;
    private BinanceServer binance;

    @BeforeEach
    void start() {
        bybit = BybitServer.start(
                WireSettings.of(ExchangeProfile.bybit(FundingCalendar.REAL), 1, folder, TRADES, WITHDRAWS));
        binance = BinanceServer.start(
                WireSettings.of(ExchangeProfile.binance(FundingCalendar.REAL), 1, folder, TRADES, WITHDRAWS));
    }

    @AfterEach
    void close() {
        bybit.close();
        binance.close();
    }

    @Test
    void S1_a_key_that_may_only_trade_is_taken() {
        assertThatCode(() ->
                        bybit("trades", "words-of-one-that-trades", most("20")).verify())
                .doesNotThrowAnyException();
        assertThatCode(() -> binance("trades", "words-of-one-that-trades", most("20"))
                        .verify())
                .doesNotThrowAnyException();
    }

    @Test
    void S1_a_key_that_may_withdraw_is_refused() {
        assertThat(refused(bybit("withdraws", "words-of-one-that-withdraws", most("20")))
                        .code())
                .isEqualTo(Code.VEN_KEY);
    }

    @Test
    void a_leverage_above_what_is_allowed_is_refused() {
        assertThat(refused(bybit("trades", "words-of-one-that-trades", most("9")))
                        .code())
                .isEqualTo(Code.VEN_LEVERAGE);
        assertThat(refused(binance("trades", "words-of-one-that-trades", most("9")))
                        .code())
                .isEqualTo(Code.VEN_LEVERAGE);
    }

    @Test
    void F65_a_key_of_another_account_is_refused() {
        AccountRules another = new AccountRules(Optional.of("4711"), new BigDecimal("20"), Optional.empty());

        assertThat(refused(bybit("trades", "words-of-one-that-trades", another)).code())
                .isEqualTo(Code.VEN_OTHER_ACCOUNT);
        assertThat(refused(binance("trades", "words-of-one-that-trades", another))
                        .code())
                .isEqualTo(Code.VEN_OTHER_ACCOUNT);
    }

    @Test
    void a_signature_with_the_wrong_words_is_refused() {
        assertThat(refused(bybit("trades", "other-words", most("20"))).code()).isEqualTo(Code.VEN_KEY);
        assertThat(refused(binance("trades", "other-words", most("20"))).code()).isEqualTo(Code.VEN_KEY);
    }

    private static Trouble refused(AccountWire account) {
        return catchThrowableOfType(Trouble.class, account::verify);
    }

    private static AccountRules most(String leverage) {
        return new AccountRules(Optional.empty(), new BigDecimal(leverage), Optional.empty());
    }

    private AccountWire bybit(String id, String words, AccountRules rules) {
        return Bybit.open(settings("bybit", bybit.http(), bybit.webSocket(), id, words)
                        .with(rules))
                .venue()
                .account();
    }

    private AccountWire binance(String id, String words, AccountRules rules) {
        return Binance.open(settings("binance", binance.http(), binance.webSocket(), id, words)
                        .with(rules))
                .venue()
                .account();
    }

    private static VenueSettings settings(String venue, URI rest, URI stream, String id, String words) {
        return VenueSettings.of(
                venue,
                rest,
                stream,
                new ApiKey(id, words.getBytes(StandardCharsets.UTF_8)),
                InstantSource.system(),
                List.of("ETH"));
    }
}
