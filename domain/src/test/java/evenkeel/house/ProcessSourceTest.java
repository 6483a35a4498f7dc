package evenkeel.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessSourceTest {
    private static final String PROCESSES = "workflows/src/main/java/evenkeel/workflows";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiterString = "=>", textBlock = """
        try { place(); } catch (Throwable t) { }                      => catches Throwable
        try { place(); } catch (Error e) { }                          => catches Error
        try { place(); } catch (java.lang.LinkageError e) { }         => catches java.lang.LinkageError
        try { place(); } catch (IOException | StackOverflowError e) { } => catches StackOverflowError
        try { place(); } finally { cancel(); }                        => has a finally
        try (var scope = open()) { place(); }                         => closes a resource
        synchronized (this) { place(); }                              => holds a monitor
        """)
    void an_offence_is_found(String statement, String offence) {
        assertThat(offencesOf(statement, false)).containsExactly("/Planted.java:2 " + offence);
    }

    @Test
    void a_shell_may_end_a_scope_but_not_swallow_a_crash() {
        assertThat(offencesOf("try { place(); } finally { cancel(); }", true)).isEmpty();
        assertThat(offencesOf("try { place(); } catch (Throwable t) { }", true)).hasSize(1);
    }

    @Test
    void a_refusal_may_be_caught() {
        assertThat(offencesOf("try { place(); } catch (Refused r) { }", false)).isEmpty();
    }

    @Test
    void processes_let_crashes_and_evictions_through() {
        var sources = Repository.javaBelow(PROCESSES);

        var offences = sources.stream().flatMap(file -> {
            var name = Repository.root().relativize(file).toString();
            return ProcessSource.offences(name, Repository.text(file), name.contains("/durable/")).stream();
        });

        assertThat(sources).isNotEmpty();
        assertThat(offences).isEmpty();
    }

    private static List<String> offencesOf(String statement, boolean shell) {
        return ProcessSource.offences("Planted.java", "class Planted { void run() {\n" + statement + "\n} }", shell);
    }
}
