package evenkeel.simulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.venues.Ladder;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Price;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.MarketStatus;
import evenkeel.domain.venue.Quote;
import evenkeel.simulator.exchange.Depth;
import evenkeel.simulator.exchange.Listing;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the venue tells everybody. */
final class MarketCases {
    private MarketCases() {}

    static List<Case> all() {
        return List.of(
                is("an instrument has the venue's tick, lot and currency", stage -> {
                    for (Listing listing :
                            stage.really(exchange -> exchange.profile().listings())) {
                        Instrument read = stage.market().instrument(listing.symbol());
                        assertThat(read.tick())
                                .isEqualByComparingTo(listing.instrument().tick());
                        assertThat(read.lot())
                                .isEqualByComparingTo(listing.instrument().lot());
                        assertThat(read.quote()).isEqualTo(listing.instrument().quote());
                    }
                }),
                is(
                        "an instrument has the venue's smallest value",
                        stage -> assertThat(stage.market().instrument("ETH").minNotional())
                                .isEqualTo(listed(stage).minNotional())),
                is(
                        "an instrument has its own funding interval",
                        stage -> assertThat(stage.market().instrument("ETH").fundingIntervalHours())
                                .isEqualTo(1)),
                is("what orders must be comes with the listing, and the market trades", stage -> {
                    MarketRules rules = stage.market().rules("ETH");
                    assertThat(rules.instrument()).isEqualTo(stage.market().instrument("ETH"));
                    assertThat(rules.status()).isEqualTo(MarketStatus.TRADING);
                    assertThat(rules.sizes().smallest().isZero()).isFalse();
                }),
                is("an instrument is named as we name it", stage -> {
                    Instrument read = stage.market().instrument("ETH");
                    assertThat(read.symbol()).isEqualTo("ETH");
                    assertThat(read.venue()).isEqualTo(stage.pair().venue());
                }),
                is("an unknown symbol is told with a code, not guessed", stage -> {
                    assertThatThrownBy(() -> stage.market().instrument("NONE")).isInstanceOf(Trouble.class);
                    assertThatThrownBy(() -> stage.market().quote("NONE")).isInstanceOf(Trouble.class);
                    assertThatThrownBy(() -> stage.market().funding("NONE")).isInstanceOf(Trouble.class);
                }),
                is("a quote is the top of the venue's book", stage -> {
                    Quote read = stage.market().quote("ETH");
                    Quote real = stage.really(exchange -> exchange.quote("ETH"));
                    assertThat(read.bid()).isEqualTo(real.bid());
                    assertThat(read.ask()).isEqualTo(real.ask());
                    assertThat(read.bidSize()).isEqualTo(real.bidSize());
                    assertThat(read.askSize()).isEqualTo(real.askSize());
                }),
                is("a book is as deep as it is asked for, level by level the venue's own", stage -> {
                    Ladder read = stage.market().ladder("ETH", 7);
                    Depth real = stage.really(exchange -> exchange.book("ETH", 7));
                    assertThat(read.bids()).hasSize(7).isEqualTo(levels(real.bids()));
                    assertThat(read.asks()).hasSize(7).isEqualTo(levels(real.asks()));
                }),
                is(
                        "a quote has the venue's mark",
                        stage -> assertThat(stage.market().quote("ETH").mark()).isEqualTo(Price.of("3000"))),
                is(
                        "a quote carries the venue's time",
                        stage -> assertThat(Duration.between(
                                                stage.market().quote("ETH").venueTime(), stage.now())
                                        .abs())
                                .isLessThanOrEqualTo(Duration.ofSeconds(2))),
                is("a quote follows the market", stage -> {
                    stage.market().quote("ETH");
                    stage.pass(Duration.ofMinutes(11));
                    // a mark that is pushed comes a moment later
                    Stage.eventually(() -> stage.market().quote("ETH").mark().equals(Price.of("3030")));
                }),
                is(
                        "the rate of the next payment is one hour's fraction",
                        stage -> assertThat(stage.market().funding("ETH").rate().value())
                                .isEqualByComparingTo(Stage.RATE)),
                is(
                        "a market that pays nothing says zero",
                        stage -> assertThat(stage.market().funding("BTC").rate().value())
                                .isEqualByComparingTo(BigDecimal.ZERO)),
                is(
                        "the next payment has its instant",
                        stage -> assertThat(stage.market().funding("ETH").nextPayment())
                                .isEqualTo(Instant.parse("2026-03-02T11:00:00Z"))),
                is(
                        "the venue's time is the venue's",
                        stage -> assertThat(Duration.between(stage.account().venueTime(), stage.now())
                                        .abs())
                                .isLessThanOrEqualTo(Duration.ofSeconds(1))));
    }

    private static Instrument listed(Stage stage) {
        return stage.really(exchange -> exchange.profile().listings().stream()
                .filter(listing -> listing.symbol().equals("ETH"))
                .findFirst()
                .orElseThrow()
                .instrument());
    }

    private static Case is(String name, Case.Play play) {
        return new Case("market", name, play);
    }

    private static List<Ladder.Level> levels(List<Depth.Level> side) {
        return side.stream()
                .map(level -> new Ladder.Level(level.price(), level.quantity()))
                .toList();
    }
}
