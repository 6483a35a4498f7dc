package evenkeel.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OrderKeyTest {
    @Test
    void the_client_id_is_a_function_of_trade_leg_and_number() {
        // printf 'T-1|lead|1' | sha256sum
        String digest = "eb75902d522362b50994c327f978";

        assertThat(new OrderKey("T-1", "lead", 1).clientId()).isEqualTo("ee01" + digest);
    }

    @Test
    void it_fits_every_venue_that_takes_32_letters_and_digits() {
        assertThat(new OrderKey("T-1", "hedge", 17).clientId()).matches("ee01[0-9a-f]{28}");
    }

    @Test
    void another_number_is_another_order() {
        assertThat(new OrderKey("T-1", "lead", 1).clientId())
                .isNotEqualTo(new OrderKey("T-1", "lead", 2).clientId())
                .isNotEqualTo(new OrderKey("T-1", "hedge", 1).clientId());
    }

    @Test
    void parts_that_could_be_taken_for_one_another_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderKey("T|1", "lead", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderKey("T-1", "lead", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderKey(" ", "lead", 1));
    }
}
