package evenkeel.activities.ledger;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.domain.carry.CarryForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How new trades are agreed: what was told last counts, and a start that changes nothing leaves no row. */
class TradeFormsTest {
    private static final LedgerDatabase DATABASE = LedgerServer.open(LedgerServer.emptyDatabase());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void the_last_form_counts_and_none_is_told_twice_in_a_row() {
        TradeForms forms = DATABASE.forms();
        CarryForm usual = SampleTrade.fresh().form();
        CarryForm longer = new CarryForm(
                usual.lead(), usual.hedge(), usual.fundingHour().multipliedBy(8), usual.rules(), usual.kept());
        assertThat(forms.last()).isEmpty();

        forms.tell(usual, NOON);
        forms.tell(usual, NOON.plusSeconds(1));
        assertThat(forms.last()).contains(usual);
        assertThat(told()).isEqualTo(1);

        forms.tell(longer, NOON.plusSeconds(2));
        assertThat(forms.last()).contains(longer);

        forms.tell(usual, NOON.plusSeconds(3));
        assertThat(forms.last()).contains(usual);
        assertThat(told()).isEqualTo(3);
    }

    private static int told() {
        return JdbcClient.create(DATABASE.dataSource())
                .sql("SELECT count(*) FROM trade_form")
                .query(Integer.class)
                .single();
    }
}
