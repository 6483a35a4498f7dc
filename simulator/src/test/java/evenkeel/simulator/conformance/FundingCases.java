package evenkeel.simulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.order.Side;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.domain.venue.PastFunding;
import evenkeel.simulator.exchange.Payment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a position is paid and pays. */
final class FundingCases {
    private static final Instant ELEVEN = Instant.parse("2026-03-02T11:00:00Z");
    private static final int HOURS = 130;
    private static final int RATES = 230;

    private FundingCases() {}

    static List<Case> all() {
        return List.of(
                is("without a position nothing is paid", stage -> {
                    stage.pass(Duration.ofHours(2));
                    assertThat(payments(stage)).isEmpty();
                }),
                is("before the hour nothing is paid", stage -> {
                    stage.bought("2");
                    assertThat(payments(stage)).isEmpty();
                }),
                is("who is long pays a positive rate, to the venue's last digit", stage -> {
                    stage.bought("2");
                    stage.pass(Duration.ofHours(1));
                    FundingPayment paid = payments(stage).getFirst();
                    assertThat(paid.paidAt()).isEqualTo(ELEVEN);
                    assertThat(paid.amount().value()).isEqualByComparingTo("-0.606"); // 2 at 3,030
                    assertThat(paid.currency())
                            .isEqualTo(stage.market().instrument("ETH").quote());
                }),
                is("who is short is paid it", stage -> {
                    stage.place(stage.taking(Side.SELL, "2"));
                    stage.pass(Duration.ofHours(1));
                    assertThat(payments(stage).getFirst().amount().value()).isEqualByComparingTo("0.606");
                }),
                is("payments are asked for after an instant and up to another", stage -> {
                    stage.bought("2");
                    stage.pass(Duration.ofHours(3));
                    var wire = stage.account();
                    assertThat(wire.funding("ETH", ELEVEN, ELEVEN.plus(Duration.ofHours(1))))
                            .extracting(FundingPayment::paidAt)
                            .containsExactly(ELEVEN.plus(Duration.ofHours(1)));
                    assertThat(wire.funding("ETH", ELEVEN.minusMillis(1), ELEVEN))
                            .extracting(FundingPayment::paidAt)
                            .containsExactly(ELEVEN);
                }),
                is("rates that were paid come whole, each once, oldest first", stage -> {
                    stage.pass(Duration.ofHours(RATES));
                    List<PastFunding> read = stage.market().fundingHistory("ETH", Stage.START, stage.now());
                    assertThat(read)
                            .extracting(PastFunding::paidAt)
                            .containsExactlyElementsOf(Stream.iterate(ELEVEN, at -> at.plus(Duration.ofHours(1)))
                                    .limit(RATES)
                                    .toList());
                    assertThat(read).allSatisfy(paid -> {
                        assertThat(paid.hourly().value()).isEqualByComparingTo(Stage.RATE);
                        assertThat(paid.intervalHours()).isEqualTo(1);
                    });
                }),
                is("rates are asked for after an instant and up to another", stage -> {
                    stage.pass(Duration.ofHours(3));
                    Instant noon = ELEVEN.plus(Duration.ofHours(1));
                    assertThat(stage.market().fundingHistory("ETH", ELEVEN, noon))
                            .extracting(PastFunding::paidAt)
                            .containsExactly(noon);
                    assertThat(stage.market().fundingHistory("ETH", noon, noon)).isEmpty();
                    assertThat(stage.market().fundingHistory("BTC", ELEVEN.minusMillis(1), ELEVEN))
                            .extracting(paid -> paid.rate().signum())
                            .containsExactly(0);
                }),
                is("payments are of their symbol", stage -> {
                    stage.bought("2");
                    stage.pass(Duration.ofHours(2));
                    assertThat(stage.account().funding("BTC", Stage.START, stage.now()))
                            .isEmpty();
                }),
                is("many payments come whole, each once, oldest first", stage -> {
                    stage.bought("2");
                    stage.pass(Duration.ofHours(HOURS));
                    List<FundingPayment> read = payments(stage);
                    List<Payment> real =
                            stage.really(exchange -> exchange.payments("main", "ETH", Stage.START, exchange.now()));
                    assertThat(real).hasSize(HOURS);
                    assertThat(read).extracting(FundingPayment::eventId).doesNotHaveDuplicates();
                    assertThat(read)
                            .extracting(FundingPayment::paidAt)
                            .containsExactlyElementsOf(real.stream()
                                    .map(payment -> payment.booked().paidAt())
                                    .toList());
                    assertThat(sum(read))
                            .isEqualByComparingTo(
                                    sum(real.stream().map(Payment::booked).toList()));
                    assertThat(read).isSortedAccordingTo(Comparator.comparing(FundingPayment::paidAt));
                }),
                is("the same question gets the same ids", stage -> {
                    stage.bought("2");
                    stage.pass(Duration.ofHours(3));
                    assertThat(payments(stage)).isEqualTo(payments(stage));
                }),
                is("a payment changes the wallet", stage -> {
                    stage.place(stage.taking(Side.SELL, "2"));
                    var before = stage.account().balance().wallet();
                    stage.pass(Duration.ofHours(1));
                    assertThat(stage.account().balance().wallet().minus(before).value())
                            .isEqualByComparingTo("0.606");
                }));
    }

    private static List<FundingPayment> payments(Stage stage) {
        return stage.account().funding("ETH", Stage.START, stage.now());
    }

    private static BigDecimal sum(List<FundingPayment> payments) {
        return payments.stream().map(paid -> paid.amount().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Case is(String name, Case.Play play) {
        return new Case("funding", name, play);
    }
}
