package evenkeel.domain.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeTest {
    @ParameterizedTest
    @EnumSource
    void a_code_is_an_area_and_a_number_and_says_what_to_do(Code code) {
        assertThat(code.id()).matches("(CFG|NET|VEN|ORD|HDG|FND|RSK|CTL|REC|DAT|BKT|TMP|DB|AUT|ALR|SYS)-\\d{3}");
        assertThat(code.word()).matches("[a-z]+(_[a-z]+)*");
        assertThat(code.meaning()).endsWith(".");
        assertThat(code.byItself()).endsWith(".");
        assertThat(code.yourPart()).endsWith(".");
    }

    @Test
    void no_two_share_an_id_or_a_word() {
        assertThat(Code.values()).extracting(Code::id).doesNotHaveDuplicates();
        assertThat(Code.values()).extracting(Code::word).doesNotHaveDuplicates();
    }
}
